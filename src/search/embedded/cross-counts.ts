import type { CrossCount } from '../engine.ts'
import { NOT_STATED } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import { countBits, intersect } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'

/** Documents that have both values, for every pair that has any. */
export function crossCounts(index: CatalogueIndex, rows: FacetName, columns: FacetName): CrossCount[] {
  const { facets } = index
  const counts: CrossCount[] = []
  const stated = (id: number) => facets.valueOf(id) !== NOT_STATED
  const columnSets = facets
    .idsIn(columns)
    .filter(stated)
    .map((id) => {
      const value = facets.valueOf(id)
      return { value, documents: facets.filter(columns, [value], index.size) }
    })
  for (const id of facets.idsIn(rows).filter(stated)) {
    const row = facets.valueOf(id)
    const inRow = facets.filter(rows, [row], index.size)
    intersect(inRow, index.present())
    for (const { value, documents } of columnSets) {
      const both = inRow.slice()
      intersect(both, documents)
      const count = countBits(both)
      if (count > 0) counts.push({ row, column: value, count })
    }
  }
  return counts
}
