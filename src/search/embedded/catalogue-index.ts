import type { SearchDocument } from '../document.ts'
import { namesIn } from '../text/names.ts'
import { Beginnings } from './beginnings.ts'
import type { Bitset } from './bitset.ts'
import { clearBit, hasBit, setBit } from './bitset.ts'
import { Columns } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import { DocumentTerms } from './document-terms.ts'
import { FacetIndex } from './facet-index.ts'
import { grown } from './growing.ts'
import { KeyTable } from './key-table.ts'
import { Postings } from './postings.ts'
import { ScorePool } from './score-pool.ts'
import type { Archive } from './snapshot.ts'

interface IndexParts {
  readonly dictionary: Dictionary
  readonly postings: Postings
  readonly facets: FacetIndex
  readonly columns: Columns
  readonly names: KeyTable
}

const MOST_REMOVED = 2000
const LARGEST_SHARE_REMOVED = 0.3

/**
 * Everything that is asked of when searching, for documents numbered in the order in which they came.
 * A document that changes gets a new number and its old one is only marked as removed; `compacted` drops those.
 */
export class CatalogueIndex {
  readonly dictionary: Dictionary
  readonly postings: Postings
  readonly beginnings: Beginnings
  readonly facets: FacetIndex
  readonly columns: Columns
  /** Documents by their whole names; see `names.ts`. */
  readonly names: KeyTable
  /** Working space of searches. */
  readonly scores = new ScorePool()
  private readonly ids: string[] = []
  private readonly numbers = new Map<string, number>()
  private bits: Bitset = new Uint32Array(0)
  private readonly words: DocumentTerms

  constructor(parts: Partial<IndexParts> = {}) {
    this.dictionary = parts.dictionary ?? new Dictionary()
    this.postings = parts.postings ?? new Postings({ places: true })
    this.facets = parts.facets ?? new FacetIndex()
    this.columns = parts.columns ?? new Columns()
    this.names = parts.names ?? new KeyTable()
    this.beginnings = new Beginnings(this.dictionary, this.postings)
    this.words = new DocumentTerms(this.dictionary)
  }

  /** Numbers given out, removed documents included. */
  get size(): number {
    return this.ids.length
  }

  get documents(): number {
    return this.numbers.size
  }

  put(document: SearchDocument): void {
    this.remove(document.id)
    const number = this.ids.length
    this.number(number, document.id)
    this.words.read(document, (term, impact, places) => {
      this.postings.append(term, number, { impact, places })
      this.beginnings.note(term, impact)
    })
    this.beginnings.settle(number)
    this.nameDocument(number, document.texts)
    this.facets.add(document)
    this.columns.add(document)
  }

  remove(id: string): void {
    const number = this.numbers.get(id)
    if (number === undefined) return
    clearBit(this.bits, number)
    this.numbers.delete(id)
    this.facets.remove(number)
  }

  /** So much of it is removed documents that it is worth writing it anew. */
  isWorthCompacting(): boolean {
    const removed = this.size - this.documents
    return removed > MOST_REMOVED && removed > this.size * LARGEST_SHARE_REMOVED
  }

  /** The same without the removed documents. Nothing may be added meanwhile; searches may go on, in the pauses. */
  async compacted(pause: () => Promise<void>): Promise<CatalogueIndex> {
    const numbers = new Int32Array(this.size).fill(-1)
    const ids = this.ids.filter((_, number) => hasBit(this.bits, number))
    let next = 0
    for (let number = 0; number < this.size; number++) if (hasBit(this.bits, number)) numbers[number] = next++
    const fresh = new CatalogueIndex({
      dictionary: this.dictionary,
      postings: await this.postings.renumbered(numbers, pause),
      facets: await this.facets.renumbered(numbers, pause),
      columns: this.columns.renumbered(numbers),
      names: this.names.renumbered(numbers),
    })
    for (const [number, id] of ids.entries()) fresh.number(number, id)
    return fresh
  }

  /** To a file, or from one into an index that is still empty. */
  transfer(archive: Archive): void {
    const ids = archive.texts('ids', this.ids)
    this.bits = archive.numbers('present', this.bits, (ids.length + 31) >>> 5)
    for (let number = this.ids.length; number < ids.length; number++) {
      this.ids.push(ids[number] as string)
      if (hasBit(this.bits, number)) this.numbers.set(ids[number] as string, number)
    }
    this.dictionary.transfer(archive)
    this.postings.transfer(archive, 'postings')
    this.facets.transfer(archive)
    this.columns.transfer(archive)
    this.names.transfer(archive, 'names')
  }

  idOf(number: number): string {
    return this.ids[number] as string
  }

  private nameDocument(number: number, { title = [], alternative = [] }: SearchDocument['texts']): void {
    const names = new Set([...title, ...alternative].flatMap(({ value }) => namesIn(value)))
    for (const name of names) this.names.add(name, number)
  }

  private number(number: number, id: string): void {
    this.ids.push(id)
    this.numbers.set(id, number)
    this.bits = grown(this.bits, (number >>> 5) + 1)
    setBit(this.bits, number)
  }

  /** Documents that are not removed: a copy to work on. */
  present(): Bitset {
    return this.bits.slice(0, (this.size + 31) >>> 5)
  }
}
