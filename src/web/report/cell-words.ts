import type { CellPlace } from '../../rdf/problem.ts'
import type { View } from '../view.ts'

/** `Ark “Datasæt”, række 4, kolonne D (Titel)` */
export function placeInSheet({ t, format }: View, { sheet, row, column, heading }: CellPlace): string {
  const { report } = t
  const whole = report.row(sheet, format.number(row))
  return column === undefined ? whole : `${whole}${report.column(column, heading)}`
}
