import type { CatalogueStore, HoldDecision } from '../catalogue/store.ts'

/** Deletes what a held run asked about and is still absent. Asking again changes nothing. */
export const approveDeletions = (store: CatalogueStore, run: string, now: Date): Promise<HoldDecision> =>
  store.decideHold({ run, kind: 'approved', at: now.toISOString() })

/** Keeps what a held run asked about; it is not asked about again before it has been seen and is absent anew. */
export const rejectDeletions = (store: CatalogueStore, run: string, now: Date): Promise<HoldDecision> =>
  store.decideHold({ run, kind: 'rejected', at: now.toISOString() })
