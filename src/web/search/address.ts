import type { FacetName, RangeName } from '../../search/fields.ts'
import { parametersFromQuery } from '../../search/parameters.ts'
import type { SearchQuery } from '../../search/query.ts'

/** The address of a search, without language. */
export function searchAddress(query: SearchQuery): string {
  const parameters = parametersFromQuery(query).toString()
  return parameters === '' ? '/search' : `/search?${parameters}`
}

/** A search with one filter value added or taken away, from its first page. */
export function toggledFilter(query: SearchQuery, name: FacetName, value: string): SearchQuery {
  const values = query.filters[name] ?? []
  const changed = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
  return { ...query, offset: 0, filters: { ...query.filters, [name]: changed } }
}

export function withoutFilters(query: SearchQuery): SearchQuery {
  return { ...query, offset: 0, filters: {}, ranges: {} }
}

/** Without what one facet or range asks for. */
export function withoutFilter(query: SearchQuery, name: FacetName | RangeName): SearchQuery {
  const filters = Object.entries(query.filters).filter(([each]) => each !== name)
  const ranges = Object.entries(query.ranges).filter(([each]) => each !== name)
  return { ...query, offset: 0, filters: Object.fromEntries(filters), ranges: Object.fromEntries(ranges) }
}

export const hasFilters = ({ filters, ranges }: SearchQuery): boolean =>
  Object.values(filters).some((values) => values.length > 0) || Object.keys(ranges).length > 0
