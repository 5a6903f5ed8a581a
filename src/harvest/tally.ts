import {
  NO_COUNTS,
  type Rejection,
  type RunCounts,
  type RunOutcome,
  type RunReport,
} from '../catalogue/run.ts'
import type { RejectionScope } from '../sources/source.ts'
import type { FindingsTally } from './findings.ts'

const MAX_REJECTIONS = 100

export type Stage = keyof RunReport['timings']

/** What a run has done so far. */
export interface Tally {
  count: (what: keyof RunCounts, by?: number) => void
  reject: (rejection: Rejection, scope: RejectionScope) => void
  /** Noted, and no failure. */
  passOver: (what: Rejection) => void
  /** Runs some work and adds the time it took to a stage. */
  time: <T>(stage: Stage, work: () => Promise<T>) => Promise<T>
  addTime: (stage: Stage, ms: number) => void
  /** Waiting for the source, while something may have been stored: that is time of its own. */
  addWaiting: (ms: number) => void
  readonly spent: (stage: Stage) => number
  addBytes: (bytes: number) => void
  readonly counts: () => RunCounts
  /** Parts of documents that may have had any number of datasets. */
  readonly unreadableParts: () => number
  /** Anything at all that is not stored as its publisher wrote it. */
  readonly hasRejections: () => boolean
  continueRun: (run: string) => void
  readonly report: (outcome: RunOutcome, endedAt?: string) => RunReport
}

export function newTally(
  run: { id: string; source: string; startedAt: string },
  findings: FindingsTally,
): Tally {
  const counts: { -readonly [K in keyof RunCounts]: number } = { ...NO_COUNTS }
  const timings: Partial<Record<Stage, number>> = {}
  const rejections: Rejection[] = []
  const passedOver: { count: number; documents: Rejection[] } = { count: 0, documents: [] }
  let unreadableParts = 0
  let continues: string | undefined
  let bytes = 0
  let hasRejections = false
  const clock = newClock(timings)
  return {
    count(what, by = 1) {
      counts[what] += by
    },
    reject(rejection, scope) {
      hasRejections = true
      if (scope === 'document') unreadableParts++
      if (scope !== 'part') counts.rejected++
      if (rejections.length < MAX_REJECTIONS) rejections.push(rejection)
    },
    passOver(what) {
      passedOver.count++
      if (passedOver.documents.length < MAX_REJECTIONS) passedOver.documents.push(what)
    },
    ...clock,
    spent: (stage) => timings[stage] ?? 0,
    addBytes(more) {
      bytes += more
    },
    counts: () => ({ ...counts }),
    unreadableParts: () => unreadableParts,
    hasRejections: () => hasRejections,
    continueRun(id) {
      continues = id
    },
    report(outcome, endedAt) {
      const found = findings.sum()
      return {
        ...run,
        ...(endedAt !== undefined && { endedAt }),
        outcome,
        counts: { ...counts },
        ...(found && { findings: found }),
        timings: Object.fromEntries(
          Object.entries(timings).map(([stage, ms]) => [stage, Math.max(0, Math.round(ms))]),
        ),
        rejections: [...rejections],
        ...(passedOver.count > 0 && { passedOver: { ...passedOver, documents: [...passedOver.documents] } }),
        bytes,
        ...(continues !== undefined && { continues }),
      }
    },
  }
}

function newClock(timings: Partial<Record<Stage, number>>): Pick<Tally, 'time' | 'addTime' | 'addWaiting'> {
  let storedBefore = 0
  const addTime = (stage: Stage, ms: number) => {
    timings[stage] = (timings[stage] ?? 0) + ms
  }
  return {
    addTime,
    async time(stage, work) {
      const startMs = performance.now()
      try {
        return await work()
      } finally {
        addTime(stage, performance.now() - startMs)
      }
    },
    addWaiting(ms) {
      const stored = timings.store ?? 0
      const waited = Math.max(0, ms - (stored - storedBefore))
      storedBefore = stored
      addTime('fetch', waited)
      addTime('parse', -waited)
    },
  }
}
