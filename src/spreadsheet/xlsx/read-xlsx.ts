import { SpreadsheetError, type Workbook } from '../workbook.ts'
import { readDateStyles, readSharedStrings, readWorkbookParts, unpack } from './parts.ts'
import { readSheet } from './read-sheet.ts'

const MAX_SHEETS = 100

/** The values of an Excel workbook (ECMA-376), without macros, links or formulas. */
export function readXlsx(bytes: Uint8Array): Workbook {
  const parts = unpack(bytes)
  const { sheets, from1904 } = readWorkbookParts(parts)
  if (sheets.length > MAX_SHEETS) throw new SpreadsheetError(`there are more than ${MAX_SHEETS} sheets`)
  const context = { strings: readSharedStrings(parts), dateStyles: readDateStyles(parts), from1904 }
  return {
    format: 'xlsx',
    problems: [],
    sheets: sheets.flatMap(({ name, part }) => {
      const sheet = parts.get(part)
      return sheet ? [{ name, rows: readSheet(sheet, part.replace(/^.*\//, ''), context) }] : []
    }),
  }
}
