import { decideAbsence, mayDelete, shouldHold, type Reading } from '../catalogue/change.ts'
import type { RunOutcome } from '../catalogue/run.ts'
import type { StoreChange, UnseenRecord } from '../catalogue/store.ts'
import { sightDoubtful } from './doubtful.ts'
import type { Run } from './run.ts'
import { storeChanges } from './store-batch.ts'

const BATCH_SIZE = 500

/**
 * Marks what a source no longer has as missing, and deletes it when its days of grace are over, or at once where the
 * source itself calls it gone; unless that is so much that it has to be approved.
 */
export async function retireAbsent(run: Run, reading: Reading): Promise<RunOutcome> {
  const { outcome } = reading
  if (outcome.kind !== 'done' && outcome.kind !== 'partly-rejected') return outcome
  const isAbsenceKnown = mayDelete(reading)
  if (isAbsenceKnown) await sightDoubtful(run)
  // Of one moment: what is counted is what goes.
  const moment = { isAbsenceKnown, now: run.options.now().toISOString() }
  const deletions = await countDeletions(run, moment)
  const { holdAbovePercent } = run.options.settings.deletion
  const records = deletions === 0 ? 0 : await countRecords(run)
  const isHeld = shouldHold({ deletions, records, holdAbovePercent })
  if (isHeld && !run.met) await run.options.store.dropHolds(run.identity.source)
  await retire(run, moment, isHeld)
  return isHeld ? { kind: 'held', deletions, records } : outcome
}

interface Moment {
  readonly isAbsenceKnown: boolean
  readonly now: string
}

async function retire(run: Run, moment: Moment, isHeld: boolean): Promise<void> {
  let batch: StoreChange[] = []
  for await (const { iri, kind } of absentRecords(run, moment)) {
    batch.push({ kind: isHeld && kind === 'deleted' ? 'held' : kind, iri })
    if (batch.length < BATCH_SIZE) continue
    await storeChanges(run, batch)
    batch = []
  }
  await storeChanges(run, batch)
}

async function countDeletions(run: Run, moment: Moment): Promise<number> {
  let deletions = 0
  for await (const { kind } of absentRecords(run, moment)) deletions += Number(kind === 'deleted')
  return deletions
}

/** Of the source, as it was before anything goes. */
async function countRecords({ options, identity }: Run): Promise<number> {
  const totals = (await options.store.totals()).get(identity.source)
  return totals ? totals.active + totals.missing : 0
}

async function* absentRecords(
  run: Run,
  moment: Moment,
): AsyncIterable<{ iri: string; kind: 'missing' | 'deleted' }> {
  const { options, identity, reading, signal } = run
  for await (const record of options.store.unseen(identity.source, reading.resumed?.since ?? identity.id)) {
    signal.throwIfAborted()
    const kind = decide(run, record, moment)
    if (kind !== 'keep') yield { iri: record.iri, kind }
  }
}

function decide({ options, met, withdrawn }: Run, record: UnseenRecord, { isAbsenceKnown, now }: Moment) {
  const { graceDays } = options.settings.deletion
  const isWithdrawn = withdrawn ? withdrawn.has(record.iri) : record.isWithdrawn
  if (!isWithdrawn && (!isAbsenceKnown || met?.has(record.iri))) return 'keep'
  return decideAbsence({ ...record, isWithdrawn }, now, graceDays)
}
