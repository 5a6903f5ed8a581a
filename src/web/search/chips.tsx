import { rangeFields, searchFields, type FacetName } from '../../search/fields.ts'
import type { SearchQuery } from '../../search/query.ts'
import { Icon } from '../layout/icon.tsx'
import { hasFilters, searchAddress, toggledFilter, withoutFilters } from './address.ts'
import type { FilterProps } from './filter-props.ts'

/** A filter in words, and the search without it. */
interface Applied {
  readonly text: string
  readonly without: SearchQuery
}

/** 20261122 → 2026-11-22 */
const isoDay = (number: number) => String(number).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

export function appliedFilters({ view, labels, query, result }: FilterProps): Applied[] {
  const facets = Object.entries(query.filters).flatMap(([key, values]) => {
    const name = key as FacetName
    return values.map((value) => {
      const known = result.facets[name].find((option) => option.value === value)?.label
      const label = searchFields[name].label[view.language]
      return {
        text: `${label}: ${labels.facetValue(name, value, known)}`,
        without: toggledFilter(query, name, value),
      }
    })
  })
  const ranges = rangeFields.flatMap(({ name }) => {
    const span = query.ranges[name]
    if (span === undefined) return []
    const { [name]: _taken, ...rest } = query.ranges
    const written = (end: number | undefined) =>
      end === undefined ? '' : name === 'checked' ? view.format.day(isoDay(end)) : String(end)
    const text = `${view.t.search[name]}: ${written(span.from)}–${written(span.to)}`
    return [{ text, without: { ...query, offset: 0, ranges: rest } }]
  })
  return [...facets, ...ranges]
}

/** The filters that hold now; choosing one takes it away. */
export const Chips = (props: FilterProps) => {
  const { view, query } = props
  if (!hasFilters(query)) return null
  return (
    <div class="chips" role="group" aria-label={view.t.search.applied}>
      {appliedFilters(props).map(({ text, without }) => (
        <a
          class="tag tag-icon"
          href={view.to(searchAddress(without))}
          aria-label={view.t.search.remove(text)}
        >
          {text} <Icon view={view} name="close" />
        </a>
      ))}
      <a class="chips-clear" href={view.to(searchAddress(withoutFilters(query)))}>
        {view.t.search.clear}
      </a>
    </div>
  )
}
