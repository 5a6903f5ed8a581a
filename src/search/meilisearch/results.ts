import type { MultiSearchResult } from 'meilisearch'
import type { ConceptLookup } from '../concepts.ts'
import type { SearchDocument } from '../document.ts'
import { bucketsOf } from '../spans.ts'
import { explainHit } from '../explain.ts'
import { NOT_STATED, facetFields, histogramFields } from '../fields.ts'
import type { FacetName, RangeName } from '../fields.ts'
import { facetLabel } from '../labels.ts'
import type { BucketCount, FacetCount, Instead, SearchHit, SearchQuery, SearchResult } from '../query.ts'
import type { QueryUnit } from '../query-units.ts'
import { matcherFor } from './reason.ts'
import { bucketAttribute, facetAttribute } from './settings.ts'
import type { StoredDocument } from './stored.ts'

type Answer = MultiSearchResult<StoredDocument>

export interface Reading {
  readonly query: SearchQuery
  readonly units: readonly QueryUnit[]
  readonly filtered: readonly FacetName[]
  readonly ranged: readonly RangeName[]
  readonly dropped: readonly string[]
  readonly instead?: Instead | undefined
  readonly vocabulary: ConceptLookup
  readonly names: SearchDocument['names']
  /** The text had no word in it: nothing is the answer, where Meilisearch gives everything. */
  readonly nothingAsked: boolean
}

/** The answers to `searchRequests`, in their order: the page, the count with facets, one per filtered facet. */
export function readResult(answers: readonly Answer[], reading: Reading): SearchResult {
  const [page, counted, ...own] = answers
  const ownOf = new Map(reading.filtered.map((name, place) => [name, own[place]]))
  const facets = facetFields.map(({ name, shown }) => {
    const counts = reading.nothingAsked ? [] : valueCounts(ownOf.get(name) ?? counted, name).slice(0, shown)
    return [name, labelled(name, withChosen(name, counts, reading.query), reading)] as const
  })
  return {
    total: reading.nothingAsked ? 0 : (counted?.totalHits ?? 0),
    hits: reading.nothingAsked ? [] : (page?.hits ?? []).map((hit) => hitFrom(hit, reading)),
    facets: Object.fromEntries(facets) as Partial<SearchResult['facets']> as SearchResult['facets'],
    histograms: histogramsOf(answers, reading),
    dropped: reading.dropped,
    ...(reading.instead === undefined ? {} : { instead: reading.instead }),
  }
}

function histogramsOf(answers: readonly Answer[], reading: Reading): SearchResult['histograms'] {
  const [, counted, ...own] = answers
  const histograms: Partial<Record<RangeName, readonly BucketCount[]>> = {}
  for (const { name, histogram } of histogramFields) {
    const place = reading.ranged.indexOf(name)
    const answer = place < 0 ? counted : own[reading.filtered.length + place]
    const counts = reading.nothingAsked ? {} : (answer?.facetDistribution?.[bucketAttribute(name)] ?? {})
    histograms[name] = bucketsOf(histogram).map((bucket, at) => ({ ...bucket, count: counts[at] ?? 0 }))
  }
  return histograms
}

function valueCounts(answer: Answer | undefined, facet: FacetName): { value: string; count: number }[] {
  const distribution = answer?.facetDistribution?.[facetAttribute(facet)] ?? {}
  return Object.entries(distribution)
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
}

/** Without the datasets that say nothing of it. */
export const statedCounts = (answer: Answer | undefined, facet: FacetName) =>
  valueCounts(answer, facet).filter(({ value }) => value !== NOT_STATED)

function withChosen(name: FacetName, counts: { value: string; count: number }[], query: SearchQuery) {
  const missing = (query.filters[name] ?? []).filter((value) => !counts.some((each) => each.value === value))
  return [...counts, ...missing.map((value) => ({ value, count: 0 }))]
}

function labelled(
  facet: FacetName,
  counts: readonly { value: string; count: number }[],
  { vocabulary, names }: Reading,
): FacetCount[] {
  return counts.map(({ value, count }) => ({
    value,
    label: facetLabel(facet, value, { vocabulary, name: names[facet]?.[value] }),
    count,
  }))
}

function hitFrom(hit: Answer['hits'][number], { query, units }: Reading): SearchHit {
  const asked = { match: matcherFor(units), words: units.length, language: query.language }
  const score = units.length === 0 || query.sort !== 'relevance' ? 0 : (hit['_rankingScore'] ?? 0)
  return { id: hit.document.id, score, document: hit.document, ...explainHit(hit.document, asked) }
}
