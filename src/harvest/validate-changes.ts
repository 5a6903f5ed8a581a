import type { KnownRecord, ObservedDataset, StoreChange } from '../catalogue/store.ts'
import type { ContentValidator } from '../validation/contents/content-validator.ts'
import type { Run } from './run.ts'

/** What a run's datasets are held against. */
export interface RunValidation {
  readonly validator: ContentValidator
  readonly profile: string
  /** Undefined where the profile cannot be used: then nothing has a report. */
  readonly version: string | undefined
}

export async function runValidation(
  validator: ContentValidator | undefined,
  profile: string,
): Promise<RunValidation | undefined> {
  return validator && { validator, profile, version: await validator.versionOf(profile) }
}

export interface Observed {
  readonly observed: ReadonlyMap<string, ObservedDataset>
  readonly known: ReadonlyMap<string, KnownRecord>
}

/** Changes with the reports that belong to them: of all new content, and of old content whose report is out of date. */
export async function withReports(
  { validation, tally, findings }: Run,
  changes: readonly StoreChange[],
  { observed, known }: Observed,
): Promise<readonly StoreChange[]> {
  if (!validation) return changes
  const { validator, profile, version } = validation
  const due = changes.flatMap((change) => {
    if (!isDue(change, known, validation)) return []
    const content = 'dataset' in change ? change.dataset : observed.get(change.iri)
    return content ? [content] : []
  })
  if (due.length === 0) return changes
  const made =
    version === undefined
      ? due.map(() => undefined)
      : await tally.time('validate', () => validator.validate(profile, due))
  for (const report of made) findings.add(report)
  const reports = new Map(made.flatMap((report) => (report ? [[report.iri, report] as const] : [])))
  return changes.map((change) => {
    const report = reports.get('dataset' in change ? change.dataset.iri : change.iri)
    return report && change.kind !== 'missing' && change.kind !== 'deleted' ? { ...change, report } : change
  })
}

function isDue(
  change: StoreChange,
  known: ReadonlyMap<string, KnownRecord>,
  { profile, version }: RunValidation,
): boolean {
  if (change.kind !== 'unchanged') return 'dataset' in change
  const before = known.get(change.iri)?.validatedWith
  return before?.profile !== profile || before.profileVersion !== version
}
