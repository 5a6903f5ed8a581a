import type { SearchEngine } from './engine.ts'
import { followCatalogue, type FollowSettings } from './follow.ts'

type Follower = Pick<SearchEngine, 'update' | 'position' | 'clear'>

/**
 * Brings several indexes in step with the catalogue. From where they stand together each record is read once for
 * all of them; one that lags, because it is new or was emptied, catches up alone first.
 */
export async function followTogether({
  engines,
  ...settings
}: Omit<FollowSettings, 'engine'> & { readonly engines: readonly Follower[] }): Promise<void> {
  const positions = await Promise.all(engines.map((engine) => engine.position()))
  if (new Set(positions).size > 1) {
    for (const engine of engines) await followCatalogue({ ...settings, engine })
    return
  }
  const [first] = engines
  if (!first) return
  await followCatalogue({
    ...settings,
    engine: {
      position: first.position,
      async update(batch) {
        for (const engine of engines) await engine.update(batch)
      },
      async clear() {
        for (const engine of engines) await engine.clear()
      },
    },
  })
}
