import { rdf, rdfs } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import type { DataView, TargetTerms } from './data-view.ts'

type Ancestors = (type: Term) => readonly Term[]

const NOTHING: readonly Term[] = []

/** The classes above a class, in the dataset and in the background together; each looked up once. */
export function subclassesIn(objects: DataView['objects']): Ancestors {
  const known = new Map<Term, readonly Term[]>()
  return (type) => {
    let ancestors = known.get(type)
    if (!ancestors) known.set(type, (ancestors = climb(type, objects)))
    return ancestors
  }
}

function climb(type: Term, objects: DataView['objects']): readonly Term[] {
  const waiting = [...objects(type, rdfs.subClassOf)]
  if (waiting.length === 0) return NOTHING
  const found = new Set<Term>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...objects(next, rdfs.subClassOf))
  }
  return [...found]
}

interface NodesByProperty {
  readonly instances: ReadonlyMap<Term, readonly Term[]>
  readonly subjects: ReadonlyMap<Term, readonly Term[]>
  readonly objects: ReadonlyMap<Term, readonly Term[]>
}

/** The nodes of every target, in one pass over the dataset. */
export function nodesByProperty(graph: Graph, targets: TargetTerms, ancestors: Ancestors): NodesByProperty {
  const instances = new Nodes()
  const subjects = new Nodes()
  const objects = new Nodes()
  for (const subject of graph.subjects()) {
    for (const [predicate, values] of graph.properties(subject)) {
      if (predicate === rdf.type) {
        for (const type of values) {
          if (targets.classes.has(type)) instances.add(type, subject)
          for (const ancestor of ancestors(type))
            if (targets.classes.has(ancestor)) instances.add(ancestor, subject)
        }
      }
      if (targets.subjectsOf.has(predicate)) subjects.add(predicate, subject)
      if (targets.objectsOf.has(predicate)) for (const value of values) objects.add(predicate, value)
    }
  }
  return { instances: instances.lists, subjects: subjects.lists, objects: objects.lists }
}

/** From this many on, a set finds repetitions. */
const MANY = 16

class Nodes {
  readonly lists = new Map<Term, Term[]>()
  readonly #sets = new Map<Term, Set<Term>>()

  add(key: Term, node: Term): void {
    const list = this.lists.get(key)
    if (!list) this.lists.set(key, [node])
    else if (list.length < MANY ? !list.includes(node) : this.#isNew(key, list, node)) list.push(node)
  }

  #isNew(key: Term, list: readonly Term[], node: Term): boolean {
    let set = this.#sets.get(key)
    if (!set) this.#sets.set(key, (set = new Set(list)))
    return set.size < set.add(node).size
  }
}
