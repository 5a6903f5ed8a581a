import type { LocatedTriple, Term } from '../rdf/term.ts'
import { firstProperty } from './path.ts'
import type { Result } from './shape.ts'

export type Locate = (result: Result) => number | undefined

/**
 * The line to show for a result: of the offending value, else of the property, else of the first
 * triple about the node, else of the triple that refers to it (an empty blank node).
 */
export function locatorOf(triples: readonly LocatedTriple[]): Locate {
  if (!triples.some(({ line }) => line !== undefined)) return () => undefined
  const { bySubject, byObject } = groupByNode(triples)
  return (result) => {
    const property = result.shape.about ?? (result.path && firstProperty(result.path))
    const own = bySubject.get(result.focus) ?? []
    const triple =
      own.find(({ predicate, object }) => predicate === property && object === result.value) ??
      own.find(({ predicate }) => predicate === property) ??
      own[0] ??
      byObject.get(result.focus)
    return triple?.line
  }
}

function groupByNode(triples: readonly LocatedTriple[]) {
  const bySubject = new Map<Term, LocatedTriple[]>()
  const byObject = new Map<Term, LocatedTriple>()
  for (const triple of triples) {
    if (triple.line === undefined) continue
    const own = bySubject.get(triple.subject)
    if (own) own.push(triple)
    else bySubject.set(triple.subject, [triple])
    if (!byObject.has(triple.object)) byObject.set(triple.object, triple)
  }
  return { bySubject, byObject }
}
