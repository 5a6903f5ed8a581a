import { writeTriple } from './ntriples/write.ts'
import { escapeIri } from './iri.ts'
import { writeJsonLd } from './serialize/json-ld.ts'
import { writeRdfXml } from './serialize/rdf-xml.ts'
import { writeTurtle } from './serialize/turtle.ts'
import type { SyntaxName } from './syntaxes.ts'
import { datatypeOf, isBlank, isLiteral } from './term.ts'
import type { Term, Triple } from './term.ts'

type WriteTriples = (triples: readonly Triple[], blankPrefix?: string) => string

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
export const serializeRdf = (
  triples: readonly Triple[],
  syntax: SyntaxName,
  options: SerializeOptions = {},
): Promise<string> => Promise.resolve(writers[syntax](triples, options.blankPrefix))

export interface SerializeOptions {
  /** Letters that the labels of blank nodes begin with: another one for each document that is put behind others. */
  readonly blankPrefix?: string
}

function writeNTriples(triples: readonly Triple[], blankPrefix = ''): string {
  const write = (term: Term) => escapeTerm(term, blankPrefix)
  return triples
    .map(({ subject, predicate, object }) =>
      writeTriple({ subject: write(subject), predicate: write(predicate), object: write(object) }),
    )
    .map((line) => `${line}\n`)
    .join('')
}

function escapeTerm(term: Term, blankPrefix: string): Term {
  if (isBlank(term)) return `_:${blankPrefix}${term.slice(2)}`
  if (!isLiteral(term)) return escapeIri(term)
  const datatype = datatypeOf(term)
  return datatype ? term.slice(0, term.length - datatype.length) + escapeIri(datatype) : term
}
