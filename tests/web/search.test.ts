import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, openTestSite, type TestSite } from './site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

describe('the search page', () => {
  it('finds a data source, marks the match and says where it was found', async () => {
    const page = await site.page('/search?q=diagnoser')
    expect(page).toContain(`href="/datasets/${idOf('lpr')}"`)
    expect(page).toContain('<mark>')
    expect(page).toContain('Fundet i:')
  })

  it('has a checkbox for each value of a facet, checked where it is chosen', async () => {
    const page = await site.page('/search?category=RQSH')
    expect(page).toMatch(/<input[^>]*name="category"[^>]*value="RQSH"[^>]*checked/)
    expect(page).toMatch(/<input[^>]*name="category"[^>]*value="MRMR"(?![^>]*checked)/)
    expect(page).toContain('2 datakilder')
  })

  it('shows each filter as a link that takes it away and keeps the rest', async () => {
    const page = await site.page('/search?q=kohorte&category=RQSH&authority=uni&yearFrom=1990&yearTo=2000')
    expect(page).toMatch(
      /href="\/search\?q=kohorte&amp;authority=uni&amp;yearFrom=1990&amp;yearTo=2000"[^>]*aria-label="Fjern afgrænsningen Kategori/,
    )
    expect(page).toMatch(
      /href="\/search\?q=kohorte&amp;category=RQSH&amp;authority=uni"[^>]*aria-label="Fjern afgrænsningen Årstal: 1990–2000"/,
    )
    expect(page).toMatch(/href="\/search\?q=kohorte"[^>]*>Ryd alle/)
  })

  it('carries filters along that have no checkbox', async () => {
    const page = await site.page('/search?keyword=sygehus')
    expect(page).toMatch(/<input type="hidden" name="keyword" value="sygehus" form="search-form"/)
  })

  it('helps where nothing is found', async () => {
    const page = await site.page('/search?q=xyzzyxyzzy')
    expect(page).toContain('Ingen datakilder passer til søgningen')
    expect(page).toContain('Se alle datakilder')
  })

  it('pages through more results than fit, and says so beyond the last', async () => {
    const page = await site.page('/search?limit=2&offset=2')
    expect(page).toMatch(/aria-label="Side 2" aria-current="page"/)
    expect(page).toContain('href="/search?limit=2"')
    expect(page).toContain('href="/search?limit=2&amp;offset=4"')
    expect(await site.page('/search?limit=2&offset=200')).toContain('Der er ikke flere resultater')
  })

  it.each(['yearFrom=aldrig', 'sort=farve', 'limit=1000000', 'ukendt=1', 'yearFrom=2000&yearTo=1990'])(
    'answers %s with a page that says what is wrong',
    async (query) => {
      const name = /^\w+/.exec(query)?.[0]
      const page = await site.page(`/search?${query}`, 400)
      expect(page).toContain('Søgningen kunne ikke udføres')
      expect(page).toMatch(new RegExp(`Parameteren »(${name}|yearTo)«`))
      expect(await site.page(`/en/search?${query}`, 400)).toContain('The search could not be carried out')
    },
  )

  it('says so where the search text is too long', async () => {
    expect(await site.page(`/search?q=${'a'.repeat(1001)}`, 400)).toContain(
      'Parameteren »q« har en værdi, som ikke kan bruges.',
    )
  })

  it('lets no search text out of its place', async () => {
    const page = await site.page(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;')
  })
})
