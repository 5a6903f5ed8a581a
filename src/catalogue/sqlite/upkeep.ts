import { hash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'

/** Why a file cannot be used as a catalogue, or not now. */
class UpkeepError extends Error {
  override readonly name = 'UpkeepError'
}

export interface CatalogueCheck {
  /** Versions whose text was compared with its fingerprint. */
  readonly versions: number
  /** Empty when everything is as it was written. */
  readonly problems: readonly string[]
}

const MOST_PROBLEMS_LISTED = 100
const TABLES = ['source', 'run', 'record', 'version', 'dataset']

/** Copies a catalogue that may be in use, page by page, into one self-contained file. */
export async function backupCatalogue(
  path: string,
  target: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  const db = openExisting(path)
  try {
    await db.backup(partial, {
      progress({ totalPages, remainingPages }) {
        onProgress(totalPages - remainingPages, totalPages)
        return PAGES_AT_A_TIME
      },
    })
  } finally {
    db.close()
  }
  leaveWriteAheadLog(partial)
  renameSync(partial, target)
}

const PAGES_AT_A_TIME = 1000

/** Puts a backup in the place of a catalogue that nobody has open. The backup itself is left as it is. */
export function restoreCatalogue(backup: string, path: string): CatalogueCheck {
  const found = checkCatalogue(backup)
  if (found.problems.length > 0) return found
  if (existsSync(path)) refuseWhenOpen(path)
  const arriving = `${path}.restoring`
  mkdirSync(dirname(path), { recursive: true })
  copyFileSync(backup, arriving)
  for (const rest of [`${path}-wal`, `${path}-shm`]) rmSync(rest, { force: true })
  renameSync(arriving, path)
  return found
}

/** Reads every page and compares every stored text with its fingerprint. */
export function checkCatalogue(path: string): CatalogueCheck {
  const db = openExisting(path)
  try {
    const problems = [
      ...db
        .prepare<[], string>('PRAGMA integrity_check')
        .pluck()
        .all()
        .filter((line) => line !== 'ok'),
      ...db
        .prepare<[], { table: string }>('PRAGMA foreign_key_check')
        .all()
        .map(({ table }) => `a row of ${table} refers to nothing`),
    ]
    const versions = problems.length > 0 ? 0 : compareFingerprints(db, problems)
    return { versions, problems: problems.slice(0, MOST_PROBLEMS_LISTED) }
  } finally {
    db.close()
  }
}

interface VersionText {
  readonly id: string
  readonly number: number
  readonly fingerprint: string
  readonly ntriples: string
}

function compareFingerprints(db: Database, problems: string[]): number {
  const texts = db.prepare<[], VersionText>(`
    SELECT record.id, version.number, version.fingerprint, version.ntriples
    FROM version JOIN record ON record.key = version.record WHERE version.ntriples IS NOT NULL`)
  let versions = 0
  for (const { id, number, fingerprint, ntriples } of texts.iterate()) {
    versions += 1
    if (hash('sha256', ntriples, 'hex') !== fingerprint)
      problems.push(`version ${number} of ${id} differs from its fingerprint`)
  }
  return versions
}

function openExisting(path: string): Database {
  if (!existsSync(path))
    throw new UpkeepError(`there is no catalogue at ${path}: harvest first, or name the right file`)
  let db: Database | undefined
  try {
    db = new SqliteDatabase(path, { readonly: true, fileMustExist: true })
    const tables = new Set(
      db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all(),
    )
    if (TABLES.every((table) => tables.has(table))) return db
  } catch (error) {
    db?.close()
    throw new UpkeepError(
      `${path} cannot be read as a catalogue: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  db.close()
  throw new UpkeepError(`${path} is a database, but not a catalogue of this program`)
}

/** A file in WAL mode can only leave that mode while no other connection, of any process, has it open. */
function refuseWhenOpen(path: string): void {
  try {
    leaveWriteAheadLog(path)
  } catch (error) {
    if (!(error instanceof SqliteDatabase.SqliteError) || error.code !== 'SQLITE_BUSY') throw error
    throw new UpkeepError(`${path} is in use: stop the server and every harvest first`)
  }
}

function leaveWriteAheadLog(path: string): void {
  const db = new SqliteDatabase(path, { timeout: 0 })
  try {
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}
