import type { RunReport } from '../../catalogue/run.ts'
import type { SourceTotals, StoredSource } from '../../catalogue/store.ts'
import type { View } from '../view.ts'

/** A source with where it stands. */
export interface SourceState {
  readonly source: StoredSource
  readonly totals: SourceTotals
  readonly last: RunReport | undefined
  /** False where it was removed and what it gave is still there. */
  readonly isHarvested: boolean
  /** Why it cannot be harvested as it is set up. */
  readonly problem?: string
  readonly nextRun?: string
}

export const runPath = (view: View, { id }: RunReport) => view.to(`/runs/${encodeURIComponent(id)}`)

/** When a source is harvested next, or why it is not. */
export const Next = ({ view, state: { isHarvested, nextRun } }: { view: View; state: SourceState }) => {
  const { source: t } = view.t
  if (!isHarvested) return <>{t.notHarvested}</>
  return <>{nextRun === undefined ? t.byHand : view.format.time(nextRun)}</>
}
