import { hasIllegalCharacters } from '../iri.ts'
import { isBlank, isLiteral } from '../term.ts'
import type { Term, Triple } from '../term.ts'

// oxlint-disable-next-line no-control-regex -- the characters that canonical N-Triples escapes
const ESCAPED = /["\\\u0000-\u001f\u007f]/
// oxlint-disable-next-line no-control-regex -- as above
const EVERY_ESCAPED = /["\\\u0000-\u001f\u007f]/g
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

const toUnicodeEscape = (char: string): string =>
  `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** The value of a literal as canonical N-Triples writes it between quotes. */
export const escapeText = (value: string): string =>
  ESCAPED.test(value) ? value.replace(EVERY_ESCAPED, (char) => SHORT[char] ?? toUnicodeEscape(char)) : value

/** An IRI between < and >; illegal characters, kept as their publisher wrote them, become \u escapes and come back whole. */
function writeIri(iri: string): string {
  if (!hasIllegalCharacters(iri)) return `<${iri}>`
  // oxlint-disable-next-line no-control-regex -- what IRIREF excludes
  return `<${iri.replace(/[\u0000-\u0020<>"{}|\\^`]/g, toUnicodeEscape)}>`
}

const MAX_WRITTEN = 2000
const written = new Map<string, string>()

/** For IRIs that come again and again: properties and datatypes. */
export function writeName(iri: string): string {
  const known = written.get(iri)
  if (known !== undefined) return known
  if (written.size >= MAX_WRITTEN) written.clear()
  const name = writeIri(iri)
  written.set(iri, name)
  return name
}

// oxlint-disable-next-line no-control-regex -- as above
const PLAIN_RUN = /[^"\\\u0000-\u001f\u007f]*/y

/** A term in canonical N-Triples (RDF 1.1 N-Triples, as RDFC-1.0 has it). */
export function writeTerm(term: Term): string {
  if (isBlank(term)) return term
  return isLiteral(term) ? writeLiteral(term) : writeIri(term)
}

function writeLiteral(term: Term): string {
  PLAIN_RUN.lastIndex = 1
  PLAIN_RUN.test(term)
  const end = term.lastIndexOf('"')
  const isPlain = PLAIN_RUN.lastIndex === end
  // The notation of terms is N-Triples already, but for escapes and the brackets of a datatype.
  if (isPlain && (end === term.length - 1 || term.charCodeAt(end + 1) === 64)) return term
  const quoted = isPlain ? term.slice(0, end + 1) : `"${escapeText(term.slice(1, end))}"`
  if (term.charCodeAt(end + 1) === 94) return `${quoted}^^${writeName(term.slice(end + 3))}`
  return quoted + term.slice(end + 1)
}

/** One triple without its line break. */
export const writeTriple = ({ subject, predicate, object }: Triple): string =>
  `${writeTerm(subject)} ${writeName(predicate)} ${writeTerm(object)} .`
