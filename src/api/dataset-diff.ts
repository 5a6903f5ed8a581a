import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { compareVersions, type ComparedVersion } from '../catalogue/compare-versions.ts'
import { unknown } from './dataset.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse } from './problem.ts'
import { badRequest, jsonAnswer } from './schemas.ts'

const versionSchema = z
  .object({
    number: z.int(),
    at: z.string().optional().openapi({ description: 'Absent for 0, before there was anything.' }),
    change: z.enum(['created', 'updated', 'deleted', 'restored']).optional(),
  })
  .openapi('ComparedVersion')

const versionNumber = (description: string) => z.string().optional().openapi({ description, example: '2' })

const route = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/diff',
  tags: ['Datasets'],
  summary: 'What one version of a description says that another does not',
  request: {
    params: z.object({ id: z.string() }),
    query: z.strictObject({
      from: versionNumber(
        'Number of a version; without it the one before `to`. 0 is before there was anything.',
      ),
      to: versionNumber('Number of a version; without it the newest.'),
    }),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({
          from: versionSchema,
          to: versionSchema,
          added: z.array(z.string()).openapi({
            description:
              'Triples as N-Triples. The names of blank nodes follow from what the nodes say, so that only what changed is listed.',
          }),
          removed: z.array(z.string()),
        })
        .openapi('Diff'),
      'The triples added and removed.',
    ),
    404: problemResponse('No dataset has this id.'),
    ...badRequest,
  },
})

export function addDatasetDiff(api: OpenAPIHono, { store }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const { from, to } = c.req.valid('query')
    const compared = await compareVersions({ id, from, to }, store)
    if (!compared) return unknown(c, id)
    if ('path' in compared) {
      const message = `A number from 0 to ${compared.newest}, the newest version.`
      const { path } = compared
      return problem(c, 400, { detail: `${path}: ${message}`, errors: [{ path, message }] })
    }
    const { added, removed } = compared
    const sides = { from: versionAnswer(compared.from), to: versionAnswer(compared.to) }
    return c.json({ ...sides, added: [...added], removed: [...removed] }, 200)
  })
}

const versionAnswer = ({ number, at, change }: ComparedVersion) => ({
  number,
  ...(at !== undefined && { at }),
  ...(change !== undefined && { change }),
})
