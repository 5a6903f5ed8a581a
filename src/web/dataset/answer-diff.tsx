import { compareVersions } from '../../catalogue/compare-versions.ts'
import { BadAddressPage } from '../errors.tsx'
import { notFoundPage, type PageContext } from '../page-context.tsx'
import { titleOf } from './dataset-page.tsx'
import { DiffPage } from './diff-page.tsx'

export async function answerDiff(context: PageContext): Promise<Response> {
  const { c, view, store } = context
  const id = c.req.param('id') ?? ''
  const comparison = await compareVersions({ id, from: c.req.query('from'), to: c.req.query('to') }, store)
  if (!comparison) return notFoundPage(context, view.t.errors.datasetNotFound)
  if ('path' in comparison) {
    const detail = view.t.diff.badVersion(comparison.path, view.format.number(comparison.newest))
    return c.html(<BadAddressPage view={view} detail={detail} />, 400)
  }
  const record = comparison.after ?? comparison.before
  if (!record) return notFoundPage(context, view.t.errors.datasetNotFound)
  return c.html(<DiffPage {...{ view, id, comparison }} iri={record.iri} title={titleOf(view, record)} />)
}
