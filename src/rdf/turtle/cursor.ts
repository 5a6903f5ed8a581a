import { lineBreakOf } from '../line-break.ts'
import type { RdfProblem } from '../problem.ts'

/** Thrown when the text at hand ends inside a statement and more is to come: the statement is read again then. */
export const NEED_MORE = new Error('more text is needed')

/** A statement that cannot be read; `pos` is where it broke. */
export class BrokenStatement extends Error {
  readonly reason: string
  readonly pos: number
  constructor(reason: string, pos: number) {
    super(reason)
    this.reason = reason
    this.pos = pos
  }
}

/** The longest literal that is read, in characters: real geometries reach megabytes, bombs go on for ever. */
export const MAX_LITERAL_LENGTH = 4 * 1024 * 1024

/** An error so near to the end of the text at hand may be a keyword or name that is cut in two. */
const LOOK_AHEAD = 256
const COMMENT = /#[^\r\n]*/y

/** A prefixed name that was met, and the one that followed it last time. */
export interface KnownName {
  readonly name: string
  readonly iri: string
  next: KnownName | undefined
}

/** The text at hand and the place in it; shared by the readers of names, literals and statements. */
export class Cursor {
  text = ''
  pos = 0
  /** No text follows. */
  final = false
  /** Lines before the text at hand. */
  linesBefore = 0
  /** Told by the first text that has one. */
  lineBreak: '\n' | '\r' | undefined
  /** Of the place asked for last, counted from 1, and where that line ends. */
  private line = 1
  private lineEnd = Infinity
  /** The same for the place that reading may go back to. */
  private keptLine = 1
  private keptEnd = Infinity
  base: string
  readonly prefixes = new Map<string, string>()
  /** Prefixed names already resolved: predicates and codes come again and again. */
  readonly names = new Map<string, KnownName>()
  /** The one read last, which knows what followed it. */
  lastName: KnownName = { name: '', iri: '', next: undefined }
  /** Problems within the statement being read, by position. */
  problems: { pos: number; reason: string; effect: RdfProblem['effect'] }[] = []
  /** Before the number of a nameless blank node, which no written label can equal. */
  readonly blankPrefix: string
  /** Before a written label. `_:` alone leaves labels as they are. */
  readonly labelPrefix: string

  constructor(base: string, blankPrefix: string) {
    this.base = base
    this.blankPrefix = blankPrefix
    this.labelPrefix = blankPrefix === '_:' ? '_:' : `${blankPrefix}_`
  }

  /** When prefixes change, or there are too many to keep. */
  forgetNames(): void {
    this.names.clear()
    this.lastName = { name: '', iri: '', next: undefined }
  }

  /** Goes on with more text; what stood before `pos` is done with. */
  begin(text: string): void {
    if (this.lineBreak === undefined && /[\r\n]/.test(text)) this.lineBreak = lineBreakOf(text)
    this.linesBefore = this.lineAt(this.pos) - 1
    this.text = this.text.slice(this.pos) + text
    this.pos = 0
    this.lineEnd = this.endOfLine(0)
  }

  /** The line of a place; places are asked for in order, but for going back to the one that was kept. */
  lineAt(pos: number): number {
    while (this.lineEnd < pos) {
      this.line++
      this.lineEnd = this.endOfLine(this.lineEnd + 1)
    }
    return this.line
  }

  keepLine(): void {
    this.keptLine = this.line
    this.keptEnd = this.lineEnd
  }

  backToKeptLine(): void {
    this.line = this.keptLine
    this.lineEnd = this.keptEnd
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf(this.lineBreak ?? '\n', from)
    return end < 0 ? Infinity : end
  }

  /** How far in on its line a place is. */
  columnAt(pos: number): number {
    return pos - (this.text.lastIndexOf(this.lineBreak ?? '\n', pos - 1) + 1)
  }

  note(reason: string, effect: RdfProblem['effect'], pos: number = this.pos): void {
    this.problems.push({ pos, reason, effect })
  }

  /** A syntax error, unless the end of the text at hand explains it. */
  fail(reason: string, pos: number = this.pos): never {
    if (!this.final && pos >= this.text.length - LOOK_AHEAD) throw NEED_MORE
    throw new BrokenStatement(reason, pos)
  }

  /** The end of the text inside a token. */
  failAtEnd(reason: string, pos: number): never {
    if (!this.final) throw NEED_MORE
    throw new BrokenStatement(reason, pos)
  }

  /** Skips white space and comments; returns the code of the next character, NaN at the very end. */
  skipBlank(): number {
    const { text } = this
    let { pos } = this
    for (;;) {
      const code = text.charCodeAt(pos)
      if (code === 32 || code === 10 || code === 13 || code === 9) pos++
      else if (code === 35) {
        COMMENT.lastIndex = pos
        COMMENT.test(text)
        pos = COMMENT.lastIndex
      } else {
        this.pos = pos
        if (pos >= text.length && !this.final) throw NEED_MORE
        return code
      }
    }
  }

  /** The text around a place, short enough for a message. */
  excerpt(pos: number = this.pos): string {
    const end = this.text.slice(pos, pos + 40).search(/[\r\n]/)
    const shown = this.text.slice(pos, pos + (end > 0 ? end : 40)).trim()
    return shown ? `"${shown}"` : 'the end of the document'
  }
}
