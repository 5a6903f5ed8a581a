import { grown } from './growing.ts'

/**
 * Many lists of bytes in one pool; a list only grows at its end, so that an update is an append and is seen at once.
 *
 *   list ─▶ slice of 16 bytes ─▶ slice of 24 ─▶ … ─▶ slices of 8 KB
 *           entry entry entry 0 │ address and level of the next slice (5 bytes)
 *
 * An entry lies whole in one slice and never starts with a 0 byte; the 0 after the last entry ends the slice.
 */
export const SLICE_SIZES: readonly number[] = [16, 24, 40, 64, 128, 256, 512, 1024, 2048, 4096, 8192]
export const BLOCK_BITS = 20
export const BLOCK_SIZE = 1 << BLOCK_BITS
export const BLOCK_MASK = BLOCK_SIZE - 1
const POINTER_BYTES = 5

/** Everything the lists consist of, for a snapshot. */
export interface ByteListsImage {
  readonly blocks: readonly Uint8Array[]
  readonly numbers: Uint32Array
  readonly heads: Uint32Array
  readonly tails: Uint32Array
  readonly ends: Uint32Array
  readonly headLevels: Uint8Array
  readonly levels: Uint8Array
}

export class ByteLists {
  blocks: Uint8Array[] = []
  /** Lists are numbered from 0; those below have a slice. */
  count = 0
  heads: Uint32Array = new Uint32Array(0)
  headLevels: Uint8Array = new Uint8Array(0)
  private used = BLOCK_SIZE
  private tails: Uint32Array = new Uint32Array(0)
  private ends: Uint32Array = new Uint32Array(0)
  private levels: Uint8Array = new Uint8Array(0)

  /** The address at which an entry of `size` bytes is to be written; it counts as written. */
  reserve(list: number, size: number): number {
    if (list >= this.heads.length) this.growTo(list + 1)
    if (list >= this.count) this.count = list + 1
    const end = this.ends[list] as number
    if (end === 0) this.open(list, size)
    else if (end - (this.tails[list] as number) < size) this.extend(list, size)
    const address = this.tails[list] as number
    this.tails[list] = address + size
    return address
  }

  isEmpty(list: number): boolean {
    return list >= this.count || this.ends[list] === 0
  }

  bytes(): number {
    return this.blocks.length * BLOCK_SIZE + this.heads.length * 14
  }

  save(): ByteListsImage {
    const { count } = this
    return {
      blocks: this.blocks,
      numbers: Uint32Array.of(this.used, count),
      heads: this.heads.subarray(0, count),
      tails: this.tails.subarray(0, count),
      ends: this.ends.subarray(0, count),
      headLevels: this.headLevels.subarray(0, count),
      levels: this.levels.subarray(0, count),
    }
  }

  static restore(image: ByteListsImage): ByteLists {
    const lists = new ByteLists()
    lists.blocks = [...image.blocks]
    lists.used = image.numbers[0] ?? BLOCK_SIZE
    lists.count = image.numbers[1] ?? 0
    lists.heads = image.heads
    lists.tails = image.tails
    lists.ends = image.ends
    lists.headLevels = image.headLevels
    lists.levels = image.levels
    return lists
  }

  private open(list: number, size: number): void {
    const level = levelFor(0, size)
    this.headLevels[list] = level
    this.heads[list] = this.allocate(level)
    this.startSlice(list, this.heads[list] as number, level)
  }

  private extend(list: number, size: number): void {
    const level = levelFor((this.levels[list] as number) + 1, size)
    const next = this.allocate(level)
    const end = this.ends[list] as number
    const block = this.blocks[end >>> BLOCK_BITS] as Uint8Array
    // `end` is the place of the closing 0, the pointer follows it.
    const pointer = (end & BLOCK_MASK) + 1
    block[pointer] = next
    block[pointer + 1] = next >>> 8
    block[pointer + 2] = next >>> 16
    block[pointer + 3] = next >>> 24
    block[pointer + 4] = level
    this.startSlice(list, next, level)
  }

  private startSlice(list: number, address: number, level: number): void {
    this.tails[list] = address
    this.ends[list] = address + (SLICE_SIZES[level] as number) - POINTER_BYTES - 1
    this.levels[list] = level
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

  private growTo(length: number): void {
    this.heads = grown(this.heads, length)
    this.tails = grown(this.tails, length)
    this.ends = grown(this.ends, length)
    this.headLevels = grown(this.headLevels, length)
    this.levels = grown(this.levels, length)
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
