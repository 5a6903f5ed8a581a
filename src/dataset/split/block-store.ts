import type { Term } from '../../rdf/term.ts'
import { SpillFile } from './spill-file.ts'

/** Triples of one subject that stood together: subject, then predicate and object in turn. */
export type Block = readonly Term[]

const NO_BLOCK = -1
/** What one triple takes in memory beyond the text of its object, in bytes. */
const TRIPLE_BYTES = 48

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

  add(block: Block, previous: number): number {
    if (this.size === this.previous.length) this.grow()
    const number = this.size++
    this.previous[number] = previous
    if (this.file) this.write(this.file, number, block)
    else this.keep(number, block)
    return number
  }

  /** The blocks of a subject from the last to the first. */
  *blocksFrom(last: number): Generator<Block> {
    for (let number = last; number !== NO_BLOCK; number = this.previous[number] ?? NO_BLOCK)
      yield this.read(number)
  }

  get isSpilled(): boolean {
    return this.file !== undefined
  }

  /** Nothing is added from here on. */
  seal(): void {
    this.file?.flush()
  }

  close(): void {
    this.file?.close()
    this.blocks = []
  }

  private read(number: number): Block {
    const block = this.blocks[number]
    if (block) return block
    if (!this.file) throw new Error(`block ${number} was never added`)
    return JSON.parse(this.file.read(this.offsets[number] ?? 0, this.lengths[number] ?? 0)) as Block
  }

  private keep(number: number, block: Block): void {
    this.blocks[number] = block
    for (let index = 0; index < block.length; index += 2)
      this.bytes += (block[index]?.length ?? 0) + TRIPLE_BYTES
    if (this.bytes > this.budgetBytes) this.spill()
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
    const { offset, length } = file.append(JSON.stringify(block))
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
