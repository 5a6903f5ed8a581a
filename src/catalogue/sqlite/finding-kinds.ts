import type { Database } from 'better-sqlite3'
import type { FindingKind } from '../../validation/finding.ts'

interface ProfileState {
  readonly profile: string
  readonly profileVersion: string
}

/** The words of findings, each stored once for each state of a profile. */
export interface FindingKinds {
  /** Call inside a transaction, and `forget` when it is rolled back. */
  readonly keyOf: (profile: ProfileState, kind: FindingKind) => number
  readonly kindOf: (key: number) => FindingKind
  readonly forget: () => void
}

/** Hostile descriptions can bring about any number of kinds where a profile closes its shapes. */
const MAX_REMEMBERED = 20_000

export function findingKinds(db: Database): FindingKinds {
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO finding_kind (profile, profile_version, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const find = db
    .prepare<[string, string, string], number>(
      'SELECT key FROM finding_kind WHERE profile = ? AND profile_version = ? AND kind = ?',
    )
    .pluck()
  const read = db.prepare<[number], string>('SELECT kind FROM finding_kind WHERE key = ?').pluck()
  const keys = new Map<string, number>()
  const kinds = new Map<number, FindingKind>()

  const store = ({ profile, profileVersion }: ProfileState, kind: FindingKind): number => {
    const text = JSON.stringify(wordsOf(kind))
    insert.run(profile, profileVersion, text)
    const key = find.get(profile, profileVersion, text)
    if (key === undefined) throw new Error(`the kind of finding ${kind.shape} was not stored`)
    return key
  }
  return {
    keyOf(profile, kind) {
      // The message too: that of a code under an old address names the present one.
      const name = `${profile.profileVersion} ${kind.shape} ${kind.constraint} ${kind.path} ${kind.message.en}`
      const known = keys.get(name)
      if (known !== undefined) return known
      if (keys.size >= MAX_REMEMBERED) keys.clear()
      const key = store(profile, kind)
      keys.set(name, key)
      return key
    },
    kindOf(key) {
      const known = kinds.get(key)
      if (known) return known
      const text = read.get(key)
      if (text === undefined)
        throw new Error(`a report names the kind of finding ${key}, which there is none of`)
      const kind: FindingKind = JSON.parse(text)
      if (kinds.size >= MAX_REMEMBERED) kinds.clear()
      kinds.set(key, kind)
      return kind
    },
    forget: () => keys.clear(),
  }
}

const wordsOf = ({
  severity,
  path,
  constraint,
  shape,
  name,
  message,
  howToFix,
}: FindingKind): FindingKind => ({
  severity,
  path,
  constraint,
  shape,
  name,
  message,
  howToFix,
})
