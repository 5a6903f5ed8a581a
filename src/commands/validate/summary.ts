import type { ValidatedDocument, VerdictCounts } from '../../validation/verdict.ts'
import type { FailedInput, Summary } from './writer.ts'

export interface SummaryTally {
  readonly add: (verdict: ValidatedDocument) => void
  readonly fail: (input: FailedInput) => undefined
  readonly value: () => Summary
}

/** Adds up the documents of one call. */
export function newSummary(): SummaryTally {
  const failed: FailedInput[] = []
  let conforms = true
  let counts: VerdictCounts = { datasets: 0, conforming: 0, violation: 0, warning: 0, info: 0 }
  return {
    add(verdict) {
      conforms &&= verdict.conforms
      counts = {
        datasets: counts.datasets + verdict.counts.datasets,
        conforming: counts.conforming + verdict.counts.conforming,
        violation: counts.violation + verdict.counts.violation,
        warning: counts.warning + verdict.counts.warning,
        info: counts.info + verdict.counts.info,
      }
    },
    fail(input) {
      failed.push(input)
      return undefined
    },
    value: () => ({ conforms: conforms && failed.length === 0, counts, failed }),
  }
}
