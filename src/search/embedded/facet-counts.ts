import { facetFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import type { SearchQuery } from '../query.ts'
import type { Bitset } from './bitset.ts'
import { countBits, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { FacetIndex } from './facet-index.ts'
import { selectedWithout } from './selection.ts'
import type { Selection } from './selection.ts'

export interface ValueCount {
  readonly id: number
  readonly value: string
  readonly count: number
}

/** Counts of every facet; of a facet that is filtered by, as if it were not. */
export function countFacets(
  selection: Selection,
  query: SearchQuery,
  index: CatalogueIndex,
): Record<FacetName, readonly ValueCount[]> {
  const { facets } = index
  const shared = countValues(selection.selected, index)
  const sharedIds = facets.idsCounted(shared)
  const entries = facetFields.map(({ name, shown }, place) => {
    const isFiltered = selection.limits.has(name)
    const counts = isFiltered ? countValues(selectedWithout(selection, name), index) : shared
    const ids = (isFiltered ? facets.idsCounted(counts) : sharedIds)[place] ?? []
    const listed = mostFrequent(ids, counts, shown).map((id) => valueCount(facets, counts, id))
    return [
      name,
      [...listed, ...chosenBeside(listed, query.filters[name], (value) => countOf(name, value, counts))],
    ] as const
  })
  return Object.fromEntries(entries) as Partial<Record<FacetName, readonly ValueCount[]>> as Record<
    FacetName,
    readonly ValueCount[]
  >

  function countOf(name: FacetName, value: string, counts: Uint32Array): ValueCount {
    const id = facets.idOf(name, value)
    return id === undefined ? { id: -1, value, count: 0 } : valueCount(facets, counts, id)
  }
}

const valueCount = (facets: FacetIndex, counts: Uint32Array, id: number): ValueCount => ({
  id,
  value: facets.valueOf(id),
  count: counts[id] as number,
})

/** Values filtered by that are not among the listed ones. */
function chosenBeside(
  listed: readonly ValueCount[],
  chosen: readonly string[] = [],
  countOf: (value: string) => ValueCount,
): ValueCount[] {
  return chosen.filter((value) => !listed.some((each) => each.value === value)).map(countOf)
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

const LEVELS = 1 << 10

/** At most `shown` ids, most frequent first, among equals the older. Never sorts thousands of keywords. */
function mostFrequent(ids: readonly number[], counts: Uint32Array, shown: number): number[] {
  const { level, room } = thresholdFor(ids, counts, shown)
  let left = room
  const kept = ids.filter((id) => {
    const reached = Math.min(counts[id] as number, LEVELS - 1)
    return reached > level || (reached === level && left-- > 0)
  })
  return kept
    .sort((one, other) => (counts[other] as number) - (counts[one] as number) || one - other)
    .slice(0, shown)
}

/** The count that the last value shown has, and how many values of just that count there is room for. */
function thresholdFor(
  ids: readonly number[],
  counts: Uint32Array,
  shown: number,
): { level: number; room: number } {
  if (ids.length <= shown) return { level: 0, room: 0 }
  const having = new Uint32Array(LEVELS)
  for (const id of ids) {
    const level = Math.min(counts[id] as number, LEVELS - 1)
    having[level] = (having[level] as number) + 1
  }
  let room = shown
  let level = LEVELS - 1
  for (; level > 1 && (having[level] as number) <= room; level--) room -= having[level] as number
  // Counts beyond the levels are told apart by sorting.
  return level === LEVELS - 1 ? { level, room: ids.length } : { level, room }
}
