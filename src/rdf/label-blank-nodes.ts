import { writeName, writeTerm } from './ntriples/write.ts'
import { isBlank } from './term.ts'
import type { Term, Triple } from './term.ts'

interface BlankNode {
  readonly term: Term
  readonly triples: Triple[]
  /** Triples that refer to it. */
  readonly references: Triple[]
  /** Blank nodes below it that have no signature yet. */
  waiting: number
  height: number
  signature: string
}

type BlankNodes = ReadonlyMap<Term, BlankNode>

/**
 * Canonical names for blank nodes where these form no cycle, as in nearly every description:
 *
 *   1. from the leaves up, a node's signature is the hash of its sorted properties, nodes below by their signature;
 *   2. a signature that one node has is its name;
 *   3. nodes of equal signature that hang in one place each are copies of each other: numbered by that place.
 *
 * A name depends on nothing but what the node says, so a change elsewhere leaves it alone and differences stay small.
 * Exact: equal texts are equal graphs whatever the names, and graphs that differ in labels alone get equal names
 * (but for a collision of 64 bits, which can only make equal graphs look different).
 * Undefined where nodes form a cycle, or where copies are shared: those need RDFC-1.0.
 */
export function labelBlankNodes(triples: readonly Triple[]): ReadonlyMap<Term, string> | undefined {
  const nodes = collectNodes(triples)
  if (!signNodes(nodes)) return undefined
  const labels = new Map<Term, string>()
  const copies = groupCopies(nodes, labels)
  for (const group of copies) {
    if (group.some((node) => node.references.length > 1)) return undefined
  }
  // From the roots down, so that the place of a copy already has its name.
  copies.sort((a, b) => (b[0]?.height ?? 0) - (a[0]?.height ?? 0))
  for (const group of copies) numberCopies(group, labels)
  return labels
}

function collectNodes(triples: readonly Triple[]): BlankNodes {
  const nodes = new Map<Term, BlankNode>()
  const nodeOf = (term: Term): BlankNode => {
    let node = nodes.get(term)
    if (!node)
      nodes.set(term, (node = { term, triples: [], references: [], waiting: 0, height: 0, signature: '' }))
    return node
  }
  for (const triple of withoutRepetitions(triples)) {
    const subject = isBlank(triple.subject) ? nodeOf(triple.subject) : undefined
    subject?.triples.push(triple)
    if (!isBlank(triple.object)) continue
    nodeOf(triple.object).references.push(triple)
    if (subject) subject.waiting++
  }
  return nodes
}

/** From this many triples on, a set finds repetitions quicker than a look at each pair. */
const MANY = 40

export function withoutRepetitions(triples: readonly Triple[]): readonly Triple[] {
  if (triples.length < MANY) return triples.filter((triple, index) => !hasBefore(triples, triple, index))
  const seen = new Set<string>()
  return triples.filter(({ subject, predicate, object }) => {
    const { size } = seen
    return seen.add(`${subject}\0${predicate}\0${object}`).size > size
  })
}

function hasBefore(triples: readonly Triple[], triple: Triple, end: number): boolean {
  for (let index = 0; index < end; index++) {
    const other = triples[index]
    if (
      other?.object === triple.object &&
      other.subject === triple.subject &&
      other.predicate === triple.predicate
    )
      return true
  }
  return false
}

/** False where a cycle leaves nodes without a signature. */
function signNodes(nodes: BlankNodes): boolean {
  const ready = [...nodes.values()].filter((node) => node.waiting === 0)
  let signed = 0
  for (let node = ready.pop(); node; node = ready.pop()) {
    node.signature = signatureOf(node, nodes)
    signed++
    for (const { subject } of node.references) {
      const parent = nodes.get(subject)
      if (!parent) continue
      parent.height = Math.max(parent.height, node.height + 1)
      if (--parent.waiting === 0) ready.push(parent)
    }
  }
  return signed === nodes.size
}

function signatureOf(node: BlankNode, nodes: BlankNodes): string {
  const lines = node.triples.map(({ predicate, object }) => {
    const below = isBlank(object) ? nodes.get(object) : undefined
    return `${writeName(predicate)} ${below ? `_:${below.signature}` : writeTerm(object)}`
  })
  return `b${hashText(lines.length > 1 ? lines.sort().join('\n') : (lines[0] ?? ''))}`
}

/** Names the nodes whose signature is theirs alone, and returns the others. */
function groupCopies(nodes: BlankNodes, labels: Map<Term, string>): BlankNode[][] {
  const groups = new Map<string, BlankNode[]>()
  for (const node of nodes.values()) {
    const group = groups.get(node.signature)
    if (group) group.push(node)
    else groups.set(node.signature, [node])
  }
  const copies: BlankNode[][] = []
  for (const [signature, group] of groups) {
    if (group.length > 1) copies.push(group)
    else if (group[0]) labels.set(group[0].term, `_:${signature}`)
  }
  return copies
}

function numberCopies(group: readonly BlankNode[], labels: Map<Term, string>): void {
  const placed = group.map((node) => ({ node, place: placeOf(node, labels) }))
  placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
  for (const [index, { node }] of placed.entries())
    labels.set(node.term, `_:${node.signature}${index === 0 ? '' : `x${index}`}`)
}

function placeOf({ references: [reference] }: BlankNode, labels: ReadonlyMap<Term, string>): string {
  if (!reference) return ''
  return `${labels.get(reference.subject) ?? writeTerm(reference.subject)} ${writeName(reference.predicate)}`
}

/**
 * 64 bits, sixteen digits. No cryptography: two different nodes that share a signature are told apart as copies would be,
 * so that a text always is its graph; to make them collide on purpose gains nothing but an update that was none.
 */
function hashText(text: string): string {
  let a = 0x9747b28c ^ text.length
  let b = 0x1b873593
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x85ebca6b)
    a ^= a >>> 13
    b = Math.imul(b ^ code, 0xc2b2ae35)
    b ^= b >>> 16
  }
  a = Math.imul(a ^ (b >>> 15), 0x2c1b3c6d)
  b = Math.imul(b ^ (a >>> 13), 0x297a2d39)
  return digits(a ^ (a >>> 16)) + digits(b ^ (b >>> 15))
}

const digits = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')
