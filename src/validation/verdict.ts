import type { RdfProblem } from '../rdf/problem.ts'
import type { UnreadLooks } from '../rdf/detect-syntax.ts'
import type { SyntaxName } from '../rdf/syntaxes.ts'
import type { Term } from '../rdf/term.ts'
import type { DatasetReport } from './validate-dataset.ts'

/** What a document was read as: RDF, or the rows of a spreadsheet. */
export type DocumentForm = SyntaxName | 'csv' | 'xlsx'

/** A dataset's report with what to call it: language tag → title, `und` where the publisher gave none. */
export interface CheckedDataset extends DatasetReport {
  readonly title: Readonly<Record<string, string>>
}

/** Over all datasets of a document, also those that are not listed. */
export interface VerdictCounts {
  /** Those that were lost too. */
  readonly datasets: number
  readonly conforming: number
  readonly violation: number
  readonly warning: number
  readonly info: number
}

export interface ValidatedDocument {
  readonly kind: 'validated'
  readonly syntax: DocumentForm
  readonly profile: string
  /** Every dataset conforms, and nothing of the document had to be left out. */
  readonly conforms: boolean
  /** In the order of the document; the first ones, where there are more than were asked for. */
  readonly datasets: readonly CheckedDataset[]
  readonly counts: VerdictCounts
  /** Datasets of whose description too little could be read to hold it against anything: IRIs, or blank nodes. */
  readonly lost?: readonly Term[]
  /** SHACL parameters of the profile that have no effect here, by IRI: what they ask for was not looked at. */
  readonly notEvaluated?: readonly Term[]
  /** What could not be read as written; `kept` ones cost nothing. */
  readonly problems: readonly RdfProblem[]
  /** Where a paged catalogue goes on: only this page was read. */
  readonly next?: string
  /** Text of the lines that findings and problems name, where asked for. */
  readonly excerpts?: Readonly<Record<number, string>>
}

/** A class and the number of nodes of it, in a document without datasets. */
export interface ClassCount {
  readonly iri: string
  readonly count: number
}

/** What there is to say of a document that somebody wants to know the state of. */
export type DocumentVerdict =
  | ValidatedDocument
  /** `looksLike` says what it seems to be instead. */
  | { readonly kind: 'not-rdf'; readonly looksLike: UnreadLooks; readonly reason: string }
  /** Said to be RDF, and nothing of it can be read. */
  | {
      readonly kind: 'unreadable'
      readonly syntax: DocumentForm
      readonly reason: string
      readonly line?: number
    }
  /** RDF about other things; the classes that occur most, first. */
  | {
      readonly kind: 'no-dataset'
      readonly syntax: DocumentForm
      readonly classes: readonly ClassCount[]
      readonly statements: number
      readonly problems: readonly RdfProblem[]
    }
  | { readonly kind: 'too-large'; readonly maxBytes: number }
