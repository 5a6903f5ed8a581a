import type { Bitset } from './bitset.ts'
import { BLOCK_BITS, BLOCK_MASK, ByteLists, HEAD, OWN, nextSlice, pointerOf } from './byte-lists.ts'
import type { Archive } from './snapshot.ts'

/** Numbers of a list of our own: documents in it, and its last document plus one. */
const SIZE = OWN
const LAST = OWN + 1

/**
 * Ascending document numbers with an impact each (1 to 255: how much the list's term says about the document).
 * An entry is the distance to the document before (≥ 1, a varint, low bits first) and the impact.
 */
export class Postings {
  private readonly lists = new ByteLists(2)

  /** Documents in a list, removed ones included. */
  size(list: number): number {
    return this.lists.records[list * this.lists.stride + SIZE] ?? 0
  }

  /** The greatest document of a list, −1 when it is empty. */
  lastOf(list: number): number {
    return (this.lists.records[list * this.lists.stride + LAST] ?? 0) - 1
  }

  /** `document` must be greater than every other of the list. */
  append(list: number, document: number, impact: number): void {
    const { lists } = this
    if (list >= lists.count) lists.growTo(list + 1)
    const record = list * lists.stride
    let gap = document + 1 - (lists.records[record + LAST] as number)
    const size = gap < 1 << 7 ? 2 : gap < 1 << 14 ? 3 : gap < 1 << 21 ? 4 : 6
    const address = lists.reserve(list, size)
    const block = lists.blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    for (let byte = size - 2; byte > 0; byte--, gap >>>= 7) block[at++] = (gap & 127) | 128
    block[at++] = gap
    block[at] = impact
    lists.records[record + LAST] = document + 1
    lists.records[record + SIZE] = (lists.records[record + SIZE] as number) + 1
  }

  /** Raises `scores[document]` to factor × impact where that is more, and notes the document in `found`. */
  raise(list: number, factor: number, into: { readonly scores: Float32Array; readonly found: Bitset }): void {
    const { scores, found } = into
    if (this.lists.isEmpty(list)) return
    const { blocks, records, stride } = this.lists
    let address = records[list * stride + HEAD] as number
    let pointer = pointerOf(address, this.lists.headLevel(list))
    let block = blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    let document = -1
    for (let left = this.size(list); left > 0; left--) {
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
    const { blocks, records, stride } = this.lists
    let address = records[list * stride + HEAD] as number
    let pointer = pointerOf(address, this.lists.headLevel(list))
    let block = blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    let document = -1
    for (let left = this.size(list); left > 0; left--) {
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
    return this.lists.bytes()
  }

  transfer(archive: Archive, name: string): void {
    this.lists.transfer(archive, name)
  }
}
