import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stage } from '../child.mjs'
import { BASE } from '../corpus/dataset.mjs'
import { searches } from '../corpus/queries.mjs'
import { latencies } from '../measure.mjs'
import {
  followCatalogue,
  harvestAll,
  harvestInWorker,
  loadVocabularies,
  network,
  openEmbeddedEngine,
  openSqliteStore,
  queryFromParameters,
  sourceOf,
} from '../project.mjs'

/** As the server harvests: four at a time, each in a thread of its own. */
const CONCURRENCY = 4
/** Between two searches, as one reader after another makes them. */
const PAUSE_MS = 20

/** Searches while nothing else happens, and while many sources are harvested and indexed. */
await stage(async ({ document, folder, sources, count }) => {
  const storePath = join(folder, 'catalogue.db')
  const store = openSqliteStore(storePath)
  const engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
  await followCatalogue({ store, engine })
  for (const warmUp of searches(count, 77)) await searchFor(engine, warmUp)
  const idle = []
  for (const asked of searches(count)) idle.push(await searchFor(engine, asked))

  const settings = writeSources({ document, folder, sources })
  const state = { isDone: false }
  const harvesting = harvestAll({
    sources: settings,
    concurrency: CONCURRENCY,
    harvest: (source) => harvestInWorker({ settings: source, network, storePath }),
  }).finally(() => {
    state.isDone = true
  })
  const following = (async () => {
    while (!state.isDone) {
      await followCatalogue({ store, engine })
      await pause(200)
    }
  })()
  const busy = []
  const start = performance.now()
  for (let round = 0; !state.isDone; round++)
    for (const asked of searches(50, 1000 + round))
      if (!state.isDone) busy.push(await searchFor(engine, asked))
  const reports = await harvesting
  await following
  await engine.close()
  await store.close()
  if (reports.some(({ outcome }) => outcome.kind !== 'done'))
    throw new Error(JSON.stringify(reports.map(({ outcome }) => outcome)))
  return {
    ms: performance.now() - start,
    searches: busy.length,
    idle: latencies(idle),
    busy: latencies(busy),
  }
})

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function searchFor(engine, { parameters }) {
  const { query } = queryFromParameters(parameters)
  await pause(PAUSE_MS)
  const start = performance.now()
  await engine.search(query)
  return performance.now() - start
}

/** The same descriptions under addresses of each source's own. */
function writeSources({ document, folder, sources }) {
  const text = readFileSync(document, 'utf8')
  mkdirSync(join(folder, 'sources'))
  return Array.from({ length: sources }, (_, index) => {
    const path = join(folder, 'sources', `${index}.ttl`)
    writeFileSync(path, text.replaceAll(BASE, `https://source-${index}.example`))
    return { ...sourceOf(path), id: `source-${index}` }
  })
}
