import type { Bitset } from './bitset.ts'
import { BLOCK_BITS, BLOCK_MASK, ByteLists, nextSlice, pointerOf } from './byte-lists.ts'
import type { ByteListsImage } from './byte-lists.ts'
import { grown } from './growing.ts'

export interface PostingsImage {
  readonly lists: ByteListsImage
  readonly lasts: Uint32Array
  readonly sizes: Uint32Array
}

/**
 * Ascending document numbers with an impact each (1 to 255: how much the list's term says about the document).
 * An entry is the distance to the document before (≥ 1, a varint, low bits first) and the impact.
 */
export class Postings {
  private lists = new ByteLists()
  /** Last document of a list, plus one. */
  private lasts: Uint32Array = new Uint32Array(0)
  private sizes: Uint32Array = new Uint32Array(0)

  /** Documents in a list, removed ones included. */
  size(list: number): number {
    return this.sizes[list] ?? 0
  }

  /** The greatest document of a list, −1 when it is empty. */
  lastOf(list: number): number {
    return (this.lasts[list] ?? 0) - 1
  }

  /** `document` must be greater than every other of the list. */
  append(list: number, document: number, impact: number): void {
    if (list >= this.sizes.length) {
      this.lasts = grown(this.lasts, list + 1)
      this.sizes = grown(this.sizes, list + 1)
    }
    let gap = document + 1 - (this.lasts[list] as number)
    const size = gap < 1 << 7 ? 2 : gap < 1 << 14 ? 3 : gap < 1 << 21 ? 4 : 6
    const address = this.lists.reserve(list, size)
    const block = this.lists.blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    for (let byte = size - 2; byte > 0; byte--, gap >>>= 7) block[at++] = (gap & 127) | 128
    block[at++] = gap
    block[at] = impact
    this.lasts[list] = document + 1
    this.sizes[list] = (this.sizes[list] as number) + 1
  }

  /** Raises `scores[document]` to factor × impact where that is more, and notes the document in `found`. */
  raise(list: number, factor: number, into: { readonly scores: Float32Array; readonly found: Bitset }): void {
    const { scores, found } = into
    if (this.lists.isEmpty(list)) return
    const { blocks } = this.lists
    let address = this.lists.heads[list] as number
    let pointer = pointerOf(address, this.lists.headLevels[list] as number)
    let block = blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    let document = -1
    for (let left = this.sizes[list] as number; left > 0; left--) {
      let byte = block[at++] as number
      if (byte === 0) {
        address = nextSlice(block, pointer)
        const level = block[pointer + 4] as number
        block = blocks[address >>> BLOCK_BITS] as Uint8Array
        pointer = pointerOf(address, level)
        at = address & BLOCK_MASK
        byte = block[at++] as number
      }
      let gap = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++] as number
        gap |= (byte & 127) << shift
      }
      document += gap
      const score = factor * (block[at++] as number)
      if (score > (scores[document] as number)) scores[document] = score
      found[document >>> 5] = (found[document >>> 5] as number) | (1 << (document & 31))
    }
  }

  each(list: number, visit: (document: number, impact: number) => void): void {
    if (this.lists.isEmpty(list)) return
    const { blocks } = this.lists
    let address = this.lists.heads[list] as number
    let pointer = pointerOf(address, this.lists.headLevels[list] as number)
    let block = blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    let document = -1
    for (let left = this.sizes[list] as number; left > 0; left--) {
      let byte = block[at++] as number
      if (byte === 0) {
        address = nextSlice(block, pointer)
        const level = block[pointer + 4] as number
        block = blocks[address >>> BLOCK_BITS] as Uint8Array
        pointer = pointerOf(address, level)
        at = address & BLOCK_MASK
        byte = block[at++] as number
      }
      let gap = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++] as number
        gap |= (byte & 127) << shift
      }
      document += gap
      visit(document, block[at++] as number)
    }
  }

  bytes(): number {
    return this.lists.bytes() + this.sizes.length * 8
  }

  save(): PostingsImage {
    return { lists: this.lists.save(), lasts: this.lasts, sizes: this.sizes }
  }

  static restore(image: PostingsImage): Postings {
    const postings = new Postings()
    postings.lists = ByteLists.restore(image.lists)
    postings.lasts = image.lasts
    postings.sizes = image.sizes
    return postings
  }
}
