import {
  readSpreadsheet,
  type ReadSpreadsheet,
  type SpreadsheetFile,
} from '../../spreadsheet/read-spreadsheet.ts'
import { placeWords, type SheetFault } from '../../spreadsheet/reading/read-row.ts'
import { loadVocabularies } from '../../vocabulary/load.ts'
import type { DocumentMemory, ReadContext, RejectionScope, SourceItem } from '../source.ts'
import { inWords } from './load-file.ts'

/** Files that belong together, under one name. */
export interface LoadedSpreadsheet {
  readonly name: string
  readonly files: readonly SpreadsheetFile[]
  readonly fetchMs: number
  readonly memory?: DocumentMemory
}

/** What a filled template gives to a harvest. */
export async function* itemsOf(
  { name, files, fetchMs, memory }: LoadedSpreadsheet,
  { settings }: ReadContext,
): AsyncIterable<SourceItem> {
  try {
    const read = await readSpreadsheet(files, { vocabulary: loadVocabularies(), source: settings.id })
    yield* readItems(read, name)
  } catch (error) {
    throw inWords(error, name)
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  yield { kind: 'document', document: name, bytes, fetchMs, ...(memory && { memory }) }
}

function* readItems({ faults, datasets }: ReadSpreadsheet, document: string): Iterable<SourceItem> {
  for (const fault of faults) yield rejection(fault, document)
  for (const { iri, triples, place } of datasets) {
    const located = triples.map(({ subject, predicate, object, place: { sheet, row } }) => ({
      subject,
      predicate,
      object,
      // A row of another sheet would be looked for in this one.
      ...(sheet === place.sheet && { line: row }),
    }))
    yield { kind: 'dataset', iri, triples: located, document }
  }
}

function rejection({ place, reason, cost, iri }: SheetFault, document: string): SourceItem {
  return {
    kind: 'rejected',
    scope: scopeOf(cost, iri),
    document,
    line: place.row,
    reason: `${placeWords(place)}: ${reason}`,
    ...(iri !== undefined && { iri }),
  }
}

/** A row that says of no dataset which it is may have been any. */
function scopeOf(cost: SheetFault['cost'], iri: string | undefined): RejectionScope {
  if (cost !== 'row') return 'part'
  return iri === undefined ? 'document' : 'dataset'
}
