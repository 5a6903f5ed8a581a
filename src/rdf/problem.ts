import type { Term } from './term.ts'

/** A spot in a document that could not be read as written, and what became of it. Never costs its neighbours. */
export interface RdfProblem {
  /** Counted from 1; absent where it is not known. */
  readonly line?: number
  /** In plain words, for the publisher. */
  readonly reason: string
  /** `kept`: used all the same, as it stands or with the note's change; else what was left out. */
  readonly effect: 'kept' | 'value-dropped' | 'statement-dropped' | 'rest-dropped'
  /** The subject of the statement, where it is known. */
  readonly subject?: Term
  /** Classes that the statement, which was left out, gave its subject. */
  readonly types?: readonly Term[]
  /** Where it stands in a spreadsheet, which has no lines. */
  readonly cell?: CellPlace
}

/** A place in a spreadsheet, as whoever has it open finds it. */
export interface CellPlace {
  readonly sheet: string
  /** Counted from 1. */
  readonly row: number
  /** Its letter; absent where a whole row is meant. */
  readonly column?: string
  /** What stands above the column, or should. */
  readonly heading?: string
}

/** The document as a whole cannot be read as the syntax it is said to be, or not beyond a place. */
export class RdfSyntaxError extends Error {
  override readonly name = 'RdfSyntaxError'
  readonly reason: string
  readonly line?: number
  /** Nodes whose description was not at its end: what was read of them is not all there is. */
  readonly unfinished: ReadonlySet<Term>
  constructor(reason: string, line?: number, unfinished: Iterable<Term> = []) {
    super(line === undefined ? reason : `line ${line}: ${reason}`)
    this.reason = reason
    if (line !== undefined) this.line = line
    this.unfinished = new Set(unfinished)
  }
}
