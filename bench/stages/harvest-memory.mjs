import { join } from 'node:path'
import { stage } from '../child.mjs'
import { peakMemory } from '../measure.mjs'
import { harvestSource, network, openSqliteStore, sourceOf } from '../project.mjs'

/** A first harvest and nothing else. */
await stage(async ({ document, folder }) => {
  const store = openSqliteStore(join(folder, 'catalogue.db'))
  const { outcome } = await harvestSource({
    settings: sourceOf(document),
    store,
    network,
    now: () => new Date(),
  })
  await store.close()
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return { peakBytes: peakMemory() }
})
