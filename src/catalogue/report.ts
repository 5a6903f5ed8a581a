import type { FindingKind } from '../validation/finding.ts'
import type { DatasetReport } from '../validation/validate-dataset.ts'

/** A validation report as the catalogue keeps it, in the words that the profile had then. */
export interface StoredReport extends DatasetReport {
  readonly source: string
  /** The version of the record whose content was validated. */
  readonly version: number
  /** When it was validated. */
  readonly at: string
}

/** Which leading records are looked at; all of them where nothing is given. */
export interface FindingsFilter {
  readonly source?: string
  /** As `CatalogueRecord.authority`. */
  readonly authority?: string
}

export interface FoundKind {
  readonly kind: FindingKind
  readonly profile: string
  readonly findings: number
  readonly datasets: number
}

export interface UnvalidatedRecord {
  readonly iri: string
  readonly fingerprint: string
  readonly ntriples: string
  readonly lines: readonly number[]
}
