import type { Database } from 'better-sqlite3'
import { recordIdOf } from '../../dataset/identity.ts'
import type { CatalogueStore, ObservedDataset, StoreChange } from '../store.ts'
import type { SettleDataset } from './datasets.ts'
import { writeStatements, type RecordRow, type WriteStatements } from './write-statements.ts'

type WritePart = Pick<CatalogueStore, 'known' | 'unseen' | 'apply' | 'confirm'>

interface RunContext {
  readonly source: string
  readonly run: string
  readonly at: string
}

const UNSEEN_PAGE = 500

export function writePart(db: Database, settle: SettleDataset): WritePart {
  const sql = writeStatements(db)
  const keyOfSource = (id: string) => existing(sql.sourceKey.get(id), `source "${id}"`)
  const keyOfRun = (id: string) => existing(sql.runKey.get(id), `run "${id}"`)

  const apply = db.transaction((context: RunContext, changes: readonly StoreChange[]) => {
    const batch: Batch = {
      sql,
      source: keyOfSource(context.source),
      run: keyOfRun(context.run),
      at: context.at,
      newestVersion: sql.newestVersion.get() ?? 0,
    }
    const touched = new Set<string>()
    for (const change of changes) if (applyChange(batch, change)) touched.add(recordIdOf(iriOf(change)))
    touched.forEach(settle)
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
      return new Map(rows.map(({ iri, ...record }) => [iri, record]))
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
    apply: async (context, changes) => apply.immediate(context, changes),
    confirm: async (context, from) => confirm.immediate(context, from),
  }
}

interface Batch {
  readonly sql: WriteStatements
  readonly source: number
  readonly run: number
  readonly at: string
  newestVersion: number
}

const iriOf = (change: StoreChange): string => ('dataset' in change ? change.dataset.iri : change.iri)

/** True when the dataset needs a new place in the log of changes. */
function applyChange(batch: Batch, change: StoreChange): boolean {
  const { sql, source, run, at } = batch
  switch (change.kind) {
    case 'created':
      return createRecord(batch, change.dataset)
    case 'updated':
    case 'restored':
      return replaceContent(batch, change.kind, change.dataset)
    case 'unchanged': {
      if (sql.sighted.run(at, run, source, change.iri).changes === 1) return false
      return sql.returned.run(at, run, source, change.iri).changes === 1
    }
    case 'missing':
      return sql.missed.run(at, source, change.iri).changes === 1
    case 'deleted':
      return deleteRecord(batch, change.iri)
  }
}

function createRecord(batch: Batch, { iri, fingerprint, publisher, ntriples }: ObservedDataset): boolean {
  const { sql, source, run, at } = batch
  const content = ++batch.newestVersion
  const created = sql.create.run({
    source,
    iri,
    id: recordIdOf(iri),
    content,
    fingerprint,
    publisher,
    at,
    run,
  })
  const record = Number(created.lastInsertRowid)
  const change = 'created'
  sql.addVersion.run({ key: content, record, number: 1, at, run, change, fingerprint, publisher, ntriples })
  return true
}

function replaceContent(batch: Batch, change: 'updated' | 'restored', dataset: ObservedDataset): boolean {
  const { sql, source, run, at } = batch
  const { iri, fingerprint, publisher, ntriples } = dataset
  const { key: record, version } = recordAt(sql, source, iri)
  const number = version + 1
  const content = ++batch.newestVersion
  sql.addVersion.run({ key: content, record, number, at, run, change, fingerprint, publisher, ntriples })
  sql.replace.run({ key: record, number, content, fingerprint, publisher, at, run })
  return true
}

/** The record stays as a tombstone with its last content; nothing is ever removed. */
function deleteRecord(batch: Batch, iri: string): boolean {
  const { sql, source, run, at } = batch
  const { key: record, version, fingerprint, publisher } = recordAt(sql, source, iri)
  const number = version + 1
  const key = ++batch.newestVersion
  const tombstone = { change: 'deleted', fingerprint, publisher, ntriples: null }
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
