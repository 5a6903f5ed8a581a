import { array, assert, asyncProperty, nat, record, string, uint8Array } from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { detectSpreadsheet, spreadsheetFormat } from '../../src/spreadsheet/detect-spreadsheet.ts'
import { readSpreadsheet } from '../../src/spreadsheet/read-spreadsheet.ts'
import { writeTemplateCsv, writeTemplateXlsx } from '../../src/spreadsheet/template/write-template.ts'
import { SpreadsheetError, type SpreadsheetFormat } from '../../src/spreadsheet/workbook.ts'
import { vocabulary } from './books.ts'

const options = { language: 'da', vocabulary, withExample: true } as const
const XLSX = writeTemplateXlsx(options)
const CSV = Buffer.from(writeTemplateCsv('datasets', options))

/** Either datasets or a reason; nothing else may happen. */
async function readsOrSays(bytes: Uint8Array, format: SpreadsheetFormat): Promise<void> {
  detectSpreadsheet({ head: bytes })
  try {
    spreadsheetFormat({ head: bytes })
    const { datasets } = await readSpreadsheet([{ format, name: 'x', bytes }], { vocabulary, source: 's' })
    for (const { iri, triples } of datasets) {
      expect(iri).not.toBe('')
      expect(triples.every(({ subject, object }) => subject !== '' && object !== undefined)).toBe(true)
    }
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error
    expect(error.message).not.toBe('')
  }
}

const damage = array(record({ at: nat(), byte: nat(255) }), { minLength: 1, maxLength: 30 })

function damaged(bytes: Uint8Array, places: readonly { at: number; byte: number }[]): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (const { at, byte } of places) copy[at % copy.length] = byte
  return copy
}

describe('hostile bytes', () => {
  it('as a workbook are read or refused with a reason', async () => {
    await assert(
      asyncProperty(damage, (places) => readsOrSays(damaged(XLSX, places), 'xlsx')),
      { numRuns: 30 },
    )
  })

  it('inside the parts of a workbook are read or refused with a reason', async () => {
    const parts = unzipSync(XLSX)
    const name = 'xl/worksheets/sheet1.xml'
    const sheet = parts[name] ?? new Uint8Array()
    await assert(
      asyncProperty(damage, (places) =>
        readsOrSays(zipSync({ ...parts, [name]: damaged(sheet, places) }), 'xlsx'),
      ),
      { numRuns: 30 },
    )
  })

  it('as CSV are read or refused with a reason', async () => {
    await assert(
      asyncProperty(damage, (places) => readsOrSays(damaged(CSV, places), 'csv')),
      { numRuns: 100 },
    )
    await assert(
      asyncProperty(uint8Array({ maxLength: 500 }), (bytes) => readsOrSays(bytes, 'csv')),
      { numRuns: 100 },
    )
  })

  it('in cells never become another kind of statement', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const quoted = `"${text.replaceAll('"', '""')}"`
        const csv = `Identifier,Title,Source,Modified,Landing page\nx,${quoted},${quoted},${quoted},${quoted}\n`
        await readsOrSays(Buffer.from(csv), 'csv')
      }),
      { numRuns: 100 },
    )
  })

  it('far out to the right and below take no room of their own', async () => {
    const parts = unzipSync(XLSX)
    const name = 'xl/worksheets/sheet1.xml'
    const sheet = strFromU8(parts[name] ?? new Uint8Array())
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    const bytes = zipSync({ ...parts, [name]: strToU8(sheet.replace('</sheetData>', `${far}</sheetData>`)) })
    const { datasets } = await readSpreadsheet([{ format: 'xlsx', name: 'x', bytes }], {
      vocabulary,
      source: 's',
    })
    expect(datasets).toHaveLength(1)
  })

  it('of a deeply nested or endlessly long part end with a reason', async () => {
    const parts = unzipSync(XLSX)
    const deep = '<a>'.repeat(200_000)
    await readsOrSays(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(deep) }), 'xlsx')
    await readsOrSays(zipSync({ ...parts, 'xl/workbook.xml': strToU8(`<a ${'b="c" '.repeat(20)}`) }), 'xlsx')
  })
})
