import { mayResume } from '../catalogue/change.ts'
import type { RunOutcome } from '../catalogue/run.ts'
import type { BatchReading, StoredReading, Sweep } from '../catalogue/store.ts'
import type { DocumentMemory, ReadContext } from '../sources/source.ts'
import type { Batch } from './batch.ts'
import { readingKey } from './digest-key.ts'
import type { HarvestOptions, Run } from './run.ts'

/**
 * What a run knows from those before it, and what those after it may know.
 *
 *   run ──▶ position, position, … ──▶ end of the source: state, for the next run's increment
 *                      └──▶ interrupted: the next run goes on there; together they are one sweep
 */
export interface RunReading {
  /** Nothing is known and nothing is kept: a dry run looks at everything. */
  readonly isForgetful: boolean
  readonly state?: string
  /** The sweep that this run goes on with. */
  readonly resumed?: Sweep
  /** Documents that must be read again, whatever their servers say of them. */
  readonly flawedDocuments: Set<string>
  /** IRIs met so far in documents that are being read. */
  readonly openDocuments: Map<string, string[]>
  /** Something the source has was not stored: next time everything is asked for. */
  isLossy: boolean
}

export async function openReading(
  options: HarvestOptions,
  identity: Run['identity'],
  profileVersion: string | undefined,
): Promise<RunReading> {
  const fresh = {
    flawedDocuments: new Set<string>(),
    openDocuments: new Map<string, string[]>(),
    isLossy: false,
  }
  if (options.dryRun) return { isForgetful: true, ...fresh }
  const { store, settings, now } = options
  if (options.force) await store.forgetReading(settings.id)
  const { state, sweep } = await store.readingOf(settings.id, readingKey(settings, profileVersion))
  const known = { isForgetful: false, ...(state !== undefined && { state }), ...fresh }
  if (!sweep) return known
  const runs = await store.runs({ source: settings.id, limit: 2 })
  const last = runs.find(({ id }) => id !== identity.id)
  if (mayResume(sweep, last, now().toISOString())) return { ...known, resumed: sweep }
  await store.saveReading(settings.id, state === undefined ? {} : { state })
  return known
}

/** What a reader is told of the runs before. */
export function knowledgeOf({
  options: { store, settings },
  reading: { isForgetful, state, resumed },
}: Run): Pick<ReadContext, 'state' | 'position' | 'recall'> {
  return {
    ...(state !== undefined && { state }),
    ...(resumed && { position: resumed.position }),
    async recall(document) {
      const text = isForgetful ? undefined : await store.recallDocument(settings.id, document)
      return text === undefined ? undefined : parseMemory(text)
    },
  }
}

function parseMemory(text: string): DocumentMemory {
  const memory: DocumentMemory = JSON.parse(text)
  return memory
}

/** Whether something that the source has may have been overlooked, in this run or those it continues. */
export const mayOverlook = ({ reading, tally, doubtful }: Run): boolean =>
  reading.isLossy ||
  (reading.resumed?.isFlawed ?? false) ||
  tally.unreadableParts() > 0 ||
  doubtful.isOverflowing()

/** What is stored together with a batch, so that neither is ever there without the other. */
export function readingOfBatch(
  run: Run,
  { documents, unchanged, position }: Batch,
): BatchReading | undefined {
  const { identity, reading, doubtful } = run
  if (reading.isForgetful || (documents.length === 0 && unchanged.length === 0 && position === undefined))
    return undefined
  const { resumed, flawedDocuments } = reading
  const sweep: Sweep | undefined =
    position === undefined
      ? undefined
      : {
          since: resumed?.since ?? identity.id,
          startedAt: resumed?.startedAt ?? identity.startedAt,
          position,
          run: identity.id,
          isFlawed: mayOverlook(run) || doubtful.iris().length > 0,
        }
  return {
    documents: documents.map(({ memory, ...document }) =>
      memory === undefined || flawedDocuments.has(document.name) ? document : { ...document, memory },
    ),
    unchanged,
    ...(sweep && { sweep }),
  }
}

/**
 * Ends the sweep. The reader's state counts from now on if everything is stored; after rejections or with deletions
 * held, the old one does, so that the same is read once more; and none where something is not as the reader was told.
 */
export async function closeReading(run: Run, outcome: RunOutcome, state: string | undefined): Promise<void> {
  const { options, reading } = run
  if (reading.isForgetful) return
  const next = outcome.kind === 'done' && !mayOverlook(run) ? state : reading.state
  const stored: StoredReading = next === undefined || reading.isLossy ? {} : { state: next }
  await options.store.saveReading(options.settings.id, stored)
}
