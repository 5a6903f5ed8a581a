import { rangeFields } from '../../search/fields.ts'
import type { SearchEngine } from '../../search/engine.ts'
import type { SearchQuery } from '../../search/query.ts'

/** A filter, and how many datasets the search would find without it. */
export interface WayOut {
  readonly without: SearchQuery
  readonly total: number
}

const MOST_TRIED = 12

/** Of a search that finds nothing: which of its filters stand in the way, those first that bring most back. */
export async function waysOut(
  query: SearchQuery,
  engine: Pick<SearchEngine, 'search'>,
): Promise<readonly WayOut[]> {
  const tried = withoutOne(query).slice(0, MOST_TRIED)
  const ways = await Promise.all(
    tried.map(async (without) => {
      const { total } = await engine.search({ ...without, limit: 0 })
      return { without, total }
    }),
  )
  return ways.filter(({ total }) => total > 0).toSorted((one, other) => other.total - one.total)
}

/** The search with one facet or one range left out, one after the other. */
function withoutOne(query: SearchQuery): SearchQuery[] {
  const facets = Object.entries(query.filters)
    .filter(([, values]) => values.length > 0)
    .map(([name]) => ({ ...query, offset: 0, filters: { ...query.filters, [name]: [] } }))
  const ranges = rangeFields
    .filter(({ name }) => query.ranges[name] !== undefined)
    .map(({ name }) => {
      const { [name]: _left, ...rest } = query.ranges
      return { ...query, offset: 0, ranges: rest }
    })
  return [...facets, ...ranges]
}
