import type { SearchDocument } from '../document.ts'
import { Beginnings } from './beginnings.ts'
import type { Bitset } from './bitset.ts'
import { clearBit, hasBit, setBit } from './bitset.ts'
import { Columns } from './columns.ts'
import { Dictionary } from './dictionary.ts'
import { DocumentTerms } from './document-terms.ts'
import { FacetIndex } from './facet-index.ts'
import { grown } from './growing.ts'
import { Postings } from './postings.ts'
import { ScorePool } from './score-pool.ts'
import type { Archive } from './snapshot.ts'

/**
 * Everything that is asked of when searching, for documents numbered in the order in which they came.
 * A document that changes gets a new number and its old one is only marked as removed; `compacted` drops those.
 */
export class CatalogueIndex {
  readonly dictionary = new Dictionary()
  readonly postings = new Postings({ places: true })
  readonly beginnings = new Beginnings(this.dictionary, this.postings)
  readonly facets = new FacetIndex()
  readonly columns = new Columns()
  /** Working space of searches. */
  readonly scores = new ScorePool()
  private readonly ids: string[] = []
  private readonly numbers = new Map<string, number>()
  private bits: Bitset = new Uint32Array(0)
  private readonly words = new DocumentTerms(this.dictionary)

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
    this.ids.push(document.id)
    this.numbers.set(document.id, number)
    this.bits = grown(this.bits, (number >>> 5) + 1)
    setBit(this.bits, number)
    this.words.read(document, (term, impact, places) => {
      this.postings.append(term, number, { impact, places })
      this.beginnings.note(term, impact)
    })
    this.beginnings.settle(number)
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
  }

  idOf(number: number): string {
    return this.ids[number] as string
  }

  numberOf(id: string): number | undefined {
    return this.numbers.get(id)
  }

  /** Documents that are not removed: a copy to work on. */
  present(): Bitset {
    return this.bits.slice(0, (this.size + 31) >>> 5)
  }
}
