import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { DatasetVariables, Wording } from './entries.ts'
import { foldedText, namedParts } from './folding.ts'

interface DatasetRow {
  readonly key: number
  readonly hash: string
}

interface HeldRow {
  readonly variable: number
  readonly wording: number
}

function writeStatements(db: Database) {
  return {
    dataset: db.prepare<[string], DatasetRow>('SELECT key, hash FROM dataset WHERE id = ?'),
    addDataset: db.prepare<[string, string, string, number | null, number | null, string]>(
      'INSERT INTO dataset (id, hash, title, year_from, year_to, coding_systems) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    dropDataset: db.prepare<[number]>('DELETE FROM dataset WHERE key = ?'),
    heldBy: db.prepare<[number], HeldRow>('SELECT variable, wording FROM held WHERE dataset = ?'),
    drop: db.prepare<[number]>('DELETE FROM held WHERE dataset = ?'),
    variable: db
      .prepare<[string, string, string], number>(
        `INSERT INTO variable (kind, folded, name, datasets) VALUES (?, ?, ?, 1)
         ON CONFLICT (kind, folded) DO UPDATE SET datasets = datasets + 1 RETURNING key`,
      )
      .pluck(),
    loseVariable: db.prepare<[number]>('UPDATE variable SET datasets = datasets - 1 WHERE key = ?'),
    dropVariable: db.prepare<[number]>('DELETE FROM variable WHERE key = ? AND datasets = 0'),
    wording: db.prepare<[number, Buffer, string], { key: number; held: number }>(
      `INSERT INTO wording (variable, hash, content, held) VALUES (?, ?, ?, 1)
       ON CONFLICT (variable, hash) DO UPDATE SET held = held + 1 RETURNING key, held`,
    ),
    loseWording: db
      .prepare<[number], number>('UPDATE wording SET held = held - 1 WHERE key = ? RETURNING held')
      .pluck(),
    dropWording: db.prepare<[number]>('DELETE FROM wording WHERE key = ?'),
    addText: db.prepare<[number, string, string]>(
      'INSERT INTO wording_text (rowid, name, description) VALUES (?, ?, ?)',
    ),
    dropText: db.prepare<[number]>('DELETE FROM wording_text WHERE rowid = ?'),
    hold: db.prepare<[number, number, number]>(
      'INSERT INTO held (variable, dataset, wording) VALUES (?, ?, ?)',
    ),
  }
}

export interface VariableWriter {
  /** Replaces what is held of the dataset. */
  readonly put: (dataset: DatasetVariables) => void
  readonly remove: (id: string) => void
}

/** To be called inside a transaction. */
export function variableWriter(db: Database): VariableWriter {
  const sql = writeStatements(db)
  const remove = (id: string) => {
    const dataset = sql.dataset.get(id)
    if (!dataset) return
    for (const { variable, wording } of sql.heldBy.all(dataset.key)) {
      if (sql.loseWording.get(wording) === 0) {
        sql.dropWording.run(wording)
        sql.dropText.run(wording)
      }
      sql.loseVariable.run(variable)
      sql.dropVariable.run(variable)
    }
    sql.drop.run(dataset.key)
    sql.dropDataset.run(dataset.key)
  }
  return {
    remove,
    put(given) {
      const { id, title, years, codingSystems, variables } = given
      const hash = hashOf(JSON.stringify(given)).toString('base64url')
      if (sql.dataset.get(id)?.hash === hash) return
      remove(id)
      if (variables.length === 0) return
      const { from = null, to = null } = years
      const [titles, systems] = [JSON.stringify(title), JSON.stringify(codingSystems)]
      const dataset = Number(sql.addDataset.run(id, hash, titles, from, to, systems).lastInsertRowid)
      for (const { kind, folded, wording } of variables) {
        const variable = sql.variable.get(kind, folded, wording.name) ?? 0
        const content = JSON.stringify(wording)
        const worded = sql.wording.get(variable, hashOf(content), content) ?? { key: 0, held: 0 }
        if (worded.held === 1) sql.addText.run(worded.key, ...wordsOf(wording))
        sql.hold.run(variable, dataset, worded.key)
      }
    },
  }
}

const HASH_BYTES = 16
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, HASH_BYTES)

const wordsOf = ({ name, title, description }: Wording): [string, string] => [
  [namedParts(name), ...title.map(({ value }) => foldedText(value))].join(' '),
  description.map(({ value }) => foldedText(value)).join(' '),
]
