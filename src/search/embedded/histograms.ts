import { bucketsOf } from '../spans.ts'
import { histogramFields } from '../fields.ts'
import type { RangeName } from '../fields.ts'
import type { BucketCount, SearchResult } from '../query.ts'
import type { Bitset } from './bitset.ts'
import { countBits, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { selectedWithout } from './selection.ts'
import type { Selection } from './selection.ts'

/** How many documents reach into each bucket of each range; of a range that is asked for, as if it were not. */
export function countHistograms(selection: Selection, index: CatalogueIndex): SearchResult['histograms'] {
  const histograms: Partial<Record<RangeName, readonly BucketCount[]>> = {}
  for (const { name, histogram } of histogramFields) {
    const documents = membersIn(selectedWithout(selection, name))
    const counts = index.columns.countBuckets(name, documents, histogram)
    histograms[name] = bucketsOf(histogram).map((bucket, place) => ({ ...bucket, count: counts[place] ?? 0 }))
  }
  return histograms
}

function membersIn(documents: Bitset): Uint32Array {
  const members = new Uint32Array(countBits(documents))
  membersOf(documents, members)
  return members
}
