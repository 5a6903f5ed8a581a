import { hash } from 'node:crypto'
import { graphOf, type Graph } from '../rdf/graph.ts'
import { isBlank, type Term, type Triple } from '../rdf/term.ts'

/** One description of a dataset. */
export interface Described {
  readonly iri: string
  readonly triples: readonly Triple[]
}

/** Nodes without IRI inside one another: a contact in a distribution in a dataset. */
const MAX_DEPTH = 6

/** IRIs of the properties that two descriptions of a dataset do not give the same values for, in order. */
export function differingProperties(one: Described, other: Described): readonly string[] {
  const [a, b] = [graphOf(one.triples), graphOf(other.triples)]
  const predicates = new Set([...a.predicates(one.iri), ...b.predicates(other.iri)])
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)]
  const differs = (predicate: Term) =>
    valuesOf(a.objects(one.iri, predicate), one.iri, wordsOfA) !==
    valuesOf(b.objects(other.iri, predicate), other.iri, wordsOfB)
  return [...predicates].filter(differs).sort()
}

const valuesOf = (objects: readonly Term[], iri: string, words: (term: Term) => string): string =>
  objects
    .map((object) => (object === iri ? 'itself' : words(object)))
    .sort()
    .join('\n')

/** A node without IRI is what is said of it; as a hash, so that nodes that refer to each other a thousandfold stay small. */
function wordsOf(graph: Graph): (term: Term) => string {
  const known = new Map<string, string>()
  const words = (term: Term, depth: number): string => {
    if (!isBlank(term)) return JSON.stringify(term)
    if (depth === 0) return '[]'
    const key = `${depth} ${term}`
    const before = known.get(key)
    if (before !== undefined) return before
    const parts = [...graph.properties(term)].map(
      ([predicate, objects]) =>
        `${predicate} ${objects
          .map((object) => words(object, depth - 1))
          .sort()
          .join(' ')}`,
    )
    const digest = hash('sha256', parts.sort().join('\n'), 'hex')
    known.set(key, digest)
    return digest
  }
  return (term) => words(term, MAX_DEPTH)
}
