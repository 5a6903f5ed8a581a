import { randomInt } from 'node:crypto'
import type { Term } from '../../rdf/term.ts'

/** What the document says a node is, as bits. */
export const ROLE = {
  dataset: 1,
  series: 2,
  catalogue: 4,
  /** Object of dcat:dataset. */
  catalogued: 8,
  /** Object of anything else. */
  referenced: 16,
  concept: 32,
  distribution: 64,
  /** Below another catalogue. */
  partOfCatalogue: 128,
  /** Subject of more than its types. */
  described: 256,
  record: 512,
  /** Subject of dcat:dataset. */
  lister: 1024,
} as const

/** The number of a node within one document, from 0 in order of appearance. */
export type NodeNumber = number
export const NO_NODE = -1
const NO_BLOCK = -1

// A seed that nobody outside knows keeps a hostile document from aiming at collisions.
const SEED_A = randomInt(2 ** 31)
const SEED_B = randomInt(2 ** 31)

/**
 * Node → number, and what is known of each node, in typed arrays: about 40 bytes a node, however long its IRI,
 * so that millions fit. Nodes are told apart by 64 bits of hash; the blocks of triples hold the full term.
 */
export class NodeIndex {
  size = 0
  private capacity = 1024
  private hashA = new Uint32Array(this.capacity)
  private hashB = new Uint32Array(this.capacity)
  private roles = new Uint16Array(this.capacity)
  private uses = new Uint8Array(this.capacity)
  private quads = new Uint32Array(this.capacity)
  private lastBlocks = new Int32Array(this.capacity).fill(NO_BLOCK)
  private records = new Int32Array(this.capacity).fill(NO_NODE)
  /** Open addressing; holds number + 1, so that 0 is free. */
  private table = new Int32Array(this.capacity * 2)

  find(term: Term): NodeNumber {
    const [a, b] = hashTerm(term)
    const mask = this.table.length - 1
    for (let place = a & mask; ; place = (place + 1) & mask) {
      const number = (this.table[place] ?? 0) - 1
      if (number < 0) return NO_NODE
      if (this.hashA[number] === a && this.hashB[number] === b) return number
    }
  }

  add(term: Term): NodeNumber {
    const known = this.find(term)
    if (known !== NO_NODE) return known
    if (this.size === this.capacity) this.grow()
    const number = this.size++
    // As `find` left them.
    this.hashA[number] = hashes[0]
    this.hashB[number] = hashes[1]
    this.place(number)
    return number
  }

  rolesOf(node: NodeNumber): number {
    return this.roles[node] ?? 0
  }

  addRole(node: NodeNumber, role: number): void {
    this.roles[node] = (this.roles[node] ?? 0) | role
  }

  quadsOf(node: NodeNumber): number {
    return this.quads[node] ?? 0
  }

  lastBlockOf(node: NodeNumber): number {
    return this.lastBlocks[node] ?? NO_BLOCK
  }

  addBlock(node: NodeNumber, block: number, quads: number): void {
    this.lastBlocks[node] = block
    this.quads[node] = (this.quads[node] ?? 0) + quads
  }

  /** The catalogue record whose primary topic a node is; the first, where there are several. */
  recordOf(node: NodeNumber): NodeNumber {
    return this.records[node] ?? NO_NODE
  }

  setRecord(node: NodeNumber, record: NodeNumber): void {
    if (this.records[node] === NO_NODE) this.records[node] = record
  }

  /** 0, 1, or 2 for more. */
  usesOf(node: NodeNumber): number {
    return this.uses[node] ?? 0
  }

  markUsed(node: NodeNumber): void {
    if (this.usesOf(node) < 2) this.uses[node] = this.usesOf(node) + 1
  }

  private place(number: NodeNumber): void {
    const mask = this.table.length - 1
    let place = (this.hashA[number] ?? 0) & mask
    while (this.table[place] !== 0) place = (place + 1) & mask
    this.table[place] = number + 1
  }

  private grow(): void {
    this.capacity *= 2
    this.hashA = copyInto(new Uint32Array(this.capacity), this.hashA)
    this.hashB = copyInto(new Uint32Array(this.capacity), this.hashB)
    this.roles = copyInto(new Uint16Array(this.capacity), this.roles)
    this.uses = copyInto(new Uint8Array(this.capacity), this.uses)
    this.quads = copyInto(new Uint32Array(this.capacity), this.quads)
    this.lastBlocks = copyInto(new Int32Array(this.capacity).fill(NO_BLOCK), this.lastBlocks)
    this.records = copyInto(new Int32Array(this.capacity).fill(NO_NODE), this.records)
    this.table = new Int32Array(this.capacity * 2)
    for (let number = 0; number < this.size; number++) this.place(number)
  }
}

function copyInto<T extends Uint32Array | Uint16Array | Uint8Array | Int32Array>(target: T, source: T): T {
  target.set(source)
  return target
}

const hashes: [number, number] = [0, 0]

/** Two independent multiplicative hashes in one pass, two characters a step. */
function hashTerm(term: Term): readonly [number, number] {
  let a = SEED_A ^ term.length
  let b = SEED_B
  const even = term.length & ~1
  for (let index = 0; index < even; index += 2) {
    const pair = term.charCodeAt(index) | (term.charCodeAt(index + 1) << 16)
    a = Math.imul(a ^ pair, 0x01000193)
    a ^= a >>> 15
    b = (Math.imul(b, 0x2c9277b5) + pair) | 0
    b ^= b >>> 13
  }
  if (even < term.length) {
    a = Math.imul(a ^ term.charCodeAt(even), 0x01000193)
    b = (Math.imul(b, 0x2c9277b5) + term.charCodeAt(even)) | 0
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d)
  b = Math.imul(b ^ (b >>> 13), 0x297a2d39)
  hashes[0] = (a ^ (a >>> 12)) >>> 0
  hashes[1] = (b ^ (b >>> 15)) >>> 0
  return hashes
}
