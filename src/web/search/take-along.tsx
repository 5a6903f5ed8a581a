import { DEFAULT_LIMIT, parametersFromQuery } from '../../search/parameters.ts'
import type { SearchQuery } from '../../search/query.ts'
import type { View } from '../view.ts'

/** The address of everything that a search finds, in another form; `more` are that form's own parameters. */
function listAddress(
  view: View,
  query: SearchQuery,
  { suffix, more = {} }: { readonly suffix: string; readonly more?: Readonly<Record<string, string>> },
): string {
  const parameters = parametersFromQuery({ ...query, offset: 0, limit: DEFAULT_LIMIT })
  if (view.language !== 'da') parameters.set('lang', view.language)
  for (const [name, value] of Object.entries(more)) parameters.set(name, value)
  const asked = parameters.toString()
  return `/api/v1/search${suffix}${asked === '' ? '' : `?${asked}`}`
}

const EXCEL = { da: 'excel-da', en: 'excel' } as const

export const feedAddress = (view: View, query: SearchQuery): string =>
  listAddress(view, { ...query, sort: 'relevance' }, { suffix: '.atom' })

/** The whole list, to take along or to follow. */
export const TakeAlong = ({ view, query, total }: { view: View; query: SearchQuery; total: number }) => {
  const { search } = view.t
  const csv = listAddress(view, query, { suffix: '.csv', more: { dialect: EXCEL[view.language] } })
  return (
    <section class="take-along" aria-labelledby="take-along-heading">
      <h2 class="h5" id="take-along-heading">
        {total === 0 ? search.follow : search.takeAlong(search.results(total, view.format.number(total)))}
      </h2>
      <ul class="inline-list">
        {total > 0 && (
          <>
            <li>
              <a href={csv} type="text/csv">
                {search.asCsv}
              </a>
            </li>
            <li>
              <a
                href={listAddress(view, query, { suffix: '.ris' })}
                type="application/x-research-info-systems"
              >
                {search.asRis}
              </a>
            </li>
            <li>
              <a href={listAddress(view, query, { suffix: '' })} type="application/json">
                {search.asJson}
              </a>
            </li>
          </>
        )}
        <li>
          <a href={feedAddress(view, query)} type="application/atom+xml">
            {search.asFeed}
          </a>
        </li>
      </ul>
      <p class="soft">{search.feedHelp}</p>
    </section>
  )
}
