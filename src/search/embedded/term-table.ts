import { LONGEST_TERM, isAcronymAt, lowerCaseOf, termAt } from '../text/tokens.ts'
import { grown } from './growing.ts'
import type { Archive } from './snapshot.ts'

/** Numbers of a place: the term's two hashes, and its number plus one; 0 is a free place. */
const STRIDE = 4
const SECOND = 1
const NUMBER = 2

/**
 * Terms numbered from 0, found by a stretch of a text without cutting the stretch out: most words of a text
 * are known already, and making a string of each is what indexing would otherwise spend its time on.
 * Two hashes of 32 bits stand for the term: of a million terms, no two share both.
 */
export class TermTable {
  terms: string[] = []
  /** Each term at its first hash or the next free place; always at least half free. */
  private places = new Uint32Array(4096 * STRIDE)
  private hashes = new Uint32Array(0)
  /** Hashes of the stretch looked up last. */
  private first = 0
  private second = 0

  /** The number of the term there, −1 when it is not known. */
  find(text: string, start: number, end: number): number {
    this.hash(text, start, Math.min(end, start + LONGEST_TERM))
    return (this.places[this.place() + NUMBER] as number) - 1
  }

  /** The number of the term there; a term not met before gets the next one. */
  add(text: string, start: number, end: number): number {
    const known = this.find(text, start, end)
    if (known >= 0) return known
    const id = this.terms.length
    // A copy: a slice would keep the whole text it was cut from in memory.
    this.terms.push(Buffer.from(termAt(text, start, end)).toString())
    this.hashes = grown(this.hashes, 2 * id + 2)
    this.hashes[2 * id] = this.first
    this.hashes[2 * id + 1] = this.second
    if (this.terms.length * 2 * STRIDE > this.places.length) this.enlarge()
    else this.put(id)
    return id
  }

  transfer(archive: Archive, name: string): void {
    this.terms = archive.texts(`${name}.terms`, this.terms)
    this.places = archive.numbers(`${name}.places`, this.places, this.places.length)
    this.hashes = archive.numbers(`${name}.hashes`, this.hashes, 2 * this.terms.length)
  }

  private put(id: number): void {
    const place = this.place()
    this.places[place] = this.first
    this.places[place + SECOND] = this.second
    this.places[place + NUMBER] = id + 1
  }

  /** Where the stretch looked up is, or would be. */
  private place(): number {
    const { places, first, second } = this
    const mask = places.length - 1
    let place = (first * STRIDE) & mask
    while (places[place + NUMBER] !== 0 && (places[place] !== first || places[place + SECOND] !== second)) {
      place = (place + STRIDE) & mask
    }
    return place
  }

  private enlarge(): void {
    this.places = new Uint32Array(this.places.length * 2)
    for (let id = 0; id < this.terms.length; id++) {
      this.first = this.hashes[2 * id] as number
      this.second = this.hashes[2 * id + 1] as number
      this.put(id)
    }
  }

  /** FNV-1a over the UTF-16 units, with two primes. */
  private hash(text: string, start: number, end: number): void {
    const keepsCase = isAcronymAt(text, start, end)
    let first = 0x811c9dc5
    let second = 0x2f0b4c47
    for (let at = start; at < end; at++) {
      const written = text.charCodeAt(at)
      const unit = keepsCase ? written : lowerCaseOf(written)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second ^ unit, 0x85ebca6b)
    }
    // The low bits choose the place: mix the high ones in.
    this.first = (first ^ (first >>> 15)) >>> 0
    this.second = (second ^ (second >>> 13)) >>> 0
  }
}
