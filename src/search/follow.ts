import type { CatalogueStore } from '../catalogue/store.ts'
import type { SearchEngine } from './engine.ts'

export interface FollowProgress {
  /** Catalogue positions: of the index, and of the store when this was said. */
  readonly position: number
  readonly sequence: number
  readonly updated: number
  readonly deleted: number
}

export interface FollowSettings {
  readonly store: Pick<CatalogueStore, 'changesAfter' | 'recordsOf' | 'sequence'>
  readonly engine: Pick<SearchEngine, 'update' | 'position' | 'clear'>
  readonly signal?: AbortSignal
  readonly onProgress?: ((progress: FollowProgress) => void) | undefined
  /** Records read and indexed at a time; searches get their turn in between. */
  readonly batchSize?: number
}

const BATCH_SIZE = 200

/** Updates the engine until it is in step with the store; returns what was done. An index ahead of its store is emptied. */
export async function followCatalogue(settings: FollowSettings): Promise<FollowProgress> {
  const { store, engine, signal, batchSize = BATCH_SIZE } = settings
  let updated = 0
  let deleted = 0
  let position = await engine.position()
  let sequence = await store.sequence()
  // A restored or replaced store: what the index knows may be of another catalogue.
  if (position > sequence) {
    await engine.clear()
    position = 0
  }
  while (position < sequence) {
    if (signal?.aborted) break
    const changes = await store.changesAfter(position, batchSize)
    const kept = changes.filter((change) => !change.deleted && !change.isLed).map(({ id }) => id)
    const records = kept.length > 0 ? await store.recordsOf(kept) : []
    const gone = changes.filter((change) => change.deleted || change.isLed).map(({ id }) => id)
    // Nothing more is listed: what lies up to `sequence` did not change any leading record.
    position = changes.at(-1)?.sequence ?? sequence
    await engine.update({ records, deleted: gone, position })
    updated += records.length
    deleted += gone.length
    sequence = Math.max(sequence, await store.sequence())
    settings.onProgress?.({ position, sequence, updated, deleted })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { position, sequence, updated, deleted }
}

/** Builds the index from nothing; the one there is answers until the new one is in step. */
export async function rebuildFromCatalogue(
  settings: Omit<FollowSettings, 'engine'> & { readonly engine: SearchEngine },
): Promise<void> {
  const { engine, ...rest } = settings
  await engine.rebuild(async (fresh) => {
    await followCatalogue({ ...rest, engine: { ...fresh, clear: async () => {} } })
    rest.signal?.throwIfAborted()
  })
}

/** How many positions of the catalogue's log the index has not seen: 0 when in step. */
export async function changesBehind(settings: {
  readonly store: Pick<CatalogueStore, 'sequence'>
  readonly engine: Pick<SearchEngine, 'position'>
}): Promise<number> {
  return Math.max(0, (await settings.store.sequence()) - (await settings.engine.position()))
}
