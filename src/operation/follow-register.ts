import type { CatalogueStore } from '../catalogue/store.ts'
import type { Administration } from '../harvest/administration.ts'
import { storedSource } from '../sources/source.ts'
import type { Harvests } from './harvests.ts'
import type { Logger } from './log.ts'
import { createSchedule, isDue } from './schedule.ts'

export interface FollowedRegister {
  readonly stop: () => Promise<void>
}

export interface FollowRegister {
  readonly administration: Pick<Administration, 'sources'>
  readonly store: CatalogueStore
  readonly harvests: Harvests
  readonly log: Logger
}

const LOOK_EVERY_MS = 2000

/**
 * Harvests every source at its times, also those that another process adds, and at once what was missed or cut short
 * while nothing ran.
 */
export function followRegister({ administration, store, harvests, log }: FollowRegister): FollowedRegister {
  const schedule = createSchedule((settings) => void harvests.ask(settings))
  let followed: string | undefined

  const lookNow = async () => {
    const sources = await administration.sources()
    const state = JSON.stringify(sources)
    if (state === followed) return
    const isFirst = followed === undefined
    followed = state
    for (const { settings, origin, problem } of sources) {
      if (origin === 'added') await store.saveSource(storedSource(settings))
      if (problem !== undefined)
        log.warn({ source: settings.id }, `${settings.id} is not harvested: ${problem}`)
    }
    const usable = sources.flatMap(({ settings, problem }) => (problem === undefined ? [settings] : []))
    schedule.follow(usable)
    if (!isFirst) return
    for (const settings of usable) {
      const [last] = await store.runs({ source: settings.id, limit: 1 })
      if (isDue(settings, last, new Date())) harvests.ask(settings)
    }
  }
  let looking = Promise.resolve()
  const look = () =>
    (looking = looking.then(lookNow).catch((error: unknown) => {
      log.error({ err: error }, 'the list of sources cannot be read')
    }))
  void look()
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      schedule.stop()
      await looking
    },
  }
}
