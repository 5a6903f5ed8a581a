import type { MultiSearchQuery } from 'meilisearch'
import { facetFields, histogramFields, rangeFields } from '../fields.ts'
import type { FacetName, RangeName } from '../fields.ts'
import type { SearchQuery } from '../query.ts'
import type { QueryWord } from '../text/words.ts'
import { bucketAttribute, facetAttribute, rangeAttribute } from './settings.ts'
import { spelledOut } from './stored.ts'

/** A text inside a filter: its quotes and backslashes are its own, never the filter's. */
export const quoted = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`

/** OR within a facet, AND between them; `without` leaves the filter of one facet or range out. */
export function filterOf(query: SearchQuery, without?: FacetName | RangeName): string[][] {
  const facets = facetFields
    .filter(({ name }) => name !== without && (query.filters[name]?.length ?? 0) > 0)
    .map(({ name }) =>
      (query.filters[name] ?? []).map((value) => `${facetAttribute(name)} = ${quoted(value)}`),
    )
  const ranges = rangeFields.flatMap(({ name }) => {
    const { from, to } = (name !== without && query.ranges[name]) || {}
    return [
      ...(to === undefined ? [] : [[`${rangeAttribute(name, 'from')} <= ${to}`]]),
      ...(from === undefined ? [] : [[`${rangeAttribute(name, 'to')} >= ${from}`]]),
    ]
  })
  return [...facets, ...ranges]
}

/**
 * Only letters, digits and what joins codes go out: no quote, minus or star of the reader's is an operator.
 * The space after a closed last word keeps Meilisearch from completing it.
 */
function textOf(words: readonly QueryWord[]): string {
  const text = spelledOut(words.map(({ term }) => term).join(' '))
  return words.at(-1)?.open === false ? `${text} ` : text
}

const SORTS: Readonly<Record<SearchQuery['sort'], (query: SearchQuery) => readonly string[]>> = {
  relevance: ({ text }) => (text === '' ? ['sort.modified:desc'] : []),
  title: ({ language }) => [`sort.title_${language}:asc`],
  modified: () => ['sort.modified:asc'],
  '-modified': () => ['sort.modified:desc'],
}

/** What is asked in one go, and which facets and ranges have an answer of their own, in this order, after the first two. */
export interface SearchRequests {
  readonly queries: MultiSearchQuery[]
  readonly filtered: readonly FacetName[]
  readonly ranged: readonly RangeName[]
}

/**
 * The page, then the exact total with all facets, then one query for each facet or range that is filtered by,
 * without its own filter. `hitsPerPage: 0` counts without fetching.
 */
export function searchRequests(
  index: string,
  query: SearchQuery,
  words: readonly QueryWord[],
): SearchRequests {
  const common = { indexUid: index, q: textOf(words), matchingStrategy: 'all' as const }
  const filtered = facetFields
    .map(({ name }) => name)
    .filter((name) => (query.filters[name]?.length ?? 0) > 0)
  const ranged = histogramFields.map(({ name }) => name).filter((name) => query.ranges[name] !== undefined)
  const count = (facets: readonly string[], without?: FacetName | RangeName): MultiSearchQuery => ({
    ...common,
    filter: filterOf(query, without),
    facets: [...facets],
    hitsPerPage: 0,
    page: 1,
  })
  const everything = [
    ...facetFields.map(({ name }) => facetAttribute(name)),
    ...histogramFields.map(({ name }) => bucketAttribute(name)),
  ]
  return {
    queries: [
      { ...pageRequest(common, query), attributesToRetrieve: ['document'], showRankingScore: true },
      count(everything),
      ...filtered.map((name) => count([facetAttribute(name)], name)),
      ...ranged.map((name) => count([bucketAttribute(name)], name)),
    ],
    filtered,
    ranged,
  }
}

const pageRequest = (common: MultiSearchQuery, query: SearchQuery): MultiSearchQuery => ({
  ...common,
  filter: filterOf(query),
  sort: [...SORTS[query.sort](query)],
  offset: query.offset,
  limit: query.limit,
})

/** The ids of everything that is found, in order. */
export const idsRequest = (
  index: string,
  query: SearchQuery,
  words: readonly QueryWord[],
): MultiSearchQuery => ({
  ...pageRequest({ indexUid: index, q: textOf(words), matchingStrategy: 'all' }, query),
  attributesToRetrieve: ['document.id'],
})

/** How many documents have the words, whatever the filters. */
export const countRequest = (index: string, words: readonly QueryWord[]): MultiSearchQuery => ({
  indexUid: index,
  q: textOf(words),
  matchingStrategy: 'all',
  hitsPerPage: 0,
  page: 1,
})
