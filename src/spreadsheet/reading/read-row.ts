import type { CellPlace } from '../../rdf/problem.ts'
import type { Term } from '../../rdf/term.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import type { Column } from '../template/column.ts'
import { columnLetter, type Row } from '../workbook.ts'
import type { HeadedSheet } from './headings.ts'
import { readCell } from './read-cell.ts'

/** What a cell says. */
export interface Value<Node extends string> {
  readonly column: Column<Node>
  readonly terms: readonly Term[]
  readonly place: CellPlace
}

/** By key of the column; cells that say nothing are left out. */
export type Values<Node extends string> = ReadonlyMap<string, Value<Node>>

/** Something of a sheet that cannot be used. */
export interface SheetFault {
  readonly place: CellPlace
  readonly reason: string
  /** What is left out because of it. */
  readonly cost: 'cell' | 'variable' | 'row'
  /** Of the dataset that it costs, where it is known. */
  readonly iri?: string
}

export const rowPlace = <Node extends string>({ sheet }: HeadedSheet<Node>, row: Row): CellPlace => ({
  sheet: sheet.name,
  row: row.number,
})

/** The cells of a row, each read as its column says. */
export function readRow<Node extends string>(
  row: Row,
  headed: HeadedSheet<Node>,
  { vocabulary, faults }: { readonly vocabulary: Vocabulary; readonly faults: SheetFault[] },
): Values<Node> {
  const values = new Map<string, Value<Node>>()
  for (const [position, column] of headed.columns) {
    const cell = row.cells.get(position)
    if (!cell) continue
    const place = {
      ...rowPlace(headed, row),
      column: columnLetter(position),
      heading: headed.headings.get(position) ?? column.heading.en,
    }
    const read = readCell(cell, column, vocabulary)
    for (const reason of read.faults) faults.push({ place, reason, cost: 'cell' })
    if (read.terms.length > 0) values.set(column.key, { column, terms: read.terms, place })
  }
  return values
}

/** `sheet "Datasæt", row 4, column D (Titel)` */
export const placeWords = ({ sheet, row, column, heading }: CellPlace): string =>
  [
    `sheet ${JSON.stringify(sheet)}`,
    `row ${row}`,
    ...(column === undefined ? [] : [`column ${column}${heading === undefined ? '' : ` (${heading})`}`]),
  ].join(', ')
