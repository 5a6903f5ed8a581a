import { WHOLE_COUNTRY } from '../../search/concepts.ts'
import { NOT_STATED, type FacetName } from '../../search/fields.ts'
import { searchAddress, toggledFilter } from './address.ts'
import { SHOWN_RANGES, type FilterProps } from './filter-props.ts'

/** Datasets that a filter leaves out although they may well be wanted, and the value that takes them in. */
interface LeftAside {
  readonly name: FacetName
  readonly value: string
  readonly count: number
  readonly text: (n: number, written: string) => string
}

function leftAside({ view, query, result }: FilterProps): readonly LeftAside[] {
  const { leftAside: texts } = view.t.search
  const asked = SHOWN_RANGES.filter((name) => query.ranges[name] !== undefined).map((name) => ({
    name,
    value: NOT_STATED,
    text: texts[name],
  }))
  const isRegional = query.filters.region?.some((value) => value !== WHOLE_COUNTRY && value !== NOT_STATED)
  const national = { name: 'region' as const, value: WHOLE_COUNTRY, text: texts.region }
  return [...asked, ...(isRegional ? [national] : [])]
    .filter(({ name, value }) => !query.filters[name]?.includes(value))
    .map((each) => ({
      ...each,
      count: result.facets[each.name].find(({ value }) => value === each.value)?.count ?? 0,
    }))
    .filter(({ count }) => count > 0)
}

/** A filter by years finds none that state no years, one by region none of the whole country: that is said. */
export const LeftAside = (props: FilterProps) => {
  const { view, query } = props
  return (
    <>
      {leftAside(props).map(({ name, value, count, text }) => (
        <p class="left-aside">
          {text(count, view.format.number(count))}{' '}
          <a href={view.to(searchAddress(toggledFilter(query, name, value)))}>
            {view.t.search.leftAside.takeIn(count)}
          </a>
        </p>
      ))}
    </>
  )
}
