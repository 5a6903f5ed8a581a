import type { AccessKey } from './access-key.ts'
import type { GlobalIdentifier } from './global-identifiers.ts'
import type { RunReport } from './run.ts'
import type { DatasetReport } from '../validation/validate-dataset.ts'
import type { CatalogueRecord, Publication, RecordVersion } from './record.ts'
import type { FindingsFilter, FoundKind, StoredReport, UnvalidatedRecord } from './report.ts'

/** What the catalogue has about a dataset before a run meets it again. */
export interface KnownRecord {
  readonly state: 'active' | 'missing' | 'deleted'
  readonly fingerprint: string
  /** The run that met it last: tells a dataset that occurs twice in one answer. */
  readonly run: string
  /** Profile and version of its shapes that its content was last validated with; absent when it never was. */
  readonly validatedWith?: { readonly profile: string; readonly profileVersion: string }
}

/** One dataset as a run found it; `change` is what `change.ts` decided. */
export interface ObservedDataset {
  readonly iri: string
  readonly fingerprint: string
  readonly ntriples: string
  /** Of the triples, in the order of `ntriples`: see `CatalogueRecord.lines`. */
  readonly lines?: readonly number[]
  /** Publisher's IRI as described, '' when there is none: decides the authority where the source names none. */
  readonly publisher: string
  /** What it can be recognised by in other sources. */
  readonly identifiers?: readonly GlobalIdentifier[]
}

export type StoreChange =
  | {
      readonly kind: 'created' | 'updated' | 'restored'
      readonly dataset: ObservedDataset
      readonly report?: DatasetReport
    }
  /** With a report where the one before was made with other shapes. */
  | { readonly kind: 'unchanged'; readonly iri: string; readonly report?: DatasetReport }
  /**
   * `withdrawn`: its source calls it gone; nothing else happens to it until the run is read to its end.
   * `held`: would be deleted, if that were not too much to do unasked; missing from now on.
   */
  | { readonly kind: 'missing' | 'deleted' | 'withdrawn' | 'held'; readonly iri: string }

/** A record that a run, or the runs it continues, did not meet, or that its source calls gone. */
export interface UnseenRecord {
  readonly iri: string
  readonly state: 'active' | 'missing'
  readonly missingSince?: string
  /** Its source calls it gone. */
  readonly isWithdrawn: boolean
  /** Somebody has decided to keep it, and it has not been seen since. */
  readonly isExcused: boolean
}

/** A document that was read to its end, with all its datasets among the changes up to now. */
export interface ReadDocument {
  readonly name: string
  /** How to recognise it next time; absent: it has to be read again. */
  readonly memory?: string
  /** The datasets in it. */
  readonly iris: readonly string[]
}

/** What is stored together with a batch of changes. */
export interface BatchReading {
  readonly documents?: readonly ReadDocument[]
  /** Names of documents that are as they were remembered: their records are met. */
  readonly unchanged?: readonly string[]
  readonly sweep?: Sweep
}

/** A reading of a source that more than one run may take part in. */
export interface Sweep {
  /** Its first run: what no run since has met is absent. */
  readonly since: string
  readonly startedAt: string
  /** Where the next run goes on. */
  readonly position: string
  /** The run that got to that position. */
  readonly run: string
  /** Something may have been overlooked: nothing that was not met can be called absent. */
  readonly isFlawed: boolean
}

export interface HeldRecord {
  readonly id: string
  readonly iri: string
}

/** What came of deciding on a held run; what was decided before stays as it was. */
export type HoldDecision =
  | { readonly kind: 'decided'; readonly report: RunReport }
  | { readonly kind: 'decided-otherwise'; readonly report: RunReport }
  | { readonly kind: 'unknown-run' }
  | { readonly kind: 'not-held' }
  /** A later run has found out anew what is absent. */
  | { readonly kind: 'superseded'; readonly by: string }
  | { readonly kind: 'under-way'; readonly run: string }

/** What is remembered of a source from run to run. */
export interface StoredReading {
  readonly state?: string
  readonly sweep?: Sweep
}

export interface Applied {
  readonly refused: readonly RefusedDataset[]
  /** Records met in unchanged documents. */
  readonly met: number
  /** Documents whose records are no longer all as they were left: to be read after all. */
  readonly unmet: readonly string[]
}

/** Two IRIs with one id would be taken for one dataset. */
export interface RefusedDataset {
  readonly iri: string
  readonly id: string
  /** The IRI that the catalogue knew first under this id. */
  readonly heldBy: string
}

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

/** A source that stands in no configuration file; `settings` as they were given, as JSON. */
export interface AddedSource {
  readonly id: string
  readonly settings: string
  readonly addedAt: string
}

/** One run per source at a time, over all processes. */
export type RunStart = { readonly kind: 'started' } | { readonly kind: 'under-way'; readonly run: string }

/** What a source's last complete answer was, so that the same bytes need not be read again. */
export interface StoredDigest {
  readonly run: string
  readonly digest: string
}

/** One line of the log of a source: what happened to one of its records. */
export interface RecordEvent extends Pick<RecordVersion, 'number' | 'at' | 'change'> {
  /** Grows with every event of any source. */
  readonly place: number
  readonly id: string
  readonly iri: string
}

/** When a dataset's leading record last changed. */
export interface ChangeTime {
  readonly id: string
  readonly at: string
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

  /** In order of id. */
  addedSources(): Promise<readonly AddedSource[]>
  /** Adds it, or replaces its settings. */
  saveAddedSource(source: AddedSource): Promise<void>
  /** False where there is none of this id. Records, runs and the source itself stay. */
  removeAddedSource(id: string): Promise<boolean>

  /** All keys there ever were, oldest first. */
  keys(): Promise<readonly AccessKey[]>
  saveKey(key: AccessKey, digest: string): Promise<void>
  /** The key with this digest, unless it was revoked; remembers that it was used. */
  useKey(digest: string, at: string): Promise<AccessKey | undefined>
  /** Undefined where there is none of this id; a key that was revoked before stays as it was. */
  revokeKey(id: string, at: string): Promise<AccessKey | undefined>

  /** Claims the source for a run; a claim of a process that has died is closed as interrupted and taken over. */
  startRun(run: { id: string; source: string; startedAt: string }): Promise<RunStart>
  /** Replaces the run's report; called as it advances and when it ends (`endedAt` lets go of the source). */
  saveRun(report: RunReport): Promise<void>
  run(id: string): Promise<RunReport | undefined>
  /** Newest first; `before` is the id of a run. */
  runs(filter: { source?: string; limit: number; before?: string }): Promise<readonly RunReport[]>
  /** Of one source, or of all. */
  countRuns(source?: string): Promise<number>
  /** Closes runs that a killed process left open, as interrupted, never those of a living one; returns their ids. */
  closeAbandonedRuns(at: string): Promise<readonly string[]>

  known(source: string, iris: readonly string[]): Promise<ReadonlyMap<string, KnownRecord>>
  /** Active and missing records of a source that no run since this one has met, and withdrawn ones. Streams by IRI. */
  unseen(source: string, since: string): AsyncIterable<UnseenRecord>
  /** Refuses new datasets whose id another IRI holds, and stores the rest. */
  apply(
    context: { source: string; run: string; at: string },
    changes: readonly StoreChange[],
    reading?: BatchReading,
  ): Promise<Applied>

  /** What is remembered of a source; everything is forgotten first where it was remembered under another key. */
  readingOf(source: string, key: string): Promise<StoredReading>
  /** Replaces it, of the key that was given last. */
  saveReading(source: string, reading: StoredReading): Promise<void>
  /** Forgets what is remembered of a source and its documents. */
  forgetReading(source: string): Promise<void>
  /** Forgets what earlier runs of a source have held. */
  dropHolds(source: string): Promise<void>
  /** What a run would have deleted, in order of id. */
  held(run: string, page: { after?: string; limit: number }): Promise<readonly HeldRecord[]>
  /** Deletes what a run has held and is still absent, or keeps it until it is seen again. */
  decideHold(decision: {
    readonly run: string
    readonly kind: 'approved' | 'rejected'
    readonly at: string
  }): Promise<HoldDecision>
  /** The memory of a document, as long as every record seen in it is as it was left. */
  recallDocument(source: string, name: string): Promise<string | undefined>

  digestOf(source: string): Promise<StoredDigest | undefined>
  /** Remembered for a run whose every dataset was stored; undefined forgets it. */
  saveDigest(source: string, digest: StoredDigest | undefined): Promise<void>
  /**
   * Marks everything that `from.run` met as met by this run, in one statement; returns how many records these are.
   * Marks nothing and returns undefined when anything has happened to one of them since.
   */
  confirm(
    context: { source: string; run: string; at: string },
    from: { run: string; records: number },
  ): Promise<number | undefined>

  /** The leading record of an id: the authority's own source first, else the one seen first. */
  record(id: string, at?: string): Promise<CatalogueRecord | undefined>
  recordsOf(ids: readonly string[]): Promise<readonly CatalogueRecord[]>
  idOf(iri: string): Promise<string | undefined>
  /** The other records of the same dataset, under its IRI or another one, and where they differ from the leading record of this id. */
  publications(id: string): Promise<readonly Publication[]>
  versions(id: string): Promise<readonly RecordVersion[]>
  /** Leading active and missing records in order of id, after the given id: the stable cursor of every export. With a source, those it leads. */
  list(filter: { source?: string; after?: string; limit: number }): Promise<readonly CatalogueRecord[]>

  /** What happened to the records of a source, newest first; `before` is the place of an event. */
  eventsOf(page: { source: string; before?: number; limit: number }): Promise<readonly RecordEvent[]>
  /** Of those that are not deleted, in no order. */
  changeTimes(ids: readonly string[]): Promise<readonly ChangeTime[]>
  /** When anything last changed; undefined while the catalogue is empty. */
  lastChange(): Promise<string | undefined>

  /** What was said of the leading record's content, now or at an instant; undefined when it was never validated. */
  report(id: string, at?: string): Promise<StoredReport | undefined>
  /** Kinds of findings in what is active or missing, those found in most datasets first. */
  frequentFindings(filter: FindingsFilter & { limit: number }): Promise<readonly FoundKind[]>
  /** Ids of the datasets behind a kind of finding, in order of id, after the given one. */
  datasetsWithFinding(
    kind: Pick<FoundKind['kind'], 'shape' | 'constraint' | 'path'>,
    page: FindingsFilter & { after?: string; limit: number },
  ): Promise<readonly string[]>
  /** Records of a source, not deleted, whose content has no report of this version of this profile; in order of IRI. */
  unvalidated(
    source: string,
    profile: { readonly profile: string; readonly profileVersion: string },
    page: { after?: string; limit: number },
  ): Promise<readonly UnvalidatedRecord[]>
  /** Stores reports of contents that are still the ones validated; the index is told of those that change. */
  saveReports(
    context: { source: string; at: string },
    reports: readonly { readonly fingerprint: string; readonly report: DatasetReport }[],
  ): Promise<void>

  /** Ids whose leading record changed after a position, oldest first; `deleted` when nothing active is left, `isLed` when another one is shown for it. */
  changesAfter(
    sequence: number,
    limit: number,
  ): Promise<readonly { id: string; sequence: number; deleted: boolean; isLed?: boolean }[]>
  /** The newest position; cheap, to be asked several times a second. */
  sequence(): Promise<number>
  close(): Promise<void>
}
