import type { Database } from 'better-sqlite3'
import type { CatalogueStore, ReadDocument, StoredReading, Sweep } from '../store.ts'
import type { SettleDataset } from './datasets.ts'

type ReadingPart = Pick<CatalogueStore, 'readingOf' | 'saveReading' | 'forgetReading' | 'recallDocument'>

/** Inside the transaction of a batch. */
export interface DocumentPart {
  readonly remember: (source: number, document: ReadDocument, run: number) => void
  /** Marks what was seen in it as met; undefined, and nothing, where that is not everything. */
  readonly meet: (source: number, name: string, met: { run: number; at: string }) => number | undefined
}

interface DocumentRow {
  readonly key: number
  readonly memory: string | null
  readonly datasets: number
  readonly run: number
}

/**
 * A document that is as it was has the records that were met in it when it was read. They are still all there when as
 * many as it had have been met nowhere else since.
 */
export function documentPart(
  db: Database,
  settle: SettleDataset,
): DocumentPart & { readonly recall: Recall } {
  const one = db.prepare<[number, string], DocumentRow>(
    'SELECT key, memory, datasets, run FROM document WHERE source = ? AND name = ?',
  )
  const insert = db.prepare<[number, string, number]>(
    'INSERT INTO document (source, name, datasets, run) VALUES (?, ?, 0, ?)',
  )
  const save = db.prepare<[string | null, number, number, number]>(
    'UPDATE document SET memory = ?, datasets = ?, run = ? WHERE key = ?',
  )
  const place = db.prepare<{ key: number; source: number; run: number; iris: string }>(`
    UPDATE record SET document = @key
    WHERE source = @source AND iri IN (SELECT value FROM json_each(@iris)) AND last_run = @run
      AND document IS NOT @key`)
  const count = db
    .prepare<{ key: number; run: number }, number>(
      `SELECT count(*) FROM record WHERE document = @key AND last_run = @run AND state <> 'deleted'`,
    )
    .pluck()
  const returning = db
    .prepare<{ key: number; run: number }, string>(
      `SELECT id FROM record WHERE document = @key AND last_run = @run AND state = 'missing'`,
    )
    .pluck()
  const meet = db.prepare<{ key: number; before: number; run: number; at: string }>(`
    UPDATE record SET last_seen = @at, last_run = @run, state = 'active', missing_since = NULL, withdrawn = 0,
      excused = 0
    WHERE document = @key AND last_run = @before AND state <> 'deleted'`)

  const recall = (source: number, name: string) => {
    const row = one.get(source, name)
    return row && row.memory !== null && count.get(row) === row.datasets ? row : undefined
  }
  return {
    recall,
    remember(source, { name, memory, iris }, run) {
      const known = one.get(source, name)?.key
      if (memory === undefined && known === undefined) return
      const key = known ?? Number(insert.run(source, name, run).lastInsertRowid)
      save.run(memory ?? null, iris.length, run, key)
      if (memory !== undefined) place.run({ key, source, run, iris: JSON.stringify(iris) })
    },
    meet(source, name, { run, at }) {
      const row = recall(source, name)
      if (!row) return undefined
      const returned = returning.all(row)
      meet.run({ key: row.key, before: row.run, run, at })
      save.run(row.memory, row.datasets, run, row.key)
      returned.forEach(settle)
      return row.datasets
    },
  }
}

type Recall = (source: number, name: string) => DocumentRow | undefined

interface KeyedReading extends StoredReading {
  readonly key: string
}

/** What readers remember between runs. */
export function readingPart(
  db: Database,
  recall: Recall,
): ReadingPart & { readonly saveSweep: (source: string, sweep: Sweep) => void } {
  const sourceKey = db.prepare<[string], number>('SELECT key FROM source WHERE id = ?').pluck()
  const read = db.prepare<[string], string | null>('SELECT reading FROM source WHERE id = ?').pluck()
  const save = db.prepare<[string | null, string]>('UPDATE source SET reading = ? WHERE id = ?')
  const forgetDocuments = db.prepare<[string]>(
    'UPDATE document SET memory = NULL WHERE source = (SELECT key FROM source WHERE id = ?)',
  )
  const stored = (source: string): KeyedReading | undefined => {
    const text = read.get(source)
    return typeof text === 'string' ? JSON.parse(text) : undefined
  }
  const forget = db.transaction((source: string, reading: KeyedReading | undefined) => {
    forgetDocuments.run(source)
    save.run(reading ? JSON.stringify(reading) : null, source)
  })
  const replace = (source: string, reading: StoredReading) =>
    void save.run(JSON.stringify({ key: stored(source)?.key ?? '', ...reading }), source)
  return {
    async readingOf(source, key) {
      const reading = stored(source)
      if (reading?.key === key) return reading
      forget.immediate(source, { key })
      return {}
    },
    saveReading: async (source, reading) => replace(source, reading),
    saveSweep: (source, sweep) => replace(source, { ...stored(source), sweep }),
    forgetReading: async (source) => forget.immediate(source, undefined),
    async recallDocument(source, name) {
      const key = sourceKey.get(source)
      return (key !== undefined && recall(key, name)?.memory) || undefined
    },
  }
}
