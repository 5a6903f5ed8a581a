import type { Database } from 'better-sqlite3'
import { recordIdOf } from '../../dataset/identity.ts'
import type {
  Applied,
  BatchReading,
  CatalogueStore,
  KnownRecord,
  StoreChange,
  Sweep,
  UnseenRecord,
} from '../store.ts'
import { applyChange, existing, iriOf, type Batch } from './changes.ts'
import type { SettleDataset } from './datasets.ts'
import type { DocumentPart } from './documents.ts'
import type { SaveReport } from './reports.ts'
import { writeStatements, type WriteStatements } from './write-statements.ts'

type WritePart = Pick<CatalogueStore, 'known' | 'unseen' | 'apply' | 'confirm'>

interface RunContext {
  readonly source: string
  readonly run: string
  readonly at: string
}

const UNSEEN_PAGE = 500

interface WriteParts {
  readonly settle: SettleDataset
  readonly saveReport: SaveReport
  readonly saveIdentifiers: Batch['saveIdentifiers']
  readonly documents: DocumentPart
  readonly saveSweep: (source: string, sweep: Sweep) => void
  /** After a transaction that was rolled back. */
  readonly forget: () => void
}

export function writePart(
  db: Database,
  { settle, saveReport, saveIdentifiers, documents, saveSweep, forget }: WriteParts,
): WritePart {
  const sql = writeStatements(db)
  const keyOfSource = (id: string) => existing(sql.sourceKey.get(id), `source "${id}"`)
  const keyOfRun = (id: string) => existing(sql.runKey.get(id), `run "${id}"`)

  const apply = db.transaction(
    (context: RunContext, changes: readonly StoreChange[], reading: BatchReading): Applied => {
      const batch: Batch = {
        sql,
        saveReport,
        saveIdentifiers,
        source: keyOfSource(context.source),
        run: keyOfRun(context.run),
        at: context.at,
        newestVersion: sql.newestVersion.get() ?? 0,
        refused: [],
      }
      const touched = new Set<string>()
      for (const change of changes) if (applyChange(batch, change)) touched.add(recordIdOf(iriOf(change)))
      touched.forEach(settle)
      for (const document of reading.documents ?? []) documents.remember(batch.source, document, batch.run)
      const met = meetUnchanged(documents, batch, reading.unchanged ?? [])
      if (reading.sweep) saveSweep(context.source, reading.sweep)
      return { refused: batch.refused, ...met }
    },
  )
  const confirm = db.transaction((context: RunContext, from: { run: string; records: number }) => {
    const source = keyOfSource(context.source)
    const before = keyOfRun(from.run)
    if (sql.countMet.get({ source, run: before }) !== from.records) return undefined
    return sql.confirm.run({ source, before, run: keyOfRun(context.run), at: context.at }).changes
  })

  return {
    async known(source, iris) {
      const key = sql.sourceKey.get(source)
      if (key === undefined) return new Map()
      const rows = sql.known.all(key, JSON.stringify(iris))
      return new Map(rows.map((row) => [row.iri, knownFromRow(row)]))
    },
    unseen: (source, since) => unseenRecords(sql, keyOfSource(source), since),
    async apply(context, changes, reading = {}) {
      try {
        return apply.immediate(context, changes, reading)
      } catch (error) {
        forget()
        throw error
      }
    },
    confirm: async (context, from) => confirm.immediate(context, from),
  }
}

async function* unseenRecords(
  sql: WriteStatements,
  source: number,
  since: string,
): AsyncIterable<UnseenRecord> {
  const first = sql.runKey.get(since) ?? Number.MAX_SAFE_INTEGER
  const context = { source, since: first, limit: UNSEEN_PAGE }
  let after = ''
  for (;;) {
    const rows = sql.unseen.all({ ...context, after })
    for (const { missingSince, withdrawn, excused, ...row } of rows) {
      const marks = { isWithdrawn: withdrawn === 1, isExcused: excused === 1 }
      yield { ...row, ...marks, ...(missingSince !== null && { missingSince }) }
    }
    const last = rows.at(-1)
    if (!last || rows.length < UNSEEN_PAGE) return
    after = last.iri
  }
}

function knownFromRow(row: ReturnType<WriteStatements['known']['all']>[number]): KnownRecord {
  const { state, fingerprint, run, profile, profileVersion } = row
  if (profile === null || profileVersion === null) return { state, fingerprint, run }
  return { state, fingerprint, run, validatedWith: { profile, profileVersion } }
}

function meetUnchanged(
  documents: DocumentPart,
  { source, run, at }: Batch,
  names: readonly string[],
): Pick<Applied, 'met' | 'unmet'> {
  let met = 0
  const unmet: string[] = []
  for (const name of names) {
    const records = documents.meet(source, name, { run, at })
    if (records === undefined) unmet.push(name)
    else met += records
  }
  return { met, unmet }
}
