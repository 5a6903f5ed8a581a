import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_HARVEST, PUBLIC_URL, idOf, openTestSite, type TestSite } from './site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const [lpr, englishOnly] = [idOf('lpr'), idOf('english-only')]
const run = async () => (await site.store.runs({ source: 'sundhedsstyrelse', limit: 1 }))[0]?.id ?? ''

describe('every page', () => {
  const paths = [
    '/',
    '/search',
    '/search?q=patient&category=MRMR',
    `/datasets/${lpr}`,
    '/authorities',
    '/authorities/styrelsen',
    '/categories/MRMR',
    '/sources',
    '/sources/universitet',
    '/about',
    '/accessibility',
    '/privacy',
  ]

  it.each(paths)(
    '%s exists in Danish and English and says so to browsers and search engines',
    async (path) => {
      const english = path === '/' ? '/en' : `/en${path}`
      for (const [address, language] of [
        [path, 'da'],
        [english, 'en'],
      ] as const) {
        const page = await site.page(address)
        expect(page).toContain(`<html lang="${language}">`)
        expect(page.match(/<h1/g)).toHaveLength(1)
        if (page.includes('name="robots"')) continue
        const escaped = path.replaceAll('&', '&amp;')
        expect(page).toContain(`hreflang="da" href="${PUBLIC_URL}${escaped}"`)
        expect(page).toContain(`hreflang="x-default" href="${PUBLIC_URL}${escaped}"`)
        expect(page).toContain(`hreflang="en" href="${PUBLIC_URL}${english.replaceAll('&', '&amp;')}"`)
      }
    },
  )

  it.each(paths)('%s keeps its language in the links to other pages', async (path) => {
    const page = await site.page(path === '/' ? '/en' : `/en${path}`)
    const own = [...page.matchAll(/<a[^>]* href="(\/[^"]*)"[^>]*>/g)]
      .filter(([link]) => !link.includes('hreflang="da"'))
      .map(([, href = '']) => href)
      .filter((href) => !/^\/(api|catalog|datasets\/[^"]+\.(ttl|jsonld|rdf|nt|json)$)/.test(href))
    expect(own.length).toBeGreaterThan(5)
    expect(own.filter((href) => !/^\/en(\/|$|\?)/.test(href))).toEqual([])
  })

  it.each(paths)('%s loads nothing from another host and forbids it', async (path) => {
    const answer = await site.web.request(path)
    const page = await answer.text()
    const loaded = [
      ...page.matchAll(
        /<(?:script|img|iframe|link rel="(?:stylesheet|preload|icon)")[^>]*(?:src|href)="([^"]*)"/g,
      ),
    ]
    expect(loaded.length).toBeGreaterThan(2)
    for (const [, address = ''] of loaded) expect(address).toMatch(/^\/assets\/[0-9a-f]{12}\//)
    expect(page).not.toMatch(/<[^>]+ (?:style|on[a-z]+)="/)
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(answer.headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
  })

  it('switches language to the same page with the same search', async () => {
    const page = await site.page('/en/search?q=patient')
    expect(page).toMatch(/href="\/search\?q=patient" lang="da" hreflang="da"/)
  })

  it('with a slash at its end leads to the address without one', async () => {
    const answer = await site.web.request('/search/?q=lpr')
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, '/search?q=lpr'])
    expect((await site.web.request('http://localhost//evil.example/')).status).toBe(404)
  })
})

describe('the front page', () => {
  it('counts the datasets of each authority in each category and links to them', async () => {
    const page = await site.page('/')
    expect(page).toContain('<strong>5</strong><span>datakilder</span>')
    expect(page).toContain('href="/search?category=MRMR&amp;authority=styrelsen"')
    expect(page).toContain('aria-label="Styrelsen for Ærlighed, Sygdoms- og dødsregistre: 2 datakilder"')
    expect(page.match(/<th scope="col"/g)).toHaveLength(19)
  })

  it('puts authorities under the kind of body they are', async () => {
    const page = await site.page('/')
    const order = ['Staten', 'Styrelsen for Ærlighed', 'Universiteter og forskning', 'Åbent Universitet']
    const places = order.map((text) => page.indexOf(`>${text}<`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places.every((place) => place > 0)).toBe(true)
  })

  it('shows a category without data as a gap, not as nothing', async () => {
    expect(await site.page('/')).toMatch(/Ingen kilder beskrevet endnu: .*i Wellnessapps/)
    expect(await site.page('/en')).toMatch(/No sources described yet: .*i Wellness apps/)
  })
})

describe('a dataset page', () => {
  it('tells how to get access: route, application, contact, who answers and the access body', async () => {
    const page = await site.page(`/datasets/${lpr}`)
    const box = page.slice(page.indexOf('class="access-box"'), page.indexOf('class="dataset-rest"'))
    expect(box).toContain('Ansøgning sendes til Forskerservice.')
    expect(box).toMatch(/href="https:\/\/styrelsen.example\/ansoeg"[^>]*>.*Ansøgning om adgang/s)
    expect(box).toContain('mailto:forsker@styrelsen.example')
    expect(box).toContain('href="/authorities/styrelsen"')
    expect(box).toContain('Adgangsorganet (ikke bekræftet)')
  })

  it('writes dates and numbers as Danes and the English do', async () => {
    const danish = await site.page(`/datasets/${lpr}`)
    expect(danish).toContain('8.085.603')
    expect(danish).toContain('22. november 2026')
    expect(danish).toContain('siden 1977')
    const inEnglish = await site.page(`/en/datasets/${lpr}`)
    expect(inEnglish).toContain('8,085,603')
    expect(inEnglish).toContain('22 November 2026')
    expect(inEnglish).toContain('since 1977')
  })

  it('shows variables, legal basis and statements that no table knows', async () => {
    const page = await site.page(`/datasets/${lpr}`)
    expect(page).toContain('<code>aktionsdiagnose</code>')
    expect(page).toContain('Sundhedsloven § 195')
    expect(page).toMatch(/https:\/\/a.example\/terms\/own.*noget eget/s)
  })

  it('links a related dataset to its own page here', async () => {
    const page = await site.page(`/datasets/${lpr}`)
    expect(page).toContain(`<a href="/datasets/${idOf('lpr3')}">Landspatientregisteret, LPR3-model</a>`)
  })

  it('marks text that the source has only in the other language', async () => {
    const page = await site.page(`/datasets/${englishOnly}`)
    expect(page).toContain('<h1 lang="en">Sleep cohort</h1>')
    expect(page).toMatch(/lang="en">A cohort about sleep\.<\/p>.*Kun på engelsk hos kilden/s)
    expect(await site.page(`/en/datasets/${englishOnly}`)).not.toContain('Only in Danish')
  })

  it('offers the RDF one click away and to machines', async () => {
    const page = await site.page(`/datasets/${lpr}`)
    for (const suffix of ['ttl', 'jsonld', 'rdf', 'nt', 'json'])
      expect(page).toContain(`href="/datasets/${lpr}.${suffix}"`)
    expect(page).toContain(
      `<link rel="alternate" type="text/turtle" href="${PUBLIC_URL}/datasets/${lpr}.ttl"`,
    )
    expect(page).toMatch(/<pre class="rdf".*dct:title/s)
  })

  it('describes itself to search engines', async () => {
    const page = await site.page(`/datasets/${lpr}`)
    const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'Dataset',
      name: 'Landspatientregisteret',
      temporalCoverage: ['1977-01-01/..'],
      publisher: [{ name: 'Styrelsen for Ærlighed' }],
    })
  })

  it('says where and when it was harvested, and its history', async () => {
    const page = await site.page(`/datasets/${lpr}`)
    expect(page).toContain('<a href="/sources/sundhedsstyrelse">Styrelsens katalog</a>')
    expect(page).toContain('20. november 2026 kl. 04.00')
    expect(page).toContain(`href="/runs/${await run()}"`)
    expect(page).toContain(`<code class="break">https://a.example/dataset/lpr</code>`)
  })

  it('shows an earlier state when asked for, and says so', async () => {
    const page = await site.page(`/datasets/${lpr}?at=${FIRST_HARVEST.toISOString()}`)
    expect(page).toContain('Du ser beskrivelsen, som den var')
    await site.page(`/datasets/${lpr}?at=2020-01-01`, 404)
    expect(await site.page(`/datasets/${lpr}?at=i+går`, 400)).toContain('2026-11-01')
  })
})

describe('authorities', () => {
  it('are listed with what they do, in Danish alphabetical order', async () => {
    const page = await site.page('/authorities')
    expect(page).toContain('Fører registre.')
    expect(page).toContain('4 datakilder')
  })

  it('have a page with role, contact, other names and their datasets', async () => {
    const page = await site.page('/authorities/styrelsen')
    for (const text of [
      'Efterfølges af Ny Styrelse den 1. januar 2027.',
      'SÆ',
      'mailto:post@styrelsen.example',
      '+45 3218 3900',
    ])
      expect(page).toContain(text)
    expect(page).toContain(`href="/datasets/${lpr}"`)
    expect(page).toContain('National myndighed')
  })

  it('of other names are not found', async () => {
    expect(await site.page('/authorities/ukendt', 404)).toContain('role="search"')
  })
})

describe('sources and runs', () => {
  it('tell in plain words how the last harvest went', async () => {
    expect(await site.page('/sources')).toContain('Gennemført')
    expect(await site.page('/sources/sundhedsstyrelse')).toContain('Alt, hvad kilden har, er læst og gemt.')
    expect(await site.page(`/runs/${await run()}`)).toContain('Høstning af Styrelsens katalog')
    expect(await site.page(`/en/runs/${await run()}`)).toContain(
      'Everything the source has was read and stored.',
    )
  })

  it('never show where a file lies on the server', async () => {
    for (const path of ['/sources', '/sources/sundhedsstyrelse', `/runs/${await run()}`])
      expect(await site.page(path)).not.toContain('tests/web/fixtures')
  })

  it('that do not exist are not found', async () => {
    for (const path of ['/sources/ukendt', '/runs/ukendt'])
      expect(await site.page(path, 404)).toContain('role="search"')
  })
})
