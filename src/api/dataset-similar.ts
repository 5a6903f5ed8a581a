import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { SimilarDataset } from '../search/engine.ts'
import { gone, unknown } from './dataset.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problemResponse } from './problem.ts'
import { badRequest, bothLanguages, jsonAnswer, localText, withTags } from './schemas.ts'

const route = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/similar',
  tags: ['Datasets'],
  summary: 'The datasets nearest to one, and what they have in common',
  request: {
    params: z.object({ id: z.string() }),
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(50).default(6),
    }),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(
            z.object({
              id: z.string(),
              iri: z.string(),
              title: localText,
              publisher: localText.optional(),
              authority: z.string(),
              reasons: z
                .array(
                  z.object({
                    kind: z.enum(['derived', 'origin', 'concept', 'theme', 'variable', 'publisher']),
                    label: bothLanguages,
                  }),
                )
                .openapi({
                  description:
                    'What both have, the most telling first; `derived`: made from the dataset asked for; `origin`: that one is made from it.',
                }),
            }),
          ),
        })
        .openapi('SimilarDatasets'),
      'The nearest first; none where nothing is near.',
    ),
    404: problemResponse('No dataset has this id.'),
    410: problemResponse('Deleted: with what is left of it under `tombstone`.'),
    ...badRequest,
  },
})

export function addSimilarDatasets(api: OpenAPIHono, { engine, store }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const { limit } = c.req.valid('query')
    const record = await store.record(id)
    if (!record) return unknown(c, id)
    if (record.state === 'deleted') return gone(c, record)
    const similar = await engine.similar({ id, limit })
    return c.json({ items: similar.map(similarAnswer) }, 200)
  })
}

function similarAnswer({ document, reasons }: SimilarDataset) {
  const { id, iri, title, publisher, authority } = document
  return {
    id,
    iri,
    title: withTags(title),
    ...(publisher && { publisher: withTags(publisher.name) }),
    authority,
    reasons: reasons.map(({ kind, label }) => ({ kind, label: { ...label } })),
  }
}
