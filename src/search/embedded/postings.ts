import type { Bitset } from './bitset.ts'
import { hasBit } from './bitset.ts'
import { BLOCK_BITS, BLOCK_MASK, ByteLists, HEAD, OWN, nextSlice, pointerOf } from './byte-lists.ts'
import type { Archive } from './snapshot.ts'

/** Numbers of a list of our own: documents in it, and its last document plus one. */
const SIZE = OWN
const LAST = OWN + 1

/** What an entry says about its document. */
export interface Entry {
  readonly impact: number
  readonly places?: EncodedPlaces
}

export type EntryVisitor = (document: number, impact: number, places: Uint8Array) => void

/** Where in the document the word stands, as `places.ts` writes it. */
export interface EncodedPlaces {
  readonly bytes: Uint8Array
  readonly length: number
}

/**
 * Ascending document numbers with an impact each (1 to 255: how much the list's term says about the document).
 *
 *   entry:  gap (varint, ≥ 1, low bits first) │ impact │ length of places │ places
 *
 * The last two only where the lists have places: one byte to step over what most searches do not ask for.
 */
export class Postings {
  private readonly lists = new ByteLists(2)
  private readonly hasPlaces: boolean

  constructor(options: { readonly places: boolean }) {
    this.hasPlaces = options.places
  }

  /** Documents in a list, removed ones included. */
  size(list: number): number {
    return this.lists.records[list * this.lists.stride + SIZE] ?? 0
  }

  /** The greatest document of a list, −1 when it is empty. */
  lastOf(list: number): number {
    return (this.lists.records[list * this.lists.stride + LAST] ?? 0) - 1
  }

  /** `document` must be greater than every other of the list. */
  append(list: number, document: number, { impact, places }: Entry): void {
    const { lists } = this
    if (list >= lists.count) lists.growTo(list + 1)
    const record = list * lists.stride
    let gap = document + 1 - (lists.records[record + LAST] as number)
    let rest = gap < 1 << 7 ? 0 : gap < 1 << 14 ? 1 : gap < 1 << 21 ? 2 : 4
    const extra = places ? places.length + 1 : 0
    const address = lists.reserve(list, rest + 2 + extra)
    const block = lists.blocks[address >>> BLOCK_BITS] as Uint8Array
    let at = address & BLOCK_MASK
    for (; rest > 0; rest--, gap >>>= 7) block[at++] = (gap & 127) | 128
    block[at++] = gap
    block[at++] = impact
    if (places) {
      block[at++] = places.length
      for (let byte = 0; byte < places.length; byte++) block[at++] = places.bytes[byte] as number
    }
    lists.records[record + LAST] = document + 1
    lists.records[record + SIZE] = (lists.records[record + SIZE] as number) + 1
  }

  /** Raises `scores[document]` to factor × impact where that is more, and notes the document in `found`. */
  raise(list: number, factor: number, into: { readonly scores: Float32Array; readonly found: Bitset }): void {
    const { scores, found } = into
    const { blocks, records, stride } = this.lists
    if (this.lists.isEmpty(list)) return
    const { hasPlaces } = this
    const head = records[list * stride + HEAD] as number
    let pointer = pointerOf(head, this.lists.headLevel(list))
    let block = blocks[head >>> BLOCK_BITS] as Uint8Array
    let at = head & BLOCK_MASK
    let document = -1
    for (let left = this.size(list); left > 0; left--) {
      let byte = block[at++] as number
      if (byte === 0) {
        const next = nextSlice(block, pointer)
        const level = block[pointer + 4] as number
        block = blocks[next >>> BLOCK_BITS] as Uint8Array
        pointer = pointerOf(next, level)
        at = next & BLOCK_MASK
        byte = block[at++] as number
      }
      let gap = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++] as number
        gap |= (byte & 127) << shift
      }
      document += gap
      const score = factor * (block[at++] as number)
      if (hasPlaces) at += (block[at] as number) + 1
      if (score > (scores[document] as number)) scores[document] = score
      found[document >>> 5] = (found[document >>> 5] as number) | (1 << (document & 31))
    }
  }

  /** `places` as they were given, empty where there are none; only documents that are wanted, if any are named. */
  each(list: number, visit: EntryVisitor, wanted?: Bitset): void {
    const { blocks, records, stride } = this.lists
    if (this.lists.isEmpty(list)) return
    const head = records[list * stride + HEAD] as number
    let pointer = pointerOf(head, this.lists.headLevel(list))
    let block = blocks[head >>> BLOCK_BITS] as Uint8Array
    let at = head & BLOCK_MASK
    let document = -1
    for (let left = this.size(list); left > 0; left--) {
      let byte = block[at++] as number
      if (byte === 0) {
        const next = nextSlice(block, pointer)
        const level = block[pointer + 4] as number
        block = blocks[next >>> BLOCK_BITS] as Uint8Array
        pointer = pointerOf(next, level)
        at = next & BLOCK_MASK
        byte = block[at++] as number
      }
      let gap = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = block[at++] as number
        gap |= (byte & 127) << shift
      }
      document += gap
      const impact = block[at++] as number
      const length = this.hasPlaces ? (block[at++] as number) : 0
      if (!wanted || hasBit(wanted, document))
        visit(document, impact, length > 0 ? block.subarray(at, at + length) : NO_PLACES)
      at += length
    }
  }

  /** The same lists with documents renumbered; those without a number are left out. Stops now and then for others. */
  async renumbered(numbers: Int32Array, pause: () => Promise<void>): Promise<Postings> {
    const fresh = new Postings({ places: this.hasPlaces })
    let sincePause = 0
    for (let list = 0; list < this.lists.count; list++) {
      this.each(list, (document, impact, bytes) => {
        const number = numbers[document] as number
        if (number < 0) return
        const places = this.hasPlaces ? { places: { bytes, length: bytes.length } } : {}
        fresh.append(list, number, { impact, ...places })
      })
      sincePause += this.size(list)
      if (sincePause < ENTRIES_BETWEEN_PAUSES) continue
      sincePause = 0
      await pause()
    }
    return fresh
  }

  bytes(): number {
    return this.lists.bytes()
  }

  transfer(archive: Archive, name: string): void {
    this.lists.transfer(archive, name)
  }
}

const ENTRIES_BETWEEN_PAUSES = 50_000
const NO_PLACES = new Uint8Array(0)
