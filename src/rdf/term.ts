/**
 * A term as one string, so that graphs of millions of triples stay small:
 * an IRI as it stands, `_:x` for a blank node, and for a literal its value in quotes,
 * then `@language` or `^^` and the datatype IRI (`"1977"^^http://www.w3.org/2001/XMLSchema#gYear`).
 * The value is raw: quotes and line breaks in it are not escaped. This is N3.js' notation.
 */
export type Term = string

export interface Triple {
  readonly subject: Term
  readonly predicate: Term
  readonly object: Term
}

/** A triple that may know the line of its document on which its object stands, counted from 1. */
export interface LocatedTriple extends Triple {
  readonly line?: number
}

/** `graph` is the empty string in the default graph. */
export interface Quad extends LocatedTriple {
  readonly graph: Term
}

export const isLiteral = (term: Term): boolean => term.charCodeAt(0) === 34
export const isBlank = (term: Term): boolean => term.charCodeAt(0) === 95 && term.charCodeAt(1) === 58
export const isIri = (term: Term): boolean => !isLiteral(term) && !isBlank(term)

/** The value without quotes, tag and datatype; any other term as it stands. */
export function valueOf(term: Term): string {
  return isLiteral(term) ? term.slice(1, term.lastIndexOf('"')) : term
}

/** The language tag as it stands in the term, '' where there is none. Parsing writes it in lower case. */
export function languageTagOf(literal: Term): string {
  const end = literal.lastIndexOf('"')
  return literal[end + 1] === '@' ? literal.slice(end + 2) : ''
}

/** The language tag in lower case: tags compare without case (RDF 1.1 §3.3). */
export const languageOf = (literal: Term): string => languageTagOf(literal).toLowerCase()

/** The datatype IRI of a typed literal, '' for plain and language-tagged ones. */
export function datatypeOf(literal: Term): string {
  const end = literal.lastIndexOf('"')
  return literal[end + 1] === '^' ? literal.slice(end + 3) : ''
}

export const text = (value: string, language?: string): Term =>
  language ? `"${value}"@${language}` : `"${value}"`

export const typed = (value: string, datatype: Term): Term => `"${value}"^^${datatype}`
