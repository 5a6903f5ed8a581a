import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ValidatedDocument } from '../validation/verdict.ts'
import { asIs } from './as-is.ts'
import { refuseDocument } from './check-problem.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problemResponse } from './problem.ts'
import { mediaTypeOf, negotiateReportForm, noSuchForm, reportContent } from './report-form.ts'
import { problemsAnswer, problemsSchema, reportAnswer, reportSchema } from './report-json.ts'
import { localText } from './schemas.ts'
import { ACCEPT_POST, receiveSubmission, XLSX } from './submission.ts'

const DEFAULT_PROFILE = 'healthdcat-ap-8'

const verdictSchema = z
  .object({
    conforms: z.boolean().openapi({
      description: 'Every dataset conforms, and nothing of the document had to be left out.',
    }),
    profile: z.string(),
    syntax: z.string().openapi({ description: 'What it was read as: a syntax of RDF, `csv` or `xlsx`.' }),
    counts: z.object({
      datasets: z.int(),
      conforming: z.int(),
      violation: z.int(),
      warning: z.int(),
      info: z.int(),
    }),
    datasets: z.array(reportSchema.extend({ title: localText })).openapi({
      description: 'The first ones, in the order of the document; `listed` says how many.',
    }),
    listed: z
      .object({ datasets: z.int(), findings: z.int(), complete: z.boolean() })
      .openapi({ description: 'How much of what `counts` counts is in this answer.' }),
    lost: z.array(z.string()).optional().openapi({
      description:
        'Datasets of whose description too little could be read to validate it; `counts.datasets` has them too, and `problems` says why.',
    }),
    notEvaluated: z.array(z.string()).optional().openapi({
      description:
        'SHACL parameters of the profile that have no effect here, by IRI: what they ask for was not looked at.',
    }),
    problems: problemsSchema,
    next: z
      .string()
      .optional()
      .openapi({ description: 'Where a paged catalogue goes on: one page was read.' }),
  })
  .openapi('Verdict')

export const checkQuery = z.strictObject({
  profile: z.string().default(DEFAULT_PROFILE).openapi({ description: 'See /api/v1/profiles.' }),
})

/** Any syntax by Content-Type or by its bytes, or `{"url"}`; read by ourselves, so that a stream can be stopped. */
export const checkBody = {
  required: true,
  content: Object.fromEntries(
    ACCEPT_POST.split(', ').map((type) => [
      type,
      type === 'application/json'
        ? {
            schema: {
              type: 'object' as const,
              properties: { url: { type: 'string' as const, format: 'uri' } },
              required: ['url'],
            },
          }
        : { schema: { type: 'string' as const, ...(type === XLSX && { format: 'binary' }) } },
    ]),
  ),
}

export const checkProblems = {
  400: problemResponse('The body is empty, or the profile does not exist: `profiles` lists those there are.'),
  413: problemResponse('The document is larger than `maxBytes`.'),
  415: problemResponse('The body is not RDF; `detail` says what it looks like.'),
  422: problemResponse('RDF that cannot be read, has no dataset, or could not be fetched.'),
  503: problemResponse('Too many documents are waiting; Retry-After says when to try again.'),
}

const route = createRoute({
  method: 'post',
  path: '/api/v1/validate',
  tags: ['Checks'],
  summary: 'Hold a description against a profile',
  description:
    'Post RDF in any syntax, a spreadsheet in the template (see /api/v1/templates/dataset.xlsx), or `{"url": "https://…"}`. Nothing is stored. Each dataset is validated on its own; with healthdcat-ap-8 its access rights choose the level.',
  request: { query: checkQuery, body: checkBody },
  responses: {
    200: {
      description: 'What the profile says, or by Accept a SHACL validation report.',
      content: reportContent(verdictSchema),
    },
    406: problemResponse('None of the media types asked for can be written.'),
    ...checkProblems,
  },
})

export function addValidate(api: OpenAPIHono, { checks }: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { profile } = c.req.valid('query')
    const form = negotiateReportForm(c)
    if (form === undefined) return asIs(noSuchForm(c))
    const received = await receiveSubmission(c, checks.limits.maxBytes)
    if (received.kind === 'refused') return asIs(received.answer)
    const { submission } = received
    const report = form === 'json' ? {} : { report: form }
    const answer = await checks.validate({ submission, profile, ...report })
    if (answer.kind !== 'validated') return asIs(refuseDocument(c, answer, submission))
    if (form !== 'json' && answer.shaclReport !== undefined)
      return asIs(c.body(answer.shaclReport, 200, { 'Content-Type': mediaTypeOf(form) }))
    return c.json(verdictAnswer(answer), 200)
  })
}

function listedOf({ datasets, counts, lost = [] }: ValidatedDocument) {
  const findings = datasets.reduce((sum, dataset) => sum + dataset.findings.length, 0)
  const isComplete =
    datasets.length === counts.datasets - lost.length &&
    findings === counts.violation + counts.warning + counts.info
  return { datasets: datasets.length, findings, complete: isComplete }
}

const verdictAnswer = (verdict: ValidatedDocument) => ({
  conforms: verdict.conforms,
  profile: verdict.profile,
  syntax: verdict.syntax,
  counts: { ...verdict.counts },
  listed: listedOf(verdict),
  datasets: verdict.datasets.map((dataset) => ({ ...reportAnswer(dataset), title: { ...dataset.title } })),
  ...(verdict.lost && { lost: [...verdict.lost] }),
  ...(verdict.notEvaluated && { notEvaluated: [...verdict.notEvaluated] }),
  problems: problemsAnswer(verdict.problems),
  ...(verdict.next !== undefined && { next: verdict.next }),
})
