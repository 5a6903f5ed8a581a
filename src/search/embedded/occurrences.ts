import { BLOCK_BITS, BLOCK_MASK, ByteLists, HEAD, nextSlice, pointerOf } from './byte-lists.ts'
import type { Archive } from './snapshot.ts'

/** Places of a word in one document that are kept; enough for phrases, and a bound for hostile texts. */
export const MOST_OCCURRENCES = 64
/** Words of one field that keep their own place; the rest count as the last. */
export const FIELD_WORDS = 1 << 13

/** A place: field number × FIELD_WORDS + word number. */
export const placeOf = (field: number, word: number): number =>
  field * FIELD_WORDS + Math.min(word, FIELD_WORDS - 1)
export const fieldOfPlace = (place: number): number => Math.floor(place / FIELD_WORDS)

/**
 * Where the words of a posting stand, entry by entry in step with `Postings`: each place as the distance to the
 * one before (the first: plus one, so that no entry begins with 0), doubled, plus one where another follows. Varints.
 */
export class Occurrences {
  private readonly lists = new ByteLists(0)
  private readonly entry = new Uint8Array(MOST_OCCURRENCES * 4)

  /** The first `count` of `places`, ascending, at least one. */
  append(list: number, places: Uint32Array, count: number): void {
    const kept = Math.min(count, MOST_OCCURRENCES)
    const { entry } = this
    let length = 0
    let before = -1
    for (let index = 0; index < kept; index++) {
      const place = places[index] as number
      let code = ((place - before) << 1) | (index + 1 < kept ? 1 : 0)
      for (; code > 127; code >>>= 7) entry[length++] = (code & 127) | 128
      entry[length++] = code
      before = place
    }
    const address = this.lists.reserve(list, length)
    const block = this.lists.blocks[address >>> BLOCK_BITS] as Uint8Array
    const start = address & BLOCK_MASK
    for (let at = 0; at < length; at++) block[start + at] = entry[at] as number
  }

  /** The places of each posting in turn; call `next` once per posting. The array is reused. */
  reader(list: number): { readonly next: () => readonly number[] } {
    if (this.lists.isEmpty(list)) return { next: () => [] }
    const { blocks, records, stride } = this.lists
    const places: number[] = []
    let address = records[list * stride + HEAD] as number
    let pointer = pointerOf(address, this.lists.headLevel(list))
    let block = blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    const varint = () => {
      let byte = block[at++] as number
      let code = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++] as number
        code |= (byte & 127) << shift
      }
      return code
    }
    const next = () => {
      if (block[at] === 0) {
        address = nextSlice(block, pointer)
        const level = block[pointer + 4] as number
        block = blocks[address >>> BLOCK_BITS] as Uint8Array
        pointer = pointerOf(address, level)
        at = address & BLOCK_MASK
      }
      places.length = 0
      let place = -1
      for (let more = 1; more === 1;) {
        const code = varint()
        place += code >>> 1
        places.push(place)
        more = code & 1
      }
      return places
    }
    return { next }
  }

  bytes(): number {
    return this.lists.bytes()
  }

  transfer(archive: Archive, name: string): void {
    this.lists.transfer(archive, name)
  }
}
