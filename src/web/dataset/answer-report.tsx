import type { CatalogueRecord } from '../../catalogue/record.ts'
import { BadAddressPage } from '../errors.tsx'
import { notFoundPage, type PageContext } from '../page-context.tsx'
import { datasetPath, lossesOfRecord } from '../quality/quality-of-record.ts'
import { titleOf } from './dataset-page.tsx'
import { readMoment } from '../../catalogue/moment.ts'
import { LossesPage, ReportPage } from './report-pages.tsx'

type Answered = Response | Promise<Response>

/** The record that an address below a dataset's is about; a deleted one leads to its tombstone. */
async function withRecord(
  context: PageContext,
  answer: (record: CatalogueRecord, at: string | undefined) => Answered,
): Promise<Response> {
  const { c, view, store } = context
  const moment = readMoment(c.req.query('at'))
  if (!moment) return c.html(<BadAddressPage view={view} detail={view.t.errors.badTime} />, 400)
  const record = await store.record(c.req.param('id') ?? '', moment.at)
  if (!record) return notFoundPage(context, view.t.errors.datasetNotFound)
  if (record.state === 'deleted') return c.redirect(view.to(datasetPath(record)), 303)
  return answer(record, moment.at)
}

export const answerReport = (context: PageContext): Promise<Response> =>
  withRecord(context, async (record, at) => {
    const { c, view, profiles, store } = context
    const report = await store.report(record.id, at)
    const title = titleOf(view, record)
    return c.html(<ReportPage {...{ view, profiles, record, title, report }} />)
  })

export const answerLosses = (context: PageContext): Promise<Response> =>
  withRecord(context, (record) => {
    const { c, view } = context
    const losses = lossesOfRecord(record, context)
    return c.html(<LossesPage view={view} record={record} title={titleOf(view, record)} losses={losses} />)
  })
