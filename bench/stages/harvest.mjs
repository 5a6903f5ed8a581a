import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { stage } from '../child.mjs'
import { timed } from '../measure.mjs'
import {
  followCatalogue,
  harvestSource,
  loadVocabularies,
  network,
  openEmbeddedEngine,
  openSqliteStore,
  sourceOf,
} from '../project.mjs'
import { countQuads } from './bare-parse.mjs'

/** Baseline and harvests in one process, so that machine and moment are the same for both. */
await stage(async ({ document, reordered, folder, datasets }) => {
  const before = await timed(() => countQuads(document))
  const store = openSqliteStore(join(folder, 'catalogue.db'))
  const harvest = (path, expected, force = false) =>
    timed(() => harvestAll({ store, path, datasets, expected, force }))

  const cold = await harvest(document, 'created')
  const index = await timed(async () => {
    const engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
    await followCatalogue({ store, engine })
    await engine.close()
  })
  const same = await harvest(document, 'unchanged')
  const forced = await harvest(document, 'unchanged', true)
  const other = await harvest(reordered, 'unchanged')
  await store.close()
  const after = await timed(() => countQuads(document))
  return {
    quads: before.value,
    // The better of two: the first run also warms the parser up.
    parseMs: Math.min(before.ms, after.ms),
    coldMs: cold.ms,
    coldTimings: cold.value.timings,
    // Of this process alone: what is left to trust when the machine is busy with other things.
    cpuMs: {
      parse: before.cpuMs,
      cold: cold.cpuMs,
      index: index.cpuMs,
      forced: forced.cpuMs,
      reordered: other.cpuMs,
    },
    indexMs: index.ms,
    sameMs: same.ms,
    forcedMs: forced.ms,
    reorderedMs: other.ms,
    storeBytes: sizeOf(folder),
  }
})

/** Harvests a file and makes sure that every dataset was met as expected: a figure for less work would be a lie. */
async function harvestAll({ store, path, datasets, expected, force }) {
  const report = await harvestSource({
    settings: sourceOf(path),
    store,
    network,
    now: () => new Date(),
    force,
  })
  const { outcome, counts } = report
  if (outcome.kind !== 'done' || counts[expected] !== datasets)
    throw new Error(`harvest of ${path}: ${JSON.stringify({ outcome, counts })}`)
  return report
}

function sizeOf(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
