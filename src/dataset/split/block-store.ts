import type { Term } from '../../rdf/term.ts'
import { SpillFile } from './spill-file.ts'

/** Triples of one subject that stood together: subject, then predicate and object in turn. */
export type Block = readonly Term[]

const NO_BLOCK = -1
/** What a term takes in memory beyond the text of the objects, in bytes: its place in the block and its head. */
const TERM_BYTES = 40
/** Between terms in the file; a block with a term that holds it is written as JSON. */
const SEPARATOR = '\0'

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
      this.bytes += length + block.length * TERM_BYTES
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
    return text.startsWith('[') ? (JSON.parse(text) as Block) : text.slice(1).split(SEPARATOR)
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
    const isPlain = !block.some((term) => term.includes(SEPARATOR))
    const { offset, length } = file.append(isPlain ? ` ${block.join(SEPARATOR)}` : JSON.stringify(block))
    this.offsets[number] = offset
    this.lengths[number] = length
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
