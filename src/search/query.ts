import type { FacetName, RangeName } from './fields.ts'

export type UiLanguage = 'da' | 'en'
export type SortOrder = 'relevance' | 'title' | 'modified' | '-modified'

/** One search, the same for every engine. */
export interface SearchQuery {
  readonly text: string
  readonly language: UiLanguage
  readonly sort: SortOrder
  /** 0 to 100. */
  readonly limit: number
  readonly offset: number
  /** OR within one facet, AND between them. Values are codes, never labels. */
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>
  /** Overlap with the dataset's own range; either end may be open. */
  readonly ranges: Readonly<Partial<Record<RangeName, { readonly from?: number; readonly to?: number }>>>
}

export type MatchReason = 'word' | 'prefix' | 'typo' | 'synonym' | 'compound' | 'code'

export interface Why {
  readonly field: string
  readonly matched: string
  readonly because: MatchReason
}

export interface SearchHit {
  readonly id: string
  readonly score: number
  /** Field name → HTML with <mark> around matches and everything else escaped. */
  readonly highlights: Readonly<Record<string, string>>
  readonly why: readonly Why[]
}

export interface FacetCount {
  readonly value: string
  readonly count: number
}

export interface SearchResult {
  readonly total: number
  readonly hits: readonly SearchHit[]
  /** Counted as if the facet's own filter were not set (disjunctive), most frequent first. */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
}
