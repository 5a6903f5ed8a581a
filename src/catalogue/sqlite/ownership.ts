import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import SqliteDatabase, { type Database } from 'better-sqlite3'

/**
 * Tells whether the process that started a run is still alive. A process id cannot (it is used again, and is the
 * same after every start of a container), nor can a time limit (a run may be silent for long). A lock held on a file
 * can: the operating system lets go of it the moment its process dies, however it dies.
 */
export interface Ownership {
  /** Names this store in the runs it starts. */
  readonly name: string
  hold: (run: string) => void
  release: (run: string) => void
  isAlive: (run: { readonly id: string; readonly owner: string }) => boolean
  /** Removes what a dead owner left behind. */
  forget: (owner: string) => void
  /** Lets go of everything: the store is closed. */
  end: () => void
}

/** `path` is that of the catalogue; the lock files lie beside it. */
export function ownershipBeside(path: string): Ownership {
  const name = randomUUID()
  const fileOf = (owner: string) => `${path}-run-${owner}`
  let lock: Database | undefined
  const held = new Set<string>()
  const end = () => {
    held.clear()
    lock?.close()
    lock = undefined
  }
  return {
    name,
    hold(run) {
      held.add(run)
      lock ??= lockFile(fileOf(name))
    },
    release(run) {
      if (!held.delete(run) || held.size > 0) return
      end()
      rmSync(fileOf(name), { force: true })
    },
    isAlive({ id, owner }) {
      if (owner === name) return held.has(id)
      if (!existsSync(fileOf(owner))) return false
      const taken = lockFile(fileOf(owner))
      taken?.close()
      return taken === undefined
    },
    forget(owner) {
      if (owner !== name) rmSync(fileOf(owner), { force: true })
    },
    end,
  }
}

/** A catalogue in memory belongs to one store alone. */
export function ownershipInMemory(): Ownership {
  const held = new Set<string>()
  return {
    name: 'memory',
    hold: (run) => void held.add(run),
    release: (run) => void held.delete(run),
    isAlive: ({ id }) => held.has(id),
    forget() {},
    end: () => held.clear(),
  }
}

/** An SQLite file with an open exclusive transaction: the one portable file lock at hand. Undefined when another has it. */
function lockFile(path: string): Database | undefined {
  const db = new SqliteDatabase(path, { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    if (error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY') return undefined
    throw error
  }
}
