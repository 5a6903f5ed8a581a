import type { Database } from 'better-sqlite3'
import type { AddedSource, CatalogueStore } from '../store.ts'

type AddedSourcePart = Pick<CatalogueStore, 'addedSources' | 'saveAddedSource' | 'removeAddedSource'>

export function addedSourcePart(db: Database): AddedSourcePart {
  const all = db.prepare<[], AddedSource>(
    'SELECT id, settings, added_at AS addedAt FROM added_source ORDER BY id',
  )
  const save = db.prepare<AddedSource>(`
    INSERT INTO added_source (id, settings, added_at) VALUES (@id, @settings, @addedAt)
    ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`)
  const remove = db.prepare<[string]>('DELETE FROM added_source WHERE id = ?')
  return {
    addedSources: async () => all.all(),
    saveAddedSource: async ({ id, settings, addedAt }) => void save.run({ id, settings, addedAt }),
    removeAddedSource: async (id) => remove.run(id).changes > 0,
  }
}
