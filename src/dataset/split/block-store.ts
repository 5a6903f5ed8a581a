import type { Term } from '../../rdf/term.ts'
import { BlockText } from './block-text.ts'
import type { Block } from './block-text.ts'
import { SpillFile } from './spill-file.ts'

export type { Block }

const NO_BLOCK = -1
/** What a triple takes in memory beyond the text of its object, in bytes: itself and the heads of its terms. */
const TRIPLE_BYTES = 120

/**
 * Blocks by number, in memory up to a budget and in a temporary file beyond it.
 * Each block knows the one before it of the same subject.
 */
export class BlockStore {
  private size = 0
  private blocks: (Block | undefined)[] = []
  private bytes = 0
  private file: SpillFile | undefined
  private readonly text = new BlockText()
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
      this.bytes += length + block.length * TRIPLE_BYTES
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
    return this.blocks[number] ?? this.text.read(this.textOf(number))
  }

  subjectOf(number: number): Term {
    return this.blocks[number]?.[0]?.subject ?? this.text.readSubject(this.textOf(number))
  }

  /** Nothing is added from here on. */
  seal(): void {
    this.file?.flush()
  }

  close(): void {
    this.file?.close()
    this.blocks = []
  }

  private textOf(number: number): string {
    if (!this.file) throw new Error(`block ${number} was never added`)
    return this.file.read(this.offsets[number] ?? 0, this.lengths[number] ?? 0)
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
    const { offset, length } = file.append(this.text.write(block))
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
