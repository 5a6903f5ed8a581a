import type { RunReport } from './run.ts'
import type { CatalogueRecord, RecordSummary, RecordVersion } from './record.ts'

/** What the catalogue has about a dataset before a run meets it again. */
export interface KnownRecord {
  readonly state: 'active' | 'missing' | 'deleted'
  readonly fingerprint: string
}

/** One dataset as a run found it; `change` is what `change.ts` decided. */
export interface ObservedDataset {
  readonly iri: string
  readonly fingerprint: string
  readonly ntriples: string
  /** Publisher's IRI as described, '' when there is none: decides the authority where the source names none. */
  readonly publisher: string
}

export type StoreChange =
  | { readonly kind: 'created' | 'updated' | 'restored'; readonly dataset: ObservedDataset }
  | { readonly kind: 'unchanged' | 'missing' | 'deleted'; readonly iri: string }

/** A source as the catalogue remembers it: survives its removal from the configuration. */
export interface StoredSource {
  readonly id: string
  readonly kind: string
  readonly url: string
  readonly title: Readonly<Record<string, string>>
  /** IRI of the responsible authority, '' where each record's publisher answers for itself. */
  readonly authority: string
  readonly profile: string
  /** The source's own dcat:Catalog and the agents around it, as canonical N-Triples. */
  readonly catalogue: string
}

/** Counts of records by state for one source. */
export interface SourceTotals {
  readonly active: number
  readonly missing: number
  readonly deleted: number
}

/**
 * The catalogue's memory. Every method that writes is one transaction; what has returned survives a crash.
 * Several processes may hold the same store: readers see the last committed state.
 */
export interface CatalogueStore {
  /** Registers or updates a source; its catalogue description is kept unless a new one is given. */
  saveSource(source: Omit<StoredSource, 'catalogue'>): Promise<void>
  saveCatalogueDescription(source: string, ntriples: string): Promise<void>
  sources(): Promise<readonly StoredSource[]>
  totals(): Promise<ReadonlyMap<string, SourceTotals>>

  startRun(run: { id: string; source: string; startedAt: string }): Promise<void>
  /** Replaces the run's report; called as it advances and when it ends. */
  saveRun(report: RunReport): Promise<void>
  run(id: string): Promise<RunReport | undefined>
  /** Newest first. */
  runs(filter: { source?: string; limit: number; before?: string }): Promise<readonly RunReport[]>
  /** Closes runs that a killed process left open, as interrupted; returns their ids. */
  closeAbandonedRuns(at: string): Promise<readonly string[]>

  known(source: string, iris: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>>
  /** Active and missing records of a source that a run has not met. Streams by IRI. */
  unseen(
    source: string,
    run: string,
  ): AsyncIterable<{ iri: string; state: 'active' | 'missing'; missingSince?: string }>
  apply(context: { source: string; run: string; at: string }, changes: readonly StoreChange[]): Promise<void>

  /** The leading record of an id: the authority's own source first, else the one seen first. */
  record(id: string, at?: string): Promise<CatalogueRecord | undefined>
  recordsOf(ids: readonly string[]): Promise<readonly CatalogueRecord[]>
  idOf(iri: string): Promise<string | undefined>
  versions(id: string): Promise<readonly RecordVersion[]>
  /** Leading active and missing records in order of id, after the given id: the stable cursor of every export. */
  list(filter: { source?: string; after?: string; limit: number }): Promise<readonly CatalogueRecord[]>

  /** Ids whose leading record changed after a position, oldest first; `deleted` when nothing active is left. */
  changesAfter(
    sequence: number,
    limit: number,
  ): Promise<readonly { id: string; sequence: number; deleted: boolean }[]>
  /** The newest position; cheap, to be asked several times a second. */
  sequence(): Promise<number>
  close(): Promise<void>
}

export type { RecordSummary }
