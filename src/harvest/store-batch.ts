import type {
  Applied,
  BatchReading,
  KnownRecord,
  ObservedDataset,
  RefusedDataset,
  StoreChange,
} from '../catalogue/store.ts'
import type { Rejection, RunCounts } from '../catalogue/run.ts'
import { recordIdOf } from '../dataset/identity.ts'
import { decideBatch, isEmpty, type Batch, type DecidedBatch } from './batch.ts'
import { readingOfBatch } from './reading.ts'
import { contextOf, type PlannedChange, type Run } from './run.ts'
import { withReports } from './validate-changes.ts'

/** A dataset that comes back from the dead counts as new: it was counted as deleted when it went. */
const COUNTED_AS: Readonly<Record<StoreChange['kind'], keyof RunCounts | undefined>> = {
  created: 'created',
  restored: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  deleted: 'deleted',
  missing: undefined,
  withdrawn: undefined,
  held: 'held',
}

export interface Decided extends DecidedBatch {
  readonly batch: Batch
  readonly known: ReadonlyMap<string, KnownRecord>
}

/** What a batch changes; undefined for an empty one. */
export async function decideOn(run: Run, batch: Batch): Promise<Decided | undefined> {
  const { options, tally, identity, signal } = run
  signal.throwIfAborted()
  if (isEmpty(batch)) return undefined
  const { datasets, present } = batch
  const iris = [...datasets.map(({ dataset }) => dataset.iri), ...present]
  const known = await tally.time('decide', () => options.store.known(identity.source, iris))
  const decided = decideBatch(batch, known, metBefore(run, known))
  for (const { dataset } of datasets) noteMet(run, dataset)
  for (const iri of present) run.met?.set(iri, known.get(iri)?.fingerprint ?? '')
  const { overlapping, refused, unknown } = decided
  for (const document of overlapping) run.reading.flawedDocuments.add(document)
  for (const { document } of refused) run.reading.flawedDocuments.add(document)
  // Said to be as it was, and it was not here: next time everything is asked for.
  if (unknown.length > 0) run.reading.isLossy = true
  return { ...decided, batch, known }
}

/** Validates what a batch changes, and stores it in one transaction. */
export async function storeDecided(run: Run, { batch, known, ...decided }: Decided): Promise<void> {
  const { tally, signal } = run
  const { datasets } = batch
  const observed = new Map(datasets.map(({ dataset }) => [dataset.iri, dataset]))
  const changes = await withReports(run, decided.changes, { observed, known })
  signal.throwIfAborted()
  const { refused: clashing, met, unmet } = await storeChanges(run, changes, readingOfBatch(run, batch))
  tally.count('found', changes.length - batch.withdrawn.size + met)
  tally.count('unchanged', met)
  // Its records are elsewhere by now; what was in it is not known before it is read again.
  if (unmet.length > 0) run.reading.isLossy = true
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
  reading?: BatchReading,
): Promise<Applied> {
  const { options, tally } = run
  if (changes.length === 0 && !reading) return NOTHING
  const stored = run.met
    ? NOTHING
    : await tally.time('store', () => options.store.apply(contextOf(run), changes, reading))
  const refused = new Set(stored.refused.map(({ iri }) => iri))
  noteWithdrawn(run, changes)
  for (const change of changes) {
    const counted = COUNTED_AS[change.kind]
    if (counted && !('dataset' in change && refused.has(change.dataset.iri))) tally.count(counted)
  }
  options.onChanges?.(changes.flatMap(plannedChange))
  await run.progress()
  return stored
}

const NOTHING: Applied = { refused: [], met: 0, unmet: [] }

/** A dry run has nowhere else to keep it. */
function noteWithdrawn({ withdrawn }: Run, changes: readonly StoreChange[]): void {
  for (const change of changes) {
    const iri = 'dataset' in change ? change.dataset.iri : change.iri
    if (change.kind === 'withdrawn') withdrawn?.add(iri)
    else withdrawn?.delete(iri)
  }
}

function plannedChange(change: StoreChange): PlannedChange[] {
  const { kind } = change
  if (kind === 'unchanged' || kind === 'withdrawn') return []
  const iri = 'dataset' in change ? change.dataset.iri : change.iri
  return [{ kind, iri, id: recordIdOf(iri) }]
}
