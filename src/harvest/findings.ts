import type { FrequentFinding, RunFindings } from '../catalogue/run.ts'
import type { DatasetReport } from '../validation/validate-dataset.ts'

const MOST_FREQUENT = 20
/** More kinds than any profile has; where a profile closes its shapes, hostile data can make up more. */
const MAX_KINDS = 5000

/** What a run's reports say together. */
export interface FindingsTally {
  /** Undefined for a dataset that could not be validated. */
  readonly add: (report: DatasetReport | undefined) => void
  /** Undefined until something was to be validated. */
  readonly sum: () => RunFindings | undefined
}

type Counted = { -readonly [K in keyof FrequentFinding]: FrequentFinding[K] }

export function newFindingsTally(): FindingsTally {
  const counts = { violation: 0, warning: 0, info: 0 }
  const kinds = new Map<string, Counted>()
  let datasets = 0
  let conforming = 0
  let unvalidated = 0
  return {
    add(report) {
      if (!report) return void unvalidated++
      datasets++
      if (report.conforms) conforming++
      counts.violation += report.counts.violation
      counts.warning += report.counts.warning
      counts.info += report.counts.info
      countKinds(kinds, report)
    },
    sum() {
      if (datasets + unvalidated === 0) return undefined
      const frequent = [...kinds.values()].sort((a, b) => b.datasets - a.datasets || b.findings - a.findings)
      return {
        datasets,
        conforming,
        unvalidated,
        counts: { ...counts },
        frequent: frequent.slice(0, MOST_FREQUENT).map((each) => ({ ...each })),
      }
    },
  }
}

function countKinds(kinds: Map<string, Counted>, { findings }: DatasetReport): void {
  const here = new Set<Counted>()
  for (const { severity, path, constraint, shape, name, message } of findings) {
    const key = `${shape} ${constraint} ${path}`
    let counted = kinds.get(key)
    if (!counted && kinds.size >= MAX_KINDS) continue
    const kind = { severity, path, constraint, shape, name, message }
    if (!counted) kinds.set(key, (counted = { kind, findings: 0, datasets: 0 }))
    counted.findings++
    if (!here.has(counted)) counted.datasets++
    here.add(counted)
  }
}
