import { decideAbsence, mayDelete, type Reading } from '../catalogue/change.ts'
import type { StoreChange } from '../catalogue/store.ts'
import { sightDoubtful } from './doubtful.ts'
import type { Run } from './run.ts'
import { storeChanges } from './store-batch.ts'

const BATCH_SIZE = 500

/** Marks what a source no longer has as missing, and deletes it when its days of grace are over. */
export async function retireAbsent(run: Run, reading: Reading): Promise<void> {
  if (!mayDelete(reading)) return
  await sightDoubtful(run)
  const { options, identity, met } = run
  const { graceDays } = options.settings.deletion
  let batch: StoreChange[] = []
  for await (const record of options.store.unseen(identity.source, identity.id)) {
    run.signal.throwIfAborted()
    const kind = decideAbsence(record, options.now().toISOString(), graceDays)
    if (kind === 'keep' || met?.has(record.iri)) continue
    batch.push({ kind, iri: record.iri })
    if (batch.length < BATCH_SIZE) continue
    await storeChanges(run, batch)
    batch = []
  }
  await storeChanges(run, batch)
}
