import { NOT_STATED, rangeFields, type FacetName } from '../../search/fields.ts'
import type { SearchQuery } from '../../search/query.ts'
import { Facet, Option } from './facet.tsx'
import { SHOWN_RANGES, type FilterProps, type ShownRange } from './filter-props.ts'
import { Histogram } from './histogram.tsx'

/** Facets that help people choose, in this order; the others still work in addresses and show as chips. */
const SHOWN: readonly FacetName[] = [
  'category',
  'authority',
  'access',
  'theme',
  'codingSystem',
  'region',
  'type',
  'has',
  'conforms',
  'mqa',
]
const OPEN = 3

const RangeInputs = (props: FilterProps & { name: ShownRange }) => {
  const { view, query, name } = props
  const field = rangeFields.find((each) => each.name === name)
  if (!field) return null
  const { search } = view.t
  const span = query.ranges[name]
  const unstated = props.optionsOf(name).find(({ value }) => value === NOT_STATED)
  const input = (end: 'from' | 'to') => (
    <div class="form-group">
      <label class="form-label" for={`r-${name}-${end}`}>
        {search[end]}
      </label>
      <input
        class="form-input"
        type="number"
        id={`r-${name}-${end}`}
        name={field.parameters[end]}
        min={field.limits.min}
        max={field.limits.max}
        value={span?.[end]}
        form="search-form"
        aria-describedby={`r-${name}-help`}
      />
    </div>
  )
  return (
    <details
      class="facet"
      id={`facet-${name}`}
      open={name === 'year' || span !== undefined || query.filters[name] !== undefined}
    >
      <summary>{search[name]}</summary>
      <fieldset>
        <legend class="sr-only">{search[name]}</legend>
        <p class="form-hint" id={`r-${name}-help`}>
          {search[`${name}Help`]}
        </p>
        <Histogram {...props} />
        <div class="range-inputs">
          {input('from')}
          {input('to')}
        </div>
        {unstated && (
          <ul class="nobullet-list">
            <Option {...props} open option={unstated} />
          </ul>
        )}
      </fieldset>
    </details>
  )
}

/** Filters that have no field on the page are carried along. */
const Carried = ({ query }: { query: SearchQuery }) => {
  const facets = Object.entries(query.filters)
    .filter(([name]) => !SHOWN.includes(name as FacetName))
    .flatMap(([name, values]) => values.map((value) => ({ name, value })))
    .filter(({ name, value }) => value !== NOT_STATED || !SHOWN_RANGES.some((shown) => shown === name))
  const ranges = rangeFields
    .filter(({ name }) => !SHOWN_RANGES.some((shown) => shown === name))
    .flatMap(({ name, parameters }) =>
      (['from', 'to'] as const).flatMap((end) => {
        const value = query.ranges[name]?.[end]
        return value === undefined ? [] : [{ name: parameters[end], value: String(value) }]
      }),
    )
  return (
    <>
      {[...facets, ...ranges].map(({ name, value }) => (
        <input type="hidden" name={name} value={value} form="search-form" />
      ))}
    </>
  )
}

export const Filters = (props: FilterProps) => {
  const { view, query } = props
  return (
    <section class="filters" id="filters" aria-labelledby="filters-heading">
      <h2 class="h4" id="filters-heading">
        {view.t.search.filters}
      </h2>
      {SHOWN.map((name, index) => (
        <Facet {...props} name={name} open={index < OPEN || (query.filters[name]?.length ?? 0) > 0} />
      ))}
      {SHOWN_RANGES.map((name) => (
        <RangeInputs {...props} name={name} />
      ))}
      <Carried query={query} />
      <button class="button button-secondary filters-apply" type="submit" form="search-form">
        {view.t.search.apply}
      </button>
    </section>
  )
}
