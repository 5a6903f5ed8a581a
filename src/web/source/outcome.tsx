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

/** What came of the question that a held run asks; 'open' while nobody has decided. */
function settlementOf(outcome: RunOutcome): 'open' | 'approved' | 'rejected' | 'superseded' | undefined {
  if (outcome.kind !== 'held') return undefined
  return outcome.decision?.kind ?? (outcome.supersededBy === undefined ? 'open' : 'superseded')
}

/** How a run went, in two words. */
export const OutcomeBadge = ({ view, outcome }: { view: View; outcome: RunOutcome }) => {
  const { outcomes, settled } = view.t.run
  const settlement = settlementOf(outcome)
  if (settlement === undefined || settlement === 'open')
    return <span class={`badge ${BADGES[outcome.kind]}`}>{outcomes[outcome.kind]}</span>
  return <span class="badge badge-info">{settled[settlement].badge}</span>
}

/** What that means for the data, and the reason as it was reported. */
export const OutcomeText = ({ view, report }: { view: View; report: RunReport }) => {
  const { run: t } = view.t
  const { outcome } = report
  const settlement = settlementOf(outcome)
  const line = outcome.kind === 'unreadable' ? outcome.line : undefined
  return (
    <>
      <p>
        {settlement === undefined || settlement === 'open'
          ? t.meanings[outcome.kind]
          : t.settled[settlement].meaning}
      </p>
      {'reason' in outcome && (
        <p>
          {t.reason}: <Reason view={view} reason={outcome.reason} />{' '}
          {line !== undefined && t.atLine(view.format.number(line))}
        </p>
      )}
      {report.counts.held > 0 && settlement === 'open' && (
        <p>{t.held(view.format.number(report.counts.held))}</p>
      )}
    </>
  )
}
