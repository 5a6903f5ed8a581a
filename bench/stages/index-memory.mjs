import { join } from 'node:path'
import { stage } from '../child.mjs'
import { peakMemory, settledMemory } from '../measure.mjs'
import { followCatalogue, loadVocabularies, openEmbeddedEngine, openSqliteStore } from '../project.mjs'

/** Fills an index from a catalogue that is there already. */
await stage(async ({ folder }) => {
  const store = openSqliteStore(join(folder, 'catalogue.db'))
  const engine = await openEmbeddedEngine({ store, vocabulary: loadVocabularies() })
  await followCatalogue({ store, engine })
  const settledBytes = settledMemory()
  await engine.close()
  await store.close()
  return { peakBytes: peakMemory(), settledBytes }
})
