import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import type { ApiDependencies } from './dependencies.ts'
import { badCursor } from './problem.ts'
import { runAnswer, runSchema } from './run-json.ts'
import { badRequest, jsonAnswer, listOf, listQuery } from './schemas.ts'

const route = createRoute({
  method: 'get',
  path: '/api/v1/runs',
  tags: ['Sources'],
  summary: 'The runs of all sources',
  request: { query: listQuery },
  responses: { 200: jsonAnswer(listOf(runSchema).openapi('AllRuns'), 'Newest first.'), ...badRequest },
})

export function addRuns(api: OpenAPIHono, { store }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    if (cursor !== undefined && !(await store.run(cursor))) return badCursor(c)
    const page = { limit: limit + 1, ...(cursor !== undefined && { before: cursor }) }
    const [runs, total] = [await store.runs(page), await store.countRuns()]
    const items = runs.slice(0, limit).map(runAnswer)
    const last = items.at(-1)
    return c.json({ total, ...(runs.length > limit && last && { nextCursor: last.id }), items }, 200)
  })
}
