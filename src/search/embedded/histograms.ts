import { bucketsOf } from '../spans.ts'
import { histogramFields } from '../fields.ts'
import type { RangeName } from '../fields.ts'
import type { BucketCount, SearchResult } from '../query.ts'
import type { Bitset } from './bitset.ts'
import { countBits, intersect, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { Selection } from './facet-counts.ts'

interface Counted {
  /** Documents that have the words, whatever ranges and filters. */
  readonly worded: Bitset
  readonly ranges: ReadonlyMap<RangeName, Bitset>
  readonly selection: Selection
}

/** How many documents reach into each bucket of each range; of a range that is asked for, as if it were not. */
export function countHistograms(counted: Counted, index: CatalogueIndex): SearchResult['histograms'] {
  const { selected } = counted.selection
  const histograms: Partial<Record<RangeName, readonly BucketCount[]>> = {}
  for (const { name, histogram } of histogramFields) {
    const documents = counted.ranges.has(name) ? withoutRange(counted, name) : selected
    const counts = index.columns.countBuckets(name, membersIn(documents), histogram)
    histograms[name] = bucketsOf(histogram).map((bucket, place) => ({ ...bucket, count: counts[place] ?? 0 }))
  }
  return histograms
}

function withoutRange({ worded, ranges, selection }: Counted, range: RangeName): Bitset {
  const documents = worded.slice()
  for (const [name, found] of ranges) if (name !== range) intersect(documents, found)
  for (const filter of selection.filters.values()) intersect(documents, filter)
  return documents
}

function membersIn(documents: Bitset): Uint32Array {
  const members = new Uint32Array(countBits(documents))
  membersOf(documents, members)
  return members
}
