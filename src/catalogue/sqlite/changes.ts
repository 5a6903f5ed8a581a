import { recordIdOf } from '../../dataset/identity.ts'
import type { DatasetReport } from '../../validation/validate-dataset.ts'
import type { GlobalIdentifier } from '../global-identifiers.ts'
import type { ObservedDataset, RefusedDataset, StoreChange } from '../store.ts'
import { encodeLines } from './lines.ts'
import type { SaveReport } from './reports.ts'
import type { RecordRow, WriteStatements } from './write-statements.ts'

/** Changes of one run that are stored in one transaction. */
export interface Batch {
  readonly sql: WriteStatements
  readonly saveReport: SaveReport
  readonly saveIdentifiers: (record: number, identifiers: readonly GlobalIdentifier[]) => void
  readonly source: number
  readonly run: number
  readonly at: string
  newestVersion: number
  readonly refused: RefusedDataset[]
}

export const iriOf = (change: StoreChange): string => ('dataset' in change ? change.dataset.iri : change.iri)

/** True when the dataset needs a new place in the log of changes. */
export function applyChange(batch: Batch, change: StoreChange): boolean {
  const { sql, source, run, at } = batch
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
    case 'withdrawn':
      sql.withdrawn.run(source, change.iri)
      return false
    case 'held':
      sql.held.run({ run, source, iri: change.iri })
      return sql.missed.run(at, source, change.iri).changes === 1
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
  batch.saveIdentifiers(record, dataset.identifiers ?? [])
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
  batch.saveIdentifiers(record, dataset.identifiers ?? [])
  const number = version + 1
  const content = ++batch.newestVersion
  sql.addVersion.run({ key: content, record, number, at, run, ...text })
  sql.replace.run({ key: record, number, content, fingerprint, publisher, at, run })
  if (report) batch.saveReport(content, report, at)
  return true
}

/** The record stays as a tombstone with its last content; nothing is ever removed. */
export function deleteRecord(batch: Batch, iri: string): boolean {
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

export function existing<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the catalogue has no ${what}`)
  return found
}
