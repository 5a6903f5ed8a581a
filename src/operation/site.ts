import { createApi } from '../api/api.ts'
import { advertiseDocuments } from '../api/dataset-document.ts'
import { createFrontDoor } from '../api/front-door.ts'
import { createHealth, type Readiness } from '../api/health.ts'
import { createRequestMetrics, writeMetrics } from '../api/metrics.ts'
import type { Administration } from '../harvest/administration.ts'
import type { Checks } from '../harvest/checks/checks.ts'
import type { Application } from '../main.ts'
import { createWeb } from '../web/web.ts'
import type { Logger } from './log.ts'

export interface SiteSettings {
  readonly application: Application
  readonly checks: Checks
  readonly administration: Administration
  readonly log: Logger
  readonly readiness: Readiness
  readonly closedBecause: () => string | undefined
}

export interface Site {
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** Pages, API and what operators ask, behind one door. */
export function composeSite({
  application,
  checks,
  administration,
  log,
  readiness,
  closedBecause,
}: SiteSettings): Site {
  const onError = (error: Error) => log.error({ err: error }, 'a request failed')
  const dependencies = { ...application, checks, administration, now: () => new Date(), onError }
  const api = createApi(dependencies)
  const web = createWeb(dependencies)
  const health = createHealth(readiness)
  const metrics = createRequestMetrics()
  const door = createFrontDoor({
    surfaces: {
      health: (request) => health.fetch(request),
      metrics: async () =>
        new Response(await writeMetrics(metrics, application), { headers: { 'Content-Type': METRICS_TYPE } }),
      api: (request) => api.fetch(request),
      documents: (request) => api.fetch(request),
      pages: async (request) => advertiseDocuments(await web.fetch(request), request),
    },
    metrics,
    onError,
    closedBecause,
    onRequest({ requestId, method, path, status, ms }) {
      log.info({ requestId, method, path, status, ms }, `${method} ${path} ${status} ${ms} ms`)
    },
  })
  return { fetch: (request) => door.fetch(request) }
}

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'
