import { grown } from './growing.ts'
import type { Archive } from './snapshot.ts'

/**
 * Many lists of bytes in one pool; a list only grows at its end, so that an update is an append and is seen at once.
 *
 *   list ─▶ slice of 10 bytes ─▶ slice of 16 ─▶ … ─▶ slices of 8 KB
 *           entry entry entry 0 │ address and level of the next slice (5 bytes)
 *
 * An entry lies whole in one slice and never starts with a 0 byte; the 0 after the last entry ends the slice.
 */
const SLICE_SIZES: readonly number[] = [10, 16, 24, 40, 64, 128, 256, 512, 1024, 2048, 4096, 8192]
export const BLOCK_BITS = 20
const BLOCK_SIZE = 1 << BLOCK_BITS
export const BLOCK_MASK = BLOCK_SIZE - 1
const POINTER_BYTES = 5

/** Numbers kept about a list, side by side so that adding to it touches one line of the processor's cache. */
export const HEAD = 0
const TAIL = 1
const END = 2
/** Levels of the first and of the last slice: first + 16 × last. */
const LEVELS = 3
/** The first number that is the owner's own. */
export const OWN = 4

export class ByteLists {
  blocks: Uint8Array[] = []
  /** `stride` numbers a list. */
  records: Uint32Array = new Uint32Array(0)
  readonly stride: number
  /** Lists are numbered from 0; those below this have a record. */
  count = 0
  private used = BLOCK_SIZE

  constructor(own: number) {
    this.stride = OWN + own
  }

  /** The address at which an entry of `size` bytes is to be written; it counts as written. */
  reserve(list: number, size: number): number {
    const record = list * this.stride
    if (list >= this.count) this.growTo(list + 1)
    const end = this.records[record + END] as number
    if (end === 0) this.open(record, size)
    else if (end - (this.records[record + TAIL] as number) < size) this.extend(record, size)
    const address = this.records[record + TAIL] as number
    this.records[record + TAIL] = address + size
    return address
  }

  isEmpty(list: number): boolean {
    return list >= this.count || this.records[list * this.stride + END] === 0
  }

  headLevel(list: number): number {
    return (this.records[list * this.stride + LEVELS] as number) & 15
  }

  bytes(): number {
    return this.blocks.length * BLOCK_SIZE + this.records.byteLength
  }

  transfer(archive: Archive, name: string): void {
    this.blocks = archive.blocks(`${name}.blocks`, this.blocks, BLOCK_SIZE)
    this.used = archive.number(`${name}.used`, this.used)
    this.count = archive.number(`${name}.count`, this.count)
    this.records = archive.numbers(`${name}.records`, this.records, this.count * this.stride)
  }

  /** Makes room for the records of that many lists. */
  growTo(count: number): void {
    this.records = grown(this.records, count * this.stride)
    this.count = Math.max(this.count, count)
  }

  private open(record: number, size: number): void {
    const level = levelFor(0, size)
    const address = this.allocate(level)
    this.records[record + HEAD] = address
    this.records[record + LEVELS] = level
    this.startSlice(record, address, level)
  }

  private extend(record: number, size: number): void {
    const level = levelFor(((this.records[record + LEVELS] as number) >>> 4) + 1, size)
    const next = this.allocate(level)
    const end = this.records[record + END] as number
    const block = this.blocks[end >>> BLOCK_BITS] as Uint8Array
    // `end` is the place of the closing 0, the pointer follows it.
    const pointer = (end & BLOCK_MASK) + 1
    block[pointer] = next
    block[pointer + 1] = next >>> 8
    block[pointer + 2] = next >>> 16
    block[pointer + 3] = next >>> 24
    block[pointer + 4] = level
    this.startSlice(record, next, level)
  }

  private startSlice(record: number, address: number, level: number): void {
    this.records[record + TAIL] = address
    this.records[record + END] = address + (SLICE_SIZES[level] as number) - POINTER_BYTES - 1
    this.records[record + LEVELS] = ((this.records[record + LEVELS] as number) & 15) | (level << 4)
  }

  private allocate(level: number): number {
    const size = SLICE_SIZES[level] as number
    if (this.used + size > BLOCK_SIZE) {
      this.blocks.push(new Uint8Array(BLOCK_SIZE))
      this.used = 0
    }
    const address = (this.blocks.length - 1) * BLOCK_SIZE + this.used
    this.used += size
    return address
  }
}

/** Offset in its block of the pointer that closes a slice. */
export const pointerOf = (address: number, level: number): number =>
  (address & BLOCK_MASK) + (SLICE_SIZES[level] as number) - POINTER_BYTES

export const nextSlice = (block: Uint8Array, pointer: number): number =>
  ((block[pointer] as number) |
    ((block[pointer + 1] as number) << 8) |
    ((block[pointer + 2] as number) << 16) |
    ((block[pointer + 3] as number) << 24)) >>>
  0

function levelFor(wanted: number, size: number): number {
  let level = Math.min(wanted, SLICE_SIZES.length - 1)
  while ((SLICE_SIZES[level] ?? Number.POSITIVE_INFINITY) < size + POINTER_BYTES + 1) level++
  if (level >= SLICE_SIZES.length) throw new RangeError(`No slice has room for an entry of ${size} bytes`)
  return level
}
