import type { Result } from '../../validation/shape.ts'
import type { CheckedDataset, ValidatedDocument, VerdictCounts } from '../../validation/verdict.ts'
import type { Language } from './words.ts'

export interface WriterSettings {
  readonly write: (text: string) => void
  readonly language: Language
  readonly colours: boolean
  readonly profile: string
}

export interface FailedInput {
  readonly document: string
  readonly reason: string
}

/** The whole of what was asked for. */
export interface Summary {
  readonly conforms: boolean
  readonly counts: VerdictCounts
  readonly failed: readonly FailedInput[]
}

/** Writes a result while it comes about: nothing has to fit into memory that the format does not ask for. */
export interface ReportWriter {
  readonly dataset: (document: string, dataset: CheckedDataset, results: () => readonly Result[]) => void
  /** After the datasets of a document. */
  readonly document: (document: string, verdict: ValidatedDocument) => void
  readonly end: (summary: Summary) => Promise<void>
}
