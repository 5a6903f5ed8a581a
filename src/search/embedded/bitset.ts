/** Sets of document numbers, one bit each, 32 a word. Plain arrays: a set of 100,000 is 12.5 KB. */
export type Bitset = Uint32Array

export const bitsetFor = (size: number): Bitset => new Uint32Array((size + 31) >>> 5)

export const hasBit = (set: Bitset, bit: number): boolean =>
  (((set[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1

export function setBit(set: Bitset, bit: number): void {
  set[bit >>> 5] = (set[bit >>> 5] as number) | (1 << (bit & 31))
}

export function clearBit(set: Bitset, bit: number): void {
  set[bit >>> 5] = (set[bit >>> 5] as number) & ~(1 << (bit & 31))
}

/** Keeps in `set` what is in `other` too; both of one length. */
export function intersect(set: Bitset, other: Bitset): void {
  for (let word = 0; word < set.length; word++) set[word] = (set[word] as number) & (other[word] as number)
}

export function countBits(set: Bitset): number {
  let count = 0
  for (let word = 0; word < set.length; word++) count += popcount(set[word] as number)
  return count
}

function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The members in ascending order, written into `into`; returns how many. */
export function membersOf(set: Bitset, into: Uint32Array): number {
  let count = 0
  for (let word = 0; word < set.length; word++) {
    for (let rest = set[word] as number; rest !== 0; rest &= rest - 1) {
      into[count++] = (word << 5) + (31 - Math.clz32(rest & -rest))
    }
  }
  return count
}
