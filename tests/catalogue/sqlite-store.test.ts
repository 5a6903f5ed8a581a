import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordIdOf } from '../../src/dataset/identity.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import { ownershipBeside } from '../../src/catalogue/sqlite/ownership.ts'
import { catalogueGroupsContract } from '../contracts/catalogue-groups.ts'
import { catalogueReadingContract } from '../contracts/catalogue-reading.ts'
import { catalogueStoreContract, datasetOf } from '../contracts/catalogue-store.ts'

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'datalandkort-store-'))
  return {
    open: () => openSqliteStore(join(folder, 'catalogue.sqlite')),
    tearDown: () => rm(folder, { recursive: true }),
  }
}
catalogueStoreContract('SQLite', setUp)
catalogueReadingContract('SQLite', setUp)
catalogueGroupsContract('SQLite', setUp)

describe('the SQLite store', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'datalandkort-store-'))
    path = join(folder, 'data', 'catalogue.sqlite')
  })
  afterEach(() => rm(folder, { recursive: true }))

  const source = { id: 'a', kind: 'dcat', url: 'x', title: {}, authority: '', profile: 'dcat-ap-3' }
  const at = '2026-01-01T00:00:00.000Z'

  it('creates its file and folder', async () => {
    await openSqliteStore(path).close()
    expect(await readdir(join(folder, 'data'))).toContain('catalogue.sqlite')
  })

  it('brings a file of the first version up to date, with the longer ids of today', async () => {
    const first = openSqliteStore(path)
    await first.saveSource(source)
    await first.startRun({ id: 'r', source: 'a', startedAt: at })
    await first.apply({ source: 'a', run: 'r', at }, [
      { kind: 'created', dataset: datasetOf('x') },
      { kind: 'created', dataset: datasetOf('y') },
    ])
    await first.close()
    const db = new SqliteDatabase(path)
    db.exec(`
      DROP TABLE access_key; DROP TABLE added_source; DROP TABLE identifier;
      DROP INDEX dataset_lead; ALTER TABLE dataset DROP COLUMN lead;
      DROP INDEX record_of_document; DROP TABLE document; DROP TABLE hold;
      ALTER TABLE record DROP COLUMN document; ALTER TABLE record DROP COLUMN withdrawn;
      ALTER TABLE record DROP COLUMN excused; ALTER TABLE source DROP COLUMN reading;
      DROP TABLE report; DROP TABLE finding_kind; ALTER TABLE version DROP COLUMN lines;
      UPDATE record SET id = substr(id, 1, length(id) - 4);
      UPDATE dataset SET id = substr(id, 1, length(id) - 4);
      PRAGMA user_version = 1;`)
    db.close()
    const store = openSqliteStore(path)
    const ids = ['x', 'y'].map((name) => recordIdOf(datasetOf(name).iri))
    expect((await store.changesAfter(2, 9)).map(({ id }) => id)).toEqual(ids)
    expect(await store.record(ids[0] ?? '')).toMatchObject({ iri: datasetOf('x').iri, lines: [] })
    expect(await store.idOf(datasetOf('y').iri)).toBe(ids[1])
    await store.close()
  })

  it('refuses a dataset whose id another one holds, and stores the rest of its batch', async () => {
    const store = openSqliteStore(path)
    await store.saveSource(source)
    await store.startRun({ id: 'r', source: 'a', startedAt: at })
    const created = (name: string) => [{ kind: 'created' as const, dataset: datasetOf(name) }]
    await store.apply({ source: 'a', run: 'r', at }, created('x'))
    // As if the hashes of two IRIs were the same.
    const db = new SqliteDatabase(path)
    db.prepare('UPDATE record SET iri = ?').run('https://first.example/')
    db.close()
    const { iri } = datasetOf('x')
    expect(
      await store.apply({ source: 'a', run: 'r', at }, [...created('x'), ...created('y')]),
    ).toMatchObject({
      refused: [{ iri, id: recordIdOf(iri), heldBy: 'https://first.example/' }],
    })
    expect((await store.record(recordIdOf(iri)))?.iri).toBe('https://first.example/')
    expect((await store.record(recordIdOf(datasetOf('y').iri)))?.iri).toBe(datasetOf('y').iri)
    await store.close()
  })

  it('refuses a file of a newer version with advice', async () => {
    await openSqliteStore(path).close()
    const db = new SqliteDatabase(path)
    db.pragma('user_version = 999')
    db.close()
    expect(() => openSqliteStore(path)).toThrow(/newer version of this software/)
  })

  it('refuses a file that is something else', async () => {
    const other = join(folder, 'notes.sqlite')
    await writeFile(
      other,
      'these are notes, not a database, and long enough to be taken for one. '.repeat(20),
    )
    expect(() => openSqliteStore(other)).toThrow(/not a database/)
  })

  it('keeps nothing when it is held in memory', async () => {
    const store = openSqliteStore(':memory:')
    await store.saveSource(source)
    expect(await store.startRun({ id: 'r', source: 'a', startedAt: at })).toEqual({ kind: 'started' })
    await store.apply({ source: 'a', run: 'r', at }, [{ kind: 'created', dataset: datasetOf('x') }])
    expect(await store.closeAbandonedRuns(at)).toEqual([])
    await store.close()
    expect(await openSqliteStore(':memory:').sources()).toEqual([])
  })

  it('leaves no lock behind when its runs have ended', async () => {
    const store = openSqliteStore(path)
    await store.saveSource(source)
    await store.startRun({ id: 'r', source: 'a', startedAt: at })
    expect((await readdir(join(folder, 'data'))).filter((name) => name.includes('-run-'))).toHaveLength(1)
    const report = await store.run('r')
    if (report) await store.saveRun({ ...report, endedAt: at, outcome: { kind: 'done' } })
    expect((await readdir(join(folder, 'data'))).filter((name) => name.includes('-run-'))).toEqual([])
    await store.close()
  })

  it('closes the run of a store that is gone as interrupted, and not that of one that lives', async () => {
    const gone = openSqliteStore(path)
    const living = openSqliteStore(path)
    await gone.saveSource(source)
    await gone.saveSource({ ...source, id: 'b' })
    await gone.startRun({ id: 'left open', source: 'a', startedAt: at })
    await living.startRun({ id: 'under way', source: 'b', startedAt: at })
    await gone.close()
    const next = openSqliteStore(path)
    expect(await next.closeAbandonedRuns('2026-01-02T00:00:00.000Z')).toEqual(['left open'])
    expect(await next.run('left open')).toMatchObject({
      outcome: { kind: 'interrupted' },
      endedAt: '2026-01-02T00:00:00.000Z',
    })
    expect(await next.run('under way')).toMatchObject({ outcome: { kind: 'running' } })
    await living.close()
    await next.close()
  })
})

describe('who holds a run', () => {
  it('is alive while it holds, for every other, and not after', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'datalandkort-owner-'))
    const path = join(folder, 'catalogue.sqlite')
    const one = ownershipBeside(path)
    const other = ownershipBeside(path)
    const first = { id: 'first', owner: one.name }
    const second = { id: 'second', owner: one.name }
    expect(other.isAlive(first)).toBe(false)
    one.hold('first')
    one.hold('second')
    expect(other.isAlive(first)).toBe(true)
    expect(one.isAlive(first)).toBe(true)
    one.release('first')
    expect(one.isAlive(first)).toBe(false)
    expect(other.isAlive(second)).toBe(true)
    one.release('second')
    expect(other.isAlive(second)).toBe(false)
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  })
})
