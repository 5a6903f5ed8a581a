import { writeTriple } from '../../rdf/ntriples/write.ts'
import { peek } from '../../rdf/peek.ts'
import type { CellPlace, RdfProblem } from '../../rdf/problem.ts'
import { detectSpreadsheet } from '../../spreadsheet/detect-spreadsheet.ts'
import { readSpreadsheet, type ReadSpreadsheet } from '../../spreadsheet/read-spreadsheet.ts'
import { SpreadsheetError, type SpreadsheetFormat } from '../../spreadsheet/workbook.ts'
import type { Finding } from '../../validation/finding.ts'
import { TooManyBytes, watchBytes } from '../../validation/submitted-bytes.ts'
import {
  NOWHERE,
  validateDocument,
  type SubmittedDocument,
  type ValidateDocumentOptions,
  type WrittenFrom,
} from '../../validation/validate-document.ts'
import type { DocumentVerdict } from '../../validation/verdict.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'

const HEAD_BYTES = 4096

/** A document, and the CSV file of its variables where there is one beside it. */
export interface SubmittedFile extends SubmittedDocument {
  readonly variables?: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }
}

interface SubmittedOptions extends ValidateDocumentOptions {
  readonly vocabulary: Vocabulary
}

/** Validates a document that may be a spreadsheet: one is written as RDF, whose lines remember their cells. */
export async function validateSubmitted(
  { variables, ...document }: SubmittedFile,
  { vocabulary, ...options }: SubmittedOptions,
): Promise<DocumentVerdict> {
  const { head, all } = await peek(document.bytes, HEAD_BYTES)
  const opened = { ...document, bytes: all }
  const detected = detectSpreadsheet({ contentType: document.contentType, name: document.name, head })
  if (!detected) return validateDocument(opened, options)
  if (detected.kind === 'unread') {
    await all[Symbol.asyncIterator]().return?.()
    return { kind: 'unreadable', syntax: 'xlsx', reason: detected.reason }
  }
  try {
    const bytes = await wholeOf(opened, options)
    const name = document.name === '' ? detected.kind : document.name
    const files = [{ format: detected.kind, name: name.replace(/^.*\//, ''), bytes }]
    if (variables && detected.kind === 'csv')
      files.push({ format: 'csv', name: variables.name, bytes: await wholeOf(variables, options) })
    const read = await readSpreadsheet(files, { vocabulary, source: document.baseIri ?? NOWHERE })
    return await validateRead(read, options)
  } catch (error) {
    return refusal(error, detected.kind)
  }
}

async function wholeOf(
  { bytes }: Pick<SubmittedDocument, 'bytes'>,
  options: ValidateDocumentOptions,
): Promise<Uint8Array> {
  const { stream } = watchBytes(bytes, { maxBytes: options.maxBytes ?? Infinity })
  return (await peek(stream, Infinity)).head
}

function refusal(error: unknown, syntax: SpreadsheetFormat): DocumentVerdict {
  if (error instanceof SpreadsheetError) return { kind: 'unreadable', syntax, reason: error.message }
  if (error instanceof TooManyBytes) return { kind: 'too-large', maxBytes: error.maxBytes }
  throw error
}

async function validateRead(
  read: ReadSpreadsheet,
  options: ValidateDocumentOptions,
): Promise<DocumentVerdict> {
  const problems = problemsOf(read)
  const { format, datasets, columnOf } = read
  if (datasets.length === 0)
    return { kind: 'no-dataset', syntax: format, classes: [], statements: 0, problems }
  const triples = datasets.flatMap((dataset) => dataset.triples)
  const datasetIris = new Set(datasets.map(({ iri }) => iri))
  const cellOf = ({ line, focus, path, value }: Finding): CellPlace | undefined => {
    const place = line === undefined ? undefined : triples[line - 1]?.place
    // What is missing has no cell of its own: its column is named, if there is one.
    if (!place || place.column !== undefined || value !== undefined || !datasetIris.has(focus)) return place
    return { ...place, ...columnOf(place.sheet, path) }
  }
  const written: WrittenFrom = { form: format, problems, cellOf }
  const bytes = lines(triples.map(writeTriple))
  const contentType = 'application/n-triples'
  // Lines of what was written are nobody's lines: none are shown.
  return validateDocument({ bytes, name: '', contentType, written }, { ...options, withExcerpts: false })
}

const problemsOf = ({ faults, problems }: ReadSpreadsheet): readonly RdfProblem[] => [
  ...problems,
  ...faults.map(({ place, reason, cost, iri }): RdfProblem => ({
    reason,
    effect: cost === 'cell' ? 'value-dropped' : 'statement-dropped',
    cell: place,
    ...(iri !== undefined && { subject: iri }),
  })),
]

async function* lines(all: readonly string[]): AsyncIterable<Uint8Array> {
  for (const line of all) yield Buffer.from(`${line}\n`)
}
