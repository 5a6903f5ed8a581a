import { rdf, rdfs } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Term, Triple } from '../rdf/term.ts'

/**
 * What a shape sees: one dataset's triples over a background of code lists that all datasets share.
 * The background answers for concepts (their scheme, their class) so that a description need not repeat it.
 */
export interface DataView {
  readonly objects: (subject: Term, predicate: Term) => readonly Term[]
  readonly subjects: (predicate: Term, object: Term) => readonly Term[]
  readonly predicates: (subject: Term) => readonly Term[]
  /** SHACL §1.1: rdf:type, and rdfs:subClassOf any number of times. */
  readonly isInstance: (node: Term, type: Term) => boolean
  /** Nodes that the dataset itself types, subclasses included. */
  readonly instances: (type: Term) => readonly Term[]
  readonly subjectsOf: (predicate: Term) => readonly Term[]
  readonly objectsOf: (predicate: Term) => readonly Term[]
}

export interface Background {
  readonly objects: (subject: Term, predicate: Term) => readonly Term[]
}

export const NO_BACKGROUND: Background = { objects: () => [] }

const NOTHING: readonly Term[] = []

export function dataViewOf(graph: Graph, background: Background): DataView {
  const objects = (subject: Term, predicate: Term): readonly Term[] => {
    const own = graph.objects(subject, predicate)
    const shared = background.objects(subject, predicate)
    if (shared.length === 0) return own
    return own.length === 0 ? shared : [...new Set([...own, ...shared])]
  }
  const index = indexOf(graph.triples, objects)
  let byObject: ReadonlyMap<Term, readonly Triple[]> | undefined
  return {
    objects,
    predicates: graph.predicates,
    subjects: (predicate, object) => {
      byObject ??= groupByObject(graph.triples)
      const triples = (byObject.get(object) ?? []).filter((triple) => triple.predicate === predicate)
      return triples.length < 2 ? triples.map(subjectOf) : [...new Set(triples.map(subjectOf))]
    },
    isInstance: (node, type) =>
      objects(node, rdf.type).some((own) => own === type || isSubclass(objects, own, type)),
    instances: (type) => index.types.get(type) ?? NOTHING,
    subjectsOf: (predicate) => index.subjects.get(predicate) ?? NOTHING,
    objectsOf: (predicate) => index.objects.get(predicate) ?? NOTHING,
  }
}

const subjectOf = ({ subject }: Triple): Term => subject

/** One pass over the dataset, so that finding the nodes of a target costs one look-up for each shape. */
function indexOf(triples: readonly Triple[], objects: DataView['objects']) {
  const types = new Map<Term, Term[]>()
  const subjects = new Map<Term, Term[]>()
  const objectsOf = new Map<Term, Term[]>()
  for (const { subject, predicate, object } of triples) {
    addOnce(subjects, predicate, subject)
    addOnce(objectsOf, predicate, object)
    if (predicate !== rdf.type) continue
    addOnce(types, object, subject)
    for (const ancestor of ancestorsOf(objects, object)) addOnce(types, ancestor, subject)
  }
  return { types, subjects, objects: objectsOf }
}

function addOnce(index: Map<Term, Term[]>, key: Term, node: Term): void {
  const nodes = index.get(key)
  if (!nodes) index.set(key, [node])
  else if (nodes.at(-1) !== node && !nodes.includes(node)) nodes.push(node)
}

function groupByObject(triples: readonly Triple[]): Map<Term, Triple[]> {
  const groups = new Map<Term, Triple[]>()
  for (const triple of triples) {
    const group = groups.get(triple.object)
    if (group) group.push(triple)
    else groups.set(triple.object, [triple])
  }
  return groups
}

function isSubclass(objects: DataView['objects'], type: Term, ancestor: Term): boolean {
  return ancestorsOf(objects, type).includes(ancestor)
}

function ancestorsOf(objects: DataView['objects'], type: Term): readonly Term[] {
  const parents = objects(type, rdfs.subClassOf)
  if (parents.length === 0) return NOTHING
  const found = new Set<Term>()
  const waiting = [...parents]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...objects(next, rdfs.subClassOf))
  }
  return [...found]
}
