/**
 * How relevant answers are, on the seed catalogue, class by class, against FTS5 (and Meilisearch's default settings
 * where MEILI_URL names a server). After `npm run build`:
 *
 *   node bench/relevance/run.mjs [--misses] [--known-items <file.csv>] [--data <folder>] [--dist <folder>] [--json]
 *
 * `--data` names a data folder that has the seed catalogue already. `--misses` lists the searches that fall short; those that are held out are never listed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { openDefaultMeilisearch } from './default-meilisearch.mjs'
import { openFts5 } from './fts5.mjs'
import { marksOf, meanMarks, readJudgements } from './judgements.mjs'
import { searchKnownItems } from './known-items.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const { values: options } = parseArgs({
  options: {
    misses: { type: 'boolean' },
    json: { type: 'boolean' },
    'known-items': { type: 'string' },
    data: { type: 'string' },
    dist: { type: 'string', default: join(here, '../../dist') },
  },
})
const dist = resolve(options.dist)
const from = (path) => import(pathToFileURL(join(dist, path)).href)
const { openSqliteStore } = await from('catalogue/sqlite-store.js')
const properties = await from('dataset/properties.js')
const { documentFromRecord } = await from('search/document.js')
const { openEmbeddedEngine } = await from('search/embedded.js')
const { openMeilisearch } = await from('search/meilisearch.js')
const { followCatalogue } = await from('search/follow.js')
const { loadVocabularies } = await from('vocabulary/load.js')

const vocabulary = loadVocabularies()
const folder = options.data ?? harvested()
const store = openSqliteStore(join(folder, 'catalogue.db'))
const documents = await documentsOf(store)
const nameOf = new Map(documents.map(({ id, iri }) => [id, iri.slice(iri.lastIndexOf('/') + 1)]))
const systems = await openSystems()

const judgements = readJudgements(join(here, 'golden.txt'))
for (const { text, grades } of judgements) {
  const unknown = [...grades.keys()].filter((name) => ![...nameOf.values()].includes(name))
  if (unknown.length > 0) throw new Error(`${text}: the seed catalogue has no ${unknown.join(', ')}`)
}
const results = []
for (const [system, search] of systems) {
  for (const judgement of judgements) {
    const ranking = (await search(judgement.text)).map((id) => nameOf.get(id))
    results.push({ system, ...judgement, ranking, ...marksOf(ranking, judgement.grades) })
  }
}
const knownItems = options['known-items']
  ? await searchKnownItems(options['known-items'], { openEmbeddedEngine, vocabulary, properties })
  : undefined
report()
await store.close()

/** The seed catalogue in a store of its own. */
function harvested() {
  const path = mkdtempSync(join(tmpdir(), 'relevance-'))
  process.once('exit', () => rmSync(path, { recursive: true }))
  execFileSync(process.execPath, [join(dist, 'cli.js'), 'harvest'], {
    env: { ...process.env, DATA_DIR: path },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return path
}

async function documentsOf(catalogue) {
  const changes = await catalogue.changesAfter(0, 10_000)
  const records = await catalogue.recordsOf(changes.map(({ id }) => id))
  return records.map((record) => documentFromRecord(record, vocabulary))
}

async function openSystems() {
  const url = process.env.MEILI_URL
  const engines = [await openEmbeddedEngine({ store, vocabulary })]
  if (url) {
    const apiKey = process.env.MEILI_KEY
    engines.push(
      await openMeilisearch({ url, ...(apiKey ? { apiKey } : {}), vocabulary, index: 'relevance' }),
    )
  }
  for (const engine of engines) await followCatalogue({ store, engine })
  const fts5 = openFts5(documents)
  const opened = engines.map((engine) => [
    engine.name,
    async (text) => {
      const asked = { text, language: 'da', sort: 'relevance', limit: 10, offset: 0, filters: {}, ranges: {} }
      return (await engine.search(asked)).hits.map(({ id }) => id)
    },
  ])
  opened.push(['FTS5', async (text) => fts5.search(text)])
  if (url) {
    const plain = await openDefaultMeilisearch(documents, { url, apiKey: process.env.MEILI_KEY })
    opened.push(['Meilisearch default', (text) => plain.search(text)])
  }
  return opened
}

function report() {
  const names = systems.map(([name]) => name)
  const groups = [...new Set(judgements.map(({ kind }) => kind))].map((kind) => [
    kind,
    (one) => one.kind === kind,
  ])
  const parts = [
    ...groups,
    ['seen', ({ held }) => !held],
    ['held out', ({ held }) => held],
    ['all', () => true],
  ]
  const figures = parts.flatMap(([part, isIn]) =>
    names.map((system) => ({
      part,
      system,
      ...meanMarks(results.filter((one) => one.system === system && isIn(one))),
    })),
  )
  if (options.json) {
    console.log(JSON.stringify({ figures, knownItems }))
    return
  }
  console.log(`${'class'.padEnd(10)} searches  engine               nDCG@10  recall@10  success@3`)
  for (const { part, system, searches, ndcg, recall, success } of figures) {
    const cell = (number) => number.toFixed(3).padStart(8)
    console.log(
      `${part.padEnd(10)} ${String(searches).padStart(8)}  ${system.padEnd(19)} ${cell(ndcg)}  ${cell(recall)}  ${cell(success)}`,
    )
  }
  if (knownItems) {
    const share = (knownItems.inFirstThree * 100).toFixed(1)
    console.log(
      `known items: ${share} % of ${knownItems.asked} titles in the first three of ${knownItems.datasets} datasets`,
    )
    if (options.misses) for (const title of knownItems.missed.slice(0, 30)) console.log(`  missed: ${title}`)
  }
  if (options.misses) {
    for (const { system, kind, text, grades, ranking, ndcg, held } of results) {
      if (system !== names[0] || held || ndcg > 0.85) continue
      const wanted = [...grades].map(([name, grade]) => `${name}:${grade}`).join(' ')
      console.log(
        `${ndcg.toFixed(2)} [${kind}] ${text}\n     wanted ${wanted}\n     got    ${ranking.join(' ')}`,
      )
    }
  }
}
