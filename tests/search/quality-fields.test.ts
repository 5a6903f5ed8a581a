import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/record.ts'
import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { followCatalogue } from '../../src/search/follow.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { da, record, shelfOf } from './records.ts'

const validated = (conforms: boolean): Pick<CatalogueRecord, 'validation'> => ({
  validation: {
    profile: 'healthdcat-ap-8',
    profileVersion: '1',
    conforms,
    violations: conforms ? 0 : 3,
    warnings: 2,
    infos: 0,
  },
})

const changedOn = (day: string) => ({ modified: [{ written: day, from: day, to: day }] })

let engine: SearchEngine
beforeAll(async () => {
  const store = shelfOf(
    {
      ...record('a', { title: [da('A')], ...changedOn('2026-11-22'), authority: 'https://x/en' }),
      ...validated(true),
    },
    {
      ...record('b', { title: [da('B')], ...changedOn('2025-11-21'), authority: 'https://x/to' }),
      ...validated(false),
    },
    record('c', { title: [da('C')], description: [da('C')], authority: 'https://x/to' }),
  )
  engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
  await followCatalogue({ store, engine })
})
afterAll(() => engine.close())

async function find(parameters: string) {
  const read = queryFromParameters(new URLSearchParams(parameters))
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  const { hits, facets } = await engine.search({ ...read.query, sort: 'title' })
  return { ids: hits.map(({ id }) => id), facets }
}

describe('the state of descriptions', () => {
  it.each([
    ['conforms=yes', ['a']],
    ['conforms=no', ['b']],
    ['conforms=not-validated', ['c']],
    ['completeness=1', ['a', 'b']],
    ['completeness=2', ['c']],
    ['mqa=bad', ['a', 'b', 'c']],
    ['label=none', ['a', 'b', 'c']],
    ['checkedFrom=20251122', ['a']],
    ['checkedTo=20251121', ['b']],
    ['checkedFrom=0', ['a', 'b']],
  ])('is found by %s', async (parameters, ids) => {
    expect((await find(parameters)).ids).toEqual(ids)
  })

  it('is counted with words in both languages', async () => {
    const { facets } = await find('')
    expect(facets.conforms).toContainEqual({ value: 'no', label: { da: 'Nej', en: 'No' }, count: 1 })
    expect(facets.mqa).toEqual([{ value: 'bad', label: { da: 'Mangelfuld', en: 'Bad' }, count: 3 }])
  })

  it('is counted for each authority', async () => {
    expect(await engine.crossCount('authority', 'conforms')).toContainEqual({
      row: 'to',
      column: 'not-validated',
      count: 1,
    })
  })

  it('that is no state is refused', () => {
    for (const parameters of ['conforms=perhaps', 'mqa=best', 'completeness=all', 'checkedFrom=2025-11-22'])
      expect(queryFromParameters(new URLSearchParams(parameters))).toHaveProperty('errors')
  })
})
