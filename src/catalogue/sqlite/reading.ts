import type { Database } from 'better-sqlite3'
import { recordIdOf } from '../../dataset/identity.ts'
import type { RecordVersion } from '../record.ts'
import type { CatalogueStore } from '../store.ts'
import type { PastReader } from './past.ts'
import { recordFromRow, SELECT_LEADING, type LeadingRow } from './record-row.ts'

type ReadPart = Pick<
  CatalogueStore,
  'record' | 'recordsOf' | 'idOf' | 'versions' | 'list' | 'changesAfter' | 'sequence'
>

interface ListPage {
  readonly after: string
  readonly limit: number
  readonly source?: string
}

interface ChangedId {
  readonly id: string
  readonly sequence: number
  readonly deleted: number
  readonly led: number
}

export function readPart(db: Database, { recordAt }: PastReader): ReadPart {
  const one = db.prepare<[string], LeadingRow>(`${SELECT_LEADING} WHERE dataset.id = ?`)
  const several = db.prepare<[string], LeadingRow>(
    `${SELECT_LEADING} WHERE dataset.id IN (SELECT value FROM json_each(?))`,
  )
  const page = db.prepare<ListPage, LeadingRow>(
    `${SELECT_LEADING} WHERE dataset.id > @after AND NOT dataset.deleted AND dataset.lead IS NULL
      ORDER BY dataset.id LIMIT @limit`,
  )
  const pageOfSource = db.prepare<ListPage, LeadingRow>(`
    ${SELECT_LEADING} WHERE record.source = (SELECT key FROM source WHERE id = @source)
      AND record.id > @after AND NOT dataset.deleted AND dataset.lead IS NULL ORDER BY record.id LIMIT @limit`)
  const idExists = db.prepare<[string], string>('SELECT id FROM dataset WHERE id = ?').pluck()
  const versions = db.prepare<[string], RecordVersion>(`
    SELECT number, at, (SELECT id FROM run WHERE key = version.run) AS run, change, fingerprint
    FROM version WHERE record = (SELECT record FROM dataset WHERE id = ?) ORDER BY number`)
  const changes = db.prepare<[number, number], ChangedId>(
    'SELECT id, sequence, deleted, lead IS NOT NULL AS led FROM dataset WHERE sequence > ? ORDER BY sequence LIMIT ?',
  )
  const newest = db.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM dataset').pluck()

  return {
    async record(id, at) {
      const row = one.get(id)
      if (!row || at === undefined) return row && recordFromRow(row)
      return recordAt(id, at)
    },
    async recordsOf(ids) {
      const rows = new Map(several.all(JSON.stringify(ids)).map((row) => [row.id, row]))
      return ids.flatMap((id) => rows.get(id) ?? []).map(recordFromRow)
    },
    idOf: async (iri) => idExists.get(recordIdOf(iri)),
    versions: async (id) => versions.all(id),
    async list({ source, after = '', limit }) {
      const rows =
        source === undefined ? page.all({ after, limit }) : pageOfSource.all({ source, after, limit })
      return rows.map(recordFromRow)
    },
    changesAfter: async (sequence, limit) =>
      changes.all(sequence, limit).map(({ deleted, led, ...row }) => ({
        ...row,
        deleted: deleted === 1,
        ...(led === 1 && { isLed: true }),
      })),
    sequence: async () => newest.get() ?? 0,
  }
}
