import type { Database } from 'better-sqlite3'
import { leadingRecord } from '../change.ts'
import type { CatalogueRecord, RecordVersion } from '../record.ts'
import { recordFromRow } from './record-row.ts'
import { REPORT_SUMMARY, type SummaryRow } from './report-row.ts'

/** A record of one source as it stood after the last version before an instant. */
interface PastRow {
  readonly record: number
  readonly source: string
  readonly sourceAuthority: string
  readonly sourceUrl: string
  readonly iri: string
  readonly firstSeen: string
  readonly number: number
  readonly at: string
  readonly change: RecordVersion['change']
  readonly fingerprint: string
  readonly publisher: string
}

export interface PastReader {
  readonly recordAt: (id: string, at: string) => CatalogueRecord | undefined
  /** Which record led, and the version that it had. */
  readonly stateAt: (id: string, at: string) => { record: number; number: number } | undefined
}

type TextRow = SummaryRow & { readonly ntriples: string; readonly lines: string | null }
const NO_TEXT: TextRow = {
  ntriples: '',
  lines: null,
  profile: null,
  profileVersion: null,
  level: null,
  violations: null,
  warnings: null,
  infos: null,
}

/**
 * The state of a dataset at an instant. Which source led then is decided anew from what each had said by then.
 * That a record was missing for a while is not part of its history, so a past state is active or deleted.
 */
export function pastReader(db: Database): PastReader {
  const states = db.prepare<{ id: string; at: string }, PastRow>(`
    SELECT record.key AS record, source.id AS source, source.authority AS sourceAuthority,
      source.url AS sourceUrl, record.iri,
      record.first_seen AS firstSeen, version.number, version.at, version.change, version.fingerprint,
      version.publisher
    FROM record
      JOIN source ON source.key = record.source
      JOIN version ON version.record = record.key AND version.number =
        (SELECT max(number) FROM version AS v WHERE v.record = record.key AND v.at <= @at)
    WHERE record.id = @id`)
  const text = db.prepare<[number, number], TextRow>(`
    SELECT ntriples, lines, ${REPORT_SUMMARY}
    FROM version LEFT JOIN report ON report.version = version.key
    WHERE record = ? AND number <= ? AND ntriples IS NOT NULL ORDER BY number DESC LIMIT 1`)
  const lastSeen = db.prepare<[number], string>('SELECT last_seen FROM record WHERE key = ?').pluck()
  const sequence = db.prepare<[string], number>('SELECT sequence FROM dataset WHERE id = ?').pluck()

  const candidatesAt = (id: string, at: string) =>
    states.all({ id, at }).map((row) => ({
      ...row,
      state: row.change === 'deleted' ? ('deleted' as const) : ('active' as const),
    }))
  const recordAt = (id: string, at: string) => {
    const candidates = candidatesAt(id, at)
    const leading = leadingRecord(candidates)
    if (!leading) return undefined
    const seen = lastSeen.get(leading.record) ?? leading.at
    const others = candidates.filter((row) => row !== leading && row.state === 'active')
    return recordFromRow({
      id,
      source: leading.source,
      iri: leading.iri,
      state: leading.state,
      version: leading.number,
      fingerprint: leading.fingerprint,
      firstSeen: leading.firstSeen,
      lastSeen: seen < at ? seen : at,
      lastChanged: leading.at,
      missingSince: null,
      deletedAt: leading.state === 'deleted' ? leading.at : null,
      sequence: sequence.get(id) ?? 0,
      ...(text.get(leading.record, leading.number) ?? NO_TEXT),
      publisher: leading.publisher,
      sourceAuthority: leading.sourceAuthority,
      lead: null,
      alsoPublishedBy: JSON.stringify(others.map((row) => row.source)),
    })
  }
  return { recordAt, stateAt: (id, at) => leadingRecord(candidatesAt(id, at)) }
}
