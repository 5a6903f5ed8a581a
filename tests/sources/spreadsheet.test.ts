import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { readSpreadsheets } from '../../src/sources/spreadsheet/read-spreadsheets.ts'
import { SourceError, type DocumentMemory } from '../../src/sources/source.ts'
import { writeTemplateXlsx } from '../../src/spreadsheet/template/write-template.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { serve, type Loopback } from './loopback.ts'
import { readAll } from './read-all.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const xlsx = (language: 'da' | 'en' = 'da') =>
  writeTemplateXlsx({ language, vocabulary: loadVocabularies(), withExample: true })
const CSV = 'Identifikator;Titel;Ændret\r\na;Første;2020\r\nb;Andet;i går\r\n;Uden id;\r\n'
const VARIABLES = 'Datasæt;Variabel\r\na;dato\r\n'
const VARIABLE = 'http://www.w3.org/ns/csvw#name'

const serveFiles = async (files: Parameters<typeof serve>[0]) => (server = await serve(files)).origin
const textsOf = ({ of }: Awaited<ReturnType<typeof readAll>>, property: string) =>
  of('dataset').flatMap(({ triples }) =>
    triples.filter(({ predicate }) => predicate === property).map(({ object }) => object),
  )

describe('a spreadsheet at a web address', () => {
  it('is read as Excel under any media type, and not again while it is as it was', async () => {
    const origin = await serveFiles((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"', 'content-type': 'application/octet-stream' })
      response.end(isKnown ? undefined : xlsx())
    })
    const memories = new Map<string, DocumentMemory>()
    const first = await readAll(readSpreadsheets, `${origin}/data.xlsx`, { memories })
    expect(first.error).toBeUndefined()
    expect(first.datasets).toHaveLength(1)
    expect(first.reasons).toEqual([])
    const second = await readAll(readSpreadsheets, `${origin}/data.xlsx`, { memories })
    expect(second.items.map(({ kind }) => kind)).toEqual(['unchanged-document'])
  })

  it('is read as CSV with the variables beside it, gzip or not', async () => {
    const origin = await serveFiles({
      '/data.csv?v=1': { body: CSV },
      '/data-variables.csv?v=1': { body: gzipSync(VARIABLES) },
    })
    const read = await readAll(readSpreadsheets, `${origin}/data.csv?v=1`)
    expect(read.datasets).toHaveLength(2)
    expect(textsOf(read, VARIABLE)).toEqual(['"dato"'])
  })

  it('names each bad cell with sheet, row and column, and a row without identifier as what may have been any', async () => {
    const origin = await serveFiles({ '/data.csv': { body: CSV } })
    const read = await readAll(readSpreadsheets, `${origin}/data.csv`)
    expect(read.of('rejected')).toMatchObject([
      {
        scope: 'part',
        line: 3,
        reason: expect.stringMatching(
          /^sheet "data.csv", row 3, column C \(Ændret\): "i går" is no date; expected/,
        ),
      },
      { scope: 'document', line: 4, reason: expect.stringMatching(/row 4: the row is left out/) },
    ])
  })

  it('is told by its bytes where the server gives no validators, its variables too', async () => {
    const pages = { '/data.csv': { body: CSV }, '/data-variables.csv': { body: VARIABLES } }
    const origin = await serveFiles(pages)
    const memories = new Map<string, DocumentMemory>()
    await readAll(readSpreadsheets, `${origin}/data.csv`, { memories })
    const same = await readAll(readSpreadsheets, `${origin}/data.csv`, { memories })
    expect(same.items.map(({ kind }) => kind)).toEqual(['unchanged-document'])
    pages['/data-variables.csv'] = { body: VARIABLES.replace('dato', 'dag') }
    const changed = await readAll(readSpreadsheets, `${origin}/data.csv`, { memories })
    expect(textsOf(changed, VARIABLE)).toEqual(['"dag"'])
  })

  it('ends the run where its variables may be there and cannot be fetched', async () => {
    const origin = await serveFiles({
      '/data.csv': { body: CSV },
      '/data-variables.csv': { status: 500 },
    })
    const read = await readAll(readSpreadsheets, `${origin}/data.csv`)
    expect(read.error).toMatchObject({ kind: 'unreachable', status: 500 })
    expect(read.datasets).toEqual([])
  })

  it('that answers its missing variables with a page has none', async () => {
    const origin = await serveFiles({
      '/data.csv': { body: CSV },
      '/data-variables.csv': { body: '<!DOCTYPE html><html>Findes ikke</html>' },
    })
    const read = await readAll(readSpreadsheets, `${origin}/data.csv`)
    expect(read.error).toBeUndefined()
    expect(read.datasets).toHaveLength(2)
  })

  const notSpreadsheets: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['an HTML page with 200', '<!DOCTYPE html><html><body>Fejl</body></html>', /HTML page/],
    ['nothing', '', /empty/],
    ['a PDF', '%PDF-1.7 %âãÏÓ', /binary file/],
    ['old Excel', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /save it as .xlsx/],
    ['Excel cut off', xlsx().slice(0, 2000), /damaged or cut off/],
    ['a table of something else', 'Navn;Alder\r\nIda;3\r\n', /no sheet has the headings/],
  ]
  for (const [what, body, reason] of notSpreadsheets)
    it(`that is ${what} says so`, async () => {
      const origin = await serveFiles({ '/data': { body } })
      const { error } = await readAll(readSpreadsheets, `${origin}/data`)
      expect(error).toBeInstanceOf(SourceError)
      expect(error).toMatchObject({ kind: 'unreadable', message: expect.stringMatching(reason) })
    })

  it('that breaks off in the middle of its body is tried again', async () => {
    let asked = 0
    const origin = await serveFiles((_request, response) => {
      const bytes = xlsx()
      response.writeHead(200, { 'content-length': String(bytes.length) })
      if (asked++ > 0) response.end(bytes)
      else response.write(bytes.slice(0, 1000), () => response.destroy())
    })
    const read = await readAll(readSpreadsheets, `${origin}/data.xlsx`)
    expect(read.error).toBeUndefined()
    expect(read.datasets).toHaveLength(1)
  })
})

describe('spreadsheets in a folder', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'datalandkort-spreadsheets-'))

  it('are read each for itself: one that cannot be read costs nothing else', async () => {
    const path = folder()
    writeFileSync(join(path, 'a.xlsx'), xlsx())
    writeFileSync(join(path, 'b.csv'), CSV)
    writeFileSync(join(path, 'b-variables.csv'), VARIABLES)
    writeFileSync(join(path, 'c.xlsx'), 'PK\u0003\u0004 broken')
    writeFileSync(join(path, '~$a.xlsx'), 'lock')
    const read = await readAll(readSpreadsheets, path)
    expect(read.datasets).toHaveLength(3)
    expect(textsOf(read, VARIABLE)).toEqual(['"dato"', '"dato"'])
    expect(read.of('rejected').filter(({ document }) => document === 'c.xlsx')).toMatchObject([
      { scope: 'document', reason: expect.stringMatching(/damaged/) },
    ])
  })

  it('are not read again while all of them are as they were', async () => {
    const path = folder()
    writeFileSync(join(path, 'b.csv'), CSV)
    const { digest = '' } = (await readAll(readSpreadsheets, path)).of('digest')[0] ?? {}
    expect(digest).not.toBe('')
    const again = await readAll((context) => readSpreadsheets({ ...context, lastDigest: digest }), path)
    expect(again.items).toEqual([{ kind: 'digest', digest, same: true }])
    writeFileSync(join(path, 'b-variables.csv'), VARIABLES)
    const more = await readAll((context) => readSpreadsheets({ ...context, lastDigest: digest }), path)
    expect(textsOf(more, VARIABLE)).toEqual(['"dato"'])
  })

  it('keep the identity of a dataset whose row has moved', async () => {
    const path = join(folder(), 'b.csv')
    writeFileSync(path, 'Identifikator;Titel\r\na;A\r\nb;B\r\n')
    const { datasets } = await readAll(readSpreadsheets, path)
    writeFileSync(path, 'Titel;Identifikator\r\nB;b\r\nA nyt;a\r\n')
    expect((await readAll(readSpreadsheets, path)).datasets.toSorted()).toEqual([...datasets].sort())
  })
})
