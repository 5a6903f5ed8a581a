import { datasetFromRdf } from '../../dataset/from-rdf.ts'
import type { DatasetDescription } from '../../dataset/description.ts'
import { graphOf } from '../../rdf/graph.ts'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import type { CatalogueRecord, RecordState } from '../record.ts'
import { decodeLines } from './lines.ts'
import { REPORT_SUMMARY, summaryFromRow, type SummaryRow } from './report-row.ts'

/** A record's columns under the names of `CatalogueRecord`; what is not always there is null. */
export interface LeadingRow extends SummaryRow {
  readonly id: string
  readonly source: string
  readonly iri: string
  readonly state: RecordState
  readonly version: number
  readonly fingerprint: string
  readonly firstSeen: string
  readonly lastSeen: string
  readonly lastChanged: string
  readonly missingSince: string | null
  readonly deletedAt: string | null
  readonly sequence: number
  readonly ntriples: string
  readonly lines: string | null
  readonly publisher: string
  readonly sourceAuthority: string
  /** Id of the dataset that is the same under another IRI, and leads. */
  readonly lead: string | null
  /** A JSON array of source ids. */
  readonly alsoPublishedBy: string
}

/** The ids of the group of the dataset at hand, its own included. */
export const GROUP_IDS = `(
  SELECT dataset.id UNION ALL SELECT dataset.lead WHERE dataset.lead IS NOT NULL
  UNION SELECT mate.id FROM dataset AS mate WHERE mate.lead = coalesce(dataset.lead, dataset.id))`

/** To be followed by a condition on `dataset` or `record`. */
export const SELECT_LEADING = `
  SELECT dataset.id, source.id AS source, record.iri, record.state, record.version, record.fingerprint,
    record.first_seen AS firstSeen, record.last_seen AS lastSeen, record.last_changed AS lastChanged,
    record.missing_since AS missingSince, record.deleted_at AS deletedAt, dataset.sequence,
    version.ntriples, version.lines, ${REPORT_SUMMARY}, record.publisher, source.authority AS sourceAuthority,
    dataset.lead,
    (SELECT json_group_array(source.id) FROM record AS other JOIN source ON source.key = other.source
     WHERE other.id IN ${GROUP_IDS} AND other.key <> record.key AND other.state <> 'deleted') AS alsoPublishedBy
  FROM dataset
    JOIN record ON record.key = dataset.record
    JOIN source ON source.key = record.source
    JOIN version ON version.key = record.content
    LEFT JOIN report ON report.version = record.content`

/** The description is read from the triples when first asked for: exports and feeds never do. */
export function recordFromRow(row: LeadingRow): CatalogueRecord {
  const { missingSince, deletedAt } = row
  const others: string[] = JSON.parse(row.alsoPublishedBy)
  const validation = summaryFromRow(row)
  let description: DatasetDescription | undefined
  return {
    id: row.id,
    source: row.source,
    iri: row.iri,
    state: row.state,
    version: row.version,
    fingerprint: row.fingerprint,
    firstSeen: row.firstSeen,
    lastSeen: row.lastSeen,
    lastChanged: row.lastChanged,
    sequence: row.sequence,
    ntriples: row.ntriples,
    ...(missingSince !== null && { missingSince }),
    ...(deletedAt !== null && { deletedAt }),
    ...(validation && { validation }),
    authority: row.sourceAuthority || row.publisher,
    alsoPublishedBy: others,
    ...(row.lead !== null && { ledBy: row.lead }),
    get lines() {
      return decodeLines(row.lines)
    },
    get description() {
      return (description ??= datasetFromRdf(graphOf(parseNTriples(row.ntriples)), row.iri))
    },
  }
}
