import { facetFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import type { SearchQuery } from '../query.ts'
import type { Bitset } from './bitset.ts'
import { countBits, intersect, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { FacetIndex } from './facet-index.ts'

export interface ValueCount {
  readonly id: number
  readonly value: string
  readonly count: number
}

export interface Selection {
  /** Documents that match text and ranges. */
  readonly matching: Bitset
  /** And the filters too. */
  readonly selected: Bitset
  readonly filters: ReadonlyMap<FacetName, Bitset>
}

export function selectDocuments(matching: Bitset, query: SearchQuery, index: CatalogueIndex): Selection {
  const filters = new Map<FacetName, Bitset>()
  for (const { name } of facetFields) {
    const values = query.filters[name]
    if (values && values.length > 0) filters.set(name, index.facets.filter(name, values, index.size))
  }
  const selected = matching.slice()
  for (const filter of filters.values()) intersect(selected, filter)
  return { matching, selected, filters }
}

/** Counts of every facet; of a facet that is filtered by, as if it were not. */
export function countFacets(
  selection: Selection,
  query: SearchQuery,
  index: CatalogueIndex,
): Record<FacetName, readonly ValueCount[]> {
  const counts = countValues(selection.selected, index)
  const facets: Partial<Record<FacetName, readonly ValueCount[]>> = {}
  for (const { name, shown } of facetFields) {
    const own = selection.filters.has(name) ? countValues(withoutFilter(selection, name), index) : counts
    facets[name] = mostFrequent(index.facets, {
      ids: index.facets.idsIn(name),
      counts: own,
      shown,
      chosen: chosenValues(name, query, index.facets),
    })
  }
  return facets as Record<FacetName, readonly ValueCount[]>
}

function withoutFilter({ matching, filters }: Selection, facet: FacetName): Bitset {
  const documents = matching.slice()
  for (const [name, filter] of filters) if (name !== facet) intersect(documents, filter)
  return documents
}

/** Counting the documents left out is quicker when they are fewer. */
function countValues(documents: Bitset, index: CatalogueIndex): Uint32Array {
  const count = countBits(documents)
  if (count * 2 <= index.documents) return index.facets.countAmong(members(documents, count))
  const others = index.present()
  for (let word = 0; word < others.length; word++)
    others[word] = (others[word] as number) & ~(documents[word] as number)
  return index.facets.countWithout(members(others, index.documents - count))
}

function members(documents: Bitset, count: number): Uint32Array {
  const list = new Uint32Array(count)
  membersOf(documents, list)
  return list
}

function chosenValues(facet: FacetName, query: SearchQuery, facets: FacetIndex): ValueCount[] {
  return (query.filters[facet] ?? []).map((value) => ({
    id: facets.idOf(facet, value) ?? -1,
    value,
    count: 0,
  }))
}

interface Listing {
  readonly ids: readonly number[]
  readonly counts: Uint32Array
  readonly shown: number
  readonly chosen: readonly ValueCount[]
}

function mostFrequent(facets: FacetIndex, { ids, counts, shown, chosen }: Listing): readonly ValueCount[] {
  const threshold = thresholdFor(ids, counts, shown)
  const listed: ValueCount[] = []
  for (const id of ids) {
    const count = counts[id] as number
    if (count >= threshold) listed.push({ id, value: facets.valueOf(id), count })
  }
  listed.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
  listed.length = Math.min(listed.length, shown)
  for (const { id, value } of chosen) {
    if (!listed.some((each) => each.value === value)) listed.push({ id, value, count: counts[id] ?? 0 })
  }
  return listed
}

const LEVELS = 1 << 10

/** A count that at most a few more than `shown` values reach, found without sorting thousands of keywords. */
function thresholdFor(ids: readonly number[], counts: Uint32Array, shown: number): number {
  if (ids.length <= shown) return 1
  const having = new Uint32Array(LEVELS)
  for (const id of ids) {
    const level = Math.min(counts[id] as number, LEVELS - 1)
    having[level] = (having[level] as number) + 1
  }
  let values = 0
  for (let level = LEVELS - 1; level > 1; level--) {
    values += having[level] as number
    if (values >= shown) return level
  }
  return 1
}
