import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

describe('the page of variables', () => {
  it('shows which data sources hold one, over which years, in both languages', async () => {
    const page = await site.page('/variables?q=aktionsdiagnose')
    expect(words(page)).toContain('1 variabel eller kode for »aktionsdiagnose«')
    expect(page).toContain(`href="/datasets/${idOf('lpr')}#variables"`)
    expect(words(page)).toMatch(/Diagnose Kode for diagnosen\. siden \d{4}/)
    const english = await site.page('/en/variables?q=aktionsdiagnose')
    expect(words(english)).toContain('1 variable or code for “aktionsdiagnose”')
    expect(english).toContain(`href="/en/datasets/${idOf('lpr')}#variables"`)
    expect(english).toContain('<span lang="da">Diagnose</span>')
  })

  it('lists the most widespread where nothing is asked for', async () => {
    expect(words(await site.page('/variables'))).toContain('De mest udbredte først')
  })

  it('leads on where nothing is found', async () => {
    const page = await site.page(`/variables?q=${encodeURIComponent('<b>findes ikke</b>')}`)
    expect(page).toContain('href="/search?q=%3Cb%3Efindes+ikke%3C%2Fb%3E"')
    expect(page).not.toContain('<b>findes')
  })

  it.each([
    ['cursor=nonsense', 400, 'Begynd forfra'],
    [`q=${'a'.repeat(1001)}`, 400, 'for lang'],
    ['page=2', 404, 'Siden findes ikke'],
  ])('says what is wrong with %s', async (query, status, said) => {
    expect(words(await site.page(`/variables?${query}`, status))).toContain(said)
  })

  it('is where a variable on the page of a data source leads to', async () => {
    const page = await site.page(`/datasets/${idOf('lpr')}`)
    expect(page).toMatch(
      /href="\/variables\?q=aktionsdiagnose"[^>]*title="Se, hvor aktionsdiagnose ellers findes"/,
    )
  })
})

describe('the page of a source', () => {
  it('offers its changes as a feed', async () => {
    expect(await site.page('/sources/universitet')).toMatch(
      /<link rel="alternate" type="application\/atom\+xml"[^>]*href="\/api\/v1\/sources\/universitet\/changes\.atom"/,
    )
    expect(await site.page('/en/sources/universitet')).toContain('changes.atom?lang=en')
  })
})
