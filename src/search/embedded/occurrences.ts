import { BLOCK_BITS, BLOCK_MASK, ByteLists, nextSlice, pointerOf } from './byte-lists.ts'
import type { ByteListsImage } from './byte-lists.ts'

/** Places of a word in one document that are kept; enough for phrases, and a bound for hostile texts. */
export const MOST_OCCURRENCES = 64
/** Words of one field that keep their own place; the rest count as the last. */
export const FIELD_WORDS = 1 << 13

/** A place: field number × FIELD_WORDS + word number. */
export const placeOf = (field: number, word: number): number =>
  field * FIELD_WORDS + Math.min(word, FIELD_WORDS - 1)
export const fieldOfPlace = (place: number): number => Math.floor(place / FIELD_WORDS)

/**
 * Where the words of a posting stand, entry by entry in step with `Postings`:
 * the number of places, then each place as the distance to the one before, all varints.
 */
export class Occurrences {
  private lists = new ByteLists()
  private readonly entry = new Uint8Array(1 + MOST_OCCURRENCES * 4)

  /** The first `count` of `places`, ascending, at least one. */
  append(list: number, places: Uint32Array, count: number): void {
    const kept = Math.min(count, MOST_OCCURRENCES)
    const { entry } = this
    let length = 0
    entry[length++] = kept
    let before = 0
    for (let index = 0; index < kept; index++) {
      const place = places[index] as number
      let distance = place - before
      for (; distance > 127; distance >>>= 7) entry[length++] = (distance & 127) | 128
      entry[length++] = distance
      before = place
    }
    const address = this.lists.reserve(list, length)
    const block = this.lists.blocks[address >>> BLOCK_BITS] as Uint8Array
    const start = address & BLOCK_MASK
    for (let at = 0; at < length; at++) block[start + at] = entry[at] as number
  }

  /** The places of each posting in turn; call `next` once per posting. The array is reused. */
  reader(list: number): { readonly next: () => readonly number[] } {
    const { blocks } = this.lists
    const places: number[] = []
    if (this.lists.isEmpty(list)) return { next: () => places }
    let address = this.lists.heads[list] as number
    let pointer = pointerOf(address, this.lists.headLevels[list] as number)
    let block = blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    const next = () => {
      let count = block[at++] as number
      if (count === 0) {
        address = nextSlice(block, pointer)
        const level = block[pointer + 4] as number
        block = blocks[address >>> BLOCK_BITS] as Uint8Array
        pointer = pointerOf(address, level)
        at = address & BLOCK_MASK
        count = block[at++] as number
      }
      places.length = 0
      let place = 0
      for (let left = count; left > 0; left--) {
        let byte = block[at++] as number
        let distance = byte & 127
        for (let shift = 7; byte > 127; shift += 7) {
          byte = block[at++] as number
          distance |= (byte & 127) << shift
        }
        place += distance
        places.push(place)
      }
      return places
    }
    return { next }
  }

  bytes(): number {
    return this.lists.bytes()
  }

  save(): ByteListsImage {
    return this.lists.save()
  }

  static restore(image: ByteListsImage): Occurrences {
    const occurrences = new Occurrences()
    occurrences.lists = ByteLists.restore(image)
    return occurrences
  }
}
