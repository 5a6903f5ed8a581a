import { isMunicipality } from './concepts.ts'
import { NOT_STATED } from './fields.ts'
import type { SearchEngine } from './engine.ts'
import type { FacetCount, SearchQuery } from './query.ts'

/** What the data map draws. */
export interface DataMap {
  readonly datasets: number
  readonly authorities: readonly FacetCount[]
  readonly sources: readonly FacetCount[]
  readonly categories: readonly FacetCount[]
  readonly regions: readonly FacetCount[]
  readonly access: readonly FacetCount[]
  /** Datasets per pair of authority (slug) and category (code); pairs without any are left out. */
  readonly cells: readonly { readonly authority: string; readonly category: string; readonly count: number }[]
}

export const EVERYTHING: SearchQuery = {
  text: '',
  language: 'da',
  sort: 'relevance',
  limit: 0,
  offset: 0,
  filters: {},
  ranges: {},
}

const stated = (counts: readonly FacetCount[]) => counts.filter(({ value }) => value !== NOT_STATED)

const drawn = new WeakMap<SearchEngine, { readonly position: number; readonly map: DataMap }>()

/** Counted once per position of the index. */
export async function dataMapOf(engine: SearchEngine): Promise<DataMap> {
  const position = await engine.position()
  const known = drawn.get(engine)
  if (known && known.position === position) return known.map
  const { total, facets } = await engine.search(EVERYTHING)
  const cells = await engine.crossCount('authority', 'category')
  const map: DataMap = {
    datasets: total,
    authorities: stated(facets.authority),
    sources: stated(facets.source),
    categories: stated(facets.category),
    regions: stated(facets.region).filter(({ value }) => !isMunicipality(value)),
    access: stated(facets.access),
    cells: cells.map(({ row, column, count }) => ({ authority: row, category: column, count })),
  }
  drawn.set(engine, { position, map })
  return map
}
