import { strToU8, zipSync } from 'fflate'
import { readSpreadsheet, type ReadSpreadsheet } from '../../src/spreadsheet/read-spreadsheet.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

export const vocabulary = loadVocabularies()

/** A cell as Excel stores it: its type, style and value. */
export interface StoredCell {
  readonly t?: string
  readonly s?: number
  readonly v?: string
  readonly f?: string
  readonly inline?: string
}

export interface StoredSheet {
  readonly name: string
  readonly rows: readonly (readonly (StoredCell | string | undefined)[])[]
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function cellXml(cell: StoredCell | string | undefined, reference: string): string {
  if (cell === undefined) return ''
  const { t, s, v, f, inline } =
    typeof cell === 'string' ? ({ t: 'inlineStr', inline: cell } as StoredCell) : cell
  const attributes = `${t === undefined ? '' : ` t="${t}"`}${s === undefined ? '' : ` s="${s}"`}`
  const inner = [
    f === undefined ? '' : `<f>${escape(f)}</f>`,
    v === undefined ? '' : `<v>${escape(v)}</v>`,
    inline === undefined ? '' : `<is><t>${escape(inline)}</t></is>`,
  ]
  return `<c r="${reference}"${attributes}>${inner.join('')}</c>`
}

const letter = (column: number) => String.fromCharCode(65 + column)

const sheetXml = ({ rows }: StoredSheet) =>
  `<worksheet><sheetData>${rows
    .map(
      (row, index) =>
        `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${letter(column)}${index + 1}`)).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

export interface StoredBook {
  readonly sheets: readonly StoredSheet[]
  readonly strings?: readonly string[]
  /** Number format of each cell style. */
  readonly styles?: readonly number[]
  readonly date1904?: boolean
}

/** A workbook the way Excel writes it, as far as values go. */
export function workbook({ sheets, strings = [], styles = [0], date1904 = false }: StoredBook): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="${date1904 ? 1 : 0}"/><x:sheets>${sheets.map(({ name }, i) => `<x:sheet name="${name}" r:id="rId${i}"/>`).join('')}</x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i}" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs>${styles.map((format) => `<xf numFmtId="${format}"/>`).join('')}</cellXfs></styleSheet>`,
  }
  for (const [i, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${i}.xml`] = sheetXml(sheet)
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

export const readBook = (book: StoredBook): Promise<ReadSpreadsheet> =>
  readSpreadsheet([{ format: 'xlsx', name: 'book.xlsx', bytes: workbook(book) }], {
    vocabulary,
    source: 'test',
  })

export const readCsvText = (text: string | Uint8Array, variables?: string): Promise<ReadSpreadsheet> => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const file = (name: string, content: Uint8Array) => ({ format: 'csv' as const, name, bytes: content })
  const second = variables === undefined ? [] : [file('variables.csv', Buffer.from(variables))]
  return readSpreadsheet([file('datasets.csv', bytes), ...second], { vocabulary, source: 'test' })
}

/** What a property of the first dataset says. */
export const objects = ({ datasets }: ReadSpreadsheet, property: string): readonly string[] =>
  (datasets[0]?.triples ?? []).filter(({ predicate }) => predicate === property).map(({ object }) => object)
