import { decideChange } from '../catalogue/change.ts'
import type { Rejection } from '../catalogue/run.ts'
import type { KnownRecord, ObservedDataset, ReadDocument, StoreChange } from '../catalogue/store.ts'

export interface FoundDataset {
  readonly dataset: ObservedDataset
  readonly document: string
  /** More of it may have stood where its document breaks off. */
  readonly isIncomplete: boolean
}

/** What is stored together, and becomes visible together. */
export interface Batch {
  readonly datasets: FoundDataset[]
  /** IRIs that the source has, and gives no description of. */
  readonly present: string[]
  /** IRIs that the source calls gone, in what came last of them. */
  readonly withdrawn: Set<string>
  /** Documents whose datasets have all been given by now. */
  readonly documents: ReadDocument[]
  /** Names of documents that are as they were remembered. */
  readonly unchanged: string[]
  /** Everything before it has been given by now. */
  position: string | undefined
  characters: number
  /** When the first of them came. */
  sinceMs: number
}

const MAX_DATASETS = 500
const MAX_CHARACTERS = 8_000_000
/** A slow source becomes visible all the same. */
const MAX_AGE_MS = 2000

export const newBatch = (): Batch => ({
  datasets: [],
  present: [],
  withdrawn: new Set(),
  documents: [],
  unchanged: [],
  position: undefined,
  characters: 0,
  sinceMs: performance.now(),
})

export function addToBatch(batch: Batch, found: FoundDataset): void {
  batch.datasets.push(found)
  batch.characters += found.dataset.ntriples.length
  batch.withdrawn.delete(found.dataset.iri)
}

const sizeOf = ({ datasets, present, withdrawn, unchanged }: Batch): number =>
  datasets.length + present.length + withdrawn.size + unchanged.length

export const isEmpty = (batch: Batch): boolean =>
  sizeOf(batch) === 0 && batch.documents.length === 0 && batch.position === undefined

export const isFull = (batch: Batch): boolean =>
  sizeOf(batch) >= MAX_DATASETS ||
  batch.characters >= MAX_CHARACTERS ||
  (!isEmpty(batch) && performance.now() - batch.sinceMs > MAX_AGE_MS)

export interface DecidedBatch {
  /** One for each dataset that this run meets for the first time. */
  readonly changes: readonly StoreChange[]
  /** Datasets that are there and whose description is not taken, and why. */
  readonly refused: readonly (Rejection & { readonly iri: string })[]
  /** Documents with datasets that stand elsewhere too. */
  readonly overlapping: readonly string[]
  /** IRIs that are said to be as they were, and are not held. */
  readonly unknown: readonly string[]
}

const CONTRADICTED = 'is described more than once, and differently; the first description is kept'
const INCOMPLETE = 'stands in a document that breaks off; the version from before is kept'

/** What each dataset of a batch changes. `met` gives the fingerprint of a dataset that an earlier batch of this run had. */
export function decideBatch(
  { datasets, present, withdrawn }: Batch,
  known: ReadonlyMap<string, KnownRecord>,
  met: (iri: string) => string | undefined,
): DecidedBatch {
  const here = new Map<string, string>()
  const changes: StoreChange[] = []
  const refused: (Rejection & { iri: string })[] = []
  const overlapping: string[] = []
  const unknown: string[] = []
  for (const { dataset, document, isIncomplete } of datasets) {
    const { iri, fingerprint } = dataset
    const before = here.get(iri) ?? met(iri)
    if (before !== undefined) {
      overlapping.push(document)
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
  for (const iri of present) {
    const record = known.get(iri)
    if (!record || record.state === 'deleted') unknown.push(iri)
    else if (!here.has(iri) && met(iri) === undefined) changes.push({ kind: 'unchanged', iri })
  }
  for (const iri of withdrawn) changes.push({ kind: 'withdrawn', iri })
  return { changes, refused, overlapping, unknown }
}
