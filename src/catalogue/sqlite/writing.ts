import type { Database } from 'better-sqlite3'
import { recordIdOf } from '../../dataset/identity.ts'
import type { DatasetReport } from '../../validation/validate-dataset.ts'
import type { CatalogueStore, KnownRecord, ObservedDataset, RefusedDataset, StoreChange } from '../store.ts'
import type { SettleDataset } from './datasets.ts'
import { encodeLines } from './lines.ts'
import type { SaveReport } from './reports.ts'
import { writeStatements, type RecordRow, type WriteStatements } from './write-statements.ts'

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
  /** After a transaction that was rolled back. */
  readonly forget: () => void
}

export function writePart(db: Database, { settle, saveReport, forget }: WriteParts): WritePart {
  const sql = writeStatements(db)
  const keyOfSource = (id: string) => existing(sql.sourceKey.get(id), `source "${id}"`)
  const keyOfRun = (id: string) => existing(sql.runKey.get(id), `run "${id}"`)

  const apply = db.transaction((context: RunContext, changes: readonly StoreChange[]) => {
    const batch: Batch = {
      sql,
      saveReport,
      source: keyOfSource(context.source),
      run: keyOfRun(context.run),
      at: context.at,
      newestVersion: sql.newestVersion.get() ?? 0,
      refused: [],
    }
    const touched = new Set<string>()
    for (const change of changes) if (applyChange(batch, change)) touched.add(recordIdOf(iriOf(change)))
    touched.forEach(settle)
    return { refused: batch.refused }
  })
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
    async *unseen(source, run) {
      const context = { source: keyOfSource(source), run: sql.runKey.get(run) ?? 0, limit: UNSEEN_PAGE }
      let after = ''
      for (;;) {
        const rows = sql.unseen.all({ ...context, after })
        for (const { iri, state, missingSince } of rows) {
          yield { iri, state, ...(missingSince !== null && { missingSince }) }
        }
        const last = rows.at(-1)
        if (!last || rows.length < UNSEEN_PAGE) return
        after = last.iri
      }
    },
    async apply(context, changes) {
      try {
        return apply.immediate(context, changes)
      } catch (error) {
        forget()
        throw error
      }
    },
    confirm: async (context, from) => confirm.immediate(context, from),
  }
}

function knownFromRow(row: ReturnType<WriteStatements['known']['all']>[number]): KnownRecord {
  const { state, fingerprint, run, profile, profileVersion } = row
  if (profile === null || profileVersion === null) return { state, fingerprint, run }
  return { state, fingerprint, run, validatedWith: { profile, profileVersion } }
}

interface Batch {
  readonly sql: WriteStatements
  readonly saveReport: SaveReport
  readonly source: number
  readonly run: number
  readonly at: string
  newestVersion: number
  readonly refused: RefusedDataset[]
}

const iriOf = (change: StoreChange): string => ('dataset' in change ? change.dataset.iri : change.iri)

/** True when the dataset needs a new place in the log of changes. */
function applyChange(batch: Batch, change: StoreChange): boolean {
  const { sql, source, at } = batch
  switch (change.kind) {
    case 'created':
      return createRecord(batch, change.dataset, change.report)
    case 'updated':
    case 'restored':
      return replaceContent(batch, change)
    case 'unchanged':
      return sightRecord(batch, change)
    case 'missing':
      return sql.missed.run(at, source, change.iri).changes === 1
    case 'deleted':
      return deleteRecord(batch, change.iri)
  }
}

/** A new report changes what is known of a dataset, if not what its source says. */
function sightRecord(batch: Batch, { iri, report }: Extract<StoreChange, { kind: 'unchanged' }>): boolean {
  const { sql, source, run, at } = batch
  const isSighted = sql.sighted.run(at, run, source, iri).changes === 1
  const hasReturned = !isSighted && sql.returned.run(at, run, source, iri).changes === 1
  if (report) batch.saveReport(recordAt(sql, source, iri).content, report, at)
  return hasReturned || report !== undefined
}

function createRecord(batch: Batch, dataset: ObservedDataset, report: DatasetReport | undefined): boolean {
  const { sql, source, run, at } = batch
  const { iri, fingerprint, publisher, ntriples } = dataset
  const id = recordIdOf(iri)
  const heldBy = sql.holderOf.get(id, iri)
  if (heldBy !== undefined) {
    batch.refused.push({ iri, id, heldBy })
    return false
  }
  const lines = encodeLines(dataset.lines)
  const content = ++batch.newestVersion
  const created = sql.create.run({
    source,
    iri,
    id,
    content,
    fingerprint,
    publisher,
    at,
    run,
  })
  const record = Number(created.lastInsertRowid)
  const text = { change: 'created', fingerprint, publisher, ntriples, lines }
  sql.addVersion.run({ key: content, record, number: 1, at, run, ...text })
  if (report) batch.saveReport(content, report, at)
  return true
}

function replaceContent(
  batch: Batch,
  { kind, dataset, report }: Extract<StoreChange, { dataset: ObservedDataset }>,
): boolean {
  const { sql, source, run, at } = batch
  const { iri, fingerprint, publisher, ntriples } = dataset
  const text = { change: kind, fingerprint, publisher, ntriples, lines: encodeLines(dataset.lines) }
  const { key: record, version } = recordAt(sql, source, iri)
  const number = version + 1
  const content = ++batch.newestVersion
  sql.addVersion.run({ key: content, record, number, at, run, ...text })
  sql.replace.run({ key: record, number, content, fingerprint, publisher, at, run })
  if (report) batch.saveReport(content, report, at)
  return true
}

/** The record stays as a tombstone with its last content; nothing is ever removed. */
function deleteRecord(batch: Batch, iri: string): boolean {
  const { sql, source, run, at } = batch
  const { key: record, version, fingerprint, publisher } = recordAt(sql, source, iri)
  const number = version + 1
  const key = ++batch.newestVersion
  const tombstone = { change: 'deleted', fingerprint, publisher, ntriples: null, lines: null }
  sql.addVersion.run({ key, record, number, at, run, ...tombstone })
  sql.bury.run({ key: record, number, at })
  return true
}

const recordAt = (sql: WriteStatements, source: number, iri: string): RecordRow =>
  existing(sql.recordAt.get(source, iri), `record of ${iri}`)

function existing<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the catalogue has no ${what}`)
  return found
}
