import { createHash, randomBytes } from 'node:crypto'

/** `admin`: manages sources and runs. `holder`: publishes the descriptions of one data holder. */
export const keyRoles = ['admin', 'holder'] as const
export type KeyRole = (typeof keyRoles)[number]

/** What is remembered of a key: everything but the key. */
export interface AccessKey {
  /** Names it in lists, and is no secret. */
  readonly id: string
  readonly role: KeyRole
  /** Who has it, in the words of whoever made it. */
  readonly name: string
  /** IRI of the data holder that a holder's key speaks for. */
  readonly holder?: string
  readonly createdAt: string
  /** To the minute. */
  readonly lastUsedAt?: string
  readonly revokedAt?: string
}

export interface NewAccessKey {
  readonly key: AccessKey
  /** To be shown once: it cannot be found again. */
  readonly secret: string
  readonly digest: string
}

const PREFIX = 'dlk_'
const SECRET_BYTES = 32
const ID_BYTES = 4

export function newAccessKey(
  given: Pick<AccessKey, 'role' | 'name'> & { readonly holder?: string | undefined },
  now: Date,
): NewAccessKey {
  const secret = PREFIX + randomBytes(SECRET_BYTES).toString('base64url')
  const { role, name, holder } = given
  const key: AccessKey = {
    id: randomBytes(ID_BYTES).toString('hex'),
    role,
    name,
    createdAt: now.toISOString(),
    ...(holder !== undefined && { holder }),
  }
  return { key, secret, digest: digestOfKey(secret) }
}

/** 256 random bits need no salt and no slow hash: there is nothing to guess. */
export const digestOfKey = (secret: string): string => createHash('sha256').update(secret).digest('hex')
