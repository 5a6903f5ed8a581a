import rdfCanonize from 'rdf-canonize'
import { datatypeOf, isBlank, isLiteral, languageTagOf, valueOf } from './term.ts'
import { rdf, xsd } from './namespaces.ts'
import type { Term, Triple } from './term.ts'

/** Work that RDFC-1.0 may do on one graph; a graph made to be hard needs more, and no description does. */
const MAX_DEEP_ITERATIONS = 2000
const TIMEOUT_MS = 2000

/**
 * Names by RDFC-1.0 for blank nodes in cycles or shared among copies. A graph beyond the limit of work
 * gets names in the order of its triples: still the same graph, but it may look changed when it is written otherwise.
 */
export function labelTangledNodes(triples: readonly Triple[]): ReadonlyMap<Term, string> {
  const canonicalIdMap = new Map<string, string>()
  try {
    // oxlint-disable-next-line no-underscore-dangle -- its only synchronous entrance
    rdfCanonize._canonizeSync(triples.map(toDatasetQuad), {
      algorithm: 'RDFC-1.0',
      canonicalIdMap,
      maxDeepIterations: MAX_DEEP_ITERATIONS,
      timeout: TIMEOUT_MS,
    })
  } catch {
    return labelInOrder(triples)
  }
  return new Map(Array.from(canonicalIdMap, ([from, to]) => [`_:${from}`, `_:${to}`]))
}

function labelInOrder(triples: readonly Triple[]): ReadonlyMap<Term, string> {
  const labels = new Map<Term, string>()
  for (const { subject, object } of triples)
    for (const term of [subject, object])
      if (isBlank(term) && !labels.has(term)) labels.set(term, `_:o${labels.size}`)
  return labels
}

const toDatasetQuad = ({ subject, predicate, object }: Triple) => ({
  subject: toDatasetTerm(subject),
  predicate: toDatasetTerm(predicate),
  object: toDatasetTerm(object),
  graph: { termType: 'DefaultGraph', value: '' },
})

function toDatasetTerm(term: Term) {
  if (isBlank(term)) return { termType: 'BlankNode', value: term.slice(2) }
  if (!isLiteral(term)) return { termType: 'NamedNode', value: term }
  const language = languageTagOf(term)
  const datatype = language ? rdf.langString : datatypeOf(term) || xsd.string
  return {
    termType: 'Literal',
    value: valueOf(term),
    language,
    datatype: { termType: 'NamedNode', value: datatype },
  }
}
