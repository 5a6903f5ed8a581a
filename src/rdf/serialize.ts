import { writeTriple } from './ntriples/write.ts'
import { escapeIri } from './iri.ts'
import { writeJsonLd } from './serialize/json-ld.ts'
import { writeRdfXml } from './serialize/rdf-xml.ts'
import { writeTurtle } from './serialize/turtle.ts'
import type { SyntaxName } from './syntaxes.ts'
import { datatypeOf, isBlank, isLiteral } from './term.ts'
import type { Term, Triple } from './term.ts'

type WriteTriples = (triples: readonly Triple[]) => string

/** Without graphs, N-Quads is N-Triples and TriG is Turtle. */
const writers: Readonly<Record<SyntaxName, WriteTriples>> = {
  turtle: writeTurtle,
  trig: writeTurtle,
  'n-triples': writeNTriples,
  'n-quads': writeNTriples,
  'json-ld': writeJsonLd,
  'rdf-xml': writeRdfXml,
}

/**
 * Triples as a document. Never fails on what was harvested: illegal characters in IRIs are percent-encoded.
 * Asynchronous, so that a writer which has to be may come.
 */
export const serializeRdf = (triples: readonly Triple[], syntax: SyntaxName): Promise<string> =>
  Promise.resolve(writers[syntax](triples))

function writeNTriples(triples: readonly Triple[]): string {
  return triples.map((triple) => `${writeTriple(escapeTriple(triple))}\n`).join('')
}

const escapeTriple = ({ subject, predicate, object }: Triple): Triple => ({
  subject: escapeTerm(subject),
  predicate: escapeTerm(predicate),
  object: escapeTerm(object),
})

function escapeTerm(term: Term): Term {
  if (isBlank(term)) return term
  if (!isLiteral(term)) return escapeIri(term)
  const datatype = datatypeOf(term)
  return datatype ? term.slice(0, term.length - datatype.length) + escapeIri(datatype) : term
}
