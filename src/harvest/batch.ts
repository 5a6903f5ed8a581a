import { decideChange } from '../catalogue/change.ts'
import type { Rejection } from '../catalogue/run.ts'
import type { KnownRecord, ObservedDataset, StoreChange } from '../catalogue/store.ts'

export interface FoundDataset {
  readonly dataset: ObservedDataset
  readonly document: string
  /** More of it may have stood where its document breaks off. */
  readonly isIncomplete: boolean
}

/** Datasets that are stored together, and become visible together. */
export interface Batch {
  readonly datasets: FoundDataset[]
  characters: number
  /** When the first of them came. */
  sinceMs: number
}

const MAX_DATASETS = 500
const MAX_CHARACTERS = 8_000_000
/** A slow source becomes visible all the same. */
const MAX_AGE_MS = 2000

export const newBatch = (): Batch => ({ datasets: [], characters: 0, sinceMs: 0 })

export function addToBatch(batch: Batch, found: FoundDataset): void {
  if (batch.datasets.length === 0) batch.sinceMs = performance.now()
  batch.datasets.push(found)
  batch.characters += found.dataset.ntriples.length
}

export const isFull = ({ datasets, characters, sinceMs }: Batch): boolean =>
  datasets.length >= MAX_DATASETS ||
  characters >= MAX_CHARACTERS ||
  (datasets.length > 0 && performance.now() - sinceMs > MAX_AGE_MS)

export interface DecidedBatch {
  /** One for each dataset that this run meets for the first time. */
  readonly changes: readonly StoreChange[]
  /** Datasets that are there and whose description is not taken, and why. */
  readonly refused: readonly (Rejection & { readonly iri: string })[]
}

const CONTRADICTED = 'is described more than once, and differently; the first description is kept'
const INCOMPLETE = 'stands in a document that breaks off; the version from before is kept'

/** What each dataset of a batch changes. `met` gives the fingerprint of a dataset that an earlier batch of this run had. */
export function decideBatch(
  { datasets }: Batch,
  known: ReadonlyMap<string, KnownRecord>,
  met: (iri: string) => string | undefined,
): DecidedBatch {
  const here = new Map<string, string>()
  const changes: StoreChange[] = []
  const refused: (Rejection & { iri: string })[] = []
  for (const { dataset, document, isIncomplete } of datasets) {
    const { iri, fingerprint } = dataset
    const before = here.get(iri) ?? met(iri)
    if (before !== undefined) {
      if (before !== fingerprint) refused.push({ document, iri, reason: CONTRADICTED })
      continue
    }
    const kind = decideChange(known.get(iri), fingerprint)
    if (isIncomplete && kind !== 'created' && kind !== 'unchanged') {
      refused.push({ document, iri, reason: INCOMPLETE })
      continue
    }
    here.set(iri, fingerprint)
    changes.push(kind === 'unchanged' ? { kind, iri } : { kind, dataset })
  }
  return { changes, refused }
}
