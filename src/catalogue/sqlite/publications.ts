import type { Database } from 'better-sqlite3'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import { differingProperties } from '../differing-properties.ts'
import type { CatalogueStore } from '../store.ts'
import { GROUP_IDS } from './record-row.ts'

interface PublicationRow {
  readonly key: number
  readonly source: string
  readonly id: string
  readonly iri: string
  readonly ntriples: string
  /** It leads its id, and its id leads the group. */
  readonly isLeading: number
  /** It leads the id that was asked for. */
  readonly isAsked: number
}

/** Descriptions that are compared; of more, nobody reads the differences. */
const MAX_PUBLICATIONS = 50

export function publicationPart(db: Database): Pick<CatalogueStore, 'publications'> {
  const ofGroup = db.prepare<{ id: string; limit: number }, PublicationRow>(`
    SELECT other.key, source.id AS source, other.id, other.iri, version.ntriples,
      own.record = other.key AND own.lead IS NULL AS isLeading, dataset.record = other.key AS isAsked
    FROM dataset
      JOIN record AS other ON other.id IN ${GROUP_IDS} AND (other.state <> 'deleted' OR other.key = dataset.record)
      JOIN dataset AS own ON own.id = other.id
      JOIN source ON source.key = other.source
      JOIN version ON version.key = other.content
    WHERE dataset.id = @id ORDER BY isAsked DESC, isLeading DESC, source.id, other.id LIMIT @limit`)
  return {
    async publications(id) {
      const rows = ofGroup.all({ id, limit: MAX_PUBLICATIONS })
      const [asked, ...others] = rows.map(({ ntriples, ...row }) => ({
        ...row,
        triples: parseNTriples(ntriples),
      }))
      if (!asked) return []
      return others.map((other) => ({
        source: other.source,
        id: other.id,
        iri: other.iri,
        isLeading: other.isLeading === 1,
        differs: differingProperties(asked, other),
      }))
    },
  }
}
