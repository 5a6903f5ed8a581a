import type { FacetOption } from '../../search/facet-options.ts'
import type { FacetName, RangeName } from '../../search/fields.ts'
import type { SearchQuery, SearchResult } from '../../search/query.ts'
import type { Labels } from '../labels.ts'
import type { View } from '../view.ts'

/** Ranges that have fields of their own on the page. */
export const SHOWN_RANGES = ['year', 'age'] as const satisfies readonly RangeName[]
export type ShownRange = (typeof SHOWN_RANGES)[number]

/** A search and what it found, as every part of its page needs it. */
export interface FilterProps {
  readonly view: View
  readonly labels: Labels
  readonly query: SearchQuery
  readonly result: SearchResult
  readonly optionsOf: (facet: FacetName) => readonly FacetOption[]
}
