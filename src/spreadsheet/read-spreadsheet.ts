import type { CellPlace, RdfProblem } from '../rdf/problem.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { readCsv } from './csv.ts'
import { describeDataset, type DescribedDataset } from './reading/describe-dataset.ts'
import { describeVariables } from './reading/describe-variables.ts'
import { isOwnColumn, recogniseSheet, type HeadedSheet, type RecognisedSheet } from './reading/headings.ts'
import { readRow, rowPlace, type SheetFault } from './reading/read-row.ts'
import type { NodeName } from './template/nodes.ts'
import {
  columnLetter,
  SpreadsheetError,
  type Sheet,
  type SpreadsheetFormat,
  type Workbook,
} from './workbook.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

export interface SpreadsheetFile {
  readonly format: SpreadsheetFormat
  readonly name: string
  readonly bytes: Uint8Array
}

interface ReadOptions {
  readonly vocabulary: Vocabulary
  /** Id of the source: part of the identity of datasets without an IRI. */
  readonly source: string
}

export interface ReadSpreadsheet {
  readonly format: SpreadsheetFormat
  readonly datasets: readonly DescribedDataset[]
  readonly faults: readonly SheetFault[]
  /** What was noticed of a file as a whole, and cost nothing. */
  readonly problems: readonly RdfProblem[]
  /** Where a property of a dataset belongs, for what is missing there. */
  readonly columnOf: (sheet: string, property: string) => Pick<CellPlace, 'column' | 'heading'> | undefined
}

/**
 * The datasets of a filled template: one workbook, or CSV files for datasets and variables.
 * @throws SpreadsheetError where a file is not what it is called or has no sheet of the template.
 */
export async function readSpreadsheet(
  files: readonly SpreadsheetFile[],
  { vocabulary, source }: ReadOptions,
): Promise<ReadSpreadsheet> {
  const workbooks: Workbook[] = []
  for (const { format, name, bytes } of files)
    workbooks.push(format === 'xlsx' ? readXlsx(bytes) : await readCsv(bytes, name))
  const sheets = workbooks.flatMap((workbook) => workbook.sheets)
  const recognised = sheets.flatMap((sheet) => recogniseSheet(sheet) ?? [])
  const faults: SheetFault[] = []
  const datasetSheets = recognised.filter((sheet) => sheet.role === 'datasets')
  if (datasetSheets.length === 0) throw new SpreadsheetError(whyNone(sheets, recognised))
  for (const sheet of recognised) nameUnknownColumns(sheet, faults)
  const datasets: DescribedDataset[] = []
  for (const sheet of datasetSheets) readDatasets(sheet, { vocabulary, source, datasets, faults })
  for (const [index, sheet] of recognised.entries())
    if (sheet.role === 'variables')
      describeVariables(sheet, { datasets, vocabulary, faults, prefix: `s${index}v` })
  return {
    format: workbooks[0]?.format ?? 'csv',
    datasets,
    faults,
    problems: workbooks.flatMap(({ problems }) => problems),
    columnOf: columnFinder(datasetSheets),
  }
}

interface Reading extends ReadOptions {
  readonly datasets: DescribedDataset[]
  readonly faults: SheetFault[]
}

function readDatasets(headed: HeadedSheet<NodeName>, reading: Reading): void {
  const { vocabulary, source, datasets, faults } = reading
  const met = new Map(datasets.map((dataset) => [dataset.iri, dataset.place]))
  for (const row of headed.sheet.rows) {
    if (row.number <= headed.headingRow) continue
    const ofRow: SheetFault[] = []
    const values = readRow(row, headed, { vocabulary, faults: ofRow })
    if (values.size === 0 && ofRow.length === 0) continue
    const place = rowPlace(headed, row)
    const dataset = describeDataset({ values, place, source, faults: ofRow })
    faults.push(...ofRow)
    const before = dataset && met.get(dataset.iri)
    if (before) {
      const where =
        before.sheet === place.sheet ? `row ${before.row}` : `sheet "${before.sheet}", row ${before.row}`
      faults.push({
        place,
        cost: 'row',
        reason: `the row is left out: ${where} already describes a dataset with its identifier`,
      })
    } else if (dataset) {
      met.set(dataset.iri, place)
      datasets.push(dataset)
    }
  }
}

/** A column that nobody reads must not go unsaid: what stands in it is lost. */
function nameUnknownColumns(sheet: RecognisedSheet, faults: SheetFault[]): void {
  for (const [position, heading] of sheet.headings) {
    if (sheet.columns.has(position) || isOwnColumn(heading)) continue
    const isUsed = sheet.sheet.rows.some(
      ({ number, cells }) => number > sheet.headingRow && cells.has(position),
    )
    if (!isUsed) continue
    faults.push({
      place: { sheet: sheet.sheet.name, row: sheet.headingRow, column: columnLetter(position), heading },
      cost: 'cell',
      reason: `the column is not read: the template has no heading "${heading.slice(0, 80)}", or has it twice; call it "# …" if it is your own`,
    })
  }
}

function whyNone(sheets: readonly Sheet[], recognised: readonly RecognisedSheet[]): string {
  if (recognised.length > 0)
    return 'there are variables but no datasets; the sheet of datasets needs the headings of the template'
  const first = sheets.find(({ rows }) => rows.length > 0)
  if (!first) return 'the spreadsheet is empty'
  const headings = [...(first.rows[0]?.cells.values() ?? [])].slice(0, 5).map(({ text }) => text.slice(0, 30))
  return `no sheet has the headings of the template, such as Identifikator and Titel (Identifier, Title); the first row of "${first.name}" has ${headings.map((each) => JSON.stringify(each)).join(', ')}`
}

function columnFinder(sheets: readonly HeadedSheet<NodeName>[]): ReadSpreadsheet['columnOf'] {
  return (name, property) => {
    for (const { sheet, columns, headings } of sheets) {
      if (sheet.name !== name) continue
      for (const [position, column] of columns)
        if (column.node === 'dataset' && column.property === property)
          return { column: columnLetter(position), heading: headings.get(position) ?? column.heading.en }
    }
    return undefined
  }
}
