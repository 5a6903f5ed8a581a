import { strToU8, zipSync } from 'fflate'
import { columnLetter } from '../workbook.ts'

export type CellStyle = 'plain' | 'mandatory' | 'recommended' | 'optional' | 'wrapped' | 'text'

export interface WrittenCell {
  readonly text: string
  readonly style?: CellStyle
}

/** Values to choose from in a column, below its heading; others may be written all the same. */
export interface Choice {
  readonly column: number
  readonly formula: string
}

export interface WrittenSheet {
  readonly name: string
  /** In characters. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly WrittenCell[])[]
  /** The first row stays in view. */
  readonly hasHeading: boolean
  /** To be filled in: Excel is to leave what is written as it is. */
  readonly isForm?: boolean
  readonly choices: readonly Choice[]
}

/** In the order of `cellXfs` below. */
const STYLE_NUMBERS: readonly CellStyle[] = [
  'plain',
  'mandatory',
  'recommended',
  'optional',
  'wrapped',
  'text',
]
const styleNumber = (style: CellStyle): number => STYLE_NUMBERS.indexOf(style)

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** The same template is the same bytes. */
const WRITTEN_AT = '1980-01-01T00:00:00'
const LAST_FORM_ROW = 5000

/** A workbook (ECMA-376) of texts, with nothing in it that is worked out. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const parts = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ({ type: 'worksheet', target: `worksheets/sheet${index + 1}.xml` })),
      { type: 'styles', target: 'styles.xml' },
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet)]),
    ),
  }
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(HEAD + text)] as const)
  return zipSync(Object.fromEntries(files), { mtime: WRITTEN_AT })
}

const contentTypes = (sheets: number): string => `<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>
${Array.from({ length: sheets }, (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('\n')}
</Types>`

const relations = (all: readonly { type: string; target: string }[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(
      ({ type, target }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const workbook = (sheets: readonly WrittenSheet[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

/** Colours of the site's own badges; white and black on them have enough contrast. */
const STYLES = `<styleSheet xmlns="${MAIN}">
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFBDD7EE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf fontId="2" fillId="3" applyFont="1" applyFill="1"/><xf fontId="2" fillId="4" applyFont="1" applyFill="1"/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`

function worksheet({ widths, rows, hasHeading, isForm = false, choices }: WrittenSheet): string {
  const usual: CellStyle = isForm ? 'text' : 'plain'
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleNumber(usual)}" customWidth="1"/>`,
  )
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const view = `<sheetView workbookViewId="0">${hasHeading ? pane : ''}</sheetView>`
  return `<worksheet xmlns="${MAIN}"><sheetViews>${view}</sheetViews><cols>${columns.join('')}</cols><sheetData>${rows
    .map((row, index) => rowXml(row, index + 1, usual))
    .join('')}</sheetData>${choicesXml(choices)}</worksheet>`
}

function rowXml(row: readonly WrittenCell[], number: number, usual: CellStyle): string {
  const cells = row.flatMap(({ text, style = usual }, column) =>
    text === ''
      ? []
      : `<c r="${columnLetter(column)}${number}" s="${styleNumber(style)}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`,
  )
  return `<row r="${number}">${cells.join('')}</row>`
}

function choicesXml(choices: readonly Choice[]): string {
  if (choices.length === 0) return ''
  const all = choices.map(({ column, formula }) => {
    const letter = columnLetter(column)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letter}2:${letter}${LAST_FORM_ROW}"><formula1>${escape(formula)}</formula1></dataValidation>`
  })
  return `<dataValidations count="${choices.length}">${all.join('')}</dataValidations>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no way to write control characters. */
const escape = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- they are what is left out
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
