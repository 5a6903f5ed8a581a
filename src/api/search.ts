import { createHash } from 'node:crypto'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { facetOptions } from '../search/facet-options.ts'
import type { FacetName } from '../search/fields.ts'
import { queryFromParameters } from '../search/parameters.ts'
import {
  SORT_ORDERS,
  UI_LANGUAGES,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
} from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badRequest, bothLanguages, jsonAnswer, localText, withTags } from './schemas.ts'
import { refuseQuery, searchParameterDocs } from './search-query.ts'

const hitSchema = z
  .object({
    id: z.string(),
    iri: z.string(),
    score: z.number(),
    title: localText,
    description: localText,
    publisher: z.object({ iri: z.string().optional(), name: localText }).optional(),
    authority: z.string(),
    categories: z.array(z.string()),
    themes: z.array(z.string()),
    accessRights: z.string().optional(),
    temporal: z.object({ start: z.string().optional(), end: z.string().optional() }),
    modified: z.string().optional(),
    source: z.string(),
    highlights: z
      .record(z.string(), z.string())
      .openapi({ description: 'Field → HTML: `<mark>` around matches, everything else escaped.' }),
    why: z.array(
      z.object({
        field: z.string(),
        matched: z.string(),
        because: z.enum(['word', 'prefix', 'typo', 'synonym', 'compound', 'code']),
        relation: z.enum(['narrower', 'broader']).optional().openapi({
          description:
            'The dataset speaks of something narrower, or of what the word asked for is a part of.',
        }),
        concept: bothLanguages.optional().openapi({ description: 'The name of that.' }),
      }),
    ),
  })
  .openapi('SearchHit')

const facetSchema = z
  .array(
    z.object({
      value: z.string(),
      label: bothLanguages,
      count: z.int(),
      parent: z.string().optional().openapi({ description: 'The value that this one lies under.' }),
      group: bothLanguages.optional().openapi({ description: 'What values of its kind have in common.' }),
    }),
  )
  .openapi('Facet')

const answerSchema = z
  .object({
    total: z.int(),
    tookMs: z.number(),
    query: z.object({
      q: z.string(),
      lang: z.enum(UI_LANGUAGES),
      sort: z.enum(SORT_ORDERS),
      limit: z.int(),
      offset: z.int(),
      filters: z.record(z.string(), z.array(z.string())),
      ranges: z.record(z.string(), z.object({ from: z.int().optional(), to: z.int().optional() })),
    }),
    hits: z.array(hitSchema),
    facets: z.record(z.string(), facetSchema).openapi({
      description:
        'Each counted as if its own filter were not set, the most frequent first; `_none`, last, counts the datasets that do not say.',
    }),
    histograms: z
      .record(
        z.string(),
        z.array(z.object({ from: z.int().optional(), to: z.int().optional(), count: z.int() })),
      )
      .openapi({
        description:
          'How many datasets reach into each decade and each age group, as if the range itself were not set; an open end has no bound.',
      }),
    dropped: z
      .array(z.string())
      .openapi({ description: 'Words of the query that were left out because nothing has all of them.' }),
    suggestion: z.string().optional().openapi({ description: 'The search as it was probably meant.' }),
    instead: z
      .object({
        concepts: z
          .array(z.object({ label: bothLanguages }))
          .openapi({ description: 'Health concepts near to what was asked; the label is a search for it.' }),
        blocking: z
          .array(z.object({ name: z.string(), total: z.int() }))
          .openapi({ description: 'Filters without one of which something is found, and how much.' }),
      })
      .optional()
      .openapi({ description: 'What to try instead; only where nothing is found.' }),
  })
  .openapi('SearchAnswer')

const route = createRoute({
  method: 'get',
  path: '/api/v1/search',
  tags: ['Search'],
  summary: 'Search the data map',
  description: 'OR within one filter, AND between filters.',
  parameters: searchParameterDocs,
  responses: { 200: jsonAnswer(answerSchema, 'Hits and facets.'), ...badRequest },
})

export function addSearch(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { engine } = dependencies
  api.openapi(route, async (c) => {
    const read = queryFromParameters(new URL(c.req.url).searchParams)
    if ('errors' in read) return refuseQuery(c, read.errors)
    const started = performance.now()
    const { total, hits, facets, histograms, dropped, suggestion, instead } = await engine.search(read.query)
    const answer = {
      total,
      query: writtenQuery(read.query),
      hits: hits.map(hitAnswer),
      facets: facetsAnswer(facets, dependencies),
      histograms: Object.fromEntries(
        Object.entries(histograms).map(([name, buckets]) => [name, [...buckets]]),
      ),
      dropped: [...dropped],
      ...(suggestion !== undefined && { suggestion }),
      ...(instead && {
        instead: {
          concepts: instead.concepts.map(({ label }) => ({ label: { ...label } })),
          blocking: instead.blocking.map((one) => ({ ...one })),
        },
      }),
    }
    // Of everything but the time it took, so that an unchanged answer stays unchanged.
    c.header('ETag', `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`)
    return c.json({ ...answer, tookMs: Math.round((performance.now() - started) * 10) / 10 }, 200)
  })
}

const writtenQuery = ({ text, language, sort, limit, offset, filters, ranges }: SearchQuery) => ({
  q: text,
  lang: language,
  sort,
  limit,
  offset,
  filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]])),
  ranges: Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, { ...range }])),
})

function facetsAnswer(facets: SearchResult['facets'], { vocabulary, now }: ApiDependencies) {
  const known = { vocabulary, day: now().toISOString() }
  const entries = Object.entries(facets).map(([name, counts]) => [
    name,
    facetOptions(name as FacetName, counts, known).map((option) => ({ ...option })),
  ])
  return Object.fromEntries(entries) as Record<string, z.infer<typeof facetSchema>>
}

function hitAnswer({ score, highlights, why, document }: SearchHit) {
  const { texts: _texts, facets: _facets, ranges: _ranges, names: _names, ...shown } = document
  return {
    ...shown,
    title: withTags(shown.title),
    description: withTags(shown.description),
    ...(shown.publisher && { publisher: { ...shown.publisher, name: withTags(shown.publisher.name) } }),
    categories: [...shown.categories],
    themes: [...shown.themes],
    score,
    highlights: highlights as Readonly<Record<string, string>>,
    why: why.map(({ concept, ...reason }) => ({ ...reason, ...(concept && { concept: { ...concept } }) })),
  }
}
