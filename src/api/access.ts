import type { Context } from 'hono'
import { digestOfKey, type AccessKey, type KeyRole } from '../catalogue/access-key.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import { problem, problemResponse } from './problem.ts'

/** Who is asking, or the answer to somebody who may not. */
export type Admitted =
  | { readonly kind: 'admitted'; readonly key: AccessKey }
  | { readonly kind: 'refused'; readonly answer: Response }

export type Admit = (c: Context, role: KeyRole) => Promise<Admitted>

const WRONG_KEYS_A_MINUTE = 30
const MINUTE_MS = 60_000
/** No key of ours is longer: more is not even hashed. */
const LONGEST_KEY = 200

/**
 * Asks for a key, in `X-API-Key` or as a bearer token (RFC 6750 §2.1). After too many wrong ones, wrong ones are
 * told to come back later; a right one is let in all the same, so that nobody can lock out an administrator.
 */
export function admission({
  store,
  now,
}: {
  readonly store: CatalogueStore
  readonly now: () => Date
}): Admit {
  let wrong: number[] = []
  const refuse = (c: Context, detail: string): Admitted => {
    c.header('WWW-Authenticate', 'Bearer realm="Datalandkort"')
    return { kind: 'refused', answer: problem(c, 401, { detail }) }
  }
  return async (c, role) => {
    const secret = keyIn(c)
    if (secret === undefined)
      return refuse(c, 'This needs a key, in the header X-API-Key or as Authorization: Bearer.')
    const at = now()
    const key =
      secret.length > LONGEST_KEY ? undefined : await store.useKey(digestOfKey(secret), at.toISOString())
    if (!key) {
      wrong = [...wrong.filter((time) => time > at.getTime() - MINUTE_MS), at.getTime()]
      if (wrong.length <= WRONG_KEYS_A_MINUTE) return refuse(c, 'There is no such key, or it was revoked.')
      wrong = wrong.slice(-WRONG_KEYS_A_MINUTE)
      c.header('Retry-After', '60')
      return { kind: 'refused', answer: problem(c, 429, { detail: 'Too many wrong keys; wait a minute.' }) }
    }
    if (key.role === role) return { kind: 'admitted', key }
    const detail = `This needs a key with the role ${role}; this one is for ${key.role === 'admin' ? 'administrators' : 'data holders'}.`
    return { kind: 'refused', answer: problem(c, 403, { detail }) }
  }
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
