import { rdf } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import { nodesByProperty, subclassesIn } from './data-index.ts'

/**
 * What a shape sees: one dataset's triples over a background of code lists that all datasets share.
 * The background answers for concepts (their scheme, their class) so that a description need not repeat it.
 */
export interface DataView {
  readonly objects: (subject: Term, predicate: Term) => readonly Term[]
  readonly subjects: (predicate: Term, object: Term) => readonly Term[]
  /** What the dataset itself says of a node, by property. */
  readonly properties: (subject: Term) => ReadonlyMap<Term, readonly Term[]>
  /** SHACL §1.1: rdf:type, and rdfs:subClassOf any number of times. */
  readonly isInstance: (node: Term, type: Term) => boolean
  /** Nodes that the dataset itself types, subclasses included. */
  readonly instances: (type: Term) => readonly Term[]
  readonly subjectsOf: (predicate: Term) => readonly Term[]
  readonly objectsOf: (predicate: Term) => readonly Term[]
}

/** Facts that hold for every dataset. */
export interface Background {
  /** The properties that it may have values of. */
  readonly predicates: ReadonlySet<Term>
  readonly objects: (subject: Term, predicate: Term) => readonly Term[]
}

export const NO_BACKGROUND: Background = { predicates: new Set(), objects: () => [] }

/** The properties and classes that the targets of a profile name: what a view has to find nodes by. */
export interface TargetTerms {
  readonly classes: ReadonlySet<Term>
  readonly subjectsOf: ReadonlySet<Term>
  readonly objectsOf: ReadonlySet<Term>
}

const NOTHING: readonly Term[] = []

export function dataViewOf(graph: Graph, background: Background, targets: TargetTerms): DataView {
  const objects = (subject: Term, predicate: Term): readonly Term[] => {
    const own = graph.objects(subject, predicate)
    if (!background.predicates.has(predicate)) return own
    const shared = background.objects(subject, predicate)
    if (shared.length === 0) return own
    return own.length === 0 ? shared : [...new Set([...own, ...shared])]
  }
  const ancestors = subclassesIn(objects)
  const hasType = (types: readonly Term[], wanted: Term): boolean => {
    for (const type of types) if (type === wanted || ancestors(type).includes(wanted)) return true
    return false
  }
  const index = nodesByProperty(graph, targets, ancestors)
  let byObject: ReadonlyMap<Term, ReadonlyMap<Term, readonly Term[]>> | undefined
  return {
    objects,
    properties: graph.properties,
    subjects: (predicate, object) => {
      byObject ??= invert(graph)
      return byObject.get(object)?.get(predicate) ?? NOTHING
    },
    isInstance: (node, type) =>
      hasType(graph.objects(node, rdf.type), type) || hasType(background.objects(node, rdf.type), type),
    instances: (type) => index.instances.get(type) ?? NOTHING,
    subjectsOf: (predicate) => index.subjects.get(predicate) ?? NOTHING,
    objectsOf: (predicate) => index.objects.get(predicate) ?? NOTHING,
  }
}

/** object → predicate → subjects. Only inverse paths ask for it. */
function invert(graph: Graph): Map<Term, Map<Term, Term[]>> {
  const byObject = new Map<Term, Map<Term, Term[]>>()
  for (const subject of graph.subjects()) {
    for (const [predicate, objects] of graph.properties(subject)) {
      for (const object of objects) {
        let byPredicate = byObject.get(object)
        if (!byPredicate) byObject.set(object, (byPredicate = new Map()))
        const subjects = byPredicate.get(predicate)
        if (subjects) subjects.push(subject)
        else byPredicate.set(predicate, [subject])
      }
    }
  }
  return byObject
}
