import type { RunOutcome, RunReport } from '../catalogue/run.ts'

/** An outcome in words, with its reason and line. */
export function describeOutcome(outcome: RunOutcome): string {
  if (outcome.kind === 'running') return 'is being harvested already'
  if (outcome.kind === 'held') return describeHold(outcome)
  const words = outcome.kind.replace('-', ' ')
  if (!('reason' in outcome)) return words
  const line = 'line' in outcome && outcome.line !== undefined ? `line ${outcome.line}: ` : ''
  return `${words} (${line}${outcome.reason})`
}

function describeHold(held: Extract<RunOutcome, { kind: 'held' }>): string {
  const { deletions, records, decision, supersededBy } = held
  if (decision?.kind === 'approved') return `held, then approved (${decision.deleted} deleted)`
  if (decision) return `held, then rejected (${deletions} kept)`
  if (supersededBy !== undefined) return `held (superseded by run ${supersededBy})`
  return `held (${deletions} of ${records} would be deleted; approve or reject it)`
}

/** `sundk: done, 33 found, 33 created`: nothing that is zero but what was found. */
export function describeRun({ source, outcome, counts, passedOver }: RunReport): string {
  const { found, ...others } = counts
  const changes = Object.entries(others).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []))
  const drafts = passedOver ? [`${passedOver.count} not public`] : []
  return `${source}: ${[describeOutcome(outcome), `${found} found`, ...changes, ...drafts].join(', ')}`
}

/** A run with failures is not a success. */
export const isGood = ({ outcome }: RunReport): boolean => outcome.kind === 'done'
