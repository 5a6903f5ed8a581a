import { SourceError, type NetworkSettings, type Pace } from '../source.ts'
import { paceOf } from './host-queue.ts'
import { pause } from './pause.ts'

/** Tries again what failed in a way that can heal, after pauses that grow, until it is no longer worth it. */
export async function retrying<T>(
  { network, signal }: { network: NetworkSettings; signal: AbortSignal },
  attempt: () => Promise<T>,
): Promise<T> {
  const pace = paceOf(network)
  const startMs = performance.now()
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      const pauseMs = pauseAfter(error, { attempts, spentMs: performance.now() - startMs, pace })
      if (pauseMs === undefined) throw error
      await pause(pauseMs, signal)
    }
  }
}

/**
 * How long to wait before the next attempt; undefined: there is none. The source's own word (Retry-After) counts for
 * more than ours, as long as it does not want us to wait for too long.
 */
export function pauseAfter(
  error: unknown,
  { attempts, spentMs, pace }: { attempts: number; spentMs: number; pace: Pace },
): number | undefined {
  if (!(error instanceof SourceError) || !error.mayHeal || attempts >= pace.maxAttempts) return undefined
  const growing = pace.firstPauseMs * 2 ** (attempts - 1)
  // Jitter: those who were turned away together must not come back together.
  const pauseMs = Math.max(error.retryAfterMs ?? 0, growing * (0.5 + Math.random()))
  return spentMs + pauseMs > pace.maxTroubleMs ? undefined : pauseMs
}
