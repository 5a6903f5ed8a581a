import { beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { CatalogueStore, StoreChange } from '../../src/catalogue/store.ts'
import { recordIdOf } from '../../src/dataset/identity.ts'

const day = (number: number) => `2026-01-0${number}T03:00:00.000Z`
const iriOf = (name: string) => `https://data.example/${name}`

const dataset = (name: string, title = name) => ({
  iri: iriOf(name),
  publisher: '',
  fingerprint: title,
  ntriples: `<${iriOf(name)}> <http://purl.org/dc/terms/title> "${title}"@da .\n`,
})

let store: CatalogueStore

beforeEach(async () => {
  store = openSqliteStore(':memory:')
  for (const id of ['a', 'b'])
    await store.saveSource({ id, kind: 'dcat', url: '', title: {}, authority: '', profile: 'dcat-ap-3' })
})

async function harvest(source: string, at: number, changes: readonly StoreChange[]) {
  const run = `${source}-${at}`
  await store.startRun({ id: run, source, startedAt: day(at) })
  await store.apply({ source, run, at: day(at) }, changes)
  const report = await store.run(run)
  if (report) await store.saveRun({ ...report, endedAt: day(at), outcome: { kind: 'done' } })
}

const told = async (page: Parameters<CatalogueStore['eventsOf']>[0]) =>
  (await store.eventsOf(page)).map(({ iri, number, change, at }) => [iri, number, change, at])

describe('the log of a source', () => {
  it('tells what happened to its records, newest first, and nothing of other sources', async () => {
    await harvest('a', 1, [{ kind: 'created', dataset: dataset('x') }])
    await harvest('b', 1, [{ kind: 'created', dataset: dataset('y') }])
    await harvest('a', 2, [{ kind: 'updated', dataset: dataset('x', 'changed') }])
    await harvest('a', 3, [{ kind: 'deleted', iri: iriOf('x') }])
    expect(await told({ source: 'a', limit: 9 })).toEqual([
      [iriOf('x'), 3, 'deleted', day(3)],
      [iriOf('x'), 2, 'updated', day(2)],
      [iriOf('x'), 1, 'created', day(1)],
    ])
    expect(await told({ source: 'nobody', limit: 9 })).toEqual([])
  })

  it('is read piece by piece', async () => {
    await harvest('a', 1, [
      { kind: 'created', dataset: dataset('x') },
      { kind: 'created', dataset: dataset('y') },
    ])
    const [newest] = await store.eventsOf({ source: 'a', limit: 1 })
    expect(newest?.iri).toBe(iriOf('y'))
    const rest = await told({ source: 'a', limit: 9, ...(newest && { before: newest.place }) })
    expect(rest.map(([iri]) => iri)).toEqual([iriOf('x')])
  })
})

describe('the time of the last change', () => {
  it('is known for what is there, and for the catalogue as a whole', async () => {
    expect(await store.lastChange()).toBeUndefined()
    await harvest('a', 1, [
      { kind: 'created', dataset: dataset('x') },
      { kind: 'created', dataset: dataset('y') },
    ])
    await harvest('a', 2, [{ kind: 'updated', dataset: dataset('x', 'changed') }])
    await harvest('a', 3, [{ kind: 'deleted', iri: iriOf('y') }])
    const [x, y] = [recordIdOf(iriOf('x')), recordIdOf(iriOf('y'))]
    expect(await store.changeTimes([x, y, 'nobody'])).toEqual([{ id: x, at: day(2) }])
    expect(await store.lastChange()).toBe(day(3))
  })
})

describe('runs', () => {
  it('are counted for one source or all', async () => {
    await harvest('a', 1, [])
    await harvest('b', 1, [])
    expect([await store.countRuns('a'), await store.countRuns()]).toEqual([1, 2])
  })
})
