import type { Database } from 'better-sqlite3'
import type { CatalogueStore, ChangeTime, RecordEvent } from '../store.ts'

type EventPart = Pick<CatalogueStore, 'eventsOf' | 'changeTimes' | 'lastChange'>

interface EventPage {
  readonly source: string
  readonly before: number | null
  readonly limit: number
}

export function eventPart(db: Database): EventPart {
  // By way of the source's own records: the log of all sources may be far longer.
  const events = db.prepare<EventPage, RecordEvent>(`
    SELECT version.key AS place, record.id, record.iri, version.number, version.at, version.change
    FROM record CROSS JOIN version ON version.record = record.key
    WHERE record.source = (SELECT key FROM source WHERE id = @source)
      AND (@before IS NULL OR version.key < @before)
    ORDER BY version.key DESC LIMIT @limit`)
  const times = db.prepare<[string], ChangeTime>(`
    SELECT dataset.id, record.last_changed AS at
    FROM dataset JOIN record ON record.key = dataset.record
    WHERE NOT dataset.deleted AND dataset.id IN (SELECT value FROM json_each(?))`)
  const newest = db
    .prepare<[], string>(
      `SELECT record.last_changed FROM dataset JOIN record ON record.key = dataset.record
       ORDER BY dataset.sequence DESC LIMIT 1`,
    )
    .pluck()
  return {
    eventsOf: async ({ source, before, limit }) => events.all({ source, before: before ?? null, limit }),
    changeTimes: async (ids) => times.all(JSON.stringify(ids)),
    lastChange: async () => newest.get(),
  }
}
