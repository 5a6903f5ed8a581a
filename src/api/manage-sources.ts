import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { RemoveOutcome, SaveOutcome } from '../harvest/administration.ts'
import { asIs } from './as-is.ts'
import { keyProblems, WITH_KEY, type Admit } from './access.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse } from './problem.ts'
import { receiveJson, type ReceivedJson } from './receive-json.ts'
import { runAnswer, runSchema } from './run-json.ts'
import { badRequest, jsonAnswer } from './schemas.ts'
import { settingsAnswer, settingsBody, settingsSchema } from './source-settings.ts'

const params = z.object({ id: z.string() })
const TAGS = ['Administration']
const IN_FILE = 'The source stands in the configuration file, and is changed there.'
const unknownSource = problemResponse('No source has this id.')

const bodyProblems = {
  400: problemResponse('The settings are wrong; `errors` names each problem.'),
  413: problemResponse('The body is too large.'),
  415: problemResponse('The body is not JSON.'),
}

const addRoute = createRoute({
  method: 'post',
  path: '/api/v1/sources',
  tags: TAGS,
  security: WITH_KEY,
  summary: 'Add a source',
  description:
    'As a block under `sources` in the configuration file, with two limits: the address is http or https, and the environment variables that it names begin with `SOURCE_`. It is harvested at its times, and when asked for.',
  request: { body: settingsBody },
  responses: {
    201: {
      ...jsonAnswer(settingsSchema, 'Added.'),
      headers: z.object({ Location: z.string() }),
    },
    409: problemResponse('Another source has this id.'),
    ...bodyProblems,
    ...keyProblems,
  },
})

const changeRoute = createRoute({
  method: 'put',
  path: '/api/v1/sources/{id}',
  tags: TAGS,
  security: WITH_KEY,
  summary: 'Change a source',
  description: 'Replaces all settings but the id. Its records stay, and are compared with the next harvest.',
  request: { params, body: settingsBody },
  responses: {
    200: jsonAnswer(settingsSchema, 'As it is now.'),
    404: unknownSource,
    409: problemResponse(IN_FILE),
    ...bodyProblems,
    ...keyProblems,
  },
})

const removedSchema = z
  .object({
    id: z.string(),
    records: z.object({
      kept: z.int().openapi({ description: 'Still in the catalogue, and no longer harvested.' }),
      deleted: z.int().openapi({ description: 'Their addresses answer 410, with their history.' }),
    }),
  })
  .openapi('RemovedSource')

const removeRoute = createRoute({
  method: 'delete',
  path: '/api/v1/sources/{id}',
  tags: TAGS,
  security: WITH_KEY,
  summary: 'Remove a source',
  description:
    'It is not harvested any more. Its records stay until their deletion is asked for, now or later, with `records=delete`.',
  request: {
    params,
    query: z.strictObject({
      records: z
        .enum(['keep', 'delete'])
        .default('keep')
        .openapi({ description: 'What becomes of its records.' }),
    }),
  },
  responses: {
    200: jsonAnswer(removedSchema, 'What became of its records.'),
    404: problemResponse('No source has this id, or it was removed before.'),
    409: problemResponse('The source stands in the configuration file, or is being harvested.'),
    ...badRequest,
    ...keyProblems,
  },
})

const harvestRoute = createRoute({
  method: 'post',
  path: '/api/v1/sources/{id}/harvest',
  tags: TAGS,
  security: WITH_KEY,
  summary: 'Harvest a source now',
  description: 'A run that waits or is under way is not begun again: the answer is that run.',
  request: { params },
  responses: {
    202: { ...jsonAnswer(runSchema, 'The run.'), headers: z.object({ Location: z.string() }) },
    404: unknownSource,
    409: problemResponse('The source cannot be harvested as it is set up.'),
    ...keyProblems,
  },
})

export function addManageSources(api: OpenAPIHono, { administration }: ApiDependencies, admit: Admit): void {
  api.openapi(addRoute, async (c) => {
    const asked = await receiveSettings(c, admit)
    return asIs(
      asked.kind === 'refused' ? asked.answer : saved(c, await administration.add(asked.value), 201),
    )
  })

  api.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param')
    const asked = await receiveSettings(c, admit)
    if (asked.kind === 'refused') return asIs(asked.answer)
    return asIs(saved(c, await administration.change(id, asked.value), 200))
  })

  api.openapi(removeRoute, async (c) => {
    const admitted = await admit(c, 'admin')
    if (admitted.kind === 'refused') return asIs(admitted.answer)
    const { id } = c.req.valid('param')
    const { records } = c.req.valid('query')
    return asIs(removed(c, id, await administration.remove(id, records)))
  })

  api.openapi(harvestRoute, async (c) => {
    const admitted = await admit(c, 'admin')
    if (admitted.kind === 'refused') return asIs(admitted.answer)
    const { id } = c.req.valid('param')
    const outcome = await administration.harvest(id)
    switch (outcome.kind) {
      case 'unknown':
        return asIs(unknown(c, id))
      case 'unusable':
        return asIs(problem(c, 409, { detail: `'${id}' cannot be harvested: ${outcome.problem}.` }))
      case 'under-way':
        c.header('Location', `/api/v1/runs/${outcome.run.id}`)
        return c.json(runAnswer(outcome.run), 202)
    }
  })
}

async function receiveSettings(c: Context, admit: Admit): Promise<ReceivedJson> {
  const admitted = await admit(c, 'admin')
  return admitted.kind === 'refused' ? admitted : receiveJson(c)
}

function saved(c: Context, outcome: SaveOutcome, status: 200 | 201): Response {
  switch (outcome.kind) {
    case 'saved':
      if (status === 201) c.header('Location', `/api/v1/sources/${outcome.source.settings.id}`)
      return c.json(settingsAnswer(outcome.source), status)
    case 'problems': {
      const detail = outcome.problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
      return problem(c, 400, { detail, errors: outcome.problems.map((each) => ({ ...each })) })
    }
    case 'taken':
      return problem(c, 409, {
        detail: 'Another source has this id; change it with PUT, or choose another id.',
      })
    case 'in-file':
      return problem(c, 409, { detail: IN_FILE })
    case 'unknown':
      return problem(c, 404, { detail: 'No source has this id; add it with POST /api/v1/sources.' })
  }
}

function removed(c: Context, id: string, outcome: RemoveOutcome): Response {
  switch (outcome.kind) {
    case 'removed':
      return c.json({ id, records: { kept: outcome.kept, deleted: outcome.deleted } }, 200)
    case 'in-file':
      return problem(c, 409, { detail: IN_FILE })
    case 'under-way':
      return problem(c, 409, {
        detail: `The source is being harvested (run ${outcome.run}); ask again when that has ended.`,
      })
    case 'unknown':
      return unknown(c, id)
  }
}

const unknown = (c: Context, id: string): Response =>
  problem(c, 404, { detail: `No source has the id '${id}', or it was removed before.` })
