import { randomUUID } from 'node:crypto'
import { NO_COUNTS } from '../catalogue/run.ts'
import type { CatalogueStore, StoreChange } from '../catalogue/store.ts'

const BATCH_SIZE = 500

export type DeletedRecords =
  | { readonly kind: 'deleted'; readonly run: string; readonly deleted: number }
  | { readonly kind: 'under-way'; readonly run: string }

/** Deletes everything that came from a source, as a run of its own: each record leaves its tombstone and its history. */
export async function deleteRecords(
  store: CatalogueStore,
  source: string,
  now: () => Date,
): Promise<DeletedRecords> {
  const identity = { id: randomUUID(), source, startedAt: now().toISOString() }
  const started = await store.startRun(identity)
  if (started.kind === 'under-way') return { kind: 'under-way', run: started.run }
  // What is remembered of a source is worth nothing once its records are gone.
  await store.forgetReading(source)
  await store.saveDigest(source, undefined)
  await store.dropHolds(source)
  let deleted = 0
  const apply = async (changes: readonly StoreChange[]) => {
    if (changes.length > 0) await store.apply({ source, run: identity.id, at: now().toISOString() }, changes)
    deleted += changes.length
  }
  let batch: StoreChange[] = []
  for await (const { iri } of store.unseen(source, identity.id)) {
    batch.push({ kind: 'deleted', iri })
    if (batch.length < BATCH_SIZE) continue
    await apply(batch)
    batch = []
  }
  await apply(batch)
  const totals = (await store.totals()).get(source)
  await store.saveRun({
    ...identity,
    endedAt: now().toISOString(),
    outcome: { kind: 'done' },
    counts: { ...NO_COUNTS, deleted },
    timings: {},
    rejections: [],
    bytes: 0,
    ...(totals && { totals }),
  })
  return { kind: 'deleted', run: identity.id, deleted }
}
