import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bitsetFor,
  countBits,
  hasBit,
  intersect,
  membersOf,
  setBit,
} from '../../src/search/embedded/bitset.ts'
import { KeyTable } from '../../src/search/embedded/key-table.ts'
import { PlacesEncoder, decodePlaces } from '../../src/search/embedded/places.ts'
import { Postings } from '../../src/search/embedded/postings.ts'
import { topDocuments } from '../../src/search/embedded/rank.ts'
import { SortedOrder } from '../../src/search/embedded/sorted-order.ts'
import { TermTable } from '../../src/search/embedded/term-table.ts'

const ascending = (max: number, maxLength = 300) =>
  fc.uniqueArray(fc.nat({ max }), { maxLength }).map((numbers) => numbers.toSorted((a, b) => a - b))

describe('lists of documents', () => {
  it('give back what was appended, whatever is appended to other lists in between', () => {
    fc.assert(
      fc.property(fc.array(ascending(5_000_000), { minLength: 1, maxLength: 6 }), (written) => {
        const postings = new Postings({ places: false })
        const longest = Math.max(...written.map(({ length }) => length))
        for (let turn = 0; turn < longest; turn++) {
          for (const [list, documents] of written.entries()) {
            const document = documents[turn]
            if (document !== undefined) postings.append(list, document, { impact: 1 + (document % 255) })
          }
        }
        for (const [list, documents] of written.entries()) {
          const read: (readonly [number, number])[] = []
          postings.each(list, (document, impact) => read.push([document, impact]))
          expect(read).toEqual(documents.map((document) => [document, 1 + (document % 255)]))
          expect(postings.size(list)).toBe(documents.length)
          expect(postings.lastOf(list)).toBe(documents.at(-1) ?? -1)
        }
      }),
    )
  })

  it('raise scores to the highest of several lists', () => {
    const postings = new Postings({ places: false })
    postings.append(0, 3, { impact: 100 })
    postings.append(1, 3, { impact: 200 })
    postings.append(1, 70, { impact: 10 })
    const into = { scores: new Float32Array(100), found: bitsetFor(100) }
    postings.raise(0, 1, into)
    postings.raise(1, 0.25, into)
    expect([into.scores[3], into.scores[70]]).toEqual([100, 2.5])
    expect(countBits(into.found)).toBe(2)
  })

  it('keep long lists apart over many blocks of memory', () => {
    const postings = new Postings({ places: false })
    for (let document = 0; document < 300_000; document++) {
      for (let list = 0; list < 4; list++)
        if (document % (list + 1) === 0) postings.append(list, document, { impact: 1 })
    }
    for (let list = 0; list < 4; list++) {
      let expected = 0
      postings.each(list, (document) => {
        if (document !== expected) throw new Error(`${document} instead of ${expected}`)
        expected += list + 1
      })
      expect(postings.size(list)).toBe(Math.ceil(300_000 / (list + 1)))
    }
  })
})

describe('places of words', () => {
  it('come back with their document, as many as there is room for', () => {
    const entries = fc.array(ascending(100_000, 90), { maxLength: 60 })
    fc.assert(
      fc.property(entries, (written) => {
        const postings = new Postings({ places: true })
        const encoder = new PlacesEncoder()
        for (const [document, places] of written.entries()) {
          encoder.clear()
          for (const place of places) if (!encoder.add(place)) break
          postings.append(2, document, { impact: 9, places: encoder })
        }
        let document = 0
        postings.each(2, (number, impact, bytes) => {
          const places = written[document] ?? []
          const read = decodePlaces(bytes)
          expect([number, impact]).toEqual([document, 9])
          expect(read).toEqual(places.slice(0, read.length))
          expect(read.length).toBeGreaterThanOrEqual(Math.min(places.length, 50))
          document++
        })
        expect(document).toBe(written.length)
      }),
    )
  })
})

const filled = (numbers: readonly number[]) => {
  const set = bitsetFor(2001)
  for (const number of numbers) setBit(set, number)
  return set
}

describe('sets of documents', () => {
  const sets = ascending(2000)
  it('have the members that were set, in order', () => {
    fc.assert(
      fc.property(sets, (numbers) => {
        const set = filled(numbers)
        const members = new Uint32Array(countBits(set))
        expect(membersOf(set, members)).toBe(numbers.length)
        expect([...members]).toEqual(numbers)
        expect(numbers.every((number) => hasBit(set, number))).toBe(true)
      }),
    )
  })
  it('intersect as sets do', () => {
    fc.assert(
      fc.property(sets, sets, (left, right) => {
        const set = filled(left)
        intersect(set, filled(right))
        expect(countBits(set)).toBe(left.filter((number) => right.includes(number)).length)
      }),
    )
  })
})

describe('the terms', () => {
  it('are found wherever they stand in a text, in any case, acronyms apart', () => {
    const table = new TermTable()
    const text = 'Kræft kræft KRÆFTREGISTERET kræftregisteret CAR car'
    const at = (word: string, from = 0) => {
      const start = text.indexOf(word, from)
      return table.add(text, start, start + word.length)
    }
    expect(at('Kræft')).toBe(at('kræft', 3))
    expect(at('KRÆFTREGISTERET')).toBe(at('kræftregisteret', 25))
    expect(at('CAR')).not.toBe(at('car'))
    expect(table.terms).toEqual(['kræft', 'kræftregisteret', 'CAR', 'car'])
  })

  it('stay apart by the ten thousand', () => {
    const table = new TermTable()
    const words = Array.from({ length: 20_000 }, (_, number) => `ord${number.toString(36)}`)
    expect(words.map((word) => table.add(word, 0, word.length))).toEqual(words.map((_, id) => id))
    expect(words.map((word) => table.find(word, 0, word.length))).toEqual(words.map((_, id) => id))
    expect(table.find('ukendt', 0, 6)).toBe(-1)
  })

  it('are found by keys that several share', () => {
    const keys = new KeyTable()
    for (let term = 0; term < 5000; term++) keys.add(`key${term % 1000}`, term)
    expect(keys.candidates('key7').toSorted((a, b) => a - b)).toEqual([7, 1007, 2007, 3007, 4007])
    expect(keys.candidates('other')).toEqual([])
  })
})

describe('orders', () => {
  it('stay sorted as more comes', () => {
    const batches = fc.array(fc.array(fc.string({ maxLength: 4 }), { maxLength: 40 }), { maxLength: 6 })
    fc.assert(
      fc.property(batches, (written) => {
        const keys: string[] = []
        const order = new SortedOrder((number) => keys[number] ?? '')
        for (const batch of written) {
          for (const key of batch) order.add(keys.push(key) - 1)
          const read = [...order.sorted()].map((number) => keys[number])
          expect(read).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
        }
      }),
    )
  })

  it('give the same first documents as sorting them all', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), fc.nat({ max: 50 }), (keys, count) => {
        const documents = Uint32Array.from(keys, (_, document) => document)
        const all = [...keys.entries()].toSorted(([a, left], [b, right]) => right - left || a - b)
        const top = topDocuments(documents, Float64Array.from(keys), count)
        expect([...top.documents]).toEqual(all.slice(0, count).map(([document]) => document))
      }),
    )
  })
})
