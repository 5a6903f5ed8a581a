import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { ConceptLookup } from '../concepts.ts'
import type { SearchEngine } from '../engine.ts'
import { variablesOf } from './entries.ts'
import { variableFinder, type FindVariables } from './find.ts'
import { makeEmpty, prepare } from './schema.ts'
import { variableWriter } from './write.ts'

/**
 * Variables and codes of all datasets, by name: a file beside the catalogue that follows it as the search engine
 * does, and can always be emptied and filled again. It is read from disk, so that it takes no memory.
 */
export interface VariableIndex extends Pick<SearchEngine, 'update' | 'position' | 'clear' | 'close'> {
  readonly find: FindVariables
}

const BUSY_TIMEOUT_MS = 15_000

/** `:memory:` keeps nothing. */
export function openVariableIndex(path: string, vocabulary: ConceptLookup): VariableIndex {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS })
  prepare(db)
  // Emptying makes other tables: statements are prepared for those.
  let parts = partsOf(db)
  return {
    find: (query) => parts.find(query),
    position: async () => parts.position.get() ?? 0,
    async update({ records, deleted, position }) {
      const read = records.map((record) => variablesOf(record, vocabulary))
      db.transaction(() => {
        for (const id of deleted) parts.writer.remove(id)
        for (const dataset of read) parts.writer.put(dataset)
        parts.savePosition.run(position)
      }).immediate()
    },
    async clear() {
      db.transaction(() => makeEmpty(db)).immediate()
      parts = partsOf(db)
    },
    async close() {
      db.close()
    },
  }
}

const partsOf = (db: SqliteDatabase.Database) => ({
  find: variableFinder(db),
  writer: variableWriter(db),
  position: db.prepare<[], number>('SELECT position FROM state').pluck(),
  savePosition: db.prepare<[number]>('UPDATE state SET position = ?'),
})
