import type { RunOutcome, RunReport } from '../../catalogue/run.ts'
import { Reason } from '../report/reason.tsx'
import type { View } from '../view.ts'

const BADGES: Readonly<Record<RunOutcome['kind'], string>> = {
  running: 'badge-info',
  done: 'badge-success',
  'partly-rejected': 'badge-warning',
  held: 'badge-warning',
  empty: 'badge-warning',
  unreachable: 'badge-error',
  unreadable: 'badge-error',
  interrupted: 'badge-warning',
  failed: 'badge-error',
}

/** How a run went, in two words. */
export const OutcomeBadge = ({ view, outcome }: { view: View; outcome: RunOutcome }) => (
  <span class={`badge ${BADGES[outcome.kind]}`}>{view.t.run.outcomes[outcome.kind]}</span>
)

/** What that means for the data, and the reason as it was reported. */
export const OutcomeText = ({ view, report }: { view: View; report: RunReport }) => {
  const { run: t } = view.t
  const { outcome } = report
  const line = outcome.kind === 'unreadable' ? outcome.line : undefined
  return (
    <>
      <p>{t.meanings[outcome.kind]}</p>
      {'reason' in outcome && (
        <p>
          {t.reason}: <Reason view={view} reason={outcome.reason} />{' '}
          {line !== undefined && t.atLine(view.format.number(line))}
        </p>
      )}
      {report.counts.held > 0 && outcome.kind === 'held' && !outcome.decision && (
        <p>{t.held(view.format.number(report.counts.held))}</p>
      )}
    </>
  )
}
