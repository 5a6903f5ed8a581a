import { grown } from './growing.ts'
import type { Archive } from './snapshot.ts'

/**
 * Which terms share a key (a stem, a plain spelling, a part of a compound), or which documents a name, without keeping the keys:
 * chained hashing over numbers; whoever looks up checks the candidates against the key again.
 */
export class KeyTable {
  private buckets = new Uint32Array(1024)
  private hashes = new Uint32Array(0)
  private terms = new Uint32Array(0)
  private next = new Uint32Array(0)
  /** Entry 0 is not used: 0 ends a chain. */
  private count = 1

  add(key: string, term: number): void {
    this.put(hashOf(key), term)
  }

  private put(hash: number, term: number): void {
    const entry = this.count++
    if (entry >= this.terms.length) {
      this.terms = grown(this.terms, entry + 1)
      this.hashes = grown(this.hashes, entry + 1)
      this.next = grown(this.next, entry + 1)
    }
    if (entry > this.buckets.length) this.rehash(this.buckets.length * 2)
    this.terms[entry] = term
    this.hashes[entry] = hash
    this.link(entry)
  }

  /** Terms whose key may be this one: equal hashes, nearly always equal keys. */
  candidates(key: string): number[] {
    const hash = hashOf(key)
    const terms: number[] = []
    let entry = this.buckets[hash & (this.buckets.length - 1)] as number
    for (; entry !== 0; entry = this.next[entry] as number) {
      if (this.hashes[entry] === hash) terms.push(this.terms[entry] as number)
    }
    return terms
  }

  /** The same with what the keys stand for renumbered; −1 leaves one out. */
  renumbered(numbers: Int32Array): KeyTable {
    const fresh = new KeyTable()
    for (let entry = 1; entry < this.count; entry++) {
      const number = numbers[this.terms[entry] as number] as number
      if (number >= 0) fresh.put(this.hashes[entry] as number, number)
    }
    return fresh
  }

  transfer(archive: Archive, name: string): void {
    this.count = archive.number(`${name}.count`, this.count)
    this.buckets = archive.numbers(`${name}.buckets`, this.buckets, this.buckets.length)
    this.hashes = archive.numbers(`${name}.hashes`, this.hashes, this.count)
    this.terms = archive.numbers(`${name}.terms`, this.terms, this.count)
    this.next = archive.numbers(`${name}.next`, this.next, this.count)
  }

  private link(entry: number): void {
    const bucket = (this.hashes[entry] as number) & (this.buckets.length - 1)
    this.next[entry] = this.buckets[bucket] as number
    this.buckets[bucket] = entry
  }

  private rehash(size: number): void {
    this.buckets = new Uint32Array(size)
    // The entry that is being added is linked by its caller.
    for (let entry = 1; entry < this.count - 1; entry++) this.link(entry)
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  }
  // Low bits choose the bucket: mix the high ones in.
  return (hash ^ (hash >>> 15)) >>> 0
}
