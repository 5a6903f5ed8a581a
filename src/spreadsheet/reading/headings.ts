import type { Column } from '../template/column.ts'
import { datasetColumns } from '../template/dataset-columns.ts'
import type { NodeName } from '../template/nodes.ts'
import { variableColumns, type VariableNode } from '../template/variable-columns.ts'
import { delimiterOf } from '../delimiter.ts'
import type { Row, Sheet } from '../workbook.ts'
import { fold } from './fold.ts'

/** A sheet whose columns are known. */
export interface HeadedSheet<Node extends string> {
  readonly sheet: Sheet
  /** Number of the row of headings. */
  readonly headingRow: number
  /** By position, from 0. */
  readonly columns: ReadonlyMap<number, Column<Node>>
  /** As they are written, of all columns. */
  readonly headings: ReadonlyMap<number, string>
}

export type RecognisedSheet =
  | ({ readonly role: 'datasets' } & HeadedSheet<NodeName>)
  | ({ readonly role: 'variables' } & HeadedSheet<VariableNode>)

/** A title, an explanation and empty rows may stand above the headings. */
const ROWS_LOOKED_AT = 20
const FEWEST_KNOWN = 2
/** In a text that nobody says is CSV. */
const FEWEST_IN_TEXT = 3

type Names<Node extends string> = ReadonlyMap<string, Column<Node>>

function namesOf<Node extends string>(columns: readonly Column<Node>[]): Names<Node> {
  const names = new Map<string, Column<Node>>()
  // Headings of the template go before other names, whichever column these belong to.
  for (const column of columns)
    for (const name of [column.key, column.heading.da, column.heading.en]) names.set(fold(name), column)
  for (const column of columns)
    for (const name of column.also ?? []) if (!names.has(fold(name))) names.set(fold(name), column)
  return names
}

const datasetNames = namesOf(datasetColumns)
const variableNames = namesOf(variableColumns)

/** What a sheet holds, by its headings; undefined for one that is not of the template. */
export function recogniseSheet(sheet: Sheet): RecognisedSheet | undefined {
  const rows = sheet.rows.slice(0, ROWS_LOOKED_AT)
  const datasets = bestRow(
    rows,
    datasetNames,
    ({ key }) => key === 'iri' || /^(?:identifier|title)/.test(key),
  )
  const variables = bestRow(rows, variableNames, ({ key }) => key === 'name')
  if (variables && variables.columns.size > (datasets?.columns.size ?? 0))
    return { role: 'variables', sheet, ...variables }
  return datasets && { role: 'datasets', sheet, ...datasets }
}

function bestRow<Node extends string>(
  rows: readonly Row[],
  names: Names<Node>,
  isNeeded: (column: Column<Node>) => boolean,
) {
  let best: Omit<HeadedSheet<Node>, 'sheet'> | undefined
  for (const row of rows) {
    const columns = columnsOf(row, names)
    const isBetter = columns.size >= FEWEST_KNOWN && columns.size > (best?.columns.size ?? 0)
    if (!isBetter || ![...columns.values()].some(isNeeded)) continue
    const headings = new Map([...row.cells].map(([position, { text }]) => [position, text]))
    best = { headingRow: row.number, columns, headings }
  }
  return best
}

/** Each column of the template once: the first heading that names it. */
function columnsOf<Node extends string>(row: Row, names: Names<Node>): Map<number, Column<Node>> {
  const columns = new Map<number, Column<Node>>()
  const taken = new Set<Column<Node>>()
  for (const [position, { text }] of row.cells) {
    const column = names.get(fold(text))
    if (!column || taken.has(column)) continue
    taken.add(column)
    columns.set(position, column)
  }
  return columns
}

const ENCODING_BY_MARK: ReadonlyMap<number | undefined, string> = new Map([
  [0xff, 'utf-16le'],
  [0xfe, 'utf-16be'],
])

/** Whether the beginning of a text is that of a template as CSV. */
export function looksLikeTemplate(head: Uint8Array): boolean {
  const start = new TextDecoder(ENCODING_BY_MARK.get(head[0]) ?? 'utf-8').decode(head)
  const line = start.split(/[\r\n]/, 1)[0] ?? ''
  const cells = line.split(delimiterOf(line)).map((cell) => fold(cell))
  const known = cells.filter((cell) => datasetNames.has(cell) || variableNames.has(cell))
  return known.length >= FEWEST_IN_TEXT
}

/** Columns of one's own: not of the template, and not meant to be. */
export const isOwnColumn = (heading: string): boolean =>
  heading.startsWith('#') || OWN_COLUMNS.has(fold(heading))

const OWN_COLUMNS = new Set(
  [
    'note',
    'noter',
    'notes',
    'egne noter',
    'own notes',
    'bemærkning',
    'bemærkninger',
    'kommentar',
    'kommentarer',
    'comment',
    'comments',
    'remarks',
  ].map(fold),
)
