import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
