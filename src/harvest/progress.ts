import type { RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { Tally } from './tally.ts'

/** Tells whoever waits how far a run is. */
export type Progress = () => Promise<void>

/** Each is a write of its own. */
const SAVE_EVERY_MS = 1000

export function newProgress({
  tally,
  store,
  onProgress,
}: {
  readonly tally: Tally
  /** Absent in a dry run. */
  readonly store: CatalogueStore | undefined
  readonly onProgress: ((report: RunReport) => void) | undefined
}): Progress {
  let savedMs = performance.now()
  return async () => {
    const report = tally.report({ kind: 'running' })
    onProgress?.(report)
    if (!store || performance.now() - savedMs < SAVE_EVERY_MS) return
    await store.saveRun(report)
    savedMs = performance.now()
  }
}
