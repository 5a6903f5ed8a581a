import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import { readSnapshot } from '../../src/search/embedded/snapshot.ts'
import { followCatalogue } from '../../src/search/follow.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { catalogue, describeSearchEngine } from '../contracts/search-engine.ts'
import { da, record, shelfOf } from './records.ts'
import type { RecordShelf } from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'search-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newFile = () => join(folder, `index-${files++}`)
const vocabulary = loadVocabularies()
const open = (store: RecordShelf, snapshot: string) => openEmbeddedEngine({ store, vocabulary, snapshot })

const queryOf = (parameters: string) => {
  const read = queryFromParameters(new URLSearchParams(parameters))
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read.query
}

async function persisted() {
  const store = shelfOf(...catalogue)
  const snapshot = newFile()
  const engine = await open(store, snapshot)
  await followCatalogue({ store, engine })
  await engine.persist()
  return { store, snapshot, engine }
}

describeSearchEngine('embedded, started from a snapshot', async (store) => {
  const snapshot = newFile()
  const engine = await open(store, snapshot)
  await followCatalogue({ store, engine })
  await engine.persist()
  await engine.close()
  return open(store, snapshot)
})

describe('a snapshot', () => {
  it('answers every search as the index that wrote it', async () => {
    const { store, snapshot, engine } = await persisted()
    const again = await open(store, snapshot)
    expect(await again.position()).toBe(await engine.position())
    for (const parameters of [
      '',
      'q=kræft',
      'q=k',
      'q=apopelksi',
      'q=børn',
      'sort=title',
      'category=MRMR&yearFrom=1980',
    ]) {
      expect(await again.search(queryOf(parameters))).toEqual(await engine.search(queryOf(parameters)))
    }
  })

  it('goes on from where it was', async () => {
    const { store, snapshot } = await persisted()
    store.put(record('later', { title: [da('Senere register')] }))
    store.remove('lpr')
    const engine = await open(store, snapshot)
    expect(await followCatalogue({ store, engine })).toMatchObject({ updated: 1, deleted: 1 })
    expect((await engine.search(queryOf('q=senere'))).total).toBe(1)
    expect((await engine.search(queryOf(''))).total).toBe(5)
  })

  it.each([
    ['cut short', (path: string) => truncateSync(path, 2000)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['another file', (path: string) => writeFileSync(path, 'something else entirely')],
    ['changed in one byte', (path: string) => writeFileSync(path, flipped(readFileSync(path)))],
    ['longer than it was', (path: string) => writeFileSync(path, 'x', { flag: 'a' })],
  ])('that is %s is not used: the index is built anew', async (_, damage) => {
    const { store, snapshot } = await persisted()
    damage(snapshot)
    const engine = await open(store, snapshot)
    expect(await engine.position()).toBe(0)
    await followCatalogue({ store, engine })
    expect((await engine.search(queryOf('q=kræft'))).total).toBe(2)
  })

  it('of another version of the fields is not used', async () => {
    const { snapshot } = await persisted()
    expect(await readSnapshot(snapshot, 'another version')).toBeUndefined()
  })

  it('leaves nothing beside it', async () => {
    const { engine, snapshot } = await persisted()
    await engine.persist()
    expect(
      readdirSync(folder).filter((name) => snapshot.endsWith(name) || name.endsWith('.new')),
    ).toHaveLength(1)
  })
})

function flipped(bytes: Buffer): Buffer {
  const at = bytes.length - 100
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}
