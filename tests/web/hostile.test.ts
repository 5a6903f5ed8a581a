import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compactIri, safeAddress } from '../../src/web/dataset/links.tsx'
import { languageOfHighlight, safeHighlight } from '../../src/web/search/highlight.ts'
import { idOf, openTestSite, type TestSite } from './site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const DATASET = idOf('hostile')

describe('a hostile description', () => {
  it.each(['', '/en'])('is shown as text, never as HTML (%s)', async (prefix) => {
    const page = await site.page(`${prefix}/datasets/${DATASET}`)
    expect(page).not.toMatch(/<img|<script>|<b>fed|<i>Kontakt/)
    expect(page).toContain('&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;anførsel&quot;')
  })

  it('cannot end the script that search engines read', async () => {
    const page = await site.page(`/datasets/${DATASET}`)
    const json = page.slice(page.indexOf('application/ld+json">') + 21)
    const script = json.slice(0, json.indexOf('</script>'))
    expect((JSON.parse(script) as { name: string }).name).toBe('</script><script>alert(1)</script>')
  })

  it('never makes a link of an address that runs or carries code', async () => {
    const page = await site.page(`/datasets/${DATASET}`)
    const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
    expect(hrefs.filter((href) => /^\s*(javascript|data|vbscript):/i.test(href))).toEqual([])
    expect(page).toContain('javascript:alert(1)')
    expect(hrefs).toContain('https://doi.org/10.1000/182')
    expect(hrefs).toContain('mailto:a@b.example')
  })

  it.each(['/search?q=script', '/authorities/styrelsen', '/categories/MRMR', '/'])(
    'is harmless on %s',
    async (path) => {
      expect(await site.page(path)).not.toMatch(/<img|<script>|<b>fed/)
    },
  )
})

describe('an address', () => {
  it.each([
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['HTTP://a.example', 'HTTP://a.example'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['tel:+4532183900', 'tel:+4532183900'],
    ['doi:10.1000/182', 'https://doi.org/10.1000/182'],
    ['javascript:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['urn:uuid:1', undefined],
    ['//a.example', undefined],
    ['https://', undefined],
    ['mailto:a b@c', undefined],
  ])('%j becomes the link %j', (iri, link) => {
    expect(safeAddress(iri)).toBe(link)
  })

  it('of a namespace we know is written short', () => {
    expect(compactIri('http://purl.org/dc/terms/title')).toBe('dct:title')
    expect(compactIri('https://a.example/terms/own')).toBe('https://a.example/terms/own')
  })
})

describe('a highlight', () => {
  it('keeps its marks and nothing else, whatever the engine gave', () => {
    expect(safeHighlight('<mark>a</mark> &lt;b&gt; &amp; c')).toBe('<mark>a</mark> &lt;b&gt; &amp; c')
    expect(safeHighlight('<mark>a</mark><img src=x>')).toBe('<mark>a</mark>&lt;img src=x&gt;')
    expect(safeHighlight('<mark onclick=x>a')).toBe('&lt;mark onclick=x&gt;a')
  })

  it('is in the language of the text it is taken from', () => {
    const texts = { da: 'Kontakter & diagnoser', en: 'Contacts & diagnoses' }
    expect(languageOfHighlight('Contacts &amp; <mark>diagnoses</mark>', texts)).toBe('en')
    expect(languageOfHighlight('noget helt andet', texts)).toBeUndefined()
  })
})
