import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { CatalogueRecord } from '../catalogue/record.ts'
import { lossesOf, type Losses } from '../dataset/losses.ts'
import { readMoment } from '../catalogue/moment.ts'
import { graphOf } from '../rdf/graph.ts'
import { parseNTriples } from '../rdf/ntriples/stored.ts'
import { serializeRdf } from '../rdf/serialize.ts'
import type { LocatedTriple } from '../rdf/term.ts'
import { reportToRdf } from '../validation/shacl-report.ts'
import { resultsOf } from '../validation/validate-dataset.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { gone, misformedMoment, unknown } from './dataset.ts'
import type { ApiDependencies } from './dependencies.ts'
import { asIs } from './as-is.ts'
import { problem, problemResponse } from './problem.ts'
import { mediaTypeOf, negotiateReportForm, noSuchForm, reportContent } from './report-form.ts'
import { reportAnswer, reportSchema } from './report-json.ts'
import { badRequest, jsonAnswer } from './schemas.ts'

const params = z.object({ id: z.string().openapi({ description: 'The short id of the record.' }) })
const query = z.strictObject({
  at: z.string().optional().openapi({ description: 'ISO date or time: the state then.' }),
})

const reportRoute = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/report',
  tags: ['Datasets'],
  summary: "What its source's profile says of a dataset",
  request: { params, query },
  responses: {
    200: {
      description: 'The findings in words, or by Accept a SHACL validation report.',
      content: reportContent(
        reportSchema
          .extend({ id: z.string(), source: z.string(), version: z.int(), at: z.string() })
          .openapi('Report'),
      ),
    },
    404: problemResponse('No dataset has this id, or it was not validated.'),
    406: problemResponse('None of the media types asked for can be written.'),
    410: problemResponse('Deleted.'),
    ...badRequest,
  },
})

const statementSchema = z.object({
  subject: z.string(),
  predicate: z.string(),
  object: z.string(),
  line: z.int().optional(),
})

export const lossesMembers = {
  triples: z.int(),
  understood: z.int(),
  normalised: z.array(statementSchema.extend({ how: z.string(), readAs: z.string().optional() })),
  unused: z.array(statementSchema),
}

const lossesRoute = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/losses',
  tags: ['Datasets'],
  summary: "What was understood of the source's triples, what was normalised and what is not used",
  description: 'All of them are kept and served; terms are in N3.js notation.',
  request: { params, query },
  responses: {
    200: jsonAnswer(
      z.object({ id: z.string(), ...lossesMembers }).openapi('Losses'),
      'Every triple is in one of the three.',
    ),
    404: problemResponse('No dataset has this id.'),
    410: problemResponse('Deleted.'),
    ...badRequest,
  },
})

export function addDatasetReports(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { store, vocabulary } = dependencies

  api.openapi(reportRoute, async (c) => {
    const found = await findRecord(c, store)
    if (found instanceof Response) return asIs(found)
    const { record, at } = found
    const report = await store.report(record.id, at)
    if (!report)
      return problem(c, 404, { detail: 'The dataset was not validated yet; the next harvest does it.' })
    const form = negotiateReportForm(c)
    if (form === undefined) return asIs(noSuchForm(c))
    if (form === 'json') return c.json({ id: record.id, ...reportAnswer(report) }, 200)
    return asIs(await shaclReport(c, { record, profile: report.profile, form }, dependencies))
  })

  api.openapi(lossesRoute, async (c) => {
    const found = await findRecord(c, store)
    if (found instanceof Response) return asIs(found)
    return c.json({ id: found.record.id, ...lossesAnswer(found.record, vocabulary) }, 200)
  })
}

async function findRecord(
  c: Context,
  store: ApiDependencies['store'],
): Promise<{ record: CatalogueRecord; at: string | undefined } | Response> {
  const id = c.req.param('id') ?? ''
  const moment = readMoment(c.req.query('at'))
  if (!moment) return misformedMoment(c)
  const record = await store.record(id, moment.at)
  if (!record) return unknown(c, id)
  return record.state === 'deleted' ? gone(c, record) : { record, at: moment.at }
}

interface ShaclRequest {
  readonly record: CatalogueRecord
  readonly profile: string
  readonly form: Exclude<ReturnType<typeof negotiateReportForm>, 'json' | undefined>
}

/** Made anew: what is kept is the report in words. */
async function shaclReport(
  c: Context,
  { record, profile: name, form }: ShaclRequest,
  { profiles }: ApiDependencies,
): Promise<Response> {
  const profile = profiles.get(name)
  if (!profile)
    return problem(c, 404, {
      detail: `The profile ${name}, which the dataset was validated against, is no longer here; the report is there as application/json.`,
    })
  const { results } = resultsOf({ iri: record.iri, triples: parseNTriples(record.ntriples) }, profile)
  return c.body(await serializeRdf(reportToRdf(results), form), 200, { 'Content-Type': mediaTypeOf(form) })
}

/** Also for records that are shown and not stored. */
export function lossesAnswer(
  { ntriples, iri, lines = [] }: Pick<CatalogueRecord, 'ntriples' | 'iri' | 'lines'>,
  vocabulary: Vocabulary,
) {
  const triples = parseNTriples(ntriples).map((triple, index): LocatedTriple => {
    const line = lines[index]
    return line ? { ...triple, line } : triple
  })
  const { understood, normalised, unused }: Losses = lossesOf(graphOf(triples), iri, vocabulary)
  return {
    triples: triples.length,
    understood,
    normalised: normalised.map(({ triple, ...how }) => ({ ...triple, ...how })),
    unused: unused.map((triple) => ({ ...triple })),
  }
}
