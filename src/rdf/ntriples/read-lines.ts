import type { RdfProblem } from '../problem.ts'
import type { Quad, Term } from '../term.ts'
import { BrokenStatement, Cursor } from '../turtle/cursor.ts'
import { DROPPED, readBlankLabel, readIri } from '../turtle/names.ts'
import { readLiteral } from '../turtle/literals.ts'
import type { DocumentReader } from '../turtle/read-turtle.ts'

/** No statement is that long; it bounds the memory of a stream without line breaks. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024

interface LineOptions {
  readonly hasGraphs: boolean
  readonly blankPrefix: string
  readonly onProblem: (problem: RdfProblem) => void
}

/** N-Triples and N-Quads: a line that cannot be read is dropped and reported, and costs nothing else. */
export class LineReader implements DocumentReader {
  private readonly c: Cursor
  private readonly hasGraphs: boolean
  private readonly onProblem: (problem: RdfProblem) => void
  private line = 0
  private waiting: string[] = []
  private waitingLength = 0
  private subject: Term = ''

  constructor(options: LineOptions) {
    this.c = new Cursor('', options.blankPrefix)
    this.c.final = true
    this.hasGraphs = options.hasGraphs
    this.onProblem = options.onProblem
  }

  push(text: string, isLast: boolean): Quad[] {
    const complete = isLast ? text.length : text.lastIndexOf('\n') + 1
    this.waiting.push(text.slice(0, complete))
    const quads: Quad[] = []
    if (complete > 0 || isLast) {
      this.readText(this.waiting.join(''), quads)
      this.waiting = []
      this.waitingLength = 0
    }
    if (complete < text.length) this.wait(text.slice(complete))
    return quads
  }

  private wait(text: string): void {
    this.waiting.push(text)
    this.waitingLength += text.length
    if (this.waitingLength <= MAX_LINE_LENGTH) return
    // What follows of the line is then an error of its own, once, and the next line is read.
    this.onProblem({ line: this.line + 1, reason: 'a line does not end', effect: 'statement-dropped' })
    this.waiting = ['#']
    this.waitingLength = 1
  }

  private readText(text: string, quads: Quad[]): void {
    const { c } = this
    c.text = text
    c.pos = 0
    while (c.pos < text.length) {
      this.line++
      try {
        this.readLine(quads)
        for (const problem of c.problems) this.tell(problem)
      } catch (error) {
        if (!(error instanceof BrokenStatement)) throw error
        const end = text.indexOf('\n', c.pos)
        // A document that is cut off on its way ends in half a line.
        const { reason } = error
        this.tell({ reason, effect: end < 0 ? 'rest-dropped' : 'statement-dropped' })
        c.pos = end < 0 ? text.length : end + 1
      }
      if (c.problems.length > 0) c.problems = []
    }
  }

  private readLine(quads: Quad[]): void {
    const { c } = this
    this.subject = ''
    const code = this.skipSpace()
    if (this.endLine(code)) return
    const subject = code === 95 ? readBlankLabel(c) : this.expectIri(code, 'a subject')
    this.subject = subject
    const predicate = this.expectIri(this.skipSpace(), 'a property')
    const object = this.readObject(this.skipSpace())
    const next = this.skipSpace()
    const graph = this.hasGraphs && next !== 46 ? this.readGraph(next) : ''
    if (this.skipSpace() !== 46) c.fail(`expected a dot, found ${c.excerpt()}`)
    c.pos++
    if (!this.endLine(this.skipSpace())) c.fail(`expected the end of the line, found ${c.excerpt()}`)
    if (subject !== DROPPED && predicate !== DROPPED && object !== DROPPED)
      quads.push({ subject, predicate, object, graph, line: this.line })
  }

  private readObject(code: number): Term {
    if (code === 34) {
      if (this.c.text.startsWith('"""', this.c.pos))
        this.c.fail('a text in triple quotes is Turtle, not N-Triples')
      return readLiteral(this.c)
    }
    return code === 95 ? readBlankLabel(this.c) : this.expectIri(code, 'a value')
  }

  private readGraph(code: number): Term {
    return code === 95 ? readBlankLabel(this.c) : this.expectIri(code, 'a graph or a dot')
  }

  private expectIri(code: number, what: string): Term {
    const { c } = this
    return code === 60 ? readIri(c) : c.fail(`expected ${what}, found ${c.excerpt()}`)
  }

  /** Spaces and tabs only: a line break ends a statement here. */
  private skipSpace(): number {
    const { c } = this
    let code = c.text.charCodeAt(c.pos)
    while (code === 32 || code === 9) code = c.text.charCodeAt(++c.pos)
    return code
  }

  /** Steps over a comment and the line break; false where something else stands. */
  private endLine(code: number): boolean {
    const { c } = this
    if (code === 35) {
      while (c.pos < c.text.length && code !== 10 && code !== 13) code = c.text.charCodeAt(++c.pos)
    }
    if (code === 13) {
      // Alone it ends a line too (EOL ::= [#xD#xA]+).
      c.pos += c.text.charCodeAt(c.pos + 1) === 10 ? 2 : 1
      return true
    }
    if (code !== 10 && c.pos < c.text.length) return false
    c.pos++
    return true
  }

  private tell(problem: { reason: string; effect: RdfProblem['effect'] }): void {
    const { subject, line } = this
    this.onProblem({ line, reason: problem.reason, effect: problem.effect, ...(subject && { subject }) })
  }
}
