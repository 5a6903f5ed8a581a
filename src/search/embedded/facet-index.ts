import type { LocalText, SearchDocument } from '../document.ts'
import { facetFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import type { Bitset } from './bitset.ts'
import { grown } from './growing.ts'
import { Postings } from './postings.ts'
import type { Archive } from './snapshot.ts'

const PLACES = new Map(facetFields.map(({ name }, place) => [name, place]))
const FOUND = { impact: 1 }
const DOCUMENTS_BETWEEN_PAUSES = 10_000

/**
 * Facet values of all facets in one number space. Counting walks from documents to values, filtering from
 * values to documents; both ways are kept.
 */
export class FacetIndex {
  private readonly valueIds = new Map<FacetName, Map<string, number>>(
    facetFields.map(({ name }) => [name, new Map()]),
  )
  private readonly values: string[] = []
  private readonly idsOf = new Map<FacetName, number[]>(facetFields.map(({ name }) => [name, []]))
  /** Place of a value's facet among the fields. */
  private facetPlaces = new Uint8Array(0)
  private readonly names: (LocalText | undefined)[] = []
  /** Of documents that are not removed. */
  private totals: Uint32Array = new Uint32Array(0)
  private readonly documents = new Postings({ places: false })
  /** Values of document d: `listed[starts[d]]` up to `listed[starts[d + 1]]`. */
  private starts: Uint32Array = new Uint32Array(1)
  private listed: Uint32Array = new Uint32Array(0)
  private count = 0

  add({ facets, names }: SearchDocument): void {
    const ids: number[] = []
    for (const { name } of facetFields) {
      for (const value of facets[name] ?? []) {
        const id = this.idFor(name, value)
        const known = names[name]?.[value]
        if (known) this.names[id] = known
        ids.push(id)
      }
    }
    this.append(ids)
  }

  remove(document: number): void {
    const end = this.starts[document + 1] as number
    for (let at = this.starts[document] as number; at < end; at++) {
      const id = this.listed[at] as number
      this.totals[id] = (this.totals[id] as number) - 1
    }
  }

  /** Documents with any of the values, removed ones included. */
  filter(facet: FacetName, values: readonly string[], size: number): Bitset {
    const found = new Uint32Array((size + 31) >>> 5)
    const ids = this.valueIds.get(facet)
    for (const value of values) {
      const id = ids?.get(value)
      if (id === undefined) continue
      this.documents.each(id, (document) => {
        found[document >>> 5] = (found[document >>> 5] as number) | (1 << (document & 31))
      })
    }
    return found
  }

  /** How often each value occurs among the documents: by value id. */
  countAmong(documents: Uint32Array): Uint32Array {
    const counts = new Uint32Array(this.values.length)
    const { starts, listed } = this
    for (let index = 0; index < documents.length; index++) {
      const document = documents[index] as number
      const end = starts[document + 1] as number
      for (let at = starts[document] as number; at < end; at++) {
        const id = listed[at] as number
        counts[id] = (counts[id] as number) + 1
      }
    }
    return counts
  }

  /** The same for all documents but these; removed ones are to be in neither. */
  countWithout(documents: Uint32Array): Uint32Array {
    const counts = this.countAmong(documents)
    for (let id = 0; id < counts.length; id++)
      counts[id] = (this.totals[id] as number) - (counts[id] as number)
    return counts
  }

  /** Ids of values that occur at all, facet by facet in the order of the fields. */
  idsCounted(counts: Uint32Array): number[][] {
    const counted: number[][] = facetFields.map(() => [])
    for (let id = 0; id < counts.length; id++) {
      if (counts[id] !== 0) counted[this.facetPlaces[id] as number]?.push(id)
    }
    return counted
  }

  /** Ids of the facet's values, in the order in which they came. */
  idsIn(facet: FacetName): readonly number[] {
    return this.idsOf.get(facet) ?? []
  }

  idOf(facet: FacetName, value: string): number | undefined {
    return this.valueIds.get(facet)?.get(value)
  }

  valueOf(id: number): string {
    return this.values[id] as string
  }

  /** Value ids of one document, all facets. */
  listedOf(document: number): Uint32Array {
    return this.listed.subarray(this.starts[document], this.starts[document + 1])
  }

  nameOf(id: number): LocalText | undefined {
    return this.names[id]
  }

  totalOf(id: number): number {
    return this.totals[id] ?? 0
  }

  bytes(): number {
    return this.documents.bytes() + this.listed.byteLength + this.starts.byteLength
  }

  /** The same values for documents renumbered in ascending order; −1 leaves one out. */
  async renumbered(numbers: Int32Array, pause: () => Promise<void>): Promise<FacetIndex> {
    const fresh = new FacetIndex()
    for (let id = 0; id < this.values.length; id++) {
      const facet = facetFields[this.facetPlaces[id] as number]?.name
      if (facet) fresh.idFor(facet, this.values[id] as string)
      fresh.names[id] = this.names[id]
    }
    for (let document = 0; document < this.count; document++) {
      if ((numbers[document] as number) >= 0) fresh.append(this.listedOf(document))
      if (document % DOCUMENTS_BETWEEN_PAUSES === 0) await pause()
    }
    return fresh
  }

  transfer(archive: Archive): void {
    const facetOf = new Map([...this.idsOf].flatMap(([facet, ids]) => ids.map((id) => [id, facet] as const)))
    const facets = archive.texts(
      'facets.facets',
      this.values.map((_, id) => facetOf.get(id) ?? ''),
    )
    const values = archive.texts('facets.values', this.values)
    const names = archive.texts(
      'facets.names',
      this.values.map((_, id) => JSON.stringify(this.names[id] ?? null)),
    )
    for (let id = this.values.length; id < values.length; id++) {
      this.idFor(facets[id] as FacetName, values[id] as string)
      this.names[id] = (JSON.parse(names[id] as string) as LocalText | null) ?? undefined
    }
    this.count = archive.number('facets.count', this.count)
    this.totals = archive.numbers('facets.totals', this.totals, values.length)
    this.documents.transfer(archive, 'facets.documents')
    this.starts = archive.numbers('facets.starts', this.starts, this.count + 1)
    this.listed = archive.numbers('facets.listed', this.listed, this.starts[this.count] as number)
  }

  private append(ids: ArrayLike<number>): void {
    const document = this.count++
    const start = this.starts[document] as number
    this.listed = grown(this.listed, start + ids.length)
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] as number
      this.listed[start + place] = id
      this.totals[id] = (this.totals[id] as number) + 1
      this.documents.append(id, document, FOUND)
    }
    this.starts = grown(this.starts, document + 2)
    this.starts[document + 1] = start + ids.length
  }

  private idFor(facet: FacetName, value: string): number {
    const ids = this.valueIds.get(facet) as Map<string, number>
    let id = ids.get(value)
    if (id === undefined) {
      id = this.values.length
      this.values.push(value)
      this.idsOf.get(facet)?.push(id)
      this.facetPlaces = grown(this.facetPlaces, id + 1)
      this.facetPlaces[id] = PLACES.get(facet) ?? 0
      ids.set(value, id)
      this.totals = grown(this.totals, id + 1)
    }
    return id
  }
}
