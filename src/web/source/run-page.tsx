import type { RunReport } from '../../catalogue/run.ts'
import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'
import { HeldDeletions, type DecisionError, type ShownHeld } from './held-deletions.tsx'
import { OutcomeBadge, OutcomeText } from './outcome.tsx'
import { PassedOver, Rejections } from './rejections.tsx'
import { RunFindingsSection } from './run-findings.tsx'

const COUNTS = ['found', 'created', 'updated', 'unchanged', 'deleted', 'held', 'rejected'] as const
const STAGES = ['fetch', 'parse', 'decide', 'validate', 'store', 'index'] as const

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

export interface RunPageProps {
  readonly view: View
  readonly report: RunReport
  /** Title of its source. */
  readonly source: string
  readonly held: readonly ShownHeld[]
  readonly error?: DecisionError | undefined
}

/** One harvest of one source: how it went, in plain words. */
export const RunPage = ({ view, report, source, held, error }: RunPageProps) => {
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
      <HeldDeletions {...{ view, report, held, error }} />
      <h2>{t.countsCaption}</h2>
      <Counts view={view} report={report} />
      <Times view={view} report={report} />
      <RunFindingsSection view={view} findings={report.findings} />
      <Rejections view={view} report={report} />
      <PassedOver view={view} report={report} />
    </Page>
  )
}
