import { LONGEST_TERM, isAcronymAt, lowerCaseOf, termAt } from '../text/tokens.ts'
import { grown } from './growing.ts'

/**
 * Terms numbered from 0, found by a stretch of a text without cutting the stretch out: most words of a text
 * are known already, and making a string of each is what indexing would otherwise spend its time on.
 */
export class TermTable {
  readonly terms: string[] = []
  private hashes = new Uint32Array(0)
  /** Term numbers plus one, each at its hash or the next free place; 0 is free. Always at least half free. */
  private places = new Uint32Array(4096)

  /** The number of the term there, −1 when it is not known. */
  find(text: string, start: number, end: number): number {
    const until = Math.min(end, start + LONGEST_TERM)
    const keepsCase = isAcronymAt(text, start, end)
    const hash = keepsCase ? hashOf(text, start, until) : lowerHashOf(text, start, until)
    const mask = this.places.length - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const id = (this.places[place] as number) - 1
      if (id < 0) return -1
      if (this.hashes[id] !== hash) continue
      const term = this.terms[id] as string
      if (term.length !== until - start) continue
      let same = 0
      for (; same < term.length; same++) {
        const unit = text.charCodeAt(start + same)
        if (term.charCodeAt(same) !== (keepsCase ? unit : lowerCaseOf(unit))) break
      }
      if (same === term.length) return id
    }
  }

  /** The number of the term there; a term not met before gets the next one. */
  add(text: string, start: number, end: number): number {
    const known = this.find(text, start, end)
    if (known >= 0) return known
    const id = this.terms.length
    // A copy: a slice would keep the whole text it was cut from in memory.
    const term = Buffer.from(termAt(text, start, end)).toString()
    this.terms.push(term)
    this.hashes = grown(this.hashes, id + 1)
    // A term has its final case: an acronym's capitals, or lower case that lowering leaves alone.
    this.hashes[id] = hashOf(term, 0, term.length)
    if (this.terms.length * 2 > this.places.length) this.enlarge()
    else this.place(id)
    return id
  }

  private place(id: number): void {
    const mask = this.places.length - 1
    let place = (this.hashes[id] as number) & mask
    while (this.places[place] !== 0) place = (place + 1) & mask
    this.places[place] = id + 1
  }

  private enlarge(): void {
    this.places = new Uint32Array(this.places.length * 2)
    for (let id = 0; id < this.terms.length; id++) this.place(id)
  }
}

/** FNV-1a over the UTF-16 units. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

function lowerHashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ lowerCaseOf(text.charCodeAt(at)), 0x01000193)
  return mixed(hash)
}

/** The low bits choose the place: mix the high ones in. */
const mixed = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0
