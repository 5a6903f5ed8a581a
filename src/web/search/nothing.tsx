import type { SearchQuery } from '../../search/query.ts'
import { hasFilters, searchAddress, withoutFilter, withoutFilters } from './address.ts'
import { appliedFilters } from './chips.tsx'
import type { FilterProps } from './filter-props.ts'

/** The filters that a search has and another has not, in words. */
function leftOut(props: FilterProps, without: SearchQuery): string {
  const kept = new Set(appliedFilters({ ...props, query: without }).map(({ text }) => text))
  const gone = appliedFilters(props).filter(({ text }) => !kept.has(text))
  return props.view.format.list(gone.map(({ text }) => text))
}

/** Which filters stand in the way. */
const Blocking = (props: FilterProps) => {
  const { view, query, result } = props
  const { search } = view.t
  const blocking = result.instead?.blocking ?? []
  if (blocking.length === 0) return null
  return (
    <>
      <p class="alert-text">{search.blocked}</p>
      <ul>
        {blocking.map(({ name, total }) => {
          const without = withoutFilter(query, name)
          return (
            <li>
              <a href={view.to(searchAddress(without))}>{search.withoutFilter(leftOut(props, without))}</a>
              {': '}
              {search.results(total, view.format.number(total))}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Health concepts that lie near. */
const Near = ({ view, query, result }: FilterProps) => {
  const typed = query.text.trim().toLowerCase()
  const concepts = (result.instead?.concepts ?? []).filter(
    ({ label }) => hasFilters(query) || label[view.language].toLowerCase() !== typed,
  )
  if (concepts.length === 0) return null
  return (
    <>
      <p class="alert-text">{view.t.search.near}</p>
      <ul>
        {concepts.map(({ label }) => {
          const text = label[view.language]
          return (
            <li>
              <a href={view.to(searchAddress(withoutFilters({ ...query, text })))}>{text}</a>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const Tips = ({ view, query }: FilterProps) => {
  const { search } = view.t
  return (
    <>
      <p class="alert-text">{search.noneHelp}</p>
      <ul>
        {search.noneTips.map((tip) => (
          <li>{tip}</li>
        ))}
        {query.text.trim() !== '' && (
          <li>
            <a href={view.to(`/variables?${new URLSearchParams({ q: query.text.trim() }).toString()}`)}>
              {search.noneVariables(query.text.trim())}
            </a>
          </li>
        )}
      </ul>
      <p>
        {hasFilters(query) && (
          <a href={view.to(searchAddress(withoutFilters(query)))}>{search.noneWithout}</a>
        )}{' '}
        <a href={view.to('/search')}>{search.noneAll}</a>
      </p>
    </>
  )
}

/** A page of results without any: why, and ways on. */
export const Nothing = (props: FilterProps) => {
  const { view, query, result } = props
  const { search } = view.t
  const beyond = result.total > 0
  return (
    <div class="alert alert-info no-hits">
      <div class="alert-body">
        <p class="alert-heading">{beyond ? search.beyond : search.noneTitle}</p>
        {beyond ? (
          <p class="alert-text">
            <a href={view.to(searchAddress({ ...query, offset: 0 }))}>{search.firstPage}</a>
          </p>
        ) : (
          <>
            <Blocking {...props} />
            <Near {...props} />
            <Tips {...props} />
          </>
        )}
      </div>
    </div>
  )
}
