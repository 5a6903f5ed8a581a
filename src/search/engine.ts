import type { CatalogueRecord } from '../catalogue/record.ts'
import type { SearchDocument } from './document.ts'
import type { FacetName } from './fields.ts'
import type { SearchQuery, SearchResult, UiLanguage } from './query.ts'

export interface Suggestion {
  readonly text: string
  readonly kind: 'dataset' | 'keyword' | 'concept' | 'variable'
  /** Record id, for a dataset. */
  readonly id?: string
}

/**
 * The search engine's port; one contract suite (`tests/contracts/search-engine.ts`) holds for every adapter.
 * An engine is a copy of what the catalogue store holds up to `position()`; it can always be emptied and filled again.
 */
export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch'
  /** Adds, replaces and removes records, then takes `position` as its own. Visible to searches when it returns. */
  update(batch: IndexBatch): Promise<void>
  /** The catalogue sequence up to which this index is in step; 0 when empty. */
  position(): Promise<number>
  search(query: SearchQuery): Promise<SearchResult>
  /**
   * Ids of all that a search finds, whatever its page, in its order: one moment's answer, so that a list drawn from
   * it bit by bit neither repeats nor skips anything.
   */
  idsFound(query: SearchQuery): Promise<readonly string[]>
  suggest(request: {
    readonly text: string
    readonly language: UiLanguage
    readonly limit: number
  }): Promise<readonly Suggestion[]>
  /** The datasets nearest to one, with what they share; empty where the index does not have it. */
  similar(request: { readonly id: string; readonly limit: number }): Promise<readonly SimilarDataset[]>
  /** How many datasets have both values, for every pair of the two facets that has any. */
  crossCount(rows: FacetName, columns: FacetName): Promise<readonly CrossCount[]>
  /**
   * Builds the index anew beside the one that answers, and puts it in its place once `fill` has filled it;
   * where `fill` fails, the old one stays.
   */
  rebuild(fill: (fresh: Pick<SearchEngine, 'update' | 'position'>) => Promise<void>): Promise<void>
  /** Drops everything; position 0. */
  clear(): Promise<void>
  /** Writes what would be lost on a stop (a snapshot), where the engine keeps anything in memory. */
  persist(): Promise<void>
  close(): Promise<void>
}

export interface SimilarDataset {
  readonly document: SearchDocument
  /** What both have, the most telling first. */
  readonly reasons: readonly SimilarityReason[]
}

export interface SimilarityReason {
  /** `derived`: made from the dataset asked for; `origin`: what that one is made from. Their label is its title. */
  readonly kind: 'derived' | 'origin' | 'concept' | 'theme' | 'variable' | 'publisher'
  readonly label: { readonly da: string; readonly en: string }
}

export interface IndexBatch {
  readonly records: readonly CatalogueRecord[]
  readonly deleted: readonly string[]
  readonly position: number
}

export interface CrossCount {
  readonly row: string
  readonly column: string
  readonly count: number
}
