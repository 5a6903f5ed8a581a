import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentFromRecord } from '../../src/search/document.ts'
import { CatalogueIndex } from '../../src/search/embedded/catalogue-index.ts'
import { searchIndex } from '../../src/search/embedded/search-index.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { category, da, en, record } from './records.ts'

const WORDS = ['kræft', 'børn', 'register', 'fødsel', 'hjerte', 'LPR', 'I50.0', 'data', 'diabetes', 'sygehus']
const documentOf = (id: number, words: readonly number[]) =>
  documentFromRecord(
    record(`d${id}`, {
      title: [da(words.map((word) => WORDS[word]).join(' ')), en('Register')],
      keyword: words.slice(0, 2).map((word) => da(WORDS[word] ?? '')),
      healthCategory: [category(id % 2 === 0 ? 'EHRS' : 'EINS')],
      minAge: [id],
      source: `s${id % 3}`,
    }),
    loadVocabularies(),
  )

const searches = [
  '',
  'q=kræft',
  'q=b',
  'q=re',
  'q=hjerte register',
  'q=sygheus',
  'category=EHRS',
  'q=data&source=s1&ageFrom=3',
  'sort=title',
]
const answersOf = (index: CatalogueIndex) =>
  searches.map((parameters) => {
    const read = queryFromParameters(new URLSearchParams(parameters))
    if ('errors' in read) throw new Error(JSON.stringify(read.errors))
    const { total, ranked, facets, dropped } = searchIndex(read.query, index)
    const counted = Object.entries(facets).map(([name, values]) => [
      name,
      values.map(({ value, count }) => `${value} ${count}`).toSorted(),
    ])
    const hits = ranked.map(({ id }) => id).toSorted()
    return { parameters, total, hits, counted, dropped }
  })

describe('an index that changed', () => {
  const change = fc.record({
    id: fc.nat({ max: 12 }),
    words: fc.array(fc.nat({ max: WORDS.length - 1 }), { minLength: 1, maxLength: 6 }),
    isRemoved: fc.boolean(),
  })

  it('answers like one that only ever saw the end state, before and after compacting', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 40 }), async (changes) => {
        const changed = new CatalogueIndex()
        const end = new Map<number, readonly number[]>()
        answersOf(changed)
        for (const { id, words, isRemoved } of changes) {
          if (isRemoved) {
            changed.remove(`d${id}`)
            end.delete(id)
          } else {
            changed.put(documentOf(id, words))
            end.set(id, words)
          }
        }
        const direct = new CatalogueIndex()
        for (const [id, words] of end) direct.put(documentOf(id, words))
        const expected = answersOf(direct)
        expect(answersOf(changed)).toEqual(expected)
        const compacted = await changed.compacted(async () => {})
        expect(compacted.size).toBe(end.size)
        expect(answersOf(compacted)).toEqual(expected)
        compacted.put(documentOf(99, [0]))
        direct.put(documentOf(99, [0]))
        expect(answersOf(compacted)).toEqual(answersOf(direct))
      }),
      { numRuns: 40 },
    )
  })
})

it('finds every word of a document with hundreds of them, and no word twice', () => {
  const index = new CatalogueIndex()
  const words = Array.from({ length: 450 }, (_, number) => `begreb${number}`)
  index.put(documentFromRecord(record('long', { title: [da(words.join(' '))] }), loadVocabularies()))
  index.put(documentFromRecord(record('short', { title: [da('begreb1')] }), loadVocabularies()))
  const totals = words.map((word) => {
    const read = queryFromParameters(new URLSearchParams({ q: `"${word}"` }))
    if ('errors' in read) throw new Error(JSON.stringify(read.errors))
    return searchIndex(read.query, index).ranked.length
  })
  expect(totals.filter((total) => total === 0)).toEqual([])
})

it('finds a dataset by each source that publishes it', () => {
  const index = new CatalogueIndex()
  const led = { ...record('led', { source: 'own' }), alsoPublishedBy: ['portal'] }
  index.put(documentFromRecord(led, loadVocabularies()))
  for (const [source, total] of [
    ['own', 1],
    ['portal', 1],
    ['other', 0],
  ] as const) {
    const read = queryFromParameters(new URLSearchParams({ source }))
    if ('errors' in read) throw new Error(JSON.stringify(read.errors))
    expect(searchIndex(read.query, index).total).toBe(total)
  }
})
