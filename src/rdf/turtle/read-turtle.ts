import { rdf } from '../namespaces.ts'
import type { RdfProblem } from '../problem.ts'
import type { Quad, Term } from '../term.ts'
import { BrokenStatement, Cursor, NEED_MORE } from './cursor.ts'
import { findNextStatement } from './recover.ts'
import { StatementReader } from './statements.ts'

/** A statement longer than this, in characters, is no statement; it also bounds the memory of a stream. */
const MAX_STATEMENT_LENGTH = 64 * 1024 * 1024

interface TurtleOptions {
  readonly baseIri: string
  readonly hasGraphs: boolean
  readonly blankPrefix: string
  readonly onProblem: (problem: RdfProblem) => void
}

interface Told {
  readonly pos: number
  readonly reason: string
  readonly effect: RdfProblem['effect']
  readonly types?: readonly Term[]
}

/** What a document gives, piece by piece: feed it text, take the quads of the statements that are complete. */
export interface DocumentReader {
  readonly push: (text: string, isLast: boolean) => Quad[]
}

/**
 * Turtle and TriG, statement by statement:
 *
 *   text ──▶ statement read ──▶ its quads
 *     ▲          │ ends in the middle: wait for more text, read it again
 *     └──────────┤ broken: drop it, report it, go on with the next one, prefixes kept
 */
export class TurtleReader implements DocumentReader {
  private readonly c: Cursor
  private readonly statements: StatementReader
  private readonly onProblem: (problem: RdfProblem) => void
  private waiting: string[] = []
  private waitingLength = 0
  /** Reading again before that much text is there would be in vain. */
  private wanted = 0
  /** Looking for the next statement; what is broken is reported once. */
  private isLost = false

  constructor(options: TurtleOptions) {
    this.c = new Cursor(options.baseIri, options.blankPrefix)
    this.statements = new StatementReader(this.c, options.hasGraphs)
    this.onProblem = options.onProblem
  }

  push(text: string, isLast: boolean): Quad[] {
    this.waiting.push(text)
    this.waitingLength += text.length
    if (!isLast && this.waitingLength < this.wanted) return []
    const { c, statements } = this
    c.begin(this.waiting.join(''))
    c.final = isLast
    this.waiting = []
    this.waitingLength = 0
    this.wanted = 0
    statements.quads = []
    while (this.readNext());
    return statements.quads
  }

  /** False when the text at hand is used up. */
  private readNext(): boolean {
    const { c, statements } = this
    const start = c.pos
    const kept = statements.quads.length
    c.keepLine()
    try {
      const isMore = statements.readStatement()
      if (c.problems.length > 0) this.report()
      this.isLost = false
      return isMore
    } catch (error) {
      const dropped = statements.quads.splice(kept)
      c.problems = []
      c.backToKeptLine()
      if (error === NEED_MORE) return this.waitForMore(start)
      if (error instanceof BrokenStatement) return this.skipBroken(start, error, this.typesIn(dropped))
      throw error
    }
  }

  private waitForMore(start: number): false {
    const { c } = this
    c.pos = start
    const left = c.text.length - start
    if (left > MAX_STATEMENT_LENGTH)
      this.skipBroken(start, new BrokenStatement('a statement does not end', start))
    // Doubling keeps the work linear however long the statement is.
    this.wanted = left
    return false
  }

  /** What the subject of a statement was said to be. */
  private typesIn(quads: readonly Quad[]): readonly Term[] {
    const own = quads.filter(
      ({ subject, predicate }) => subject === this.statements.subject && predicate === rdf.type,
    )
    return own.map(({ object }) => object)
  }

  private skipBroken(start: number, broken: BrokenStatement, types: readonly Term[] = []): boolean {
    const { c } = this
    const { pos, reason } = broken
    // What comes after may be the rest of the same statement; one that has a subject is about something else.
    if (!this.isLost || this.statements.subject !== '')
      this.tell({ pos, reason, effect: 'statement-dropped', types })
    this.isLost = true
    const from = this.skipSeparators(start)
    const next = findNextStatement(c.text, { start: from })
    if (next !== undefined && next > start) {
      c.pos = next
      return true
    }
    if (!c.final && c.text.length - start <= MAX_STATEMENT_LENGTH) return this.waitForMore(start)
    // No dot to the very end: a document cut off on its way looks like this, and what is missing may be anything.
    this.tell({
      pos: start,
      reason: 'the document ends in the middle of a statement',
      effect: 'rest-dropped',
    })
    c.pos = c.text.length
    return false
  }

  /** Never looks for the next statement at the dot that ended the one before. */
  private skipSeparators(start: number): number {
    const { text } = this.c
    let pos = start
    while (/[\s.}]/.test(text[pos] ?? '')) pos++
    return pos
  }

  private report(): void {
    for (const problem of this.c.problems) this.tell(problem)
    this.c.problems = []
  }

  private tell({ pos, reason, effect, types = [] }: Told): void {
    const { subject } = this.statements
    const line = this.c.linesBefore + this.countLines(pos) + 1
    const known = { ...(subject && { subject }), ...(types.length > 0 && { types }) }
    this.onProblem({ line, reason, effect, ...known })
  }

  private countLines(to: number): number {
    const { text, lineBreak = '\n' } = this.c
    let lines = 0
    for (let pos = text.indexOf(lineBreak); pos >= 0 && pos < to; pos = text.indexOf(lineBreak, pos + 1))
      lines++
    return lines
  }
}
