import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { coverageByYear } from '../search/coverage.ts'
import { dataMapOf } from '../search/data-map.ts'
import type { CrossCount } from '../search/engine.ts'
import type { FacetCount } from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { countsSchema, listedFacet } from './facet-json.ts'
import { qualityStats, qualityStatsSchema } from './quality-stats.ts'
import { badRequest, bothLanguages, jsonAnswer } from './schemas.ts'

const conformingSchema = z.array(
  z.object({
    value: z.string(),
    label: bothLanguages,
    datasets: z.int(),
    validated: z.int(),
    conforming: z.int(),
  }),
)

const route = createRoute({
  method: 'get',
  path: '/api/v1/stats',
  tags: ['Search'],
  summary: 'What the data map draws, and the state of descriptions',
  request: { query: z.strictObject({}) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          datasets: z.int(),
          authorities: countsSchema,
          sources: countsSchema,
          categories: countsSchema,
          regions: countsSchema,
          access: countsSchema,
          cells: z
            .array(z.object({ authority: z.string(), category: z.string(), count: z.int() }))
            .openapi({ description: 'Datasets per authority and category; pairs without any are left out.' }),
          coverage: z
            .object({
              before: z.int().openapi({ description: 'Datasets that cover a time before 1900.' }),
              years: z.array(z.object({ year: z.int(), count: z.int() })),
            })
            .openapi({ description: 'Datasets that cover each year; years without any are left out.' }),
          quality: qualityStatsSchema,
          conformingByAuthority: conformingSchema,
          conformingBySource: conformingSchema,
        })
        .openapi('Stats'),
      'Counts over all datasets; /stats/quality has the state of one source or authority.',
    ),
    ...badRequest,
  },
})

export function addStats(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { engine, now } = dependencies
  api.openapi(route, async (c) => {
    const map = await dataMapOf(engine)
    const { before, years } = await coverageByYear(engine, now().getUTCFullYear())
    const answer = {
      datasets: map.datasets,
      authorities: listedFacet(map.authorities),
      sources: listedFacet(map.sources),
      categories: listedFacet(map.categories),
      regions: listedFacet(map.regions),
      access: listedFacet(map.access),
      cells: [...map.cells],
      coverage: { before, years: [...years] },
      quality: await qualityStats(dependencies),
      conformingByAuthority: conforming(map.authorities, await engine.crossCount('authority', 'conforms')),
      conformingBySource: conforming(map.sources, await engine.crossCount('source', 'conforms')),
    }
    return c.json(answer, 200)
  })
}

function conforming(facet: readonly FacetCount[], cells: readonly CrossCount[]) {
  const countOf = (row: string, column: string) =>
    cells.find((cell) => cell.row === row && cell.column === column)?.count ?? 0
  return facet.map(({ value, label, count }) => {
    const met = countOf(value, 'yes')
    return {
      value,
      label: { ...label },
      datasets: count,
      validated: met + countOf(value, 'no'),
      conforming: met,
    }
  })
}
