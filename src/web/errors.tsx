import { Page } from './layout/page.tsx'
import { SearchBox } from './layout/search-box.tsx'
import type { View } from './view.ts'

/** 404: says so, and offers the search. */
export const NotFoundPage = ({ view, title = view.t.errors.notFound }: { view: View; title?: string }) => (
  <Page view={view} title={title} index={false} scripts={['suggest']}>
    <h1>{title}</h1>
    <p class="page-lead">{view.t.errors.notFoundLead}</p>
    <SearchBox view={view} id="q" large />
  </Page>
)

/** 400 for an address with a value that cannot be understood. */
export const BadAddressPage = ({ view, detail }: { view: View; detail: string }) => (
  <Page view={view} title={view.t.errors.badAddress} index={false}>
    <h1>{view.t.errors.badAddress}</h1>
    <p class="page-lead">{detail}</p>
  </Page>
)

/** 500: nothing about the cause; the log has that. */
export const ErrorPage = ({ view }: { view: View }) => (
  <Page view={view} title={view.t.errors.failed} index={false}>
    <h1>{view.t.errors.failed}</h1>
    <p class="page-lead">{view.t.errors.failedLead}</p>
  </Page>
)
