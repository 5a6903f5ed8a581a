import type { SearchDocument } from './document.ts'
import type { FacetName, RangeName, TextFieldName } from './fields.ts'
import type { Span } from './spans.ts'

export const UI_LANGUAGES = ['da', 'en'] as const
export const SORT_ORDERS = ['relevance', 'title', 'modified', '-modified'] as const
export type UiLanguage = (typeof UI_LANGUAGES)[number]
export type SortOrder = (typeof SORT_ORDERS)[number]

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
  /**
   * Overlap with the dataset's own range; either end may be open. A dataset without the range does not match, unless
   * the filter of the same name asks for those that do not say.
   */
  readonly ranges: Readonly<Partial<Record<RangeName, Span>>>
}

export type MatchReason = 'word' | 'prefix' | 'typo' | 'synonym' | 'compound' | 'code'

export interface Why {
  readonly field: TextFieldName
  /** The dataset's own word, as it is written there. */
  readonly matched: string
  readonly because: MatchReason
  /** The dataset speaks of something narrower than what was asked for, or of something that it is a part of. */
  readonly relation?: 'narrower' | 'broader'
  /** The name of that, where `matched` is not. */
  readonly concept?: { readonly da: string; readonly en: string }
}

export interface SearchHit {
  readonly id: string
  readonly score: number
  readonly document: SearchDocument
  /** Text field → HTML with <mark> around matches and everything else escaped; only fields that match. */
  readonly highlights: Readonly<Partial<Record<TextFieldName, string>>>
  readonly why: readonly Why[]
}

export interface FacetCount {
  readonly value: string
  readonly label: { readonly da: string; readonly en: string }
  readonly count: number
}

/** Datasets whose range reaches into a bucket: one may be counted in several. */
export interface BucketCount extends Span {
  readonly count: number
}

export interface Instead {
  /** Health concepts near to what was asked that datasets speak of; the label is a search for it. */
  readonly concepts: readonly { readonly label: { readonly da: string; readonly en: string } }[]
  /** Filters and ranges without one of which something is found, and how much; the one that frees most first. */
  readonly blocking: readonly { readonly name: FacetName | RangeName; readonly total: number }[]
}

export interface SearchResult {
  readonly total: number
  readonly hits: readonly SearchHit[]
  /**
   * Counted as if the facet's own filter were not set (disjunctive), most frequent first; a value that is
   * filtered by is always listed, with 0 where nothing matches.
   */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
  /** Of the ranges that have buckets, all of them in their order; counted as if the range itself were not asked for. */
  readonly histograms: Readonly<Partial<Record<RangeName, readonly BucketCount[]>>>
  /** Words left out because nothing has all of them. */
  readonly dropped: readonly string[]
  /** The search as it was probably meant, where words of it are there only by a misspelling or not at all. */
  readonly suggestion?: string
  /** What to try instead, where nothing is found. */
  readonly instead?: Instead
}
