import { rangeFields, searchFields, type FacetName, type RangeName } from '../../search/fields.ts'
import type { FacetCount, SearchQuery, SearchResult } from '../../search/query.ts'
import type { Labels } from '../labels.ts'
import type { View } from '../view.ts'

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
const SHOWN_RANGES = ['year', 'age'] as const satisfies readonly RangeName[]
type ShownRange = (typeof SHOWN_RANGES)[number]
const OPEN = 3
const FIRST = 7

export interface FilterProps {
  readonly view: View
  readonly labels: Labels
  readonly query: SearchQuery
  readonly result: SearchResult
}

interface OptionProps extends FilterProps {
  readonly name: FacetName
  readonly option: FacetCount
}

const Option = ({ view, labels, query, name, option }: OptionProps) => {
  // By value, not by place: the place changes when it is chosen, and focus must stay on it.
  const id = `f-${name}-${encodeURIComponent(option.value)}`
  return (
    <li class="form-group-checkbox">
      <input
        type="checkbox"
        class="form-checkbox"
        id={id}
        name={name}
        value={option.value}
        form="search-form"
        checked={query.filters[name]?.includes(option.value) ?? false}
      />
      <label for={id}>
        <span>{labels.facetValue(name, option.value, option.label)}</span>{' '}
        <span class="facet-count">{view.format.number(option.count)}</span>
      </label>
    </li>
  )
}

/** Chosen values first, so that they are never hidden under "show all". */
function orderedOptions({ query, result }: FilterProps, name: FacetName): readonly FacetCount[] {
  const chosen = new Set(query.filters[name])
  const options = result.facets[name]
  return [
    ...options.filter(({ value }) => chosen.has(value)),
    ...options.filter(({ value }) => !chosen.has(value)),
  ]
}

const Facet = (props: FilterProps & { name: FacetName; open: boolean }) => {
  const { view, name, open } = props
  const options = orderedOptions(props, name)
  if (options.length === 0) return null
  const visible = Math.max(FIRST, props.query.filters[name]?.length ?? 0)
  const items = options.map((option) => <Option {...props} option={option} />)
  const label = searchFields[name].label[view.language]
  return (
    <details class="facet" id={`facet-${name}`} open={open}>
      <summary>{label}</summary>
      <fieldset>
        <legend class="sr-only">{label}</legend>
        <ul class="nobullet-list">{items.slice(0, visible)}</ul>
        {items.length > visible && (
          <details class="facet-more">
            <summary>{view.t.search.showAll(view.format.number(items.length))}</summary>
            <ul class="nobullet-list">{items.slice(visible)}</ul>
          </details>
        )}
      </fieldset>
    </details>
  )
}

const RangeInputs = ({ view, query, name }: FilterProps & { name: ShownRange }) => {
  const field = rangeFields.find((each) => each.name === name)
  if (!field) return null
  const { search } = view.t
  const span = query.ranges[name]
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
    <details class="facet" id={`facet-${name}`} open={name === 'year' || span !== undefined}>
      <summary>{search[name]}</summary>
      <fieldset>
        <legend class="sr-only">{search[name]}</legend>
        <p class="form-hint" id={`r-${name}-help`}>
          {search[`${name}Help`]}
        </p>
        <div class="range-inputs">
          {input('from')}
          {input('to')}
        </div>
      </fieldset>
    </details>
  )
}

/** Filters that have no field on the page are carried along. */
const Carried = ({ query }: { query: SearchQuery }) => {
  const facets = Object.entries(query.filters)
    .filter(([name]) => !SHOWN.includes(name as FacetName))
    .flatMap(([name, values]) => values.map((value) => ({ name, value })))
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
