import type { Child } from 'hono/jsx'
import type { FacetOption } from '../../search/facet-options.ts'
import { NOT_STATED, searchFields, type FacetName } from '../../search/fields.ts'
import type { FilterProps } from './filter-props.ts'

const FIRST = 7

interface FacetProps extends FilterProps {
  readonly name: FacetName
  readonly open: boolean
}

type OptionProps = FacetProps & { readonly option: FacetOption }

const isChosen = ({ query, name }: FacetProps, { value }: FacetOption) =>
  query.filters[name]?.includes(value) ?? false

export const Option = (props: OptionProps & { readonly children?: Child }) => {
  const { view, labels, name, option, children } = props
  // By value, not by place: the place changes with the counts, and focus must stay on it.
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
        checked={isChosen(props, option)}
      />
      <label for={id}>
        <span>{labels.facetValue(name, option.value, option.label)}</span>{' '}
        <span class="facet-count">{view.format.number(option.count)}</span>
      </label>
      {children}
    </li>
  )
}

/** A value with those that lie under it, folded away until one of them is chosen. */
const Branch = (props: OptionProps & { readonly below: readonly FacetOption[] }) => {
  const { view, option, below } = props
  if (below.length === 0) return <Option {...props} />
  const { search } = view.t
  return (
    <Option {...props}>
      <details
        class="facet-more facet-below"
        id={`below-${props.name}-${encodeURIComponent(option.value)}`}
        open={below.some((each) => isChosen(props, each))}
      >
        <summary>{search.municipalities(view.format.number(below.length))}</summary>
        <ul class="nobullet-list">
          {below.map((each) => (
            <Option {...props} option={each} />
          ))}
        </ul>
      </details>
    </Option>
  )
}

interface Group {
  readonly label: string | undefined
  readonly options: readonly FacetOption[]
}

/** By what they have in common, in the order in which each kind first appears; those of no kind last. */
function groupsOf(options: readonly FacetOption[], language: 'da' | 'en'): readonly Group[] {
  const groups = new Map<string | undefined, FacetOption[]>()
  for (const option of options) {
    const label = option.group?.[language]
    groups.set(label, [...(groups.get(label) ?? []), option])
  }
  return [...groups]
    .map(([label, grouped]) => ({ label, options: grouped }))
    .toSorted((one, other) => Number(one.label === undefined) - Number(other.label === undefined))
}

const Rest = (props: FacetProps & { readonly options: readonly FacetOption[]; readonly total: number }) => {
  const { view, name, options, total } = props
  return (
    <details class="facet-more" id={`more-${name}`} open={options.some((option) => isChosen(props, option))}>
      <summary>{view.t.search.showAll(view.format.number(total))}</summary>
      {groupsOf(options, view.language).map(({ label, options: grouped }) => (
        <>
          {label !== undefined && <p class="facet-group">{label}</p>}
          <ul class="nobullet-list">
            {grouped.map((option) => (
              <Option {...props} option={option} />
            ))}
          </ul>
        </>
      ))}
    </details>
  )
}

/** Values in the order of their counts: choosing one moves none. */
export const Facet = (props: FacetProps) => {
  const { view, name, open } = props
  const options = props.optionsOf(name)
  if (options.every((option) => option.value === NOT_STATED && !isChosen(props, option))) return null
  const values = new Set(options.map(({ value }) => value))
  const isBelow = ({ parent }: FacetOption) => parent !== undefined && values.has(parent)
  const top = options.filter((option) => !isBelow(option))
  const label = searchFields[name].label[view.language]
  return (
    <details class="facet" id={`facet-${name}`} open={open}>
      <summary>{label}</summary>
      <fieldset>
        <legend class="sr-only">{label}</legend>
        <ul class="nobullet-list">
          {top.slice(0, FIRST).map((option) => (
            <Branch
              {...props}
              option={option}
              below={options.filter((each) => each.parent === option.value)}
            />
          ))}
        </ul>
        {top.length > FIRST && <Rest {...props} options={top.slice(FIRST)} total={top.length} />}
      </fieldset>
    </details>
  )
}
