import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_HARVEST, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
let address: string
let record: string

const GOOD = readFileSync(new URL('../../src/web/assets/example-good.ttl', import.meta.url), 'utf8')
const TEXT = `${GOOD.replace('"2015-01-01"^^xsd:date', '"01.02.2015"')}
<https://example.dk/dataset/to> a dcat:Dataset ; dct:title "<b>Nummer</b> to"@da ; <https://example.dk/egen> [ dct:title "x" ] .`

async function rehearse(text: string, path = '/validate'): Promise<Response> {
  const body = new FormData()
  body.append('text', text)
  body.append('action', 'rehearse')
  return site.web.request(path, { method: 'POST', body })
}

beforeAll(async () => {
  site = await openTestSite()
  const answer = await rehearse(TEXT)
  address = answer.headers.get('Location') ?? (await answer.text())
  record = new RegExp(`href="(${address}/soevn-[^"/]*)"`).exec(await site.page(address))?.[1] ?? ''
})
afterAll(() => site.close())

describe('a rehearsal', () => {
  it('shows what a harvest would have brought, and that nothing entered the catalogue', async () => {
    expect(address).toMatch(/^\/rehearsals\/[0-9a-z]{7}-[\w-]{22}$/)
    const text = words(await site.page(address))
    expect(text).toContain('2 datakilder Gennemført')
    expect(text).toContain('Intet er kommet i kataloget')
    expect(text).toMatch(/Søvndatabasen .* 16 af 27 Tilstrækkelig/)
    expect(await site.store.idOf('https://example.dk/dataset/soevn')).toBeUndefined()
  })

  it('says how long it is kept, and to whom it is open', async () => {
    expect(words(await site.page(address))).toMatch(/21\. november 2026 .*Alle, der har adressen, kan se det/)
    expect((await site.web.request(address)).headers.get('Cache-Control')).toBe('private, no-store')
  })

  it('previews the page of each dataset as the catalogue would show it', async () => {
    const page = await site.page(record)
    const text = words(page)
    expect(text).toContain('Dette er en prøve')
    expect(text).toContain('Sådan får du adgang')
    expect(text).toContain('Målinger af søvn')
    expect(text).toContain('Er de lovkrævede oplysninger der?')
    expect(page).toContain('<meta name="robots" content="noindex"/>')
    expect(page).not.toMatch(/href="\/datasets\/soevn/)
  })

  it('says what was read as something else', async () => {
    expect(words(await site.page(`${record}/losses`))).toMatch(/01\.02\.2015 Dato i en anden form 2015-02-01/)
  })

  it('reads the same in English', async () => {
    expect(words(await site.page(`/en${address}`))).toContain('Rehearsal of a harvest')
    expect(words(await site.page(`/en${record}`))).toContain('This is a rehearsal')
  })

  it('never becomes HTML', async () => {
    expect(await site.page(address)).toContain('&lt;b&gt;Nummer&lt;/b&gt; to')
  })

  it('of something that is no RDF says so in the form', async () => {
    const answer = await rehearse('Kære styrelse')
    expect([answer.status, words(await answer.text())]).toEqual([422, expect.stringContaining('ikke RDF')])
  })

  it('is gone after a day, and says so', async () => {
    site.clock.now = new Date(FIRST_HARVEST.getTime() + 25 * 3_600_000)
    for (const path of [address, record, `${record}/losses`])
      expect(words(await site.page(path, 410))).toContain('Prøven er her ikke længere')
    site.clock.now = FIRST_HARVEST
  })

  it('that never was is not found, nor a dataset it does not have', async () => {
    for (const path of ['/rehearsals/x', `${address}/ukendt`])
      expect(await site.page(path, 404)).toContain('role="search"')
  })
})
