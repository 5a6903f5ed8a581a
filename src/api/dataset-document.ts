import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readMoment } from '../catalogue/moment.ts'
import { parseNTriples } from '../rdf/ntriples/stored.ts'
import { serializeRdf } from '../rdf/serialize.ts'
import { syntaxOf } from '../rdf/syntaxes.ts'
import { gone, misformedMoment, publicationsOf, recordAnswer, unknown } from './dataset.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse } from './problem.ts'
import { alternates, negotiateRepresentation, representationBySuffix } from './representation.ts'

const params = z.object({
  id: z.string().openapi({
    description: `The short id of the record, alone or with ${alternates.map(({ suffix }) => suffix).join(', ')} after it.`,
  }),
})
const at = z.string().optional().openapi({ description: 'ISO date or time: the state then.' })

const documentRoute = createRoute({
  method: 'get',
  path: '/datasets/{id}',
  tags: ['Datasets'],
  summary: 'One dataset as RDF, in the syntax asked for',
  description: "The source's own triples, by Accept or by suffix. The same address is a page for people.",
  request: { params, query: z.object({ at }) },
  responses: {
    200: {
      description: 'The description.',
      content: Object.fromEntries(alternates.map(({ mediaType }) => [mediaType, { schema: z.string() }])),
    },
    400: problemResponse('`at` is not an ISO date or time.'),
    404: problemResponse('No dataset has this id.'),
    406: problemResponse('None of the media types asked for can be written.'),
    410: problemResponse('Deleted: with what is left of it under `tombstone`.'),
  },
})

const lookUpRoute = createRoute({
  method: 'get',
  path: '/datasets',
  tags: ['Datasets'],
  summary: "Find a dataset by its publisher's IRI",
  request: { query: z.object({ iri: z.string().min(1) }) },
  responses: {
    303: { description: 'See the address of the record.', headers: z.object({ Location: z.string() }) },
    404: problemResponse('No dataset has this IRI.'),
  },
})

/** A dataset's own address, for machines. */
export function addDatasetDocuments(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { store } = dependencies
  api.openapi(lookUpRoute, async (c) => {
    const { iri } = c.req.valid('query')
    const id = await store.idOf(iri)
    return id === undefined
      ? problem(c, 404, { detail: `No dataset has the IRI <${iri}>.` })
      : c.redirect(`/datasets/${encodeURIComponent(id)}`, 303)
  })

  api.openapi(documentRoute, async (c) => {
    const name = c.req.valid('param').id
    const { id, representation } = representationBySuffix(name) ?? {
      id: name,
      representation: negotiateRepresentation(c.req.header('Accept')),
    }
    c.header('Vary', 'Accept', { append: true })
    if (representation === undefined) return notAcceptable(c)
    const moment = readMoment(c.req.valid('query').at)
    if (!moment) return misformedMoment(c)
    const record = await store.record(id, moment.at)
    if (!record) return unknown(c, id)
    if (record.state === 'deleted') return gone(c, record)
    c.header('Link', documentLinks(id))
    if (representation === 'json' || representation === 'page')
      return c.json(recordAnswer(record, await publicationsOf(record, dependencies), dependencies), 200)
    const text = await serializeRdf(parseNTriples(record.ntriples), representation)
    return c.body(text, 200, { 'Content-Type': `${syntaxOf(representation).mediaTypes[0]}; charset=utf-8` })
  })
}

const notAcceptable = (c: Context) =>
  problem(c, 406, {
    detail: `This address answers with text/html, ${alternates.map(({ mediaType }) => mediaType).join(', ')}.`,
  })

/** RFC 8288: the other forms of the same thing. */
const documentLinks = (id: string): string =>
  alternates
    .map(
      ({ mediaType, suffix }) =>
        `</datasets/${encodeURIComponent(id)}${suffix}>; rel="alternate"; type="${mediaType}"`,
    )
    .join(', ')

/** Says on a dataset's page that its address has other forms, and that the choice was made by Accept. */
export function advertiseDocuments(answer: Response, request: Request): Response {
  const id = /^\/(?:en\/)?datasets\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1]
  if (id === undefined) return answer
  const headers = new Headers(answer.headers)
  headers.append('Vary', 'Accept')
  if (answer.ok) headers.append('Link', documentLinks(decodeURIComponent(id)))
  return new Response(answer.body, { status: answer.status, headers })
}
