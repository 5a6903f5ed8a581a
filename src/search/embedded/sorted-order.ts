import { grown } from './growing.ts'
import type { Archive } from './snapshot.ts'

/**
 * Numbers in the order of their keys, kept in order as more come: what is new waits until somebody asks,
 * then a few are put in their places and many are sorted with the rest.
 */
export class SortedOrder {
  private readonly keyOf: (number: number) => string
  private order: Uint32Array = new Uint32Array(0)
  private waiting: number[] = []
  private ranks: Uint32Array | undefined

  constructor(keyOf: (number: number) => string) {
    this.keyOf = keyOf
  }

  add(number: number): void {
    this.waiting.push(number)
  }

  sorted(): Uint32Array {
    if (this.waiting.length > 0) this.settle()
    return this.order
  }

  /** Place of every number in the order; numbers that were never added have place 0. */
  rankOf(): Uint32Array {
    const order = this.sorted()
    if (!this.ranks) {
      let highest = 0
      for (const number of order) if (number > highest) highest = number
      this.ranks = new Uint32Array(highest + 1)
      for (let place = 0; place < order.length; place++) this.ranks[order[place] as number] = place
    }
    return this.ranks
  }

  /** First place whose key is not before `key`. */
  lowerBound(key: string): number {
    const order = this.sorted()
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.keyOf(order[middle] as number) < key) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Takes another order's numbers renumbered, without comparing again; −1 leaves one out. */
  adopt(order: Uint32Array, numbers: Int32Array): void {
    this.order = order.map((number) => numbers[number] as number).filter((number) => number !== 0xffffffff)
    this.waiting = []
    this.ranks = undefined
  }

  transfer(archive: Archive, name: string): void {
    const order = this.sorted()
    this.order = archive.numbers(name, order, order.length)
    this.waiting = []
    this.ranks = undefined
  }

  private settle(): void {
    const fresh = this.waiting
    this.waiting = []
    this.ranks = undefined
    const compare = (left: number, right: number) => {
      const leftKey = this.keyOf(left)
      const rightKey = this.keyOf(right)
      return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : left - right
    }
    const before = this.order
    if (fresh.length > 1000 && fresh.length * 4 > before.length) {
      const all = [...before, ...fresh]
      this.order = Uint32Array.from(all.sort(compare))
      return
    }
    fresh.sort(compare)
    const places = fresh.map((number) => this.lowerBound(this.keyOf(number)))
    const merged = grown(new Uint32Array(0), before.length + fresh.length).subarray(
      0,
      before.length + fresh.length,
    )
    let from = 0
    for (const [index, number] of fresh.entries()) {
      const to = places[index] as number
      merged.set(before.subarray(from, to), from + index)
      merged[to + index] = number
      from = to
    }
    merged.set(before.subarray(from), from + fresh.length)
    this.order = merged
  }
}
