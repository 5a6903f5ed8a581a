import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import { followCatalogue } from '../../src/search/follow.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { builtFolder } from './built.ts'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const child = fileURLToPath(new URL('harvest-child.mjs', import.meta.url))
const PAGES = 30
const DATASETS_PER_PAGE = 50
const KILLS = 14
/** After its last page, a run goes on storing for about as long. */
const LONGEST_LIFE_MS = 400

/** Mulberry32: the same kills every time, wherever the machine is then. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Pages with validators; each round, some datasets are new, some are changed and some are gone. */
async function serveChangingPages(random: () => number) {
  const datasets = new Map<string, string>()
  let named = 0
  let asked = 0
  const waiting = new Set<{ requests: number; go: () => void }>()
  const change = () => {
    for (const name of datasets.keys()) {
      const chance = random()
      if (chance < 0.05) datasets.delete(name)
      else if (chance < 0.15) datasets.set(name, `titel ${random()}`)
    }
    while (datasets.size < PAGES * DATASETS_PER_PAGE) datasets.set(`d${named++}`, `titel ${random()}`)
  }
  const server = await setting.serve((request, response) => {
    asked++
    for (const each of waiting) if (asked >= each.requests) each.go()
    const page = Number(request.url?.slice(1) ?? 0)
    const names = [...datasets].filter(([name]) => Number(name.slice(1)) % PAGES === page)
    const extra = page + 1 < PAGES ? `<https://data.example/catalog> hydra:next </${page + 1}> .` : ''
    const body = turtleOf({ datasets: names.map(([name, title]) => ({ name, title })), extra })
    const etag = `"${createHash('sha256').update(body).digest('hex')}"`
    const isSame = request.headers['if-none-match'] === etag
    response.writeHead(isSame ? 304 : 200, { 'content-type': 'text/turtle', etag })
    response.end(isSame ? undefined : body)
  })
  change()
  const requestsFromNow = (requests: number) =>
    new Promise<void>((go) => waiting.add({ requests: asked + requests, go }))
  return { url: `${server.origin}/0`, change, datasets, requestsFromNow }
}

interface Place {
  readonly storePath: string
  readonly url: string
}

/** How long it lives, once `born`. */
interface Fate {
  readonly born: Promise<void>
  readonly lifeMs: number
}

async function harvestInChild({ storePath, url }: Place, fate?: Fate): Promise<unknown> {
  const process = fork(child, [builtFolder(), storePath, url, 'source'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let report: unknown
  process.on('message', (message: { report?: unknown }) => (report = message.report ?? report))
  const exit = once(process, 'exit')
  if (fate) {
    await Promise.race([fate.born.then(() => setTimeout(fate.lifeMs)), exit])
    process.kill('SIGKILL')
  }
  await exit
  return report
}

function integrityOf(path: string): unknown {
  const db = new SqliteDatabase(path)
  try {
    return [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]
  } finally {
    db.close()
  }
}

describe('a harvest that is killed again and again, anywhere', { timeout: 180_000 }, () => {
  it('leaves store, log of changes and index in step, and comes to the truth in the end', async () => {
    const random = randomFrom(20261122)
    const pages = await serveChangingPages(random)
    const storePath = `${setting.folder}/killed.sqlite`
    const store = openSqliteStore(storePath)
    const engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
    const everything = queryFromParameters(new URLSearchParams())
    if (!('query' in everything)) throw new Error('an empty search is a search')

    const check = async () => {
      expect(integrityOf(storePath)).toEqual(['ok', []])
      const log = await store.changesAfter(0, 1_000_000)
      expect(new Set(log.map(({ id }) => id)).size).toBe(log.length)
      const totals = (await store.totals()).get('source') ?? { active: 0, missing: 0, deleted: 0 }
      expect(log.filter(({ deleted }) => deleted)).toHaveLength(totals.deleted)
      expect(log).toHaveLength(totals.active + totals.missing + totals.deleted)
      const records = await store.recordsOf(log.map(({ id }) => id))
      expect(records.map(({ state }) => state === 'deleted')).toEqual(log.map(({ deleted }) => deleted))
      await followCatalogue({ store, engine })
      expect(await engine.position()).toBe(await store.sequence())
      const listed = log.filter(({ deleted }) => !deleted).map(({ id }) => id)
      expect([...(await engine.idsFound(everything.query))].sort()).toEqual(listed.sort())
    }
    let interrupted = 0
    for (let kill = 0; kill < KILLS; kill++) {
      // Every third one gets to its last page.
      const requests = kill % 3 === 2 ? PAGES : 1 + Math.floor(random() * PAGES)
      const fate = { born: pages.requestsFromNow(requests), lifeMs: random() * LONGEST_LIFE_MS }
      await harvestInChild({ storePath, url: pages.url }, fate)
      interrupted += (await store.closeAbandonedRuns(new Date().toISOString())).length
      await check()
      if (random() < 0.4) pages.change()
    }
    expect(interrupted).toBeGreaterThan(0)

    // The first may go on where the last one was killed; the second reads everything.
    await harvestInChild({ storePath, url: pages.url })
    expect(await harvestInChild({ storePath, url: pages.url })).toMatchObject({ outcome: { kind: 'done' } })
    await check()
    const titles: Record<string, string> = {}
    const ids = (await store.changesAfter(0, 1_000_000)).filter(({ deleted }) => !deleted).map(({ id }) => id)
    for (const { iri, description, state } of await store.recordsOf(ids)) {
      expect(state).toBe('active')
      titles[iri.replace(iriOf(''), '')] = description.title[0]?.value ?? ''
    }
    expect(titles).toEqual(Object.fromEntries(pages.datasets))
    await engine.close()
    await store.close()
  })
})
