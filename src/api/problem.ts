import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'

/** RFC 9457; `errors` lists what is wrong with the input, all together. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503

const TITLES: Record<ProblemStatus, string> = {
  400: 'Bad request',
  401: 'Key needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not ready',
}

const HEADERS = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' }

export interface ProblemDetails {
  readonly detail: string
  readonly errors?: { path: string; message: string }[]
}

/** Answers with a problem; more members than the standard ones may be given. */
export function problem<S extends ProblemStatus, T extends ProblemDetails>(
  c: Context,
  status: S,
  details: T,
) {
  return c.json({ type: 'about:blank', title: TITLES[status], status, ...details }, status, HEADERS)
}

/** A cursor that somebody made up, or that belongs to another list. */
export function badCursor(c: Context) {
  const message = 'Not a cursor of this list; begin again without it.'
  return problem(c, 400, { detail: `cursor: ${message}`, errors: [{ path: 'cursor', message }] })
}

/** One line of a route's `responses`. */
export const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})
