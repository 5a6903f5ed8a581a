import type { WayOut } from './ways-out.ts'
import { hasFilters, searchAddress, withoutFilters } from './address.ts'
import { appliedFilters } from './chips.tsx'
import type { FilterProps } from './filter-props.ts'

export type NothingProps = FilterProps & { readonly ways: readonly WayOut[] }

/** The filters that a search has and the way out has not, in words. */
function leftOut(props: NothingProps, { without }: WayOut): string {
  const kept = new Set(appliedFilters({ ...props, query: without }).map(({ text }) => text))
  const gone = appliedFilters(props).filter(({ text }) => !kept.has(text))
  return props.view.format.list(gone.map(({ text }) => text))
}

const Blocking = (props: NothingProps) => {
  const { view, ways } = props
  const { search } = view.t
  if (ways.length === 0) return null
  return (
    <>
      <p class="alert-text">{search.blocked}</p>
      <ul>
        {ways.map((way) => (
          <li>
            <a href={view.to(searchAddress(way.without))}>{search.withoutFilter(leftOut(props, way))}</a>
            {': '}
            {search.results(way.total, view.format.number(way.total))}
          </li>
        ))}
      </ul>
    </>
  )
}

const Tips = ({ view, query }: NothingProps) => {
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
export const Nothing = (props: NothingProps) => {
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
            <Tips {...props} />
          </>
        )}
      </div>
    </div>
  )
}
