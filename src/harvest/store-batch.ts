import type { KnownRecord, ObservedDataset, StoreChange } from '../catalogue/store.ts'
import type { RunCounts } from '../catalogue/run.ts'
import { decideBatch, type Batch } from './batch.ts'
import { contextOf, type Run } from './run.ts'

/** A dataset that comes back from the dead counts as new: it was counted as deleted when it went. */
const COUNTED_AS: Readonly<Record<StoreChange['kind'], keyof RunCounts | undefined>> = {
  created: 'created',
  restored: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  deleted: 'deleted',
  missing: undefined,
}

/** Decides what a batch changes, and stores it in one transaction. */
export async function storeBatch(run: Run, { datasets, ...batch }: Batch): Promise<void> {
  const { options, tally, identity, signal } = run
  signal.throwIfAborted()
  if (datasets.length === 0) return
  const iris = datasets.map(({ dataset }) => dataset.iri)
  const known = await tally.time('decide', () => options.store.known(identity.source, iris))
  const { changes, refused } = decideBatch({ datasets, ...batch }, known, metBefore(run, known))
  for (const { dataset } of datasets) noteMet(run, dataset)
  await storeChanges(run, changes)
  tally.count('found', changes.length)
  for (const rejection of refused) {
    tally.reject(rejection, 'part')
    run.doubtful.add(rejection.iri)
  }
}

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

/** Stores, unless the run is a dry one, and counts. */
export async function storeChanges(run: Run, changes: readonly StoreChange[]): Promise<void> {
  const { options, tally } = run
  if (changes.length === 0) return
  if (!run.met) await tally.time('store', () => options.store.apply(contextOf(run), changes))
  for (const { kind } of changes) {
    const counted = COUNTED_AS[kind]
    if (counted) tally.count(counted)
  }
  await run.progress()
}
