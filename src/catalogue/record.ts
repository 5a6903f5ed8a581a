import type { DatasetDescription } from '../dataset/description.ts'

/** `missing`: absent from its source's last complete answer, kept for the days of grace. `deleted`: a tombstone. */
export type RecordState = 'active' | 'missing' | 'deleted'

/** What we hold about one dataset from one source: provenance and the place in its history. Times are ISO 8601, UTC. */
export interface RecordSummary {
  /** Short, URL-safe, derived from the dataset's IRI; the same for every source that publishes that IRI. */
  readonly id: string
  readonly source: string
  readonly iri: string
  readonly state: RecordState
  /** Number of the newest version, from 1. */
  readonly version: number
  readonly fingerprint: string
  readonly firstSeen: string
  readonly lastSeen: string
  readonly lastChanged: string
  readonly missingSince?: string
  readonly deletedAt?: string
  /** Position in the catalogue's log of changes; grows with every change of any record. */
  readonly sequence: number
}

export interface CatalogueRecord extends RecordSummary {
  /** The source's own triples as canonical N-Triples; of a deleted record, the last ones held. */
  readonly ntriples: string
  readonly description: DatasetDescription
  /** The authority that answers for it: the source's, else the publisher. An IRI, '' when neither is known. */
  readonly authority: string
  /** Other sources that publish the same IRI. */
  readonly alsoPublishedBy: readonly string[]
}

export interface RecordVersion {
  readonly number: number
  readonly at: string
  readonly run: string
  readonly change: 'created' | 'updated' | 'deleted' | 'restored'
  readonly fingerprint: string
}
