import type { Rejection, RunReport } from '../../catalogue/run.ts'
import { SafeLink } from '../dataset/links.tsx'
import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'
import { OutcomeBadge, OutcomeText } from './outcome.tsx'

const COUNTS = ['found', 'created', 'updated', 'unchanged', 'deleted', 'held', 'rejected'] as const
const STAGES = ['fetch', 'parse', 'decide', 'store', 'index'] as const

/** The last part of a document's address: the whole one may be a path on the server. */
const documentName = (document: string) =>
  /^https?:/i.test(document) ? document : (document.split(/[\\/]/).at(-1) ?? document)

const Rejections = ({ view, report }: { view: View; report: RunReport }) => {
  const { run: t } = view.t
  const { rejections, counts } = report
  if (rejections.length === 0) return null
  const row = ({ document, iri, line, reason }: Rejection) => (
    <tr>
      <td class="break">{documentName(document)}</td>
      <td class="number">{line === undefined ? '' : view.format.number(line)}</td>
      <td>{iri === undefined ? '' : <SafeLink iri={iri}>{iri}</SafeLink>}</td>
      <td lang={view.language === 'en' ? undefined : 'en'}>{reason}</td>
    </tr>
  )
  return (
    <section>
      <h2>{t.rejections}</h2>
      {counts.rejected > rejections.length && (
        <p>{t.rejectionsShown(view.format.number(rejections.length), view.format.number(counts.rejected))}</p>
      )}
      <div class="table--responsive-scroll" tabindex={0} role="region" aria-label={t.rejectionsCaption}>
        <table class="table table--compact">
          <caption class="sr-only">{t.rejectionsCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.document}</th>
              <th scope="col" class="number">
                {t.line}
              </th>
              <th scope="col">{t.dataset}</th>
              <th scope="col">{t.reason}</th>
            </tr>
          </thead>
          <tbody>{rejections.map(row)}</tbody>
        </table>
      </div>
    </section>
  )
}

const Counts = ({ view, report }: { view: View; report: RunReport }) => (
  <dl class="counts">
    {COUNTS.map((count) => (
      <div>
        <dt>{view.t.run.count[count]}</dt>
        <dd>{view.format.number(report.counts[count])}</dd>
      </div>
    ))}
  </dl>
)

const Times = ({ view, report }: { view: View; report: RunReport }) => {
  const { run: t } = view.t
  const { startedAt, endedAt, timings, bytes } = report
  const stages = STAGES.flatMap((stage) => {
    const spent = timings[stage]
    return spent === undefined ? [] : [`${t.stages[stage]} ${view.format.duration(spent)}`]
  })
  return (
    <dl class="facts">
      <dt>{t.started}</dt>
      <dd>{view.format.time(startedAt)}</dd>
      {endedAt !== undefined && (
        <>
          <dt>{t.ended}</dt>
          <dd>{view.format.time(endedAt)}</dd>
          <dt>{t.duration}</dt>
          <dd>{view.format.duration(Date.parse(endedAt) - Date.parse(startedAt))}</dd>
        </>
      )}
      {stages.length > 0 && (
        <>
          <dt>{t.timings}</dt>
          <dd>{stages.join(', ')}</dd>
        </>
      )}
      <dt>{t.bytes}</dt>
      <dd>{view.format.bytes(bytes)}</dd>
    </dl>
  )
}

/** One harvest of one source: how it went, in plain words. */
export const RunPage = ({ view, report, source }: { view: View; report: RunReport; source: string }) => {
  const { run: t, source: sources } = view.t
  return (
    <Page
      view={view}
      title={t.title(source)}
      current="sources"
      index={false}
      trail={[
        { text: sources.listTitle, path: '/sources' },
        { text: source, path: `/sources/${encodeURIComponent(report.source)}` },
        { text: view.format.time(report.startedAt) },
      ]}
    >
      <h1>{t.title(source)}</h1>
      <p>
        <OutcomeBadge view={view} outcome={report.outcome} />
      </p>
      <OutcomeText view={view} report={report} />
      <h2>{t.countsCaption}</h2>
      <Counts view={view} report={report} />
      <Times view={view} report={report} />
      <Rejections view={view} report={report} />
    </Page>
  )
}
