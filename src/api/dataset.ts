import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readMoment } from '../catalogue/moment.ts'
import type { CatalogueRecord, Publication } from '../catalogue/record.ts'
import { localized } from '../dataset/texts.ts'
import type { ConceptLookup } from '../search/concepts.ts'
import { propertiesOf, type JsonValue } from './dataset-json.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse, problemSchema } from './problem.ts'
import { qualityAnswer, qualitySchema, validationSchema } from './quality-json.ts'
import { badRequest, bothLanguages, jsonAnswer, localText } from './schemas.ts'

const JSON_VALUE: z.ZodType<JsonValue> = z.any()

const contentMembers = {
  properties: z.array(
    z.object({
      name: z.string(),
      iri: z.string(),
      label: bothLanguages,
      section: z.string().optional(),
      values: z.array(JSON_VALUE).openapi({
        type: 'array',
        items: {
          description:
            'A text `{value, language?}`, a concept `{iri?, scheme?, code?, label?}`, a date `{written, from?, to?}`, a period, a number, a boolean, an address, or a node with its own properties.',
        },
      }),
    }),
  ),
  other: z
    .array(z.object({ predicate: z.string(), object: z.string() }))
    .openapi({ description: 'Statements whose property no table lists; terms in N3.js notation.' }),
}

/** What is shown of a description that is not in the catalogue. */
export const previewMembers = {
  id: z.string(),
  iri: z.string(),
  title: localText,
  description: localText,
  ...contentMembers,
}

const recordSchema = z
  .object({
    ...previewMembers,
    state: z.enum(['active', 'missing', 'deleted']),
    version: z.int(),
    source: z.string(),
    authority: z
      .string()
      .openapi({ description: "IRI of the authority that answers for it, '' when unknown." }),
    alsoPublishedBy: z
      .array(
        z.object({
          source: z.string(),
          id: z.string(),
          iri: z.string(),
          isLeading: z.boolean().openapi({ description: 'It is the one that lists and search show.' }),
          differs: z
            .array(z.string())
            .openapi({ description: 'IRIs of the properties for which it gives other values.' }),
        }),
      )
      .openapi({
        description: 'What other sources publish of the same dataset, under its IRI or another one.',
      }),
    ledBy: z.string().optional().openapi({
      description: 'Id of the dataset that lists and search show in its place: the same, elsewhere.',
    }),
    firstSeen: z.string(),
    lastSeen: z.string(),
    lastChanged: z.string(),
    missingSince: z.string().optional(),
    validation: validationSchema.optional().openapi({ description: 'Absent when it was never validated.' }),
    quality: qualitySchema,
    fingerprint: z.string().openapi({ description: 'SHA-256 of the canonical N-Triples.' }),
    links: z.record(z.string(), z.string()),
  })
  .openapi('Record')

const tombstoneSchema = problemSchema
  .extend({
    tombstone: z.object({
      id: z.string(),
      iri: z.string(),
      title: localText,
      source: z.string(),
      version: z.int(),
      firstSeen: z.string(),
      lastSeen: z.string(),
      deletedAt: z.string(),
    }),
  })
  .openapi('Tombstone')

const params = z.object({ id: z.string().openapi({ description: 'The short id of the record.' }) })
const unknownDataset = problemResponse('No dataset has this id.')

const datasetRoute = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}',
  tags: ['Datasets'],
  summary: 'One dataset: everything its page shows',
  request: {
    params,
    query: z.strictObject({
      at: z
        .string()
        .optional()
        .openapi({ description: 'ISO date or time: the state then.', example: '2026-11-01' }),
    }),
  },
  responses: {
    200: jsonAnswer(recordSchema, 'The record.'),
    404: unknownDataset,
    410: {
      description: 'Deleted: what is left of it.',
      content: { 'application/problem+json': { schema: tombstoneSchema } },
    },
    ...badRequest,
  },
})

const historyRoute = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/history',
  tags: ['Datasets'],
  summary: 'The versions of a dataset',
  request: { params, query: z.strictObject({}) },
  responses: {
    200: jsonAnswer(
      z
        .object({
          versions: z.array(
            z.object({
              number: z.int(),
              at: z.string(),
              run: z.string(),
              change: z.enum(['created', 'updated', 'deleted', 'restored']),
              fingerprint: z.string(),
            }),
          ),
        })
        .openapi('History'),
      'Oldest first.',
    ),
    404: unknownDataset,
    ...badRequest,
  },
})

export function addDatasets(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { store } = dependencies
  api.openapi(datasetRoute, async (c) => {
    const { id } = c.req.valid('param')
    const moment = readMoment(c.req.valid('query').at)
    if (!moment) return misformedMoment(c)
    const record = await store.record(id, moment.at)
    if (!record) return unknown(c, id)
    if (record.state === 'deleted') return gone(c, record)
    const publications = await publicationsOf(record, dependencies)
    return c.json(recordAnswer(record, publications, dependencies), 200)
  })
  api.openapi(historyRoute, async (c) => {
    const { id } = c.req.valid('param')
    const versions = await store.versions(id)
    return versions.length > 0 ? c.json({ versions: [...versions] }, 200) : unknown(c, id)
  })
}

export const misformedMoment = (c: Context) => {
  const message = 'An ISO date or time, such as 2026-11-01 or 2026-11-01T12:00:00Z.'
  return problem(c, 400, { detail: `at: ${message}`, errors: [{ path: 'at', message }] })
}

export const unknown = (c: Context, id: string) =>
  problem(c, 404, { detail: `No dataset has the id '${id}'.` })

export function gone(c: Context, record: CatalogueRecord) {
  const { id, iri, source, version, firstSeen, lastSeen, deletedAt = record.lastChanged } = record
  const title = localized(record.description.title)
  return problem(c, 410, {
    detail: `The dataset was deleted on ${deletedAt}: its source no longer describes it.`,
    tombstone: { id, iri, title, source, version, firstSeen, lastSeen, deletedAt },
  })
}

export function recordPreview(record: CatalogueRecord, vocabulary: ConceptLookup) {
  const { id, iri, description } = record
  return {
    id,
    iri,
    title: localized(description.title),
    description: localized(description.description),
    properties: propertiesOf(record, vocabulary),
    other: [...description.other],
  }
}

/** Of a past state, those of the sources that published it then. */
export const publicationsOf = async (
  { id, alsoPublishedBy }: CatalogueRecord,
  { store }: ApiDependencies,
): Promise<readonly Publication[]> =>
  alsoPublishedBy.length === 0
    ? []
    : (await store.publications(id)).filter(({ source }) => alsoPublishedBy.includes(source))

export function recordAnswer(
  record: CatalogueRecord,
  publications: readonly Publication[],
  { vocabulary, configuration, now }: ApiDependencies,
) {
  const { id, source } = record
  const { publicUrl } = configuration.server
  const page = `${publicUrl}/datasets/${id}`
  const self = `${publicUrl}/api/v1/datasets/${id}`
  return {
    ...recordPreview(record, vocabulary),
    state: record.state,
    version: record.version,
    source,
    authority: record.authority,
    alsoPublishedBy: publications.map(({ differs, ...publication }) => ({
      ...publication,
      differs: [...differs],
    })),
    ...(record.ledBy !== undefined && { ledBy: record.ledBy }),
    firstSeen: record.firstSeen,
    lastSeen: record.lastSeen,
    lastChanged: record.lastChanged,
    ...(record.missingSince !== undefined && { missingSince: record.missingSince }),
    ...(record.validation && { validation: { ...record.validation } }),
    quality: qualityAnswer(record, { vocabulary, now }),
    fingerprint: record.fingerprint,
    links: {
      self,
      page,
      history: `${self}/history`,
      report: `${self}/report`,
      losses: `${self}/losses`,
      similar: `${self}/similar`,
      citation: `${self}/citation`,
      diff: `${self}/diff`,
      source: `${publicUrl}/api/v1/sources/${source}`,
      turtle: `${page}.ttl`,
      jsonld: `${page}.jsonld`,
      rdfxml: `${page}.rdf`,
      ntriples: `${page}.nt`,
    },
  }
}
