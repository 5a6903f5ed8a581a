import type { Database } from 'better-sqlite3'
import { decisionObstacle } from '../change.ts'
import type { RunReport } from '../run.ts'
import type { CatalogueStore, HeldRecord, HoldDecision } from '../store.ts'
import { deleteRecord, type Batch } from './changes.ts'
import type { SettleDataset } from './datasets.ts'
import { writeStatements } from './write-statements.ts'

type HoldPart = Pick<CatalogueStore, 'dropHolds' | 'held' | 'decideHold'>
type Decision = Parameters<CatalogueStore['decideHold']>[0]

interface HeldRow {
  readonly iri: string
  readonly id: string
}

/** Still absent: neither seen again since it was held, nor deleted. */
const STILL_ABSENT = `record.state <> 'deleted' AND (record.state = 'missing' OR record.withdrawn)`

function holdStatements(db: Database) {
  return {
    drop: db.prepare<[string]>(
      'DELETE FROM hold WHERE run IN (SELECT run.key FROM run JOIN source ON source.key = run.source WHERE source.id = ?)',
    ),
    page: db.prepare<{ run: string; after: string; limit: number }, HeldRecord>(`
      SELECT record.id, record.iri FROM hold JOIN run ON run.key = hold.run JOIN record ON record.key = hold.record
      WHERE run.id = @run AND record.id > @after ORDER BY record.id LIMIT @limit`),
    run: db.prepare<[string], { key: number; source: number; report: string }>(
      'SELECT key, source, report FROM run WHERE id = ?',
    ),
    later: db
      .prepare<[number, number], string>('SELECT report FROM run WHERE source = ? AND key > ? ORDER BY key')
      .pluck(),
    absent: db.prepare<[number], HeldRow>(`
      SELECT record.iri, record.id FROM hold JOIN record ON record.key = hold.record
      WHERE hold.run = ? AND (${STILL_ABSENT} OR (record.excused AND record.state <> 'deleted'))`),
    excuse: db.prepare<[number]>(`
      UPDATE record SET withdrawn = 0, excused = 1
      WHERE key IN (SELECT record FROM hold WHERE run = ?) AND ${STILL_ABSENT}`),
    save: db.prepare<[string, number]>('UPDATE run SET report = ? WHERE key = ?'),
  }
}

/** What runs would have deleted and did not, and what is decided about it. */
export function holdPart(db: Database, settle: SettleDataset): HoldPart {
  const sql = holdStatements(db)
  const writing = writeStatements(db)

  const bury = (run: { key: number; source: number }, at: string): number => {
    const newestVersion = writing.newestVersion.get() ?? 0
    const batch: Batch = {
      sql: writing,
      saveReport() {},
      saveIdentifiers() {},
      source: run.source,
      run: run.key,
      at,
      newestVersion,
      refused: [],
    }
    const absent = sql.absent.all(run.key)
    for (const { iri } of absent) deleteRecord(batch, iri)
    for (const { id } of absent) settle(id)
    return absent.length
  }

  const decide = db.transaction(({ run: id, kind, at }: Decision): HoldDecision => {
    const run = sql.run.get(id)
    const report = run && parseReport(run.report)
    const later = run ? sql.later.all(run.source, run.key).map(parseReport) : []
    const obstacle = decisionObstacle(report, later, kind)
    if (obstacle || !run || report?.outcome.kind !== 'held') return obstacle ?? { kind: 'not-held' }
    const deleted = kind === 'approved' ? bury(run, at) : 0
    if (kind === 'rejected') sql.excuse.run(run.key)
    const decided: RunReport = { ...report, outcome: { ...report.outcome, decision: { kind, at, deleted } } }
    sql.save.run(JSON.stringify(decided), run.key)
    return { kind: 'decided', report: decided }
  })

  return {
    dropHolds: async (source) => void sql.drop.run(source),
    held: async (run, { after = '', limit }) => sql.page.all({ run, after, limit }),
    decideHold: async (decision) => decide.immediate(decision),
  }
}

function parseReport(text: string): RunReport {
  const report: RunReport = JSON.parse(text)
  return report
}
