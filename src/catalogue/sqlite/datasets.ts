import type { Database } from 'better-sqlite3'
import { leadingRecord, type Candidate } from '../change.ts'

/**
 * Chooses the leading record of a dataset's id anew and gives it the next place in the log of changes.
 * Call inside a transaction, once per id after all its changes.
 */
export type SettleDataset = (id: string) => void

interface CandidateRow extends Candidate {
  readonly key: number
}

export function datasetSettler(
  db: Database,
  regroup: (dataset: { id: string; iri: string }) => void,
): {
  settle: SettleDataset
  resettleSource: (source: string) => void
} {
  const candidates = db.prepare<[string], CandidateRow>(`
    SELECT record.key, source.id AS source, iri, url AS sourceUrl, state, first_seen AS firstSeen, publisher,
      authority AS sourceAuthority
    FROM record JOIN source ON source.key = record.source WHERE record.id = ?`)
  const newest = db.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM dataset').pluck()
  const save = db.prepare<[string, number, number, number]>(`
    INSERT INTO dataset (id, record, deleted, sequence) VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET record = excluded.record, deleted = excluded.deleted,
      sequence = excluded.sequence`)
  const idsOfSource = db
    .prepare<[string], string>(
      'SELECT DISTINCT id FROM record WHERE source = (SELECT key FROM source WHERE id = ?)',
    )
    .pluck()

  const settle = (id: string) => {
    const leading = leadingRecord(candidates.all(id))
    if (!leading) return
    save.run(id, leading.key, Number(leading.state === 'deleted'), (newest.get() ?? 0) + 1)
    regroup({ id, iri: leading.iri })
  }
  return { settle, resettleSource: (source) => idsOfSource.all(source).forEach(settle) }
}
