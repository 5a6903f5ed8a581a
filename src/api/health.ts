import { Hono } from 'hono'
import { problem } from './problem.ts'

/** What a server is still waiting for; empty: ready. */
export type Readiness = () => Promise<readonly string[]>

/** Liveness says that the process answers, readiness that its answers are complete. */
export function createHealth(readiness: Readiness): Hono {
  const health = new Hono()
  health.get('/health/live', (c) => c.json({ status: 'live' }, 200, NEVER_STORED))
  health.get('/health/ready', async (c) => {
    const waiting = await readiness()
    if (waiting.length === 0) return c.json({ status: 'ready' }, 200, NEVER_STORED)
    c.header('Retry-After', '1')
    return problem(c, 503, { detail: `Not ready: ${waiting.join('; ')}.` })
  })
  health.notFound((c) => problem(c, 404, { detail: 'There are /health/live and /health/ready.' }))
  return health
}

const NEVER_STORED = { 'Cache-Control': 'no-store' }
