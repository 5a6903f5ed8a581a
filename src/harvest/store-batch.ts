import type { KnownRecord, ObservedDataset, RefusedDataset, StoreChange } from '../catalogue/store.ts'
import type { Rejection, RunCounts } from '../catalogue/run.ts'
import { decideBatch, type Batch, type DecidedBatch, type FoundDataset } from './batch.ts'
import { contextOf, type Run } from './run.ts'
import { withReports } from './validate-changes.ts'

/** A dataset that comes back from the dead counts as new: it was counted as deleted when it went. */
const COUNTED_AS: Readonly<Record<StoreChange['kind'], keyof RunCounts | undefined>> = {
  created: 'created',
  restored: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  deleted: 'deleted',
  missing: undefined,
}

export interface Decided extends DecidedBatch {
  readonly datasets: readonly FoundDataset[]
  readonly known: ReadonlyMap<string, KnownRecord>
}

/** What a batch changes; undefined for an empty one. */
export async function decideOn(run: Run, { datasets, ...batch }: Batch): Promise<Decided | undefined> {
  const { options, tally, identity, signal } = run
  signal.throwIfAborted()
  if (datasets.length === 0) return undefined
  const iris = datasets.map(({ dataset }) => dataset.iri)
  const known = await tally.time('decide', () => options.store.known(identity.source, iris))
  const { changes, refused } = decideBatch({ datasets, ...batch }, known, metBefore(run, known))
  for (const { dataset } of datasets) noteMet(run, dataset)
  return { changes, refused, datasets, known }
}

/** Validates what a batch changes, and stores it in one transaction. */
export async function storeDecided(run: Run, { datasets, known, ...decided }: Decided): Promise<void> {
  const { tally, signal } = run
  const observed = new Map(datasets.map(({ dataset }) => [dataset.iri, dataset]))
  const changes = await withReports(run, decided.changes, { observed, known })
  signal.throwIfAborted()
  const clashing = await storeChanges(run, changes)
  tally.count('found', changes.length)
  const documents = new Map(datasets.map(({ dataset, document }) => [dataset.iri, document]))
  for (const refusal of clashing) tally.reject(rejectionOf(refusal, documents.get(refusal.iri)), 'dataset')
  for (const rejection of decided.refused) {
    tally.reject(rejection, 'part')
    run.doubtful.add(rejection.iri)
  }
}

const rejectionOf = ({ iri, id, heldBy }: RefusedDataset, document = ''): Rejection => ({
  document,
  iri,
  reason: `its address in this catalogue would be ${id}, which is that of <${heldBy}>`,
})

function noteMet({ met }: Run, { iri, fingerprint }: ObservedDataset): void {
  if (met?.has(iri) === false) met.set(iri, fingerprint)
}

/** The fingerprint of a dataset, if this run has met it before. */
export function metBefore({ met, identity }: Run, known: ReadonlyMap<string, KnownRecord>) {
  if (met) return (iri: string) => met.get(iri)
  return (iri: string) => {
    const record = known.get(iri)
    return record?.run === identity.id ? record.fingerprint : undefined
  }
}

/** Stores, unless the run is a dry one, and counts. Answers with what the store would not take. */
export async function storeChanges(
  run: Run,
  changes: readonly StoreChange[],
): Promise<readonly RefusedDataset[]> {
  const { options, tally } = run
  if (changes.length === 0) return []
  const stored = run.met
    ? undefined
    : await tally.time('store', () => options.store.apply(contextOf(run), changes))
  const refused = new Set(stored?.refused.map(({ iri }) => iri))
  for (const change of changes) {
    const counted = COUNTED_AS[change.kind]
    if (counted && !('dataset' in change && refused.has(change.dataset.iri))) tally.count(counted)
  }
  await run.progress()
  return stored?.refused ?? []
}
