import { setTimeout as sleep } from 'node:timers/promises'
import type { Application } from '../main.ts'

export interface FollowLoop {
  readonly start: () => void
  /** True when the index had everything at the last look. */
  readonly isInStep: () => boolean
  /** Looks now, and returns when the index has everything that was there. */
  readonly catchUp: () => Promise<void>
  readonly stop: () => Promise<void>
}

const LOOK_EVERY_MS = 250
const LONGEST_PAUSE_MS = 10_000

/**
 * Keeps the indexes in step with the catalogue, whoever harvests: this process or another one on the same folder.
 * An engine that cannot be reached is asked again, less and less often.
 */
export function createFollowing(
  { isBehind, follow }: Pick<Application, 'isBehind' | 'follow'>,
  onError: (error: unknown) => void,
): FollowLoop {
  const stopping = new AbortController()
  let inStep = false
  let failures = 0

  const lookNow = async () => {
    try {
      if (await isBehind()) await follow()
      inStep = true
      failures = 0
    } catch (error) {
      inStep = false
      failures += 1
      if (failures === 1) onError(error)
    }
  }
  // One look at a time: two would index the same changes twice.
  let looking = Promise.resolve()
  const look = () => (looking = looking.then(lookNow))
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await look()
      const pause = Math.min(LONGEST_PAUSE_MS, LOOK_EVERY_MS * 2 ** failures)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  let running: Promise<void> | undefined
  return {
    start: () => void (running ??= loop()),
    isInStep: () => inStep,
    catchUp: look,
    async stop() {
      stopping.abort()
      await running
    },
  }
}
