import { RdfSyntaxError } from '../problem.ts'
import { xsd } from '../namespaces.ts'
import type { LocatedTriple, Term, Triple } from '../term.ts'
import { unescapeText } from '../turtle/literals.ts'
import { LineReader } from './read-lines.ts'

const QUOTE = 34
const DOT = 46
const LF = 10

/**
 * Reads N-Triples that `canonicalize` wrote, blank nodes under their own labels: about six times as quick as a full parser.
 * Any other N-Triples is read too, by the general reader; what that one refuses is thrown.
 */
export function parseNTriples(text: string): Triple[] {
  return readCanonical(text, NO_LINES) ?? readGeneral(text)
}

/** The same with the line of each triple in its document (0: unknown). */
export function parseLocated(text: string, lines: readonly number[]): LocatedTriple[] {
  return (
    readCanonical(text, lines) ??
    readGeneral(text).map((triple, index) => {
      const line = lines[index]
      return line ? { ...triple, line } : triple
    })
  )
}

const NO_LINES: readonly number[] = []

function readGeneral(text: string): Triple[] {
  const reader = new LineReader({
    hasGraphs: false,
    blankPrefix: '_:',
    onProblem: ({ effect, reason, line }) => {
      if (effect !== 'kept') throw new RdfSyntaxError(reason, line)
    },
  })
  return reader.push(text, true).map(({ subject, predicate, object }) => ({ subject, predicate, object }))
}

/** Lines of `subject predicate object .`, one space between, one line feed after; undefined where one differs. */
function readCanonical(text: string, lines: readonly number[]): LocatedTriple[] | undefined {
  const hasEscapes = text.includes('\\')
  const triples: LocatedTriple[] = []
  // Statements about a node stand together and share one string: looked up, it is hashed once.
  let head = ''
  let subject: Term | undefined
  let pos = 0
  while (pos < text.length) {
    if (head === '' || !text.startsWith(head, pos)) {
      const subjectEnd = text.indexOf(' ', pos)
      subject = readName(text, pos, subjectEnd)
      head = text.slice(pos, subjectEnd + 1)
    }
    const predicateStart = pos + head.length
    const predicateEnd = text.indexOf(' ', predicateStart)
    if (!subject || predicateEnd < 0) return undefined
    const predicate = readProperty(text, predicateStart, predicateEnd)
    const start = predicateEnd + 1
    const isLiteral = text.charCodeAt(start) === QUOTE
    const quote = isLiteral ? closingQuote(text, start, hasEscapes) : start
    const end = quote < 0 ? -1 : text.indexOf(' ', quote)
    if (!predicate || end < 0) return undefined
    if (text.charCodeAt(end + 1) !== DOT || text.charCodeAt(end + 2) !== LF) return undefined
    const object = isLiteral
      ? readLiteral(text, { start, quote, end }, hasEscapes)
      : readName(text, start, end)
    if (!object) return undefined
    const line = lines[triples.length]
    triples.push(line ? { subject, predicate, object, line } : { subject, predicate, object })
    pos = end + 3
  }
  return triples
}

/** The properties met so far, one string for each: looked up, it is hashed once. */
const properties = new Map<Term, Term>()
/** More than all vocabularies we know together; what comes after, as from hostile data, is not kept. */
const MAX_PROPERTIES = 5000
const MAX_PROPERTY_LENGTH = 200

function readProperty(text: string, start: number, end: number): Term | undefined {
  const property = readName(text, start, end)
  if (property === undefined) return undefined
  const known = properties.get(property)
  if (known !== undefined) return known
  if (properties.size >= MAX_PROPERTIES || property.length > MAX_PROPERTY_LENGTH) return property
  // A part of a text keeps the whole text alive; what is kept has to be a string of its own.
  const own: Term = Buffer.from(property).toString()
  properties.set(own, own)
  return own
}

/** An IRI or blank node; undefined where it holds an escape or is neither. */
function readName(text: string, start: number, end: number): Term | undefined {
  const first = text.charCodeAt(start)
  if (first === 95) return text.slice(start, end)
  if (first !== 60 || text.charCodeAt(end - 1) !== 62) return undefined
  const iri = text.slice(start + 1, end - 1)
  return iri.includes('\\') ? undefined : iri
}

function closingQuote(text: string, start: number, hasEscapes: boolean): number {
  let quote = text.indexOf('"', start + 1)
  if (!hasEscapes) return quote
  while (quote > 0) {
    let slashes = 0
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes++
    if (slashes % 2 === 0) return quote
    quote = text.indexOf('"', quote + 1)
  }
  return -1
}

function readLiteral(
  text: string,
  at: { start: number; quote: number; end: number },
  hasEscapes: boolean,
): Term | undefined {
  const { start, quote, end } = at
  const raw = text.slice(start, quote + 1)
  const quoted = hasEscapes && raw.includes('\\') ? unescapeText(raw) : raw
  if (quote + 1 === end) return quoted
  const next = text.charCodeAt(quote + 1)
  if (next === 64) return quoted + text.slice(quote + 1, end)
  if (next !== 94 || text.charCodeAt(quote + 2) !== 94) return undefined
  const datatype = readName(text, quote + 3, end)
  if (!datatype) return undefined
  return datatype === xsd.string ? quoted : `${quoted}^^${datatype}`
}
