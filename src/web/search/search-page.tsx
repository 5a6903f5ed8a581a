import { parametersFromQuery, searchParameters, type ParameterError } from '../../search/parameters.ts'
import { SORT_ORDERS, type SearchQuery } from '../../search/query.ts'
import { Page } from '../layout/page.tsx'
import { SearchBox } from '../layout/search-box.tsx'
import type { View } from '../view.ts'
import { hasFilters, searchAddress, withoutFilters } from './address.ts'
import { Chips } from './chips.tsx'
import { Filters, type FilterProps } from './facets.tsx'
import { Hit } from './hit.tsx'
import { Pagination } from './pagination.tsx'

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

const Nothing = ({ view, query, result }: FilterProps) => {
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
            <p class="alert-text">{search.noneHelp}</p>
            <ul>
              {search.noneTips.map((tip) => (
                <li>{tip}</li>
              ))}
            </ul>
            <p>
              {hasFilters(query) && (
                <a href={view.to(searchAddress(withoutFilters(query)))}>{search.noneWithout}</a>
              )}{' '}
              <a href={view.to('/search')}>{search.noneAll}</a>
            </p>
          </>
        )}
      </div>
    </div>
  )
}

const Results = (props: FilterProps) => {
  const { view, labels, query, result } = props
  const { search } = view.t
  return (
    <section class="results" id="results" aria-labelledby="results-heading">
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
      {result.total > 0 && (
        <p class="download">
          {search.download}{' '}
          <a href={`/api/v1/search?${parametersFromQuery(query).toString()}`} type="application/json">
            JSON
          </a>
        </p>
      )}
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
      scripts={['suggest', 'search']}
      index={query.text === '' && !hasFilters(query) && query.offset === 0}
    >
      <h1>{search.title}</h1>
      <SearchForm view={view} text={query.text} />
      <div class="search-columns">
        <Results {...props} />
        <Filters {...props} />
      </div>
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
        {errors.map(({ path, message }) => (
          <li>
            {(searchParameters.includes(path) ? search.badValue : search.badParameter)(path)}{' '}
            <span class="soft" lang={view.language === 'en' ? undefined : 'en'}>
              {message}
            </span>
          </li>
        ))}
      </ul>
      <p>{search.badLead}</p>
      <SearchBox view={view} id="q" text={text.slice(0, 1000)} />
    </Page>
  )
}
