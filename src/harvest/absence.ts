import { decideAbsence, mayDelete, type Reading } from '../catalogue/change.ts'
import type { StoreChange } from '../catalogue/store.ts'
import { sightDoubtful } from './doubtful.ts'
import type { Run } from './run.ts'
import { storeChanges } from './store-batch.ts'

const BATCH_SIZE = 500

/** Marks what a source no longer has as missing, and deletes it when its days of grace are over, or at once where the source says so. */
export async function retireAbsent(run: Run, reading: Reading): Promise<void> {
  const isAbsenceKnown = mayDelete(reading)
  if (isAbsenceKnown) await sightDoubtful(run)
  const { options, identity, met } = run
  let batch: StoreChange[] = []
  for await (const record of options.store.unseen(identity.source, identity.id)) {
    run.signal.throwIfAborted()
    const kind = decide(run, record, isAbsenceKnown)
    if (kind === 'keep' || met?.has(record.iri)) continue
    batch.push({ kind, iri: record.iri })
    if (batch.length < BATCH_SIZE) continue
    await storeChanges(run, batch)
    batch = []
  }
  await storeChanges(run, batch)
}

function decide(
  { options, withdrawn }: Run,
  record: { readonly iri: string; readonly state: 'active' | 'missing'; readonly missingSince?: string },
  isAbsenceKnown: boolean,
) {
  if (withdrawn.has(record.iri)) return 'deleted'
  if (!isAbsenceKnown) return 'keep'
  return decideAbsence(record, options.now().toISOString(), options.settings.deletion.graceDays)
}
