import type { Context } from 'hono'
import type { AccessKey, KeyRole } from '../catalogue/access-key.ts'
import { keyCheck } from '../catalogue/key-check.ts'
import { problem, problemResponse } from './problem.ts'

/** Who is asking, or the answer to somebody who may not. */
export type Admitted =
  | { readonly kind: 'admitted'; readonly key: AccessKey }
  | { readonly kind: 'refused'; readonly answer: Response }

export type Admit = (c: Context, role: KeyRole) => Promise<Admitted>

/** Asks for a key, in `X-API-Key` or as a bearer token (RFC 6750 §2.1). */
export function admission(dependencies: Parameters<typeof keyCheck>[0]): Admit {
  const check = keyCheck(dependencies)
  return async (c, role) => {
    const secret = keyIn(c)
    if (secret === undefined)
      return noKey(c, 'This needs a key, in the header X-API-Key or as Authorization: Bearer.')
    const checked = await check(secret, role)
    switch (checked.kind) {
      case 'admitted':
        return checked
      case 'wrong':
        return noKey(c, 'There is no such key, or it was revoked.')
      case 'too-many':
        c.header('Retry-After', String(checked.retryAfterSeconds))
        return refused(problem(c, 429, { detail: 'Too many wrong keys; wait a minute.' }))
      case 'other-role': {
        const detail = `This needs a key with the role ${role}; this one has the role ${checked.key.role}.`
        return refused(problem(c, 403, { detail }))
      }
    }
  }
}

const refused = (answer: Response): Admitted => ({ kind: 'refused', answer })

function noKey(c: Context, detail: string): Admitted {
  c.header('WWW-Authenticate', 'Bearer realm="Datalandkort"')
  return refused(problem(c, 401, { detail }))
}

function keyIn(c: Context): string | undefined {
  const own = c.req.header('X-API-Key')?.trim()
  if (own) return own
  return /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}

/** Names of the security schemes in the OpenAPI document: either will do. */
export const WITH_KEY = [{ apiKey: [] }, { bearer: [] }]

export const keyProblems = {
  401: problemResponse('There is no key, or none that opens this.'),
  403: problemResponse('The key is for something else.'),
  429: problemResponse('Too many wrong keys; Retry-After says when to try again.'),
}
