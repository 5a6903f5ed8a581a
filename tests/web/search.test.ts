import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

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

  it('names the filter that stands in the way, and what the search finds without it', async () => {
    const page = await site.page('/search?q=diagnoser&access=PUBLIC&category=MRMR')
    expect(words(page)).toContain(
      'Disse afgrænsninger står i vejen: Søg uden Adgang: offentlig : 1 datakilde',
    )
    expect(page).toContain('href="/search?q=diagnoser&amp;category=MRMR"')
    expect(page).toContain('href="/variables?q=diagnoser"')
  })

  it('asks whether something else was meant, and keeps the filters', async () => {
    const page = await site.page('/search?q=landspatientregsteret&category=MRMR')
    expect(words(page)).toMatch(/Mente du landspatientregisteret \?/)
    expect(page).toContain('href="/search?q=landspatientregisteret&amp;category=MRMR"')
  })

  it('offers the whole result to take along, and to follow', async () => {
    const page = await site.page('/search?q=diagnoser&sort=title&limit=2')
    expect(page).toContain('href="/api/v1/search.csv?q=diagnoser&amp;sort=title&amp;dialect=excel-da"')
    expect(page).toContain('href="/api/v1/search.ris?q=diagnoser&amp;sort=title"')
    expect(page).toMatch(
      /<link rel="alternate" type="application\/atom\+xml"[^>]*href="\/api\/v1\/search\.atom\?q=diagnoser"/,
    )
    const english = await site.page('/en/search?q=diagnoser')
    expect(english).toContain('href="/api/v1/search.csv?q=diagnoser&amp;lang=en&amp;dialect=excel"')
    expect(english).toContain('href="/api/v1/search.atom?q=diagnoser&amp;lang=en"')
  })

  it('shows what is not stated as the last value of a facet', async () => {
    const page = await site.page('/search')
    const values = [...page.matchAll(/name="category" value="([^"]+)"/g)].map(([, value]) => value)
    expect(values.length).toBeGreaterThan(1)
    expect(values.at(-1)).toBe('_none')
    expect(await site.page('/en/search?category=_none')).toContain('EHDS Art. 51 category: Not stated')
  })

  it('draws how many data sources reach into each decade, each a link to these', async () => {
    const page = await site.page('/search?q=diagnoser')
    expect(page).toMatch(
      /<a href="\/search\?q=diagnoser&amp;yearFrom=1990&amp;yearTo=1999"[^>]*aria-label="1990–1999: 1 datakilde"/,
    )
    const narrowed = await site.page('/search?q=diagnoser&yearFrom=1990&yearTo=1999')
    expect(narrowed.match(/<li class="chosen">/g)).toHaveLength(1)
  })

  it('says how many data sources state no years or ages, and takes them in by a link and a checkbox', async () => {
    const page = await site.page('/search?yearFrom=1990&yearTo=1999')
    expect(words(page)).toMatch(/\d+ datakilder oplyser ikke årstal og vises ikke\. Tag dem med/)
    expect(page).toContain('href="/search?year=_none&amp;yearFrom=1990&amp;yearTo=1999"')
    expect(page).toMatch(/<input[^>]*name="year"[^>]*value="_none"(?![^>]*checked)/)
    const taken = await site.page('/en/search?year=_none&yearFrom=1990&yearTo=1999')
    expect(taken).not.toContain('state no years')
    expect(taken).toContain('Covers the years: Not stated')
    expect(taken).toMatch(/<input[^>]*name="year"[^>]*value="_none"[^>]*checked/)
    expect(taken).not.toMatch(/<input type="hidden" name="year"/)
    expect(words(await site.page('/en/search?q=zzzzz&ageFrom=5'))).not.toContain('state no ages')
  })

  it('keeps data of the whole country in sight where a region is chosen', async () => {
    const page = await site.page('/search?region=DK05')
    expect(words(page)).toContain('1 datakilde dækker hele Danmark. Tag den med')
    expect(page).toContain('href="/search?region=DK05&amp;region=DNK"')
    expect(await site.page('/en/search?region=DK05&region=DNK')).not.toContain('class="left-aside"')
  })

  it('leads a form with empty fields to the address without them', async () => {
    const answer = await site.web.request(
      '/en/search?q=%C3%B8re&category=EHRS&yearFrom=&yearTo=&sort=relevance',
    )
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('/en/search?q=%C3%B8re&category=EHRS')
    const empty = await site.web.request('/search?q=&sort=relevance')
    expect(empty.headers.get('location')).toBe('/search')
  })

  it('says what is wrong with an address in the language of the page', async () => {
    expect(await site.page('/search?yearFrom=aldrig', 400)).toContain('Skriv et helt tal fra 0 til 9999.')
    expect(await site.page('/en/search?yearFrom=never', 400)).toContain('A whole number from 0 to 9999.')
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
