import { dct, rdf } from '../namespaces.ts'
import { isBlank } from '../term.ts'
import type { Term, Triple } from '../term.ts'

/** One subject with its properties, in the order in which they are shown. */
export interface DescribedNode {
  readonly subject: Term
  readonly properties: readonly (readonly [predicate: Term, objects: readonly Term[]])[]
}

/** Triples arranged for a reader: what each syntax that nests is written from. */
export interface DescriptionTree {
  /** Nodes at the top: those that nothing refers to first, then the others as they came. */
  readonly roots: readonly DescribedNode[]
  /** The blank node to be written inside the one place that refers to it. */
  readonly nested: (object: Term) => DescribedNode | undefined
  /** A short label for a blank node that is written at the top. */
  readonly labelOf: (blank: Term) => string
}

/** Blank nodes are nested this deep at most, so that a list of a thousand cells is no tower. */
const MAX_NESTING = 12

/** `blankPrefix` begins the labels of blank nodes. */
export function arrangeTriples(triples: readonly Triple[], blankPrefix = 'b'): DescriptionTree {
  const nodes = groupBySubject(triples)
  const references = countReferences(nodes)
  const nestedNodes = findNested(nodes, references)
  const labels = new Map<Term, string>()
  const top = [...nodes.keys()].filter((subject) => !nestedNodes.has(subject))
  const described = (subject: Term): DescribedNode => ({
    subject,
    properties: sortProperties(nodes.get(subject) ?? new Map()),
  })
  return {
    roots: [
      ...top.filter((term) => !references.has(term)),
      ...top.filter((term) => references.has(term)),
    ].map(described),
    nested: (object) => (nestedNodes.has(object) ? described(object) : undefined),
    labelOf: (blank) => {
      const label = labels.get(blank) ?? `${blankPrefix}${labels.size}`
      labels.set(blank, label)
      return label
    },
  }
}

type Properties = Map<Term, Set<Term>>

function groupBySubject(triples: readonly Triple[]): Map<Term, Properties> {
  const nodes = new Map<Term, Properties>()
  for (const { subject, predicate, object } of triples) {
    let properties = nodes.get(subject)
    if (!properties) nodes.set(subject, (properties = new Map()))
    const objects = properties.get(predicate)
    if (objects) objects.add(object)
    else properties.set(predicate, new Set([object]))
  }
  return nodes
}

interface Reference {
  count: number
  from: Term
}

function countReferences(nodes: ReadonlyMap<Term, Properties>): Map<Term, Reference> {
  const references = new Map<Term, Reference>()
  for (const [from, properties] of nodes)
    for (const objects of properties.values())
      for (const object of objects) {
        if (object === from && !isBlank(object)) continue
        const known = references.get(object)
        if (known) known.count++
        else references.set(object, { count: 1, from })
      }
  return references
}

/** Blank nodes that one place refers to and that do not stand in a cycle. */
function findNested(
  nodes: ReadonlyMap<Term, Properties>,
  references: ReadonlyMap<Term, Reference>,
): ReadonlySet<Term> {
  const depths = new Map<Term, number>()
  const isCandidate = (term: Term) => isBlank(term) && references.get(term)?.count === 1
  for (const subject of [...nodes.keys(), ...references.keys()]) {
    const path: Term[] = []
    const onPath = new Set<Term>()
    let term = subject
    while (isCandidate(term) && !depths.has(term) && !onPath.has(term)) {
      path.push(term)
      onPath.add(term)
      term = references.get(term)?.from ?? ''
    }
    let depth = onPath.has(term) ? Number.NaN : (depths.get(term) ?? 0)
    for (const each of path.reverse()) depths.set(each, ++depth)
  }
  const nested = new Set<Term>()
  for (const [term, depth] of depths) if (depth % MAX_NESTING !== 0 && !Number.isNaN(depth)) nested.add(term)
  return nested
}

const FIRST: readonly Term[] = [rdf.type, dct.title, dct.description, dct.identifier]
const rank = (predicate: Term): number =>
  FIRST.includes(predicate) ? FIRST.indexOf(predicate) : FIRST.length

function sortProperties(properties: ReadonlyMap<Term, ReadonlySet<Term>>): DescribedNode['properties'] {
  const sorted = [...properties].map(([predicate, objects]) => [predicate, [...objects]] as const)
  return sorted.sort(([a], [b]) => rank(a) - rank(b))
}
