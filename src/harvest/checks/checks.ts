import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { RunReport } from '../../catalogue/run.ts'
import type { SyntaxName } from '../../rdf/syntaxes.ts'
import type { DatasetReport } from '../../validation/validate-dataset.ts'
import type { DocumentVerdict, ValidatedDocument } from '../../validation/verdict.ts'

/** What somebody asks us to look at without keeping it: a document in hand, or the address of one. */
export type Submission =
  | {
      readonly kind: 'document'
      readonly bytes: Uint8Array
      /** A file name, or whatever it is to be called in reports. */
      readonly name: string
      readonly contentType?: string | undefined
    }
  | { readonly kind: 'address'; readonly url: string }

export interface CheckRequest {
  readonly submission: Submission
  /** Name of a profile. */
  readonly profile: string
}

export interface ValidationRequest extends CheckRequest {
  /** The SHACL report too, in this syntax. */
  readonly report?: SyntaxName
  /** The text of the lines that findings name. */
  readonly withExcerpts?: boolean
}

export type ValidationAnswer =
  | (ValidatedDocument & { readonly shaclReport?: string })
  | Exclude<DocumentVerdict, { kind: 'validated' }>
  | CheckFailure

/** Why nothing can be said of a document; none of it is the document's doing. */
export type CheckFailure =
  /** `problem`: it exists, and its files cannot be used. */
  | { readonly kind: 'unusable-profile'; readonly known: readonly string[]; readonly problem?: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Too many checks are waiting. */
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  /** It took longer than a check may. */
  | { readonly kind: 'gave-up'; readonly seconds: number }

/** A record as a harvest would have stored it, with what would be shown beside it. */
export interface RehearsedRecord {
  readonly record: CatalogueRecord
  readonly report?: DatasetReport
}

/** One harvest into a catalogue that was thrown away. */
export interface Rehearsal {
  readonly kind: 'rehearsed'
  readonly profile: string
  /** Outcome, counts, rejections and findings as a run of the source would have had. */
  readonly run: RunReport
  /** The first ones; `run.counts` has them all. */
  readonly records: readonly RehearsedRecord[]
}

export type RehearsalAnswer = Kept<Rehearsal> | Exclude<DocumentVerdict, { kind: 'validated' }> | CheckFailure

/** Something kept for a while at an address that cannot be guessed. */
export type Kept<T> = T & {
  readonly id: string
  /** ISO 8601, UTC. */
  readonly expires: string
}

/** What was handed in, as the page of a result shows it. */
export interface SubmittedSource {
  /** A file name or an address; absent for a text that was pasted. */
  readonly name?: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** The text itself, where it is small enough to be mended in a form. */
  readonly text?: string
}

export type KeptValidation = ValidatedDocument & {
  readonly shaclReport?: string
  readonly submitted?: SubmittedSource
}

/** `expired` is told from what never was by the id alone. */
export type Found<T> = Kept<T> | 'expired' | 'unknown'

/** Looking at other people's documents, a few at a time, without letting them near the catalogue. */
export interface Checks {
  /** The largest document that may be handed in, and how long results are kept. */
  readonly limits: { readonly maxBytes: number; readonly keptHours: number }
  readonly validate: (request: ValidationRequest) => Promise<ValidationAnswer>
  /** The result is kept. */
  readonly rehearse: (request: CheckRequest) => Promise<RehearsalAnswer>
  /** Keeps a verdict so that its address can be shared. */
  readonly keepValidation: (verdict: KeptValidation) => Promise<Kept<KeptValidation>>
  readonly validation: (id: string) => Promise<Found<KeptValidation>>
  readonly rehearsal: (id: string) => Promise<Found<Rehearsal>>
}
