import { beforeAll, describe, expect, it } from 'vitest'
import { openTestCatalogue, type TestCatalogue } from './catalogue.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TEMPLATE = '/api/v1/templates/dataset'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked at, not used
type Json = any
const post = (path: string, body: Uint8Array | string, type: string) =>
  catalogue.api.request(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'Content-Type': type },
  })
const read = async (answer: Response): Promise<Json> => answer.json()
const bytesOf = async (path: string) => new Uint8Array(await (await catalogue.ask(path)).arrayBuffer())

describe('the template for spreadsheets', () => {
  it('is downloaded as a workbook and as CSV, in both languages, and known again by its ETag', async () => {
    const answer = await catalogue.ask(`${TEMPLATE}.xlsx?lang=en`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe(XLSX)
    expect(answer.headers.get('Content-Disposition')).toContain('datalandkort-en.xlsx')
    const etag = answer.headers.get('ETag') ?? ''
    const again = await catalogue.ask(`${TEMPLATE}.xlsx?lang=en`, { 'If-None-Match': etag })
    expect(again.status).toBe(304)
    const csv = await (await catalogue.ask(`${TEMPLATE}.csv`)).text()
    expect(csv).toMatch(/^\uFEFF?Identifikator;Titel \(dansk\);/)
    const variables = await (await catalogue.ask(`${TEMPLATE}.csv?part=variables&lang=en`)).text()
    expect(variables).toMatch(/^\uFEFF?Dataset;Table;Variable;/)
  })

  it('refuses a language it does not have', async () => {
    const answer = await catalogue.ask(`${TEMPLATE}.xlsx?lang=sv`)
    expect(answer.status).toBe(400)
    expect(await read(answer)).toMatchObject({ errors: [{ path: 'lang' }] })
  })

  it('filled with its example is validated, and conforms', async () => {
    const bytes = await bytesOf(`${TEMPLATE}.xlsx?example=true`)
    const answer = await post('/api/v1/validate', bytes, XLSX)
    expect(answer.status).toBe(200)
    expect(await read(answer)).toMatchObject({ conforms: true, syntax: 'xlsx', counts: { datasets: 1 } })
  })

  it('filled with its example is rehearsed like any other source', async () => {
    const bytes = await bytesOf(`${TEMPLATE}.xlsx?example=true`)
    const answer = await read(await post('/api/v1/rehearsals', bytes, 'application/octet-stream'))
    expect(answer).toMatchObject({
      run: { outcome: { kind: 'done' }, counts: { created: 1 } },
      records: [{ title: { da: 'Eksempelregisteret' }, validation: { conforms: true } }],
    })
  })
})

describe('a spreadsheet that is posted', () => {
  const csv = 'Identifikator;Titel;Adgang;Ændret\r\na;Et register;hemmelig;2020\r\n'

  it('has its findings and bad cells named by sheet, row and column', async () => {
    const answer = await read(await post('/api/v1/validate', csv, 'text/csv'))
    expect(answer.syntax).toBe('csv')
    expect(answer.problems).toMatchObject([
      {
        effect: 'value-dropped',
        cell: { row: 2, column: 'C', heading: 'Adgang' },
        reason: expect.stringMatching(/"hemmelig" is neither a code/),
      },
    ])
    const { findings } = answer.datasets[0]
    const missing = findings.find(({ path }: Json) => path === 'http://purl.org/dc/terms/accessRights')
    expect(missing).toMatchObject({ cell: { row: 2, column: 'C', heading: 'Adgang' } })
    expect(findings.every(({ line, cell }: Json) => line === undefined && cell.row === 2)).toBe(true)
  })

  it('is known without a media type by its headings', async () => {
    const answer = await read(await post('/api/v1/validate', csv, 'text/plain'))
    expect(answer.syntax).toBe('csv')
  })

  it('that is no template, or a format we do not read, says what to do', async () => {
    const other = await post('/api/v1/validate', 'Navn;Alder\nIda;3\n', 'text/csv')
    expect(other.status).toBe(422)
    expect((await read(other)).detail).toMatch(/cannot be read as CSV: no sheet has the headings/)
    const old = await post('/api/v1/validate', Buffer.from('d0cf11e0a1b11ae1', 'hex'), XLSX)
    expect(old.status).toBe(422)
    expect((await read(old)).detail).toMatch(/save it as .xlsx/)
  })

  it('without a single dataset says so', async () => {
    const answer = await post('/api/v1/validate', 'Identifikator;Titel;Adgang\n', 'text/csv')
    expect(answer.status).toBe(422)
    expect((await read(answer)).detail).toMatch(/There is no dataset in the spreadsheet/)
  })

  it('has a SHACL report like any other', async () => {
    const answer = await catalogue.api.request('/api/v1/validate', {
      method: 'POST',
      body: csv,
      headers: { 'Content-Type': 'text/csv', Accept: 'text/turtle' },
    })
    expect(await answer.text()).toContain('ValidationReport')
  })
})
