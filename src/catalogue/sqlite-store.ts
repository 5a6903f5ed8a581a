import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import type { CatalogueStore } from './store.ts'
import { datasetSettler } from './sqlite/datasets.ts'
import { documentPart, readingPart } from './sqlite/documents.ts'
import { addedSourcePart } from './sqlite/added-sources.ts'
import { eventPart } from './sqlite/events.ts'
import { ownershipBeside, ownershipInMemory } from './sqlite/ownership.ts'
import { grouper } from './sqlite/groups.ts'
import { publicationPart } from './sqlite/publications.ts'
import { holdPart } from './sqlite/holds.ts'
import { keyPart } from './sqlite/keys.ts'
import { findingKinds } from './sqlite/finding-kinds.ts'
import { pastReader } from './sqlite/past.ts'
import { readPart } from './sqlite/reading.ts'
import { reportPart, reportSaver } from './sqlite/reports.ts'
import { runPart } from './sqlite/runs.ts'
import { migrate } from './sqlite/schema.ts'
import { sourcePart } from './sqlite/sources.ts'
import { writePart } from './sqlite/writing.ts'

export interface SqliteStoreOptions {
  /** How long to wait for another process that writes. Batches take milliseconds; this is for slow disks. */
  readonly busyTimeoutMs?: number
}

const BUSY_TIMEOUT_MS = 15_000

/** Opens the catalogue, creating file and folder where they are missing; `:memory:` keeps nothing. */
export function openSqliteStore(path: string, options: SqliteStoreOptions = {}): CatalogueStore {
  const inMemory = path === ':memory:'
  const file = inMemory ? path : resolve(path)
  if (!inMemory) mkdirSync(dirname(file), { recursive: true })
  const db = new SqliteDatabase(file, { timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS })
  try {
    configure(db)
    migrate(db)
  } catch (error) {
    db.close()
    throw error
  }
  const { regroup, saveIdentifiers } = grouper(db)
  const { settle, resettleSource } = datasetSettler(db, regroup)
  const past = pastReader(db)
  const kinds = findingKinds(db)
  const { recall, ...documents } = documentPart(db, settle)
  const { saveSweep, ...reading } = readingPart(db, recall)
  const ownership = inMemory ? ownershipInMemory() : ownershipBeside(file)
  return {
    ...sourcePart(db, resettleSource),
    ...addedSourcePart(db),
    ...keyPart(db),
    ...runPart(db, ownership),
    ...writePart(db, {
      settle,
      saveIdentifiers,
      documents,
      saveSweep,
      saveReport: reportSaver(db, kinds),
      forget: kinds.forget,
    }),
    ...reading,
    ...holdPart(db, settle),
    ...readPart(db, past),
    ...eventPart(db),
    ...publicationPart(db),
    ...reportPart(db, { kinds, settle, stateAt: past.stateAt }),
    async close() {
      ownership.end()
      db.close()
    },
  }
}

function configure(db: Database): void {
  db.pragma('journal_mode = WAL')
  // What a method has returned for must survive a power cut too: one sync per batch of datasets.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('cache_size = -32000')
  // 64 MB: a large harvest writes its index pages once in many batches instead of after each.
  db.pragma('wal_autocheckpoint = 16000')
  db.pragma('journal_size_limit = 67108864')
}
