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

/** What its source's profile says of a record's content, in short. */
export interface ValidationSummary {
  readonly profile: string
  /** Of the profile's shapes, when it was validated. */
  readonly profileVersion: string
  /** Absent where the profile has no levels, or the description does not choose one. */
  readonly level?: string
  /** There are no violations. */
  readonly conforms: boolean
  readonly violations: number
  readonly warnings: number
  readonly infos: number
}

export interface CatalogueRecord extends RecordSummary {
  /** The source's own triples as canonical N-Triples; of a deleted record, the last ones held. */
  readonly ntriples: string
  /**
   * Line by line of `ntriples`, the line on which the triple stood in the source's document when this version was
   * stored; 0 where it is not known. Empty or absent for syntaxes without lines.
   */
  readonly lines?: readonly number[]
  /** Absent when it was never validated. */
  readonly validation?: ValidationSummary
  readonly description: DatasetDescription
  /** The authority that answers for it: the source's, else the publisher. An IRI, '' when neither is known. */
  readonly authority: string
  /** Other sources that publish the same dataset, under this IRI or another one. */
  readonly alsoPublishedBy: readonly string[]
  /** Id of the leading record of its group, where that is not this one: lists and search show that one. */
  readonly ledBy?: string
}

/** What another source publishes of a dataset. */
export interface Publication {
  readonly source: string
  readonly id: string
  readonly iri: string
  /** It is the one that lists and search show. */
  readonly isLeading: boolean
  /** IRIs of the properties for which it gives other values. */
  readonly differs: readonly string[]
}

export interface RecordVersion {
  readonly number: number
  readonly at: string
  readonly run: string
  readonly change: 'created' | 'updated' | 'deleted' | 'restored'
  readonly fingerprint: string
}
