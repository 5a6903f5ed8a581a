import type { Graph } from '../rdf/graph.ts'
import type { LocatedTriple, Term } from '../rdf/term.ts'
import { firstProperty } from './path.ts'
import type { Result } from './shape.ts'

export type Locate = (result: Result) => number | undefined

/**
 * The line to show for a result: of the offending value, else of the property, else of the first
 * triple about the node, else of the triple that refers to it (an empty blank node).
 */
export function locatorOf(triples: readonly LocatedTriple[], graph: Graph): Locate {
  let bySubject: ReadonlyMap<Term, readonly LocatedTriple[]> | undefined
  let last: Statements | undefined
  let referrers: ReadonlyMap<Term, LocatedTriple> | undefined
  return ({ focus, path, shape, value }) => {
    bySubject ??= groupBySubject(triples)
    const own = bySubject.get(focus)
    if (!own) return (referrers ??= firstByObject(triples)).get(focus)?.line
    const property = shape.about ?? (path && firstProperty(path))
    // Most findings are of something missing: no need to look for it.
    if (property === undefined || graph.objects(focus, property).length === 0) return own[0]?.line
    if (last?.own !== own || last.property !== property) last = { own, property, ...valuesIn(own, property) }
    return ((value === undefined ? undefined : last.byValue.get(value)) ?? last.first ?? own[0])?.line
  }
}

/** The statements of one property of a node; findings about its values come one after the other. */
interface Statements {
  readonly own: readonly LocatedTriple[]
  readonly property: Term
  readonly first: LocatedTriple | undefined
  readonly byValue: ReadonlyMap<Term, LocatedTriple>
}

function valuesIn(own: readonly LocatedTriple[], property: Term): Pick<Statements, 'first' | 'byValue'> {
  const statements = own.filter(({ predicate }) => predicate === property)
  return { first: statements[0], byValue: firstByObject(statements) }
}

/** Those that know their line. */
function groupBySubject(triples: readonly LocatedTriple[]): Map<Term, LocatedTriple[]> {
  const bySubject = new Map<Term, LocatedTriple[]>()
  for (const triple of triples) {
    if (triple.line === undefined) continue
    const own = bySubject.get(triple.subject)
    if (own) own.push(triple)
    else bySubject.set(triple.subject, [triple])
  }
  return bySubject
}

function firstByObject(triples: readonly LocatedTriple[]): Map<Term, LocatedTriple> {
  const byObject = new Map<Term, LocatedTriple>()
  for (const triple of triples)
    if (triple.line !== undefined && !byObject.has(triple.object)) byObject.set(triple.object, triple)
  return byObject
}
