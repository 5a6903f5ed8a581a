import type { Database } from 'better-sqlite3'
import type { KnownRecord } from '../store.ts'

export interface RecordRow {
  readonly key: number
  readonly version: number
  readonly content: number
  readonly fingerprint: string
  readonly publisher: string
}

interface KnownRow extends Omit<KnownRecord, 'validatedWith'> {
  readonly iri: string
  readonly profile: string | null
  readonly profileVersion: string | null
}

interface UnseenRow {
  readonly iri: string
  readonly state: 'active' | 'missing'
  readonly missingSince: string | null
  readonly withdrawn: number
  readonly excused: number
}

interface VersionRow {
  readonly key: number
  readonly record: number
  readonly number: number
  readonly at: string
  readonly run: number
  readonly change: string
  readonly fingerprint: string
  readonly publisher: string
  readonly ntriples: string | null
  readonly lines: string | null
}

interface Replacement {
  readonly key: number
  readonly number: number
  readonly content: number
  readonly fingerprint: string
  readonly publisher: string
  readonly at: string
  readonly run: number
}

interface NewRecord {
  readonly source: number
  readonly iri: string
  readonly id: string
  readonly content: number
  readonly fingerprint: string
  readonly publisher: string
  readonly at: string
  readonly run: number
}

export type WriteStatements = ReturnType<typeof writeStatements>

/** Every statement that a run writes with, compiled once. */
export function writeStatements(db: Database) {
  return { ...lookups(db), ...sightings(db), ...versions(db) }
}

const lookups = (db: Database) => ({
  sourceKey: db.prepare<[string], number>('SELECT key FROM source WHERE id = ?').pluck(),
  runKey: db.prepare<[string], number>('SELECT key FROM run WHERE id = ?').pluck(),
  recordAt: db.prepare<[number, string], RecordRow>(
    'SELECT key, version, content, fingerprint, publisher FROM record WHERE source = ? AND iri = ?',
  ),
  known: db.prepare<[number, string], KnownRow>(`
    SELECT iri, state, fingerprint, (SELECT id FROM run WHERE key = last_run) AS run,
      report.profile, report.profile_version AS profileVersion
    FROM record LEFT JOIN report ON report.version = record.content
    WHERE source = ? AND iri IN (SELECT value FROM json_each(?))`),
  unseen: db.prepare<{ source: number; since: number; after: string; limit: number }, UnseenRow>(`
    SELECT iri, state, missing_since AS missingSince, withdrawn, excused FROM record
    WHERE source = @source AND iri > @after AND (last_run < @since OR withdrawn) AND state <> 'deleted'
    ORDER BY iri LIMIT @limit`),
  holderOf: db
    .prepare<[string, string], string>('SELECT iri FROM record WHERE id = ? AND iri <> ? LIMIT 1')
    .pluck(),
  newestVersion: db.prepare<[], number>('SELECT coalesce(max(key), 0) FROM version').pluck(),
  countMet: db
    .prepare<{ source: number; run: number }, number>(
      `SELECT count(*) FROM record WHERE source = @source AND last_run = @run AND state = 'active'`,
    )
    .pluck(),
})

const sightings = (db: Database) => ({
  sighted: db.prepare<[string, number, number, string]>(
    `UPDATE record SET last_seen = ?, last_run = ?, withdrawn = 0, excused = 0
     WHERE source = ? AND iri = ? AND state = 'active'`,
  ),
  returned: db.prepare<[string, number, number, string]>(`
    UPDATE record SET last_seen = ?, last_run = ?, state = 'active', missing_since = NULL, withdrawn = 0, excused = 0
    WHERE source = ? AND iri = ? AND state = 'missing'`),
  missed: db.prepare<[string, number, string]>(`
    UPDATE record SET state = 'missing', missing_since = ? WHERE source = ? AND iri = ? AND state = 'active'`),
  withdrawn: db.prepare<[number, string]>(
    `UPDATE record SET withdrawn = 1 WHERE source = ? AND iri = ? AND state <> 'deleted'`,
  ),
  held: db.prepare<{ run: number; source: number; iri: string }>(`
    INSERT OR IGNORE INTO hold (run, record)
    SELECT @run, key FROM record WHERE source = @source AND iri = @iri`),
  confirm: db.prepare<{ source: number; before: number; run: number; at: string }>(`
    UPDATE record SET last_seen = @at, last_run = @run
    WHERE source = @source AND last_run = @before AND state = 'active'`),
})

const versions = (db: Database) => ({
  create: db.prepare<NewRecord>(`
    INSERT INTO record (source, iri, id, state, version, content, fingerprint, publisher,
      first_seen, last_seen, last_run, last_changed)
    VALUES (@source, @iri, @id, 'active', 1, @content, @fingerprint, @publisher, @at, @at, @run, @at)`),
  addVersion: db.prepare<VersionRow>(`
    INSERT INTO version (key, record, number, at, run, change, fingerprint, publisher, ntriples, lines)
    VALUES (@key, @record, @number, @at, @run, @change, @fingerprint, @publisher, @ntriples, @lines)`),
  replace: db.prepare<Replacement>(`
    UPDATE record SET state = 'active', version = @number, content = @content, fingerprint = @fingerprint,
      publisher = @publisher, last_seen = @at, last_run = @run, last_changed = @at, missing_since = NULL,
      deleted_at = NULL, withdrawn = 0, excused = 0
    WHERE key = @key`),
  bury: db.prepare<{ key: number; number: number; at: string }>(`
    UPDATE record SET state = 'deleted', version = @number, last_changed = @at, deleted_at = @at,
      withdrawn = 0, excused = 0
    WHERE key = @key`),
})
