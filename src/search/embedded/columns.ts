import type { SearchDocument } from '../document.ts'
import { rangeFields } from '../fields.ts'
import type { RangeName } from '../fields.ts'
import type { UiLanguage } from '../query.ts'
import { bucketOf, bucketsOf } from '../spans.ts'
import type { Histogram, Span } from '../spans.ts'
import { collationKey } from '../text/collation.ts'
import type { Bitset } from './bitset.ts'
import { bitsetFor, setBit } from './bitset.ts'
import { grown } from './growing.ts'
import type { Archive } from './snapshot.ts'
import { SortedOrder } from './sorted-order.ts'

const UNDATED = -0x80000000
const DAY_MS = 86_400_000

/** What documents are sorted by and filtered by range, one array a property. */
export class Columns {
  private count = 0
  private modified = new Int32Array(0)
  private standing = new Float64Array(0)
  /** From and to of every range; NaN where the document has none. */
  private readonly spans = new Map(
    rangeFields.map(({ name }) => [name, { from: new Float64Array(0), to: new Float64Array(0) }]),
  )
  private readonly titles: Record<UiLanguage, { keys: string[]; order: SortedOrder }> = {
    da: titleColumn(),
    en: titleColumn(),
  }

  add(document: SearchDocument): void {
    const number = this.count++
    this.modified = grown(this.modified, number + 1)
    this.modified[number] = dayOf(document.modified)
    this.standing = grown(this.standing, number + 1)
    this.standing[number] = document.standing
    for (const [name, column] of this.spans) {
      const span = document.ranges[name]
      column.from = grown(column.from, number + 1)
      column.to = grown(column.to, number + 1)
      column.from[number] = span ? (span.from ?? Number.NEGATIVE_INFINITY) : Number.NaN
      column.to[number] = span ? (span.to ?? Number.POSITIVE_INFINITY) : Number.NaN
    }
    for (const language of ['da', 'en'] as const) {
      this.titles[language].keys.push(collationKey(document.title, language))
      this.titles[language].order.add(number)
    }
  }

  /** The same for documents renumbered in ascending order; −1 leaves one out. */
  renumbered(numbers: Int32Array): Columns {
    const fresh = new Columns()
    const kept = Array.from(numbers.keys()).filter((document) => (numbers[document] as number) >= 0)
    fresh.count = kept.length
    fresh.modified = Int32Array.from(kept, (document) => this.modified[document] as number)
    fresh.standing = Float64Array.from(kept, (document) => this.standing[document] as number)
    for (const [name, { from, to }] of this.spans) {
      const column = fresh.spans.get(name)
      if (!column) continue
      column.from = Float64Array.from(kept, (document) => from[document] as number)
      column.to = Float64Array.from(kept, (document) => to[document] as number)
    }
    for (const language of ['da', 'en'] as const) {
      const { keys, order } = this.titles[language]
      for (const document of kept) fresh.titles[language].keys.push(keys[document] as string)
      fresh.titles[language].order.adopt(order.sorted(), numbers)
    }
    return fresh
  }

  transfer(archive: Archive): void {
    this.count = archive.number('columns.count', this.count)
    this.modified = archive.numbers('columns.modified', this.modified, this.count)
    this.standing = archive.numbers('columns.standing', this.standing, this.count)
    for (const [name, column] of this.spans) {
      column.from = archive.numbers(`columns.${name}.from`, column.from, this.count)
      column.to = archive.numbers(`columns.${name}.to`, column.to, this.count)
    }
    for (const language of ['da', 'en'] as const) {
      const { keys, order } = this.titles[language]
      const all = archive.texts(`columns.title.${language}`, keys)
      for (let document = keys.length; document < all.length; document++) keys.push(all[document] as string)
      order.transfer(archive, `columns.order.${language}`)
    }
  }

  /** Documents whose range overlaps. */
  overlapping(name: RangeName, span: Span): Bitset {
    const found = bitsetFor(this.count)
    const column = this.spans.get(name)
    if (!column) return found
    const { from, to } = column
    const lowest = span.from ?? Number.NEGATIVE_INFINITY
    const highest = span.to ?? Number.POSITIVE_INFINITY
    for (let document = 0; document < this.count; document++) {
      if ((from[document] as number) <= highest && (to[document] as number) >= lowest) setBit(found, document)
    }
    return found
  }

  /** How many of the documents reach into each bucket. */
  countBuckets(name: RangeName, documents: Uint32Array, histogram: Histogram): Uint32Array {
    const counts = new Uint32Array(bucketsOf(histogram).length)
    const column = this.spans.get(name)
    if (!column) return counts
    // How many more reach into a bucket than into the one before: two steps a document, however long its range.
    const changes = new Int32Array(counts.length + 1)
    const { from, to } = column
    for (let place = 0; place < documents.length; place++) {
      const document = documents[place] as number
      const lowest = from[document] as number
      if (Number.isNaN(lowest)) continue
      const first = bucketOf(lowest, histogram)
      const after = bucketOf(to[document] as number, histogram) + 1
      changes[first] = (changes[first] as number) + 1
      changes[after] = (changes[after] as number) - 1
    }
    for (let bucket = 0, reaching = 0; bucket < counts.length; bucket++)
      counts[bucket] = reaching += changes[bucket] as number
    return counts
  }

  /** See `standing.ts`. */
  standingOf(document: number): number {
    return this.standing[document] as number
  }

  /** Last day of change, in days since 1970; undated documents come last either way. */
  dayOf(document: number): number {
    return this.modified[document] as number
  }

  titleRanks(language: UiLanguage): Uint32Array {
    return this.titles[language].order.rankOf()
  }

  isDated(document: number): boolean {
    return this.modified[document] !== UNDATED
  }
}

function titleColumn(): { keys: string[]; order: SortedOrder } {
  const keys: string[] = []
  return { keys, order: new SortedOrder((document) => keys[document] as string) }
}

function dayOf(modified: string | undefined): number {
  const time = modified === undefined ? Number.NaN : Date.parse(modified.slice(0, 10))
  return Number.isNaN(time) ? UNDATED : Math.floor(time / DAY_MS)
}
