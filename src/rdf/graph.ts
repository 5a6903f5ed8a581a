import type { LocatedTriple, Term } from './term.ts'

/** The triples of one description, looked up by subject and predicate. Small by nature: one dataset. */
export interface Graph {
  readonly triples: readonly LocatedTriple[]
  readonly subjects: () => Iterable<Term>
  /** The predicates used on a subject, in the order in which they were written. */
  readonly predicates: (subject: Term) => readonly Term[]
  /** Everything that is said of a subject: predicate → objects. */
  readonly properties: (subject: Term) => ReadonlyMap<Term, readonly Term[]>
  readonly objects: (subject: Term, predicate: Term) => readonly Term[]
  readonly has: (subject: Term, predicate: Term, object: Term) => boolean
}

const NOTHING: readonly Term[] = []
const NO_PROPERTIES: ReadonlyMap<Term, readonly Term[]> = new Map()
/** From this many objects on, a set finds repetitions: ten thousand distributions must not take a square of time. */
const MANY = 32

export function graphOf(triples: readonly LocatedTriple[]): Graph {
  const index = new Map<Term, Map<Term, Term[]>>()
  const sets = new Map<Term[], Set<Term>>()
  for (const { subject, predicate, object } of triples) {
    let properties = index.get(subject)
    if (!properties) index.set(subject, (properties = new Map()))
    const objects = properties.get(predicate)
    if (!objects) properties.set(predicate, [object])
    else if (objects.length < MANY ? !objects.includes(object) : isNew(sets, objects, object))
      objects.push(object)
  }
  const objects = (subject: Term, predicate: Term) => index.get(subject)?.get(predicate) ?? NOTHING
  return {
    triples,
    subjects: () => index.keys(),
    predicates: (subject) => [...(index.get(subject)?.keys() ?? [])],
    properties: (subject) => index.get(subject) ?? NO_PROPERTIES,
    objects,
    has: (subject, predicate, object) => objects(subject, predicate).includes(object),
  }
}

function isNew(sets: Map<Term[], Set<Term>>, objects: Term[], object: Term): boolean {
  let set = sets.get(objects)
  if (!set) sets.set(objects, (set = new Set(objects)))
  return set.size < set.add(object).size
}
