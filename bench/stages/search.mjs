import { join } from 'node:path'
import { stage } from '../child.mjs'
import { searches, typings } from '../corpus/queries.mjs'
import { latencies } from '../measure.mjs'
import {
  followCatalogue,
  loadVocabularies,
  openEmbeddedEngine,
  openSqliteStore,
  queryFromParameters,
} from '../project.mjs'

/** Searches and suggestions one after the other, without HTTP around them. */
await stage(async ({ folder, count }) => {
  const store = openSqliteStore(join(folder, 'catalogue.db'))
  const engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
  await followCatalogue({ store, engine })

  const search = async ({ kind, parameters }) => {
    const read = queryFromParameters(parameters)
    if (!read.query) throw new Error(JSON.stringify(read.errors))
    const start = performance.now()
    const { total } = await engine.search(read.query)
    return { kind, ms: performance.now() - start, total }
  }
  for (const warmUp of searches(Math.ceil(count / 10), 77)) await search(warmUp)
  const found = []
  for (const asked of searches(count)) found.push(await search(asked))

  const suggested = []
  for (const text of typings(count)) {
    const start = performance.now()
    await engine.suggest({ text, language: 'da', limit: 10 })
    suggested.push(performance.now() - start)
  }
  await engine.close()
  await store.close()
  const times = found.map(({ ms }) => ms)
  return {
    latency: {
      ...latencies(times),
      count,
      perSecond: (count * 1000) / times.reduce((sum, ms) => sum + ms, 0),
    },
    kinds: byKind(found),
    withoutHits: found.filter(({ total }) => total === 0).length,
    suggest: latencies(suggested),
  }
})

function byKind(found) {
  const kinds = new Map()
  for (const one of found) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one])
  return Object.fromEntries(
    [...kinds].map(([kind, list]) => [kind, { ...latencies(list.map(({ ms }) => ms)), count: list.length }]),
  )
}
