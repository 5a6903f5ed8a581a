import { setImmediate } from 'node:timers/promises'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Kept, Rehearsal, RehearsedRecord } from '../harvest/checks/checks.ts'
import { localized } from '../dataset/texts.ts'
import { asIs } from './as-is.ts'
import { refuseDocument } from './check-problem.ts'
import { lossesAnswer, lossesMembers } from './dataset-report.ts'
import { previewMembers, recordPreview } from './dataset.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse } from './problem.ts'
import { qualityAnswer, qualitySchema } from './quality-json.ts'
import { reportAnswer, reportSchema } from './report-json.ts'
import { runAnswer, runSchema } from './run-json.ts'
import { jsonAnswer, localText } from './schemas.ts'
import { receiveSubmission } from './submission.ts'
import { checkBody, checkProblems, checkQuery } from './validate.ts'

const rehearsalSchema = z
  .object({
    id: z.string(),
    url: z.string().openapi({ description: 'Where it can be seen until it expires; cannot be guessed.' }),
    page: z.string().openapi({ description: 'The same for people.' }),
    expires: z.string(),
    profile: z.string(),
    run: runSchema
      .omit({ source: true })
      .openapi({ description: 'What the run of a harvest would have said.' }),
    records: z
      .array(
        z.object({
          title: localText,
          validation: reportSchema.optional(),
          quality: qualitySchema,
          losses: z.object(lossesMembers),
          preview: z.object(previewMembers),
        }),
      )
      .openapi({ description: 'The first hundred; `run.counts` has them all.' }),
  })
  .openapi('Rehearsal')

const beginRoute = createRoute({
  method: 'post',
  path: '/api/v1/rehearsals',
  tags: ['Checks'],
  summary: 'Run the whole harvest on a description without storing it',
  description:
    'Post RDF in any syntax, a spreadsheet in the template, or `{"url": "https://…"}`; a paged catalogue is read to its end. The result is kept for a day under an address that cannot be guessed.',
  request: { query: checkQuery, body: checkBody },
  responses: {
    201: {
      ...jsonAnswer(rehearsalSchema, 'What the catalogue would have had.'),
      headers: z.object({ Location: z.string() }),
    },
    ...checkProblems,
  },
})

const oneRoute = createRoute({
  method: 'get',
  path: '/api/v1/rehearsals/{id}',
  tags: ['Checks'],
  summary: 'A rehearsal that was made before',
  request: { params: z.object({ id: z.string() }), query: z.strictObject({}) },
  responses: {
    200: jsonAnswer(rehearsalSchema, 'The rehearsal.'),
    404: problemResponse('There is no such rehearsal.'),
    410: problemResponse('It has expired.'),
  },
})

export function addRehearsals(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { checks } = dependencies
  api.openapi(beginRoute, async (c) => {
    const { profile } = c.req.valid('query')
    const received = await receiveSubmission(c, checks.limits.maxBytes)
    if (received.kind === 'refused') return asIs(received.answer)
    const { submission } = received
    const answer = await checks.rehearse({ submission, profile })
    if (answer.kind !== 'rehearsed') return asIs(refuseDocument(c, answer, submission))
    keepPrivate(c)
    const rehearsal = await rehearsalAnswer(answer, dependencies)
    return c.json(rehearsal, 201, { Location: rehearsal.url })
  })

  api.openapi(oneRoute, async (c) => {
    const found = await checks.rehearsal(c.req.valid('param').id)
    if (found === 'unknown') return problem(c, 404, { detail: 'There is no such rehearsal; post it again.' })
    if (found === 'expired') return problem(c, 410, { detail: 'The rehearsal has expired; post it again.' })
    keepPrivate(c)
    return c.json(await rehearsalAnswer(found, dependencies), 200)
  })
}

/** The address is the key to it: no cache and no search engine may pass it on. */
function keepPrivate(c: Context): void {
  c.header('Cache-Control', 'private, no-store')
  c.header('X-Robots-Tag', 'noindex')
}

async function rehearsalAnswer(rehearsal: Kept<Rehearsal>, dependencies: ApiDependencies) {
  const { id, expires, profile, run, records } = rehearsal
  const { publicUrl } = dependencies.configuration.server
  const { source: _source, ...withoutSource } = runAnswer(run)
  const answers: ReturnType<typeof rehearsedAnswer>[] = []
  for (const record of records) {
    answers.push(rehearsedAnswer(record, dependencies))
    // A hundred records take half a second: others are answered in between.
    await setImmediate()
  }
  return {
    id,
    url: `${publicUrl}/api/v1/rehearsals/${id}`,
    page: `${publicUrl}/rehearsals/${id}`,
    expires,
    profile,
    run: withoutSource,
    records: answers,
  }
}

function rehearsedAnswer({ record, report }: RehearsedRecord, dependencies: ApiDependencies) {
  const { vocabulary } = dependencies
  return {
    title: localized(record.description.title),
    ...(report && { validation: reportAnswer(report) }),
    quality: qualityAnswer(record, dependencies),
    losses: lossesAnswer(record, vocabulary),
    preview: recordPreview(record, vocabulary),
  }
}
