import type { Context } from 'hono'
import { problem } from './problem.ts'
import { readBody } from './submission.ts'

export type ReceivedJson =
  | { readonly kind: 'received'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly answer: Response }

/** Settings and decisions are small. */
const MAX_BYTES = 65_536

export async function receiveJson(c: Context): Promise<ReceivedJson> {
  const refuse = (answer: Response): ReceivedJson => ({ kind: 'refused', answer })
  const mediaType = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json')
    return refuse(problem(c, 415, { detail: 'Send application/json, and say so in Content-Type.' }))
  const bytes = await readBody(c.req.raw, MAX_BYTES)
  if (!bytes) return refuse(problem(c, 413, { detail: `The body is larger than ${MAX_BYTES} bytes.` }))
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { kind: 'received', value }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(problem(c, 400, { detail: `The body is not JSON: ${reason}` }))
  }
}
