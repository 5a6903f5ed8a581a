import type { Database } from 'better-sqlite3'
import { settlesAbsence } from '../change.ts'
import { NO_COUNTS, type RunReport } from '../run.ts'
import type { CatalogueStore, RunStart } from '../store.ts'
import type { Ownership } from './ownership.ts'

type RunPart = Pick<
  CatalogueStore,
  'startRun' | 'saveRun' | 'run' | 'runs' | 'countRuns' | 'closeAbandonedRuns'
>

interface OpenRun {
  readonly id: string
  readonly owner: string
  readonly report: string
}

interface Page {
  readonly source: string | null
  readonly before: string | null
  readonly limit: number
}

function runStatements(db: Database) {
  const page = (where: string) =>
    db
      .prepare<[Page], string>(
        `SELECT report FROM run WHERE ${where}
           (@before IS NULL OR (started_at, key) < (SELECT started_at, key FROM run WHERE id = @before))
         ORDER BY started_at DESC, key DESC LIMIT @limit`,
      )
      .pluck()
  return {
    insert: db.prepare<[string, string, string, string, string]>(`
      INSERT INTO run (id, source, started_at, owner, report)
      VALUES (?, (SELECT key FROM source WHERE id = ?), ?, ?, ?)`),
    hasSource: db.prepare<[string], 1>('SELECT 1 FROM source WHERE id = ?').pluck(),
    open: db.prepare<[], OpenRun>('SELECT id, owner, report FROM run WHERE owner IS NOT NULL'),
    openOf: db.prepare<[string], OpenRun>(`
      SELECT id, owner, report FROM run
      WHERE owner IS NOT NULL AND source = (SELECT key FROM source WHERE id = ?)`),
    update: db.prepare<[string, string]>('UPDATE run SET report = ? WHERE id = ?'),
    finish: db.prepare<[string, string]>('UPDATE run SET report = ?, owner = NULL WHERE id = ?'),
    supersede: db.prepare<{ run: string }>(`
      UPDATE run SET report = json_set(report, '$.outcome.supersededBy', @run)
      WHERE source = (SELECT source FROM run WHERE id = @run) AND key < (SELECT key FROM run WHERE id = @run)
        AND report ->> '$.outcome.kind' = 'held' AND report -> '$.outcome.decision' IS NULL
        AND report -> '$.outcome.supersededBy' IS NULL`),
    one: db.prepare<[string], string>('SELECT report FROM run WHERE id = ?').pluck(),
    count: db
      .prepare<[string], number>(
        'SELECT count(*) FROM run WHERE source = (SELECT key FROM source WHERE id = ?)',
      )
      .pluck(),
    countAll: db.prepare<[], number>('SELECT count(*) FROM run').pluck(),
    pageOfAll: page(''),
    pageOfSource: page('source = (SELECT key FROM source WHERE id = @source) AND'),
  }
}

export function runPart(db: Database, ownership: Ownership): RunPart {
  const sql = runStatements(db)
  const closeIfAbandoned = (run: OpenRun, at: string): boolean => {
    if (ownership.isAlive(run)) return false
    const reason = 'the process that harvested was stopped; what it had stored until then is kept'
    const report: RunReport = {
      ...parseReport(run.report),
      endedAt: at,
      outcome: { kind: 'interrupted', reason },
    }
    sql.finish.run(JSON.stringify(report), run.id)
    ownership.forget(run.owner)
    return true
  }

  const start = db.transaction((run: { id: string; source: string; startedAt: string }): RunStart => {
    const other = sql.openOf.get(run.source)
    if (other && !closeIfAbandoned(other, run.startedAt)) return { kind: 'under-way', run: other.id }
    if (!sql.hasSource.get(run.source)) throw new Error(`the catalogue has no source "${run.source}"`)
    const report = JSON.stringify(newReport(run))
    sql.insert.run(run.id, run.source, run.startedAt, ownership.name, report)
    return { kind: 'started' }
  })
  const finish = db.transaction((report: RunReport) => finishRun(sql, report))
  const closeAbandoned = db.transaction((at: string) =>
    sql.open
      .all()
      .filter((run) => closeIfAbandoned(run, at))
      .map((run) => run.id),
  )

  return {
    async startRun(run) {
      // Held before the run is visible, so that nobody takes it for abandoned.
      ownership.hold(run.id)
      let started: RunStart | undefined
      try {
        return (started = start.immediate(run))
      } finally {
        if (started?.kind !== 'started') ownership.release(run.id)
      }
    },
    async saveRun(report) {
      if (report.endedAt === undefined) {
        sql.update.run(JSON.stringify(report), report.id)
        return
      }
      try {
        finish.immediate(report)
      } finally {
        // Even where nothing can be written: a run that has ended must not keep its source from the next one.
        ownership.release(report.id)
      }
    },
    run: async (id) => sql.one.all(id).map(parseReport)[0],
    runs: async ({ source, limit, before }) =>
      (source === undefined ? sql.pageOfAll : sql.pageOfSource)
        .all({ source: source ?? null, before: before ?? null, limit })
        .map(parseReport),
    countRuns: async (source) => (source === undefined ? sql.countAll.get() : sql.count.get(source)) ?? 0,
    closeAbandonedRuns: async (at) => closeAbandoned.immediate(at),
  }
}

function finishRun(sql: ReturnType<typeof runStatements>, report: RunReport): void {
  sql.finish.run(JSON.stringify(report), report.id)
  if (settlesAbsence(report.outcome)) sql.supersede.run({ run: report.id })
}

function parseReport(text: string): RunReport {
  const report: RunReport = JSON.parse(text)
  return report
}

const newReport = (run: { id: string; source: string; startedAt: string }): RunReport => ({
  ...run,
  outcome: { kind: 'running' },
  counts: NO_COUNTS,
  timings: {},
  rejections: [],
  bytes: 0,
})
