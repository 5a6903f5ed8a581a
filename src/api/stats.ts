import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { dataMapOf } from '../search/data-map.ts'
import type { FacetCount } from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badRequest, bothLanguages, jsonAnswer } from './schemas.ts'

const counts = z.array(z.object({ value: z.string(), label: bothLanguages, count: z.int() }))

const route = createRoute({
  method: 'get',
  path: '/api/v1/stats',
  tags: ['Search'],
  summary: 'What the data map draws',
  request: { query: z.strictObject({}) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          datasets: z.int(),
          authorities: counts,
          sources: counts,
          categories: counts,
          regions: counts,
          access: counts,
          cells: z
            .array(z.object({ authority: z.string(), category: z.string(), count: z.int() }))
            .openapi({ description: 'Datasets per authority and category; pairs without any are left out.' }),
        })
        .openapi('Stats'),
      'Counts over all datasets.',
    ),
    ...badRequest,
  },
})

export function addStats(api: OpenAPIHono, { engine }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const map = await dataMapOf(engine)
    const answer = {
      datasets: map.datasets,
      authorities: listed(map.authorities),
      sources: listed(map.sources),
      categories: listed(map.categories),
      regions: listed(map.regions),
      access: listed(map.access),
      cells: [...map.cells],
    }
    return c.json(answer, 200)
  })
}

const listed = (facet: readonly FacetCount[]) =>
  facet.map(({ value, label, count }) => ({ value, label, count }))
