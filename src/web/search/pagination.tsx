import { Icon } from '../layout/icon.tsx'
import type { SearchQuery } from '../../search/query.ts'
import type { View } from '../view.ts'
import { searchAddress } from './address.ts'

/** Pages shown: first, last and those around the current one; 0 stands for a gap. */
export function pageNumbers(current: number, last: number): readonly number[] {
  const near = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last)
  const pages = [...new Set(near)].sort((a, b) => a - b)
  return pages.flatMap((page, index) => {
    const before = pages[index - 1]
    if (before === undefined || page === before + 1) return [page]
    return page === before + 2 ? [before + 1, page] : [0, page]
  })
}

interface PageLinksProps {
  readonly view: View
  /** From 1. */
  readonly current: number
  readonly last: number
  readonly to: (page: number) => string
}

const Numbers = ({ view, current, last, to }: PageLinksProps) => (
  <ul class="pagination__items">
    {pageNumbers(current, last).map((page) =>
      page === 0 ? (
        <li class="pagination-item pagination-overflow" aria-hidden="true">
          <span>…</span>
        </li>
      ) : (
        <li class="pagination-item pagination-number">
          <a
            href={to(page)}
            class={page === current ? 'button current-page' : 'button button-secondary'}
            aria-label={view.t.search.goTo(view.format.number(page))}
            aria-current={page === current ? 'page' : undefined}
          >
            {view.format.number(page)}
          </a>
        </li>
      ),
    )}
  </ul>
)

export const Pagination = ({ view, query, total }: { view: View; query: SearchQuery; total: number }) => {
  const last = query.limit === 0 ? 0 : Math.ceil(total / query.limit)
  const current = Math.floor(query.offset / query.limit) + 1
  const to = (page: number) => view.to(searchAddress({ ...query, offset: (page - 1) * query.limit }))
  return <PageLinks view={view} current={current} last={last} to={to} />
}

/** Ways to the other pages of something long. */
export const PageLinks = ({ view, current, last, to }: PageLinksProps) => {
  if (last <= 1) return null
  // Named on their own: on a phone the design system hides the words.
  return (
    <nav class="pagination" aria-label={view.t.search.pages}>
      {current > 1 && (
        <a
          href={to(current - 1)}
          class="button button-arrow button-previous"
          rel="prev"
          aria-label={view.t.search.previous}
        >
          <Icon view={view} name="chevron-left" />
          <span class="pagination-nav-link">{view.t.search.previous}</span>
        </a>
      )}
      <span class="pagination-mobile">
        {view.t.search.page(view.format.number(current), view.format.number(last))}
      </span>
      <Numbers view={view} current={current} last={last} to={to} />
      {current < last && (
        <a
          href={to(current + 1)}
          class="button button-arrow button-next"
          rel="next"
          aria-label={view.t.search.next}
        >
          <span class="pagination-nav-link">{view.t.search.next}</span>
          <Icon view={view} name="chevron-right" />
        </a>
      )}
    </nav>
  )
}
