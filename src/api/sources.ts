import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RunReport } from '../catalogue/run.ts'
import type { SourceTotals, StoredSource } from '../catalogue/store.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badCursor, problem, problemResponse } from './problem.ts'
import { runAnswer, runSchema } from './run-json.ts'
import { badRequest, jsonAnswer, listOf, listQuery, localText } from './schemas.ts'

const sourceSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    url: z.string().optional().openapi({ description: 'Absent where the source is a file of the operator.' }),
    title: localText,
    authority: z.string().optional(),
    profile: z.string(),
    schedule: z.string().optional().openapi({ description: 'Cron expression; absent: harvested by hand.' }),
    configured: z
      .boolean()
      .openapi({ description: 'False for a source that is remembered but no longer harvested.' }),
    origin: z
      .enum(['file', 'added'])
      .optional()
      .openapi({ description: 'Whether it stands in the configuration file, or was added since.' }),
    nextRun: z.string().optional().openapi({ description: 'When it is harvested next; absent: by hand.' }),
    problem: z.string().optional().openapi({ description: 'Why it cannot be harvested as it is set up.' }),
    records: z.object({ active: z.int(), missing: z.int(), deleted: z.int() }),
    lastRun: runSchema.optional(),
  })
  .openapi('Source')

const params = z.object({ id: z.string() })
const unknownSource = problemResponse('No source has this id.')

const listRoute = createRoute({
  method: 'get',
  path: '/api/v1/sources',
  tags: ['Sources'],
  summary: 'All sources and how they are doing',
  request: { query: listQuery },
  responses: { 200: jsonAnswer(listOf(sourceSchema).openapi('SourceList'), 'By id.'), ...badRequest },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/sources/{id}',
  tags: ['Sources'],
  summary: 'One source',
  request: { params, query: z.strictObject({}) },
  responses: { 200: jsonAnswer(sourceSchema, 'The source.'), 404: unknownSource, ...badRequest },
})

const runsRoute = createRoute({
  method: 'get',
  path: '/api/v1/sources/{id}/runs',
  tags: ['Sources'],
  summary: 'The runs of a source',
  request: { params, query: listQuery },
  responses: {
    200: jsonAnswer(listOf(runSchema).openapi('RunList'), 'Newest first.'),
    404: unknownSource,
    ...badRequest,
  },
})

const runRoute = createRoute({
  method: 'get',
  path: '/api/v1/runs/{id}',
  tags: ['Sources'],
  summary: 'One run: outcome, counts, timings and what was rejected',
  request: { params, query: z.strictObject({}) },
  responses: {
    200: jsonAnswer(runSchema, 'The run.'),
    404: problemResponse('No run has this id.'),
    ...badRequest,
  },
})

export function addSources(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { store } = dependencies
  const sourceOf = async (id: string) => (await store.sources()).find((source) => source.id === id)

  api.openapi(listRoute, async (c) => {
    const { limit, cursor = '' } = c.req.valid('query')
    const all = [...(await store.sources())].toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const page = all.filter(({ id }) => id > cursor)
    const items = await Promise.all(page.slice(0, limit).map((source) => sourceAnswer(source, dependencies)))
    const last = items.at(-1)
    const more = page.length > limit && last !== undefined
    return c.json({ total: all.length, ...(more && { nextCursor: last.id }), items }, 200)
  })

  api.openapi(oneRoute, async (c) => {
    const { id } = c.req.valid('param')
    const source = await sourceOf(id)
    return source ? c.json(await sourceAnswer(source, dependencies), 200) : unknown(c, id)
  })

  api.openapi(runsRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor } = c.req.valid('query')
    if (!(await sourceOf(id))) return unknown(c, id)
    if (cursor !== undefined && (await store.run(cursor))?.source !== id) return badCursor(c)
    const page = { source: id, limit: limit + 1, ...(cursor !== undefined && { before: cursor }) }
    const [runs, total] = [await store.runs(page), await store.countRuns(id)]
    const items = runs.slice(0, limit).map(runAnswer)
    const last = items.at(-1)
    return c.json({ total, ...(runs.length > limit && last && { nextCursor: last.id }), items }, 200)
  })

  api.openapi(runRoute, async (c) => {
    const { id } = c.req.valid('param')
    const run = await store.run(id)
    const found = run ?? (await dependencies.administration.askedFor(id))
    return found ? c.json(runAnswer(found), 200) : problem(c, 404, { detail: `No run has the id '${id}'.` })
  })
}

const unknown = (c: Context, id: string) => problem(c, 404, { detail: `No source has the id '${id}'.` })

const NONE: SourceTotals = { active: 0, missing: 0, deleted: 0 }

async function sourceAnswer(source: StoredSource, { store, administration }: ApiDependencies) {
  const { id, kind, url, title, authority, profile } = source
  const registered = (await administration.sources()).find(({ settings }) => settings.id === id)
  const settings = registered?.settings
  const nextRun = settings && administration.nextRun(settings)
  const records = (await store.totals()).get(id) ?? NONE
  const [run]: readonly RunReport[] = await store.runs({ source: id, limit: 1 })
  return {
    id,
    kind,
    title: { ...title },
    profile,
    configured: registered !== undefined,
    ...(registered && { origin: registered.origin }),
    ...(nextRun !== undefined && { nextRun }),
    ...(registered?.problem !== undefined && { problem: registered.problem }),
    records: { ...records },
    // The path of a file says something about the operator's machine and nothing about the source.
    ...(/^https?:/i.test(url) && { url }),
    ...(authority !== '' && { authority }),
    ...(settings?.schedule !== undefined && { schedule: settings.schedule }),
    ...(run && { lastRun: runAnswer(run) }),
  }
}
