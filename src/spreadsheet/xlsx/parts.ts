import { unzipSync } from 'fflate'
import { SpreadsheetError } from '../workbook.ts'
import { readXml } from './xml.ts'

/** A template of ten thousand rows has some ten megabytes. */
const MAX_UNPACKED_BYTES = 104_857_600
const NEEDED =
  /^xl\/(?:workbook|styles|sharedStrings)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\/[^/]+\.xml$/i

export type Parts = ReadonlyMap<string, Uint8Array>

/** The parts of an XLSX file that hold values. What it says of their sizes is its limit: a part never unpacks to more. */
export function unpack(bytes: Uint8Array): Parts {
  let total = 0
  let files: Readonly<Record<string, Uint8Array>>
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!NEEDED.test(name)) return false
        total += originalSize
        if (total > MAX_UNPACKED_BYTES)
          throw new SpreadsheetError(`the file unpacks to more than ${MAX_UNPACKED_BYTES} bytes; split it`)
        return true
      },
    })
  } catch (error) {
    if (error instanceof SpreadsheetError) throw error
    throw new SpreadsheetError('the file is damaged or cut off; save it again as .xlsx')
  }
  const parts = new Map(Object.entries(files).map(([name, part]) => [name.toLowerCase(), part]))
  if (!parts.has('xl/workbook.xml'))
    throw new SpreadsheetError('this is a ZIP file, but no .xlsx spreadsheet')
  return parts
}

export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
}

/** The sheets in their order, and where each lies (ECMA-376 part 1 §18.2.20). */
export function readWorkbookParts(parts: Parts): WorkbookParts {
  const targets = readTargets(parts)
  const sheets: { name: string; part: string }[] = []
  let from1904 = false
  readXml(parts.get('xl/workbook.xml') ?? new Uint8Array(), 'workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      const part = name === 'sheet' ? targets.get(attributes['r:id'] ?? attributes['id'] ?? '') : undefined
      if (part !== undefined) sheets.push({ name: attributes['name'] ?? '', part })
    },
  })
  return { sheets, from1904 }
}

function readTargets(parts: Parts): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  const relations = parts.get('xl/_rels/workbook.xml.rels')
  if (!relations) return targets
  readXml(relations, 'workbook.xml.rels', {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`
      targets.set(Id, path.toLowerCase())
    },
  })
  return targets
}

/** The texts that cells refer to by number, without the readings that Japanese has above its characters. */
export function readSharedStrings(parts: Parts): readonly string[] {
  const part = parts.get('xl/sharedstrings.xml')
  const strings: string[] = []
  if (!part) return strings
  let current = ''
  let isText = false
  let isReading = false
  readXml(part, 'sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') isReading = true
      isText = name === 't'
    },
    text(text) {
      if (isText && !isReading) current += text
    },
    close(name) {
      if (name === 't') isText = false
      if (name === 'rPh') isReading = false
      if (name === 'si') strings.push(current)
    },
  })
  return strings
}

/** Which cell styles show a number as a date. */
export function readDateStyles(parts: Parts): ReadonlySet<string> {
  const part = parts.get('xl/styles.xml')
  const formats = new Map<string, string>()
  const dates = new Set<string>()
  if (!part) return dates
  let inCells = false
  let style = 0
  readXml(part, 'styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const format = attributes['numFmtId'] ?? ''
      if (isDateFormat(Number(format), formats.get(format))) dates.add(String(style))
      style++
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

/** ECMA-376 part 1 §18.8.30; a format of one's own is one for dates if a letter of dates stands outside of quotes and brackets. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '')
  return /[ymdhå]/i.test(bare) && !/^general$/i.test(bare)
}
