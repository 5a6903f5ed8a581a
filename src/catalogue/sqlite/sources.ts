import type { Database } from 'better-sqlite3'
import type { CatalogueStore, SourceTotals, StoredDigest, StoredSource } from '../store.ts'

type SourcePart = Pick<
  CatalogueStore,
  'saveSource' | 'saveCatalogueDescription' | 'sources' | 'totals' | 'digestOf' | 'saveDigest'
>

interface SourceRow extends Omit<StoredSource, 'title'> {
  readonly title: string
}

/** `resettle` chooses the leading records of a source anew; its authority decides them. */
export function sourcePart(db: Database, resettle: (source: string) => void): SourcePart {
  const authorityOf = db.prepare<[string], string>('SELECT authority FROM source WHERE id = ?').pluck()
  const save = db.prepare<Omit<SourceRow, 'catalogue'>>(`
    INSERT INTO source (id, kind, url, title, authority, profile)
    VALUES (@id, @kind, @url, @title, @authority, @profile)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, url = excluded.url, title = excluded.title,
      authority = excluded.authority, profile = excluded.profile`)
  const describe = db.prepare<[string, string]>('UPDATE source SET catalogue = ? WHERE id = ?')
  const all = db.prepare<[], SourceRow>(
    'SELECT id, kind, url, title, authority, profile, catalogue FROM source ORDER BY id',
  )
  const counts = db.prepare<[], { id: string; state: keyof SourceTotals; records: number }>(`
    SELECT source.id, state, count(*) AS records FROM record JOIN source ON source.key = record.source
    GROUP BY record.source, state`)
  const digest = db.prepare<[string], StoredDigest>(`
    SELECT run.id AS run, digest FROM source JOIN run ON run.key = digest_run WHERE source.id = ?`)
  const saveDigest = db.prepare<[string | null, string | null, string]>(
    'UPDATE source SET digest = ?, digest_run = (SELECT key FROM run WHERE id = ?) WHERE id = ?',
  )

  const saveSource = db.transaction((source: Omit<StoredSource, 'catalogue'>) => {
    const { id, kind, url, title, authority, profile } = source
    const before = authorityOf.get(id)
    save.run({ id, kind, url, title: JSON.stringify(title), authority, profile })
    if (before !== undefined && before !== authority) resettle(id)
  })

  return {
    saveSource: async (source) => saveSource.immediate(source),
    saveCatalogueDescription: async (source, ntriples) => void describe.run(ntriples, source),
    sources: async () => all.all().map(sourceFromRow),
    async totals() {
      const totals = new Map<string, SourceTotals>()
      for (const { id } of all.all()) totals.set(id, { active: 0, missing: 0, deleted: 0 })
      for (const { id, state, records } of counts.all()) {
        totals.set(id, { ...(totals.get(id) ?? { active: 0, missing: 0, deleted: 0 }), [state]: records })
      }
      return totals
    },
    digestOf: async (source) => digest.get(source),
    saveDigest: async (source, saved) =>
      void saveDigest.run(saved?.digest ?? null, saved?.run ?? null, source),
  }
}

function sourceFromRow(row: SourceRow): StoredSource {
  const title: StoredSource['title'] = JSON.parse(row.title)
  return { ...row, title }
}
