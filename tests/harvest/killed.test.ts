import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import { builtFolder } from './built.ts'
import { turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const child = fileURLToPath(new URL('harvest-child.mjs', import.meta.url))
const DATASETS = 3000

const startChild = (storePath: string, source: string, id = 'source'): ChildProcess =>
  fork(child, [builtFolder(), storePath, source, id], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

async function writeCatalogue(): Promise<string> {
  const source = join(setting.folder, 'catalog.ttl')
  const names = Array.from({ length: DATASETS }, (_, number) => `d${number}`)
  await writeFile(source, turtleOf({ datasets: names }))
  return source
}

/**
 * Kills a harvest while it stores: at its nth batch, and some milliseconds into the next.
 * Answers with the number of datasets that it had said were stored.
 */
async function killAt(
  batch: number,
  delayMs: number,
  paths: { storePath: string; source: string },
): Promise<number> {
  const process = startChild(paths.storePath, paths.source)
  let said = 0
  process.on('message', ({ created = 0, unchanged = 0 }: { created?: number; unchanged?: number }) => {
    said = created + unchanged
  })
  for (let seen = 0; seen < batch; seen++) await once(process, 'message')
  await setTimeout(delayMs)
  process.kill('SIGKILL')
  await once(process, 'exit')
  return said
}

function integrityOf(path: string): unknown {
  const db = new SqliteDatabase(path)
  try {
    return db.pragma('integrity_check', { simple: true })
  } finally {
    db.close()
  }
}

describe('a harvest that is killed at any moment', { timeout: 120_000 }, () => {
  it('loses at most the batch under way, and the next start is clean', async () => {
    const source = await writeCatalogue()
    const storePath = join(setting.folder, 'killed.sqlite')
    const stored: number[] = []
    for (const [batch, delayMs] of [
      [1, 0],
      [1, 7],
      [2, 3],
      [3, 11],
      [4, 1],
    ] as const) {
      const said = await killAt(batch, delayMs, { storePath, source })
      expect(said).toBeGreaterThan(0)
      expect(integrityOf(storePath)).toBe('ok')
      const store = openSqliteStore(storePath)
      expect(await store.closeAbandonedRuns(new Date().toISOString())).toHaveLength(1)
      const [run] = await store.runs({ limit: 1 })
      expect(run).toMatchObject({ outcome: { kind: 'interrupted' }, endedAt: expect.any(String) })
      const { active = 0 } = (await store.totals()).get('source') ?? {}
      expect(active).toBeGreaterThanOrEqual(said)
      expect(await store.changesAfter(0, DATASETS)).toHaveLength(active)
      stored.push(active)
      await store.close()
    }
    expect(stored).toEqual([...stored].sort((a, b) => a - b))

    const process = startChild(storePath, source)
    const messages: { report?: unknown }[] = []
    process.on('message', (message: { report?: unknown }) => messages.push(message))
    await once(process, 'exit')
    expect(messages.at(-1)?.report).toMatchObject({
      outcome: { kind: 'done' },
      counts: { found: DATASETS, deleted: 0 },
    })
    const store = openSqliteStore(storePath)
    expect((await store.totals()).get('source')).toEqual({ active: DATASETS, missing: 0, deleted: 0 })
    expect(await store.sequence()).toBe(DATASETS)
    await store.close()
    expect((await readdir(setting.folder)).filter((name) => name.includes('-run-'))).toEqual([])
  })

  it('does not keep its source from the next harvest, even where nobody tidied up', async () => {
    const source = await writeCatalogue()
    const storePath = join(setting.folder, 'killed.sqlite')
    await killAt(1, 0, { storePath, source })
    const next = startChild(storePath, source)
    const messages: { report?: unknown }[] = []
    next.on('message', (message: { report?: unknown }) => messages.push(message))
    await once(next, 'exit')
    expect(messages.at(-1)?.report).toMatchObject({ outcome: { kind: 'done' }, counts: { found: DATASETS } })
  })

  it('is not taken for dead by another process while it lives', async () => {
    const source = await writeCatalogue()
    const storePath = join(setting.folder, 'alive.sqlite')
    const process = startChild(storePath, source)
    await once(process, 'message')
    const store = openSqliteStore(storePath)
    expect(await store.closeAbandonedRuns(new Date().toISOString())).toEqual([])
    const other = { id: 'other', source: 'source', startedAt: new Date().toISOString() }
    expect(await store.startRun(other)).toMatchObject({ kind: 'under-way' })
    const { active = 0 } = (await store.totals()).get('source') ?? {}
    expect(active).toBeGreaterThan(0)
    await once(process, 'exit')
    await store.close()
  })
})

describe('several processes that harvest into one catalogue', { timeout: 120_000 }, () => {
  it('wait for each other, while a third one reads', async () => {
    const source = await writeCatalogue()
    const storePath = join(setting.folder, 'shared.sqlite')
    const ids = ['one', 'two', 'three']
    const processes = ids.map((id) => startChild(storePath, source, id))
    const reports: unknown[] = []
    for (const each of processes) {
      each.on('message', (message: { report?: unknown }) => message.report && reports.push(message.report))
    }
    await Promise.all(processes.map((each) => once(each, 'message')))
    const store = openSqliteStore(storePath)
    expect((await store.changesAfter(0, 10)).length).toBe(10)
    await Promise.all(processes.map((each) => once(each, 'exit')))
    expect(reports).toHaveLength(3)
    for (const report of reports)
      expect(report).toMatchObject({ outcome: { kind: 'done' }, counts: { created: DATASETS } })
    const [first] = await store.list({ limit: 1 })
    expect(new Set([first?.source, ...(first?.alsoPublishedBy ?? [])])).toEqual(new Set(ids))
    expect(integrityOf(storePath)).toBe('ok')
    await store.close()
  })

  it('end by themselves when their connections to the source are kept open', async () => {
    const server = await setting.serve({
      '/': { headers: { 'keep-alive': 'timeout=600' }, body: turtleOf({ datasets: ['a'] }) },
    })
    const process = startChild(join(setting.folder, 'ends.sqlite'), server.origin)
    const [code] = await once(process, 'exit')
    expect(code).toBe(0)
  })
})
