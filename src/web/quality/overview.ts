import type { FoundKind } from '../../catalogue/report.ts'
import { ANNEX_B } from '../../quality/completeness.ts'
import { confirmedSince } from '../../quality/confirmation.ts'
import type { FacetName } from '../../search/fields.ts'
import type { FacetCount, SearchQuery } from '../../search/query.ts'
import type { PageContext } from '../page-context.tsx'
import { todayOf } from './quality-of-record.ts'

/** Whose descriptions are looked at; all of them where neither is given. */
export interface OverviewScope {
  readonly source?: string
  readonly authority?: { readonly slug: string; readonly iri: string }
}

/** Datasets in one state, and the search that finds them. */
export interface StateCount {
  readonly value: string
  readonly count: number
  readonly parameters: readonly (readonly [name: string, value: string])[]
}

export interface Overview {
  readonly total: number
  readonly conforms: readonly StateCount[]
  /** Buckets, the fullest first; the value is their lowest number. */
  readonly completeness: readonly StateCount[]
  /** Elements given in the middle description. */
  readonly median: number
  readonly mqa: readonly StateCount[]
  readonly label: readonly StateCount[]
  /** The last, without a date, cannot be searched for. */
  readonly confirmation: readonly StateCount[]
  readonly frequent: readonly FoundKind[]
}

/** Facet → its values in the order in which they are shown. */
const STATES = {
  conforms: ['yes', 'no', 'not-validated'],
  mqa: ['excellent', 'good', 'sufficient', 'bad'],
  label: ['attached', 'partial', 'none'],
} as const satisfies Partial<Record<FacetName, readonly string[]>>

const ALL = ANNEX_B.length
/** Lowest number of each bucket. */
const BUCKETS = [ALL, 24, 20, 15, 0] as const

const filtersOf = ({ source, authority }: OverviewScope): SearchQuery['filters'] => ({
  ...(source !== undefined && { source: [source] }),
  ...(authority && { authority: [authority.slug] }),
})

export const scopeParameters = ({ source, authority }: OverviewScope): StateCount['parameters'] => [
  ...(source === undefined ? [] : [['source', source] as const]),
  ...(authority ? [['authority', authority.slug] as const] : []),
]

/** Counts of the index, and the most frequent findings of the catalogue. */
export async function readOverview(
  { engine, store, now }: PageContext,
  scope: OverviewScope,
  findings: number,
): Promise<Overview> {
  const since = Number(confirmedSince(todayOf({ now })).replaceAll('-', ''))
  const query: SearchQuery = {
    text: '',
    language: 'da',
    sort: 'title',
    limit: 0,
    offset: 0,
    filters: filtersOf(scope),
    ranges: {},
  }
  const [{ total, facets }, confirmed, overdue, frequent] = await Promise.all([
    engine.search(query),
    engine.search({ ...query, ranges: { checked: { from: since } } }),
    engine.search({ ...query, ranges: { checked: { to: since - 1 } } }),
    store.frequentFindings({ ...findingsScope(scope), limit: findings }),
  ])
  const listed = (name: keyof typeof STATES) =>
    STATES[name].map((value) => stateOf(facets[name], name, value))
  return {
    total,
    conforms: listed('conforms'),
    completeness: bucketsOf(facets.completeness),
    median: medianOf(facets.completeness),
    mqa: listed('mqa'),
    label: listed('label'),
    confirmation: [
      { value: 'confirmed', count: confirmed.total, parameters: [['checkedFrom', String(since)]] },
      { value: 'overdue', count: overdue.total, parameters: [['checkedTo', String(since - 1)]] },
      { value: 'unknown', count: total - confirmed.total - overdue.total, parameters: [] },
    ],
    frequent,
  }
}

export const findingsScope = ({ source, authority }: OverviewScope) => ({
  ...(source !== undefined && { source }),
  ...(authority && { authority: authority.iri }),
})

const stateOf = (counts: readonly FacetCount[], name: string, value: string): StateCount => ({
  value,
  count: counts.find((each) => each.value === value)?.count ?? 0,
  parameters: [[name, value]],
})

function bucketsOf(counts: readonly FacetCount[]): readonly StateCount[] {
  return BUCKETS.map((lowest, index) => {
    const highest = index === 0 ? ALL : (BUCKETS[index - 1] ?? ALL) - 1
    const inside = counts.filter(({ value }) => Number(value) >= lowest && Number(value) <= highest)
    return {
      value: String(lowest),
      count: inside.reduce((sum, { count }) => sum + count, 0),
      parameters: inside.map(({ value }) => ['completeness', value] as const),
    }
  })
}

/** Of how often each number occurs, the number in the middle; 0 of nothing. */
export function medianOf(counts: readonly { readonly value: string; readonly count: number }[]): number {
  const ordered = counts.toSorted((a, b) => Number(a.value) - Number(b.value))
  const middle = ordered.reduce((sum, { count }) => sum + count, 0) / 2
  let passed = 0
  for (const { value, count } of ordered) {
    passed += count
    if (passed >= middle) return Number(value)
  }
  return 0
}
