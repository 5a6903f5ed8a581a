import type { Batch } from './batch.ts'
import type { Run } from './run.ts'
import { decideOn, storeDecided } from './store-batch.ts'

/**
 *   read ──▶ batch ──▶ decide ──▶ validate, store
 *     ▲                   │           │ one batch at most: the next one is decided when it is stored
 *     └── goes on reading ┘           ▼
 */
export interface BatchLine {
  /** Returns when the batch is decided; what goes wrong with it later is thrown by the next call. */
  readonly take: (batch: Batch) => Promise<void>
  /** Returns when everything is stored. */
  readonly end: () => Promise<void>
}

export function newBatchLine(run: Run): BatchLine {
  let underWay: Promise<void> = Promise.resolve()
  return {
    async take(batch) {
      await underWay
      const decided = await decideOn(run, batch)
      if (!decided) return
      underWay = storeDecided(run, decided)
      // Thrown where it is awaited.
      underWay.catch(() => {})
    },
    end: () => underWay,
  }
}
