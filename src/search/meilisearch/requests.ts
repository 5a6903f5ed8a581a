import type { MultiSearchQuery } from 'meilisearch'
import { facetFields, histogramFields, rangeFields } from '../fields.ts'
import type { FacetName, RangeName } from '../fields.ts'
import type { SearchQuery } from '../query.ts'
import { isStrict } from '../query-units.ts'
import type { QueryUnit } from '../query-units.ts'
import { bucketAttribute, facetAttribute, rangeAttribute } from './settings.ts'
import { conceptKey } from './keys.ts'
import { EVERYWHERE, conceptWord, keyOf, spelledOut } from './stored.ts'
import { quoted, unitFilter } from './unit-keys.ts'

/** The units of a query as they are asked for. */
export interface AskedUnits {
  /** By the keys of documents. */
  readonly keyed: readonly QueryUnit[]
  /** By Meilisearch itself: beginnings, misspellings, quotes. */
  readonly typed: readonly QueryUnit[]
  readonly excluded: readonly QueryUnit[]
  /** Any of these sets of units is enough, where few documents have all that is keyed. */
  readonly enough?: readonly (readonly QueryUnit[])[]
}

/** OR within a facet, AND between them; `without` leaves the filter of one facet or range out. */
export function filterOf(query: SearchQuery, without?: FacetName | RangeName): string[][] {
  const valuesOf = (name: FacetName) =>
    (query.filters[name] ?? []).map((value) => `${facetAttribute(name)} = ${quoted(value)}`)
  const facets = facetFields
    .filter(({ name }) => name !== without && !Object.hasOwn(query.ranges, name))
    .map(({ name }) => valuesOf(name))
    .filter((values) => values.length > 0)
  const ranges = rangeFields.flatMap(({ name }) => {
    const { from, to } = (name !== without && query.ranges[name]) || {}
    const orValued = facetFields.flatMap((facet) => (facet.name === name ? valuesOf(facet.name) : []))
    return [
      ...(to === undefined ? [] : [[`${rangeAttribute(name, 'from')} <= ${to}`, ...orValued]]),
      ...(from === undefined ? [] : [[`${rangeAttribute(name, 'to')} >= ${from}`, ...orValued]]),
    ]
  })
  return [...facets, ...ranges]
}

/**
 * Only letters, digits and what joins codes go out: no quote, minus or star of the reader's is an operator.
 * The space after a closed last word keeps Meilisearch from completing it.
 */
function textOf(units: readonly QueryUnit[]): string {
  const text = units.map((unit) => {
    const words = spelledOut(unit.words.map(({ term }) => term).join(' '))
    return unit.quoted && unit.words.length > 1 ? `"${words}"` : words
  })
  return units.at(-1)?.words.at(-1)?.open === false ? `${text.join(' ')} ` : text.join(' ')
}

/** What Meilisearch must find by itself; the rest is filtered by. */
const required = ({ typed }: AskedUnits): Pick<MultiSearchQuery, 'q' | 'matchingStrategy'> => ({
  q: textOf(typed),
  matchingStrategy: 'all',
})

/**
 * Where all is filtered by, words only rank: dropped from the end, down to the one that every document has.
 * Concepts go first, so that a document with the word itself, which has the concept too, is before all others.
 */
function ranking(asked: AskedUnits): Pick<MultiSearchQuery, 'q' | 'matchingStrategy'> {
  if (asked.typed.length > 0 || asked.keyed.length === 0) return required(asked)
  const concepts = asked.keyed.flatMap((unit) => unit.concepts.slice(0, 1).map(conceptWord))
  return { q: `${[EVERYWHERE, ...concepts].join(' ')} ${textOf(asked.keyed)}`, matchingStrategy: 'last' }
}

const filtersFor = (
  query: SearchQuery,
  { keyed, typed, excluded, enough }: AskedUnits,
  without?: FacetName | RangeName,
): (string | string[])[] => [
  ...filterOf(query, without),
  ...keyed.filter((unit) => !unit.optional && !(enough && !isStrict(unit))).map(unitFilter),
  ...(enough ? [enough.map((units) => `(${units.map(unitFilter).join(' AND ')})`).join(' OR ')] : []),
  ...typed.filter((unit) => unit.quoted || unit.field !== undefined).map(unitFilter),
  ...excluded.map((unit) => `NOT ${unitFilter(unit)}`),
]

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
export function searchRequests(index: string, query: SearchQuery, asked: AskedUnits): SearchRequests {
  const common = { indexUid: index, ...required(asked) }
  const filtered = facetFields
    .map(({ name }) => name)
    .filter((name) => (query.filters[name]?.length ?? 0) > 0 || Object.hasOwn(query.ranges, name))
  const ranged = histogramFields.map(({ name }) => name).filter((name) => query.ranges[name] !== undefined)
  const count = (facets: readonly string[], without?: FacetName | RangeName): MultiSearchQuery => ({
    ...common,
    filter: filtersFor(query, asked, without),
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
      { ...pageRequest(index, query, asked), attributesToRetrieve: ['document'], showRankingScore: true },
      count(everything),
      ...filtered.map((name) => count([facetAttribute(name)], name)),
      ...ranged.map((name) => count([bucketAttribute(name)], name)),
    ],
    filtered,
    ranged,
  }
}

const pageRequest = (index: string, query: SearchQuery, asked: AskedUnits): MultiSearchQuery => ({
  indexUid: index,
  ...ranking(asked),
  filter: filtersFor(query, asked),
  sort: [...SORTS[query.sort](query)],
  offset: query.offset,
  limit: query.limit,
})

/** The ids of everything that is found, in order. */
export const idsRequest = (index: string, query: SearchQuery, asked: AskedUnits): MultiSearchQuery => ({
  ...pageRequest(index, query, asked),
  attributesToRetrieve: ['document.id'],
})

/** How many documents have the units, whatever the filters; or with those of a query but for one. */
export const countRequest = (
  index: string,
  asked: AskedUnits,
  limits: { readonly query: SearchQuery; readonly without?: FacetName | RangeName } = { query: UNFILTERED },
): MultiSearchQuery => ({
  indexUid: index,
  ...required(asked),
  filter: filtersFor(limits.query, asked, limits.without),
  hitsPerPage: 0,
  page: 1,
})

/** Documents that speak of any of the concepts, the most prominently first. */
export const conceptRequest = (
  index: string,
  concepts: readonly number[],
  hitsPerPage: number,
): MultiSearchQuery => ({
  indexUid: index,
  q:
    hitsPerPage === 0
      ? ''
      : [EVERYWHERE, ...concepts.slice(0, MOST_QUERY_WORDS - 1).map(conceptWord)].join(' '),
  matchingStrategy: 'last',
  filter: [`keys IN [${concepts.map((concept) => quoted(conceptKey({ concept }))).join(', ')}]`],
  attributesToRetrieve: ['document'],
  hitsPerPage,
  page: 1,
})

/** Meilisearch reads no more. */
const MOST_QUERY_WORDS = 10

export const idRequest = (index: string, id: string): MultiSearchQuery => ({
  indexUid: index,
  q: '',
  filter: [`id = ${quoted(keyOf(id))}`],
  attributesToRetrieve: ['document'],
  limit: 1,
})

export const NOTHING: AskedUnits = { keyed: [], typed: [], excluded: [] }

export const UNFILTERED: SearchQuery = {
  text: '',
  language: 'da',
  sort: 'relevance',
  limit: 0,
  offset: 0,
  filters: {},
  ranges: {},
}
