import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from '../rdf/decode.ts'
import { once } from '../rdf/once.ts'
import type { RdfProblem } from '../rdf/problem.ts'
import { delimiterOf } from './delimiter.ts'
import {
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_ROWS,
  SpreadsheetError,
  type Cell,
  type Row,
  type Workbook,
} from './workbook.ts'

const MAX_RECORD_LENGTH = 1_000_000

/** A CSV file (RFC 4180 and what Excel makes of it) in whatever encoding and with whatever delimiter. */
export async function readCsv(bytes: Uint8Array, name: string): Promise<Workbook> {
  const problems: RdfProblem[] = []
  const whole = await wholeText(bytes, (problem) => problems.push(problem))
  const said = SEPARATOR_LINE.exec(whole)
  const text = said ? whole.slice(said[0].length) : whole
  const records = recordsOf(text, said?.[1] ?? delimiterOf(text))
  return { format: 'csv', sheets: [{ name, rows: rowsOf(records) }], problems }
}

/** Excel's own first line, which it does not count as a row: `sep=;` */
const SEPARATOR_LINE = /^sep=([;,|\t])\r?\n/i

async function wholeText(bytes: Uint8Array, onProblem: (problem: RdfProblem) => void): Promise<string> {
  let text = ''
  for await (const piece of decodeText(once(bytes), onProblem)) text += piece
  return text
}

function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_RECORD_LENGTH,
      to: MAX_ROWS + 1,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : ''
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED'
    throw new SpreadsheetError(
      isOpen ? `a quotation mark is opened and never closed` : `this is no CSV${line}: ${error.message}`,
    )
  }
}

function rowsOf(records: readonly (readonly string[])[]): Row[] {
  if (records.length > MAX_ROWS)
    throw new SpreadsheetError(`there are more than ${MAX_ROWS} rows; split the file`)
  const rows: Row[] = []
  let total = 0
  for (const [index, record] of records.entries()) {
    const cells = new Map<number, Cell>()
    for (const [column, value] of record.slice(0, MAX_COLUMNS).entries())
      if (value.trim() !== '') cells.set(column, { text: value.trim() })
    total += cells.size
    if (total > MAX_CELLS)
      throw new SpreadsheetError(`there are more than ${MAX_CELLS} cells; split the file`)
    if (cells.size > 0) rows.push({ number: index + 1, cells })
  }
  return rows
}
