import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { UI_LANGUAGES } from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badRequest, jsonAnswer } from './schemas.ts'

const route = createRoute({
  method: 'get',
  path: '/api/v1/suggest',
  tags: ['Search'],
  summary: 'Complete what is being typed',
  request: {
    query: z.strictObject({
      q: z.string().max(1000).default(''),
      lang: z.enum(UI_LANGUAGES).default('da'),
      limit: z.coerce.number().int().min(1).max(20).default(8),
    }),
  },
  responses: {
    200: jsonAnswer(
      z
        .object({
          suggestions: z.array(
            z.object({
              text: z.string(),
              kind: z.enum(['dataset', 'keyword', 'concept', 'variable']),
              id: z.string().optional().openapi({ description: 'Record id, for a dataset.' }),
            }),
          ),
        })
        .openapi('Suggestions'),
      'The best first.',
    ),
    ...badRequest,
  },
})

export function addSuggest(api: OpenAPIHono, { engine }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { q, lang, limit } = c.req.valid('query')
    const suggestions = await engine.suggest({ text: q, language: lang, limit })
    return c.json({ suggestions: [...suggestions] }, 200)
  })
}
