import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpreadsheet } from '../../src/spreadsheet/read-spreadsheet.ts'
import { danishReason } from '../../src/web/texts/reasons/danish-reason.ts'
import { writeTemplateXlsx } from '../../src/spreadsheet/template/write-template.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

async function resultOf(file: File, path = '/validate'): Promise<string> {
  const body = new FormData()
  body.append('file', file)
  const answer = await site.web.request(path, { method: 'POST', body })
  if (answer.status !== 303) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
  return site.page(answer.headers.get('Location') ?? '')
}

describe('the page for validation', () => {
  it('offers the template in its own language', async () => {
    expect(await site.page('/validate')).toContain('/api/v1/templates/dataset.xlsx?lang=da')
    expect(await site.page('/en/validate')).toContain('/api/v1/templates/dataset.xlsx?lang=en')
  })

  it('takes a workbook, and gives no text to mend of it', async () => {
    const bytes = writeTemplateXlsx({ language: 'da', vocabulary: loadVocabularies(), withExample: true })
    const page = await resultOf(new File([new Uint8Array(bytes)], 'skabelon.xlsx'))
    expect(words(page)).toContain('skabelon.xlsx (Excel (XLSX))')
    expect(page).not.toContain('id="mend"')
  })

  it('shows sheet, row and column of what is wrong in a spreadsheet, in both languages', async () => {
    const csv = new File(['Identifikator;Titel;Adgang\r\na;Et register;hemmelig\r\n'], 'register.csv')
    expect(words(await resultOf(csv))).toContain('Ark »register.csv«, række 2, kolonne C (Adgang)')
    expect(words(await resultOf(csv, '/en/validate'))).toContain(
      'Sheet “register.csv”, row 2, column C (Adgang)',
    )
  })
})

describe('what is wrong with a spreadsheet', () => {
  it('is told in Danish, with the place', () => {
    expect(
      danishReason(
        'sheet "Data", row 4, column D (Ændret (dato)): "i går" is no date; expected for example 2020',
      ),
    ).toBe(
      'ark "Data", række 4, kolonne D (Ændret (dato)): "i går" er ikke en dato; skriv for eksempel 2020-03-31, 31-03-2020, 2020-03 eller 2020',
    )
    expect(danishReason('sheet "Data", row 4: the row is left out: it has no title')).toBe(
      'ark "Data", række 4: rækken er udeladt: den har ingen titel',
    )
  })

  it('has Danish words for every reason that reading gives', async () => {
    const cells = [
      ['Ændret', 'x'],
      ['Adgang', 'x'],
      ['Antal poster', 'x'],
      ['Strukturerede data', 'måske'],
      ['Tidsopløsning', 'x'],
      ['Hjemmeside', 'x'],
      ['Afledt af', 'x y'],
      ['Kontakt: e-mail', 'x'],
      ['Adgang: hent', 'https://example.dk/x'],
      ['Farve', 'x'],
      ['IRI', 'x y'],
      ['Titel (engelsk)', ''],
    ]
    for (const [heading, cell] of cells) {
      const title = heading === 'Titel (engelsk)' ? '' : 'Et register'
      const csv = `Identifikator;Titel;${heading}\n;Uden id;\na;${title};${cell}\na;Igen;\n`
      const variables = 'Datasæt;Variabel;Datatype\nb;x;\na;;string\n;y;\na;z;hvad\n'
      const files = [csv, variables].map((text, index) => ({
        format: 'csv' as const,
        name: `${index}.csv`,
        bytes: Buffer.from(text),
      }))
      const { faults } = await readSpreadsheet(files, { vocabulary: loadVocabularies(), source: 's' })
      expect(faults.length).toBeGreaterThan(2)
      for (const { reason } of faults) expect([reason, danishReason(reason)]).not.toContain(undefined)
    }
  })

  it('is told in Danish where the whole file cannot be read', async () => {
    const body = new FormData()
    body.append('file', new File(['Navn;Alder\nIda;3\n'], 'andet.csv'))
    const answer = await site.web.request('/validate', { method: 'POST', body })
    expect(answer.status).toBe(422)
    expect(words(await answer.text())).toContain('intet ark har skabelonens overskrifter')
  })
})
