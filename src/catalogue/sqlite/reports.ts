import type { Database } from 'better-sqlite3'
import { recordIdOf } from '../../dataset/identity.ts'
import type { FindingKind } from '../../validation/finding.ts'
import type { DatasetReport } from '../../validation/validate-dataset.ts'
import type { FoundKind } from '../report.ts'
import type { CatalogueStore } from '../store.ts'
import type { SettleDataset } from './datasets.ts'
import type { FindingKinds } from './finding-kinds.ts'
import { decodeLines } from './lines.ts'
import { packFindings, REPORT_SUMMARY, reportFromRow, type ReportRow } from './report-row.ts'

type ReportPart = Pick<
  CatalogueStore,
  'report' | 'frequentFindings' | 'datasetsWithFinding' | 'unvalidated' | 'saveReports'
>

/** Stores what was said of the content of a version. Call inside a transaction. */
export type SaveReport = (version: number, report: DatasetReport, at: string) => void

export function reportSaver(db: Database, kinds: FindingKinds): SaveReport {
  const save = db.prepare<(string | number | null)[]>(`
    INSERT OR REPLACE INTO report
      (version, at, profile, profile_version, level, violations, warnings, infos, findings)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  return (version, report, at) => {
    const { iri, profile, profileVersion, level, counts } = report
    const findings = packFindings(iri, report.findings, (kind) => kinds.keyOf(report, kind))
    const summary = [profile, profileVersion, level ?? null, counts.violation, counts.warning, counts.info]
    save.run(version, at, ...summary, JSON.stringify(findings))
  }
}

interface FoundRow {
  /** Of the newest of the kinds that differ in nothing but words. */
  readonly key: number
  readonly profile: string
  readonly findings: number
  readonly datasets: number
}

interface Filter {
  readonly source: string | null
  readonly authority: string | null
}

type Place = Pick<FindingKind, 'shape' | 'constraint' | 'path'>

interface UnvalidatedRow {
  readonly iri: string
  readonly fingerprint: string
  readonly ntriples: string
  readonly lines: string | null
}

const LEADING = `
  FROM dataset
    JOIN record ON record.key = dataset.record
    JOIN source ON source.key = record.source
    JOIN report ON report.version = record.content
    JOIN json_each(report.findings) AS found
    JOIN kind ON kind.key = json_extract(found.value, '$[0]')
  WHERE NOT dataset.deleted
    AND (@source IS NULL OR source.id = @source)
    AND (@authority IS NULL OR coalesce(nullif(source.authority, ''), record.publisher) = @authority)`

function reportStatements(db: Database) {
  return {
    leading: db.prepare<[string], { record: number; number: number }>(`
      SELECT record.key AS record, record.version AS number
      FROM dataset JOIN record ON record.key = dataset.record WHERE dataset.id = ?`),
    // Of the content at a version: that of the last version until then which has one.
    report: db.prepare<[number, number], ReportRow>(`
      SELECT record.iri, source.id AS source, version.number AS version, report.at, ${REPORT_SUMMARY},
        report.findings
      FROM version
        JOIN report ON report.version = version.key
        JOIN record ON record.key = version.record
        JOIN source ON source.key = record.source
      WHERE version.key = (SELECT max(key) FROM version WHERE record = ? AND number <= ? AND ntriples IS NOT NULL)`),
    frequent: db.prepare<Filter & { limit: number }, FoundRow>(`
      WITH kind AS MATERIALIZED (
        SELECT key, max(key) OVER (
          PARTITION BY profile, kind ->> 'shape', kind ->> 'constraint', kind ->> 'path') AS newest
        FROM finding_kind)
      SELECT kind.newest AS key, report.profile, sum(json_array_length(found.value, '$[1]')) AS findings,
        count(DISTINCT dataset.id) AS datasets
      ${LEADING}
      GROUP BY kind.newest ORDER BY datasets DESC, findings DESC, kind.newest LIMIT @limit`),
    datasets: db
      .prepare<Filter & Place & { after: string; limit: number }, string>(
        `WITH kind AS MATERIALIZED (
           SELECT key FROM finding_kind WHERE kind ->> 'shape' = @shape
             AND kind ->> 'constraint' = @constraint AND kind ->> 'path' = @path)
         SELECT DISTINCT dataset.id ${LEADING} AND dataset.id > @after ORDER BY dataset.id LIMIT @limit`,
      )
      .pluck(),
    unvalidated: db.prepare<
      { source: string; profile: string; profileVersion: string; after: string; limit: number },
      UnvalidatedRow
    >(`
      SELECT record.iri, record.fingerprint, version.ntriples, version.lines
      FROM record
        JOIN version ON version.key = record.content
        LEFT JOIN report ON report.version = record.content
      WHERE record.source = (SELECT key FROM source WHERE id = @source) AND record.iri > @after
        AND record.state <> 'deleted'
        AND (report.profile IS NOT @profile OR report.profile_version IS NOT @profileVersion)
      ORDER BY record.iri LIMIT @limit`),
    content: db
      .prepare<[string, string, string], number>(
        `SELECT content FROM record
         WHERE source = (SELECT key FROM source WHERE id = ?) AND iri = ? AND fingerprint = ?`,
      )
      .pluck(),
  }
}

/** `stateAt` finds the leading record of an id at an instant, and the version it had then. */
export function reportPart(
  db: Database,
  parts: {
    readonly kinds: FindingKinds
    readonly settle: SettleDataset
    readonly stateAt: (id: string, at: string) => { record: number; number: number } | undefined
  },
): ReportPart {
  const { kinds, settle, stateAt } = parts
  const sql = reportStatements(db)
  const saveReport = reportSaver(db, kinds)
  const filterOf = (filter: { source?: string; authority?: string }): Filter => ({
    source: filter.source ?? null,
    authority: filter.authority ?? null,
  })
  const saveAll = db.transaction(
    (
      { source, at }: { source: string; at: string },
      reports: readonly { fingerprint: string; report: DatasetReport }[],
    ) => {
      for (const { fingerprint, report } of reports) {
        const content = sql.content.get(source, report.iri, fingerprint)
        if (content === undefined) continue
        saveReport(content, report, at)
        settle(recordIdOf(report.iri))
      }
    },
  )

  return {
    async report(id, at) {
      const state = at === undefined ? sql.leading.get(id) : stateAt(id, at)
      const row = state && sql.report.get(state.record, state.number)
      return row && reportFromRow(row, kinds.kindOf)
    },
    async frequentFindings({ limit, ...filter }) {
      const rows = sql.frequent.all({ ...filterOf(filter), limit })
      return rows.map(({ key, ...row }): FoundKind => ({ ...row, kind: kinds.kindOf(key) }))
    },
    async datasetsWithFinding({ shape, constraint, path }, { after = '', limit, ...filter }) {
      return sql.datasets.all({ ...filterOf(filter), shape, constraint, path, after, limit })
    },
    async unvalidated(source, { profile, profileVersion }, { after = '', limit }) {
      const rows = sql.unvalidated.all({ source, profile, profileVersion, after, limit })
      return rows.map((row) => ({ ...row, lines: decodeLines(row.lines) }))
    },
    async saveReports(context, reports) {
      try {
        saveAll.immediate(context, reports)
      } catch (error) {
        kinds.forget()
        throw error
      }
    },
  }
}
