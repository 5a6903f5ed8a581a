import type { Database } from 'better-sqlite3'
import type { AccessKey, KeyRole } from '../access-key.ts'
import type { CatalogueStore } from '../store.ts'

type KeyPart = Pick<CatalogueStore, 'keys' | 'saveKey' | 'useKey' | 'revokeKey'>

interface KeyRow {
  readonly id: string
  readonly role: KeyRole
  readonly name: string
  readonly holder: string | null
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

const COLUMNS =
  'id, role, name, holder, created_at AS createdAt, last_used_at AS lastUsedAt, revoked_at AS revokedAt'

export function keyPart(db: Database): KeyPart {
  const all = db.prepare<[], KeyRow>(`SELECT ${COLUMNS} FROM access_key ORDER BY created_at, id`)
  const one = db.prepare<[string], KeyRow>(`SELECT ${COLUMNS} FROM access_key WHERE id = ?`)
  const byDigest = db.prepare<[string], KeyRow>(
    `SELECT ${COLUMNS} FROM access_key WHERE digest = ? AND revoked_at IS NULL`,
  )
  const insert = db.prepare<[string, string, KeyRole, string, string | null, string]>(
    'INSERT INTO access_key (id, digest, role, name, holder, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const touch = db.prepare<[string, string]>('UPDATE access_key SET last_used_at = ? WHERE id = ?')
  const revoke = db.prepare<[string, string]>(
    'UPDATE access_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?',
  )
  return {
    keys: async () => all.all().map(keyFromRow),
    saveKey: async ({ id, role, name, holder, createdAt }, digest) =>
      void insert.run(id, digest, role, name, holder ?? null, createdAt),
    async useKey(digest, at) {
      const row = byDigest.get(digest)
      if (!row) return undefined
      // A write for each request would cost more than it tells.
      const minute = `${at.slice(0, 16)}:00.000Z`
      if (row.lastUsedAt !== minute) touch.run(minute, row.id)
      return keyFromRow({ ...row, lastUsedAt: minute })
    },
    async revokeKey(id, at) {
      revoke.run(at, id)
      const row = one.get(id)
      return row && keyFromRow(row)
    },
  }
}

const keyFromRow = ({ holder, lastUsedAt, revokedAt, ...row }: KeyRow): AccessKey => ({
  ...row,
  ...(holder !== null && { holder }),
  ...(lastUsedAt !== null && { lastUsedAt }),
  ...(revokedAt !== null && { revokedAt }),
})
