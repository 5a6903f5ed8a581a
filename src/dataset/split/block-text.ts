import type { LocatedTriple, Term } from '../../rdf/term.ts'

/** Triples of one subject that stood together, in their order. Never empty. */
export type Block = readonly LocatedTriple[]

/** Between the parts of a block; a block with a term that holds it is written as JSON. */
const SEPARATOR = '\0'
/** Properties that are written as numbers; a document with more of them has some reason to hide. */
const MAX_PROPERTIES = 10_000
/** Of a triple whose line is not known. */
const NO_LINE = 0

/** Non-negative numbers in printable ASCII, base 45: all digits but the last are from the upper half. */
const BASE = 45
const LAST_DIGIT = 35
const OTHER_DIGIT = LAST_DIGIT + BASE

function writeNumber(value: number): string {
  let digits = ''
  let rest = value
  for (; rest >= BASE; rest = Math.floor(rest / BASE))
    digits += String.fromCharCode(OTHER_DIGIT + (rest % BASE))
  return digits + String.fromCharCode(LAST_DIGIT + rest)
}

/** Steps may go back: …, -1 → 1, 0 → 0, 1 → 2, … */
const foldSign = (step: number): number => (step < 0 ? -step * 2 - 1 : step * 2)
const unfoldSign = (folded: number): number => (folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2)

/**
 * A block as one string for the temporary file:
 *
 *   subject ␀ (property, step in lines)… ␀ object ␀ object …
 *
 * Properties are numbers: they are a third of the text, and come back as one string each instead of a thousand.
 */
export class BlockText {
  private readonly properties: Term[] = []
  private readonly numbers = new Map<Term, number>()
  private position = 0

  write(block: Block): string {
    const subject = block[0]?.subject ?? ''
    let header = ''
    let objects = ''
    let before = NO_LINE
    for (const { predicate, object, line = NO_LINE } of block) {
      const property = this.numberOf(predicate)
      if (property < 0 || object.includes(SEPARATOR)) return JSON.stringify(block)
      header += writeNumber(property) + writeNumber(foldSign(line - before))
      objects += SEPARATOR + object
      before = line
    }
    if (subject.startsWith('[') || subject.includes(SEPARATOR)) return JSON.stringify(block)
    return subject + SEPARATOR + header + objects
  }

  read(text: string): Block {
    if (text.startsWith('[')) return JSON.parse(text) as Block
    const parts = text.split(SEPARATOR)
    const [subject = '', header = ''] = parts
    const block: LocatedTriple[] = []
    let line = NO_LINE
    this.position = 0
    for (let index = 2; index < parts.length; index++) {
      const predicate = this.properties[this.readNumber(header)] ?? ''
      const object = parts[index] ?? ''
      line += unfoldSign(this.readNumber(header))
      block.push(line === NO_LINE ? { subject, predicate, object } : { subject, predicate, object, line })
    }
    return block
  }

  /** The subject alone, without the work of reading the rest. */
  readSubject(text: string): Term {
    return text.startsWith('[') ? (this.read(text)[0]?.subject ?? '') : text.slice(0, text.indexOf(SEPARATOR))
  }

  private readNumber(header: string): number {
    let value = 0
    for (let factor = 1; ; factor *= BASE) {
      const code = header.charCodeAt(this.position++)
      if (code < OTHER_DIGIT) return value + (code - LAST_DIGIT) * factor
      value += (code - OTHER_DIGIT) * factor
    }
  }

  /** -1 where there are too many. */
  private numberOf(property: Term): number {
    const known = this.numbers.get(property)
    if (known !== undefined) return known
    if (this.properties.length >= MAX_PROPERTIES) return -1
    const number = this.properties.push(property) - 1
    this.numbers.set(property, number)
    return number
  }
}
