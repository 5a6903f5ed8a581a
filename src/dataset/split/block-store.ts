import type { LocatedTriple, Term } from '../../rdf/term.ts'
import { SpillFile } from './spill-file.ts'

/** Triples of one subject that stood together: subject, then predicate, object and line in turn. */
export type Block = readonly (Term | number)[]
/** Places of a block that one triple takes. */
export const TRIPLE_SIZE = 3
/** Of a triple whose line is not known. */
export const NO_LINE = 0

export const subjectOf = (block: Block): Term => block[0] as Term

/** Adds the triples of a block to others. */
export function addTriplesOf(block: Block, triples: LocatedTriple[]): LocatedTriple[] {
  const subject = subjectOf(block)
  for (let index = 1; index < block.length; index += TRIPLE_SIZE) {
    const predicate = block[index] as Term
    const object = block[index + 1] as Term
    const line = block[index + 2] as number
    triples.push(line === NO_LINE ? { subject, predicate, object } : { subject, predicate, object, line })
  }
  return triples
}

const NO_BLOCK = -1
/** What a triple takes in memory beyond the text of its object, in bytes: its places in the block and the heads of its terms. */
const TRIPLE_BYTES = 88
/** Between terms in the file; a block with a term that holds it is written as JSON. */
const SEPARATOR = '\0'
/** Properties that are written as numbers; a document with more of them has some reason to hide. */
const MAX_PROPERTIES = 10_000

/**
 * Blocks by number, in memory up to a budget and in a temporary file beyond it.
 * Each block knows the one before it of the same subject.
 */
export class BlockStore {
  private size = 0
  private blocks: (Block | undefined)[] = []
  private bytes = 0
  private file: SpillFile | undefined
  private previous = new Int32Array(1024)
  private offsets = new Float64Array(0)
  private lengths = new Uint32Array(0)
  private readonly properties: Term[] = []
  private readonly numbers = new Map<Term, string>()
  private readonly budgetBytes: number

  constructor(budgetBytes: number) {
    this.budgetBytes = budgetBytes
  }

  /** `length` is that of its objects, in characters. */
  add(block: Block, { length, previous }: { length: number; previous: number }): number {
    if (this.size === this.previous.length) this.grow()
    const number = this.size++
    this.previous[number] = previous
    if (this.file) this.write(this.file, number, block)
    else {
      this.blocks[number] = block
      this.bytes += length + (block.length / TRIPLE_SIZE) * TRIPLE_BYTES
      if (this.bytes > this.budgetBytes) this.spill()
    }
    return number
  }

  /** The numbers of a subject's blocks in the order of the document, found from that of the last one. */
  chainTo(last: number): readonly number[] {
    const numbers: number[] = []
    for (let number = last; number !== NO_BLOCK; number = this.previous[number] ?? NO_BLOCK)
      numbers.push(number)
    return numbers.length > 1 ? numbers.reverse() : numbers
  }

  read(number: number): Block {
    const block = this.blocks[number]
    if (block) return block
    if (!this.file) throw new Error(`block ${number} was never added`)
    const text = this.file.read(this.offsets[number] ?? 0, this.lengths[number] ?? 0)
    return text.startsWith('[') ? (JSON.parse(text) as Block) : this.blockFrom(text)
  }

  /** Nothing is added from here on. */
  seal(): void {
    this.file?.flush()
  }

  close(): void {
    this.file?.close()
    this.blocks = []
  }

  private spill(): void {
    const file = new SpillFile()
    this.file = file
    this.offsets = new Float64Array(this.previous.length)
    this.lengths = new Uint32Array(this.previous.length)
    for (const [number, block] of this.blocks.entries()) if (block) this.write(file, number, block)
    this.blocks = []
  }

  private write(file: SpillFile, number: number, block: Block): void {
    const { offset, length } = file.append(this.textOf(block))
    this.offsets[number] = offset
    this.lengths[number] = length
  }

  /** Properties as numbers: they are a third of the text, and come back as one string each instead of a thousand. */
  private textOf(block: Block): string {
    let text = subjectOf(block)
    if (text.startsWith('[') || text.includes(SEPARATOR)) return JSON.stringify(block)
    for (let index = 1; index < block.length; index += TRIPLE_SIZE) {
      const predicate = block[index] as Term
      const object = block[index + 1] as Term
      if (object.includes(SEPARATOR) || predicate.includes(SEPARATOR)) return JSON.stringify(block)
      text += SEPARATOR + this.numberOf(predicate) + SEPARATOR + object + SEPARATOR + block[index + 2]
    }
    return text
  }

  private blockFrom(text: string): Block {
    const block: (Term | number)[] = text.split(SEPARATOR)
    for (let index = 1; index < block.length; index += TRIPLE_SIZE) {
      block[index] = this.properties[Number(block[index])] ?? block[index] ?? ''
      block[index + 2] = Number(block[index + 2])
    }
    return block
  }

  private numberOf(property: Term): string {
    const known = this.numbers.get(property)
    if (known !== undefined) return known
    if (this.properties.length >= MAX_PROPERTIES) return property
    const number = String(this.properties.length)
    this.properties.push(property)
    this.numbers.set(property, number)
    return number
  }

  private grow(): void {
    const capacity = this.previous.length * 2
    const previous = new Int32Array(capacity)
    previous.set(this.previous)
    this.previous = previous
    if (!this.file) return
    const offsets = new Float64Array(capacity)
    offsets.set(this.offsets)
    this.offsets = offsets
    const lengths = new Uint32Array(capacity)
    lengths.set(this.lengths)
    this.lengths = lengths
  }
}
