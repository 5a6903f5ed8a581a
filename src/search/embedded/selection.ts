import { facetFields, rangeFields } from '../fields.ts'
import type { FacetName, RangeName } from '../fields.ts'
import type { SearchQuery } from '../query.ts'
import type { Bitset } from './bitset.ts'
import { intersect } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'

export interface Selection {
  /** Documents that have the words, whatever filters and ranges. */
  readonly worded: Bitset
  /** What each filter and range leaves; one field's value and span are either of them enough. */
  readonly limits: ReadonlyMap<FacetName | RangeName, Bitset>
  /** Documents with the words within all limits. */
  readonly selected: Bitset
}

export function selectDocuments(worded: Bitset, query: SearchQuery, index: CatalogueIndex): Selection {
  const limits = new Map<FacetName | RangeName, Bitset>()
  for (const { name } of facetFields) {
    const values = query.filters[name]
    if (values && values.length > 0) limits.set(name, index.facets.filter(name, values, index.size))
  }
  for (const { name } of rangeFields) {
    const span = query.ranges[name]
    if (!span || (span.from === undefined && span.to === undefined)) continue
    const overlapping = index.columns.overlapping(name, span)
    const valued = limits.get(name)
    if (valued) unite(overlapping, valued)
    limits.set(name, overlapping)
  }
  return { worded, limits, selected: within(worded, limits) }
}

/** The documents as if one field were not asked for. */
export const selectedWithout = (
  { worded, limits, selected }: Selection,
  name: FacetName | RangeName,
): Bitset => (limits.has(name) ? within(worded, limits, name) : selected)

function within(worded: Bitset, limits: Selection['limits'], without?: FacetName | RangeName): Bitset {
  const documents = worded.slice()
  for (const [name, found] of limits) if (name !== without) intersect(documents, found)
  return documents
}

function unite(documents: Bitset, others: Bitset): void {
  for (let word = 0; word < others.length; word++)
    documents[word] = (documents[word] as number) | (others[word] as number)
}
