import { dayOfSerial } from '../reading/serial-days.ts'
import {
  columnNumber,
  MAX_CELL_LENGTH,
  MAX_CELLS,
  MAX_COLUMNS,
  MAX_ROWS,
  SpreadsheetError,
  type Cell,
  type Row,
} from '../workbook.ts'
import { readXml } from './xml.ts'

export interface SheetContext {
  readonly strings: readonly string[]
  readonly dateStyles: ReadonlySet<string>
  readonly from1904: boolean
}

/** A `<c>` as it is read (ECMA-376 part 1 §18.3.1.4). */
interface OpenCell {
  readonly column: number
  readonly type: string
  readonly style: string
  value: string
  hasFormula: boolean
}

/** The rows of one worksheet. Formulas are never worked out: the value that was saved with them counts. */
export function readSheet(bytes: Uint8Array, part: string, context: SheetContext): readonly Row[] {
  const rows: Row[] = []
  let cells = new Map<number, Cell>()
  let row = 0
  let cell: OpenCell | undefined
  let inValue = false
  let total = 0
  readXml(bytes, part, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        cells = new Map()
      } else if (name === 'c') cell = openCell(attributes, cells)
      else if (name === 'f' && cell) cell.hasFormula = true
      inValue = name === 'v' || name === 't'
    },
    text(text) {
      if (inValue && cell && cell.value.length <= MAX_CELL_LENGTH) cell.value += text
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      if (name === 'c' && cell) {
        const read = cell.column < MAX_COLUMNS ? valueOf(cell, context) : undefined
        if (read) cells.set(cell.column, read)
        cell = undefined
      }
      if (name !== 'row' || cells.size === 0) return
      rows.push({ number: row, cells })
      total += cells.size
      if (rows.length > MAX_ROWS)
        throw new SpreadsheetError(`there are more than ${MAX_ROWS} rows; split the file`)
      if (total > MAX_CELLS)
        throw new SpreadsheetError(`there are more than ${MAX_CELLS} cells; split the file`)
    },
  })
  return rows
}

const openCell = (
  attributes: Readonly<Record<string, string>>,
  before: ReadonlyMap<number, Cell>,
): OpenCell => ({
  column: columnNumber(attributes['r'] ?? '') ?? before.size,
  type: attributes['t'] ?? 'n',
  style: attributes['s'] ?? '',
  value: '',
  hasFormula: false,
})

function valueOf({ type, value, style, hasFormula }: OpenCell, context: SheetContext): Cell | undefined {
  if (value === '' && hasFormula && type !== 'str')
    return { text: '', fault: 'has a formula whose result was not saved with the file' }
  if (type === 'e') return { text: value, fault: `has a formula that ends with ${value}` }
  if (type === 'n') return numberCell(value, context.dateStyles.has(style), context)
  const text = (type === 's' ? context.strings[Number(value)] : value)?.trim() ?? ''
  if (type === 'b') return { text: text === '1' ? 'true' : 'false' }
  return text === '' ? undefined : { text: unescapeControls(text) }
}

function numberCell(value: string, isDate: boolean, { from1904 }: SheetContext): Cell | undefined {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return undefined
  const day = isDate ? dayOfSerial(number, from1904) : undefined
  return day === undefined ? { text: String(number), number } : { text: day }
}

/** `_x000D_` stands for what XML cannot hold (ECMA-376 part 1 §22.9.2.19). */
const unescapeControls = (text: string): string =>
  text.replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16))
    return character === '\r' ? '' : character
  })
