import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { FindingsFilter, FoundKind } from '../catalogue/report.ts'
import { confirmedSince } from '../quality/confirmation.ts'
import { slugOf } from '../search/concepts.ts'
import { EVERYTHING } from '../search/data-map.ts'
import type { SearchQuery } from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { countsSchema, listedFacet } from './facet-json.ts'
import { findingKindSchema, kindAnswer } from './report-json.ts'
import { badRequest, jsonAnswer } from './schemas.ts'

/** Findings told of, and datasets named behind each; the search and the list of a finding have the others. */
const MAX_FINDINGS = 20
const MAX_BEHIND = 100

const count = z.int()

export const qualityStatsSchema = z
  .object({
    datasets: count,
    validated: count,
    conforming: count,
    conformingShare: z
      .number()
      .nullable()
      .openapi({ description: 'Of those validated, 0 to 1; null where none was.' }),
    conforms: countsSchema,
    completeness: countsSchema.openapi({
      description: 'How many descriptions give so many of the 27 elements.',
    }),
    mqa: countsSchema.openapi({ description: 'By band.' }),
    label: countsSchema,
    confirmation: z.object({ confirmed: count, overdue: count, unknown: count }),
    frequentFindings: z.array(
      z.object({
        kind: findingKindSchema,
        profile: z.string(),
        findings: count,
        datasets: count,
        ids: z.array(z.string()).openapi({ description: 'The first hundred datasets behind it.' }),
      }),
    ),
  })
  .openapi('QualityStats')

/** Whose descriptions are looked at; all of them where neither is given. */
interface Scope {
  readonly source?: string | undefined
  /** Slug or IRI. */
  readonly authority?: string | undefined
}

const route = createRoute({
  method: 'get',
  path: '/api/v1/stats/quality',
  tags: ['Search'],
  summary: 'The state of descriptions: of all, of a source, of an authority',
  request: {
    query: z.strictObject({
      source: z.string().optional(),
      authority: z.string().optional().openapi({ description: 'Slug, as in search, or IRI.' }),
    }),
  },
  responses: { 200: jsonAnswer(qualityStatsSchema, 'Each count can be searched for.'), ...badRequest },
})

export function addQualityStats(api: OpenAPIHono, dependencies: ApiDependencies): void {
  api.openapi(route, async (c) => c.json(await qualityStats(dependencies, c.req.valid('query')), 200))
}

export async function qualityStats(dependencies: ApiDependencies, scope: Scope = {}) {
  const { engine, now } = dependencies
  const query: SearchQuery = { ...EVERYTHING, filters: filtersOf(scope) }
  const since = Number(confirmedSince(now().toISOString().slice(0, 'yyyy-mm-dd'.length)).replaceAll('-', ''))
  const [{ total, facets }, confirmed, overdue] = await Promise.all([
    engine.search(query),
    engine.search({ ...query, ranges: { checked: { from: since } } }),
    engine.search({ ...query, ranges: { checked: { to: since - 1 } } }),
  ])
  const countOf = (value: string) => facets.conforms.find((each) => each.value === value)?.count ?? 0
  const [conforming, failing] = [countOf('yes'), countOf('no')]
  const validated = conforming + failing
  return {
    datasets: total,
    validated,
    conforming,
    conformingShare: validated === 0 ? null : conforming / validated,
    conforms: listedFacet(facets.conforms),
    completeness: listedFacet(facets.completeness).toSorted((a, b) => Number(a.value) - Number(b.value)),
    mqa: listedFacet(facets.mqa),
    label: listedFacet(facets.label),
    confirmation: {
      confirmed: confirmed.total,
      overdue: overdue.total,
      unknown: total - confirmed.total - overdue.total,
    },
    frequentFindings: await frequentFindings(dependencies, scope),
  }
}

const filtersOf = ({ source, authority }: Scope): SearchQuery['filters'] => ({
  ...(source !== undefined && { source: [source] }),
  ...(authority !== undefined && { authority: [slugOf(authority)] }),
})

async function frequentFindings(dependencies: ApiDependencies, scope: Scope) {
  const { store } = dependencies
  const filter = await findingsFilter(dependencies, scope)
  const frequent = await store.frequentFindings({ ...filter, limit: MAX_FINDINGS })
  const behind = (found: FoundKind) => store.datasetsWithFinding(found.kind, { ...filter, limit: MAX_BEHIND })
  return Promise.all(
    frequent.map(async (found) => ({
      kind: kindAnswer(found.kind),
      profile: found.profile,
      findings: found.findings,
      datasets: found.datasets,
      ids: [...(await behind(found))],
    })),
  )
}

/** The catalogue knows authorities by IRI, the index by slug. */
async function findingsFilter(
  { store, engine }: ApiDependencies,
  { source, authority }: Scope,
): Promise<FindingsFilter> {
  const ofSource = source === undefined ? {} : { source }
  if (authority === undefined) return ofSource
  if (authority.includes(':')) return { ...ofSource, authority }
  const configured = (await store.sources()).find((each) => slugOf(each.authority) === authority)
  if (configured) return { ...ofSource, authority: configured.authority }
  const { hits } = await engine.search({ ...EVERYTHING, limit: 1, filters: { authority: [authority] } })
  const record = hits[0] && (await store.record(hits[0].id))
  return { ...ofSource, authority: record?.authority ?? authority }
}
