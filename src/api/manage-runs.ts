import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HoldDecision } from '../catalogue/store.ts'
import { keyProblems, WITH_KEY, type Admit } from './access.ts'
import { asIs } from './as-is.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse } from './problem.ts'
import { runAnswer, runSchema } from './run-json.ts'
import { badRequest, jsonAnswer, listOf, listQuery } from './schemas.ts'

const params = z.object({ id: z.string() })
const unknownRun = problemResponse('No run has this id.')

const heldRoute = createRoute({
  method: 'get',
  path: '/api/v1/runs/{id}/held',
  tags: ['Sources'],
  summary: 'What a held run would have deleted',
  request: { params, query: listQuery },
  responses: {
    200: jsonAnswer(
      listOf(z.object({ id: z.string(), iri: z.string() })).openapi('HeldRecords'),
      'By id; none where the run is not held, or a later one has found out anew.',
    ),
    404: unknownRun,
    ...badRequest,
  },
})

const DECISIONS = [
  {
    path: '/api/v1/runs/{id}/approve-deletions',
    kind: 'approved',
    summary: 'Let a held run delete',
    description:
      'Deletes what the run asked about and is still absent, also after a rejection of the newest held run. Asking again changes nothing.',
  },
  {
    path: '/api/v1/runs/{id}/reject-deletions',
    kind: 'rejected',
    summary: 'Keep what a held run would have deleted',
    description: 'It stays, and is not asked about again before it has been seen and is absent anew.',
  },
] as const

export function addManageRuns(api: OpenAPIHono, { store, now }: ApiDependencies, admit: Admit): void {
  api.openapi(heldRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor } = c.req.valid('query')
    const run = await store.run(id)
    if (!run) return problem(c, 404, { detail: `No run has the id '${id}'.` })
    const held = await store.held(id, { limit: limit + 1, ...(cursor !== undefined && { after: cursor }) })
    const items = held.slice(0, limit).map((record) => ({ ...record }))
    const last = items.at(-1)
    const total = run.outcome.kind === 'held' ? run.outcome.deletions : 0
    return c.json({ total, ...(held.length > limit && last && { nextCursor: last.id }), items }, 200)
  })

  for (const { path, kind, summary, description } of DECISIONS) {
    const route = createRoute({
      method: 'post',
      path,
      tags: ['Administration'],
      security: WITH_KEY,
      summary,
      description,
      request: { params },
      responses: {
        200: jsonAnswer(runSchema, 'The run with what was decided.'),
        404: unknownRun,
        409: problemResponse('There is nothing to decide, or something else was decided before.'),
        ...keyProblems,
      },
    })
    api.openapi(route, async (c) => {
      const admitted = await admit(c, 'admin')
      if (admitted.kind === 'refused') return asIs(admitted.answer)
      const { id } = c.req.valid('param')
      return asIs(decided(c, await store.decideHold({ run: id, kind, at: now().toISOString() })))
    })
  }
}

function decided(c: Context, decision: HoldDecision): Response {
  switch (decision.kind) {
    case 'decided':
      return c.json(runAnswer(decision.report), 200)
    case 'unknown-run':
      return problem(c, 404, { detail: 'No run has this id.' })
    case 'decided-otherwise':
      return problem(c, 409, {
        detail: 'The deletions were approved before; what is deleted cannot be kept.',
      })
    case 'not-held':
      return problem(c, 409, { detail: 'The run holds nothing back.' })
    case 'superseded':
      return problem(c, 409, {
        detail: `A later run, ${decision.by}, has found out anew what is absent; decide on that one.`,
      })
    case 'under-way':
      return problem(c, 409, {
        detail: `The source is being harvested (run ${decision.run}), which finds out anew what is absent.`,
      })
  }
}
