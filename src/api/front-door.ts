import { AsyncLocalStorage } from 'node:async_hooks'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { requestId, type RequestIdVariables } from 'hono/request-id'
import type { RequestMetrics } from './metrics.ts'
import { problem } from './problem.ts'
import { surfaceOf, type Surface } from './surface.ts'

/** One request as the log shows it. */
export interface RequestLine {
  readonly requestId: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

export interface FrontDoor {
  readonly surfaces: Readonly<Record<Surface, (request: Request) => Response | Promise<Response>>>
  readonly metrics: RequestMetrics
  /** Called once per request, when its answer is ready. */
  readonly onRequest: (line: RequestLine) => void
  readonly onError: (error: Error) => void
  /** Why requests other than for health are turned away for now; undefined: they are not. */
  readonly closedBecause: () => string | undefined
}

type Variables = { Variables: RequestIdVariables }

const requestIds = new AsyncLocalStorage<string>()

/** The id of the request under way; undefined outside of one. */
export const currentRequestId = (): string | undefined => requestIds.getStore()

/** Every request passes here: it gets an id, is counted, logged, and given to the surface that answers it. */
export function createFrontDoor(frontDoor: FrontDoor): Hono<Variables> {
  const { surfaces, onError, closedBecause } = frontDoor
  const door = new Hono<Variables>()
  door.use(requestId())
  door.use(recordRequests(frontDoor))
  door.all('*', (c) => {
    const surface = surfaceOf(c.req.raw)
    const closed = surface === 'health' ? undefined : closedBecause()
    if (closed !== undefined) return turnAway(c, closed)
    return requestIds.run(c.get('requestId'), () => surfaces[surface](c.req.raw))
  })
  door.onError((error, c) => {
    onError(error)
    return problem(c, 500, { detail: `Something went wrong here; it was logged as ${c.get('requestId')}.` })
  })
  return door
}

function recordRequests({ metrics, onRequest }: FrontDoor): MiddlewareHandler<Variables> {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const ms = performance.now() - started
    const { method, path } = c.req
    const { status } = c.res
    // After the answer: what a surface returns whole would lose headers that were set before it.
    c.header('X-Request-Id', c.get('requestId'))
    c.header('X-Content-Type-Options', 'nosniff')
    metrics.record({ surface: surfaceOf(c.req.raw), method, status, seconds: ms / 1000 })
    onRequest({ requestId: c.get('requestId'), method, path, status, ms: Math.round(ms * 10) / 10 })
  }
}

function turnAway(c: Context, reason: string): Response {
  c.header('Retry-After', '2')
  return problem(c, 503, { detail: reason })
}
