import { searchParameters, type ParameterError } from '../../search/parameters.ts'
import { SORT_ORDERS, type SearchQuery } from '../../search/query.ts'
import { Page } from '../layout/page.tsx'
import { SearchBox } from '../layout/search-box.tsx'
import type { View } from '../view.ts'
import { hasFilters, searchAddress } from './address.ts'
import { appliedFilters, Chips } from './chips.tsx'
import { Filters } from './facets.tsx'
import type { FilterProps } from './filter-props.ts'
import { Hit } from './hit.tsx'
import { LeftAside } from './left-aside.tsx'
import { Nothing } from './nothing.tsx'
import { OwnSearches } from './own-searches.tsx'
import { Pagination } from './pagination.tsx'
import { feedAddress, TakeAlong } from './take-along.tsx'

const SearchForm = ({ view, text }: { view: View; text: string }) => (
  <form role="search" id="search-form" class="search-form" action={view.to('/search')} method="get">
    <SearchBox view={view} id="q" text={text} form={false} />
  </form>
)

const Sort = ({ view, query }: { view: View; query: SearchQuery }) => (
  <div class="form-group search-sort">
    <label class="form-label" for="sort">
      {view.t.search.sort}
    </label>
    <select class="form-select" id="sort" name="sort" form="search-form">
      {SORT_ORDERS.map((order) => (
        <option value={order} selected={order === query.sort}>
          {view.t.search.sorts[order]}
        </option>
      ))}
    </select>
  </div>
)

/** What is searched for, in a few words: as a name in somebody's own list. */
function searchInWords(props: FilterProps): string {
  const { view, query } = props
  const typed = query.text.trim() === '' ? [] : [view.t.search.quoted(query.text.trim())]
  return [...typed, ...appliedFilters(props).map(({ text }) => text)].join(' · ')
}

const Results = (props: FilterProps) => {
  const { view, labels, query, result } = props
  const { search } = view.t
  return (
    <section
      class="results"
      id="results"
      aria-labelledby="results-heading"
      data-search={searchInWords(props)}
    >
      <div class="results-head">
        <h2 class="h4" id="results-heading">
          {search.results(result.total, view.format.number(result.total))}
          {query.text !== '' && ` ${search.resultsFor(query.text)}`}
        </h2>
        <Sort view={view} query={query} />
      </div>
      <p class="to-filters">
        <a href="#filters">{search.showFilters}</a>
      </p>
      <Chips {...props} />
      <LeftAside {...props} />
      {result.suggestion !== undefined && (
        <p class="did-you-mean">
          {search.didYouMean}{' '}
          <a href={view.to(searchAddress({ ...query, offset: 0, text: result.suggestion }))}>
            {result.suggestion}
          </a>
          ?
        </p>
      )}
      {result.dropped.length > 0 && (
        <p class="dropped">
          {search.dropped(view.format.list(result.dropped.map((word) => search.quoted(word))))}
        </p>
      )}
      {result.hits.length === 0 ? (
        <Nothing {...props} />
      ) : (
        <ol class="nobullet-list hits" start={query.offset + 1}>
          {result.hits.map((hit) => (
            <Hit view={view} labels={labels} hit={hit} />
          ))}
        </ol>
      )}
      <Pagination view={view} query={query} total={result.total} />
      <TakeAlong view={view} query={query} total={result.total} />
    </section>
  )
}

export const SearchPage = (props: FilterProps) => {
  const { view, query } = props
  const { search } = view.t
  return (
    <Page
      view={view}
      title={query.text === '' ? search.title : search.titleFor(query.text)}
      current="search"
      trail={[{ text: search.title }]}
      scripts={['suggest', 'search', 'own-searches']}
      head={
        <link
          rel="alternate"
          type="application/atom+xml"
          title={search.asFeed}
          href={feedAddress(view, query)}
        />
      }
      index={query.text === '' && !hasFilters(query) && query.offset === 0}
    >
      <h1>{search.title}</h1>
      <SearchForm view={view} text={query.text} />
      <p class="search-more">
        <a href={view.to('/variables')}>{search.variables}</a>
      </p>
      <div class="search-columns">
        <Results {...props} />
        <Filters {...props} />
      </div>
      <OwnSearches view={view} />
      <p class="sr-only" role="status" aria-live="polite" id="search-status"></p>
    </Page>
  )
}

/** What is wrong with the address, parameter by parameter, and a way on. */
export const BadSearchPage = ({
  view,
  text,
  errors,
}: {
  view: View
  text: string
  errors: readonly ParameterError[]
}) => {
  const { search } = view.t
  return (
    <Page view={view} title={search.badTitle} current="search" index={false} scripts={['suggest']}>
      <h1>{search.badTitle}</h1>
      <ul>
        {errors.map(({ path, message, inDanish }) => (
          <li>
            {(searchParameters.includes(path) ? search.badValue : search.badParameter)(path)}{' '}
            <span class="soft">{view.language === 'da' ? inDanish : message}</span>
          </li>
        ))}
      </ul>
      <p>{search.badLead}</p>
      <SearchBox view={view} id="q" text={text.slice(0, 1000)} />
    </Page>
  )
}
