import { digestOfKey, type AccessKey, type KeyRole } from './access-key.ts'
import type { CatalogueStore } from './store.ts'

export type CheckedKey =
  | { readonly kind: 'admitted'; readonly key: AccessKey }
  | { readonly kind: 'wrong' }
  /** Wrong, after many other wrong ones. */
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  | { readonly kind: 'other-role'; readonly key: AccessKey }

export type CheckKey = (secret: string, role: KeyRole) => Promise<CheckedKey>

const WRONG_KEYS_A_MINUTE = 30
const MINUTE_MS = 60_000
/** No key of ours is longer: more is not even hashed. */
const LONGEST_KEY = 200

/**
 * Whether a key opens what a role may. After too many wrong ones, wrong ones are told to come back later; a right one
 * is let in all the same, so that nobody can lock out an administrator.
 */
export function keyCheck({
  store,
  now,
}: {
  readonly store: Pick<CatalogueStore, 'useKey'>
  readonly now: () => Date
}): CheckKey {
  let wrong: readonly number[] = []
  return async (secret, role) => {
    const at = now()
    const isPossible = secret.length <= LONGEST_KEY
    const key = isPossible ? await store.useKey(digestOfKey(secret), at.toISOString()) : undefined
    if (key) return { kind: key.role === role ? 'admitted' : 'other-role', key }
    const lately = wrong.filter((time) => time > at.getTime() - MINUTE_MS)
    if (lately.length >= WRONG_KEYS_A_MINUTE) return { kind: 'too-many', retryAfterSeconds: 60 }
    wrong = [...lately, at.getTime()]
    return { kind: 'wrong' }
  }
}
