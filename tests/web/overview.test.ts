import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { medianOf } from '../../src/web/quality/overview.ts'
import { FIRST_HARVEST, idOf, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

const unescaped = (text: string) => text.replaceAll('&amp;', '&')

/** Every address in the page that a count leads to. */
const counted = (page: string) =>
  [...page.matchAll(/href="([^"]+)" aria-label="[^"]*: Se ([\d.]+) datakilder?"/g)].map(
    ([, href = '', count = '']) => ({ path: unescaped(href), count: Number(count) }),
  )

describe('the state of all descriptions', () => {
  it('is told in words and figures, each table with a caption', async () => {
    const page = await site.page('/quality')
    const text = words(page)
    for (const part of [
      'Overholder profilen',
      'Lovkrævede oplysninger',
      'Metadatakvalitet (MQA)',
      'Kontrolleret inden for et år',
      'Kvalitets- og nyttemærke',
      'Det mangler oftest',
      'Myndighed for myndighed',
    ])
      expect(text).toContain(part)
    expect(page.match(/<table/g)).toHaveLength(page.match(/<caption/g)?.length ?? 0)
  })

  it.each(['/quality', '/sources/sundhedsstyrelse', '/authorities/styrelsen'])(
    'leads from every count on %s to just as many datasets',
    async (path) => {
      const counts = counted(await site.page(path))
      expect(counts.length).toBeGreaterThan(4)
      for (const { path: behind, count } of counts) {
        const page = await site.page(behind)
        const found = behind.startsWith('/quality/finding')
          ? (page.match(/<li><a href="\/datasets\//g)?.length ?? 0)
          : Number(/(\d+) datakilder?/.exec(words(page))?.[1])
        expect([behind, found]).toEqual([behind, count])
      }
    },
  )

  it('shows the datasets behind a finding of one authority alone', async () => {
    const first = counted(await site.page('/authorities/uni')).find(({ path }) =>
      path.startsWith('/quality/finding'),
    )
    expect(first?.path).toContain('authority=uni')
    const page = await site.page(first?.path ?? '')
    expect(page).not.toContain(idOf('lpr'))
    expect(words(page)).toContain('Sådan rettes det')
  })

  it('counts a description as checked by the day, not by the harvest', async () => {
    const row = async () =>
      /Kontrolleret inden for et år .*?Ja (\d+)/.exec(words(await site.page('/quality')))?.[1]
    expect(await row()).toBe('1')
    site.clock.now = new Date('2028-01-01T00:00:00Z')
    expect(await row()).toBe('0')
    site.clock.now = FIRST_HARVEST
  })

  it('says that a finding no longer exists', async () => {
    const page = await site.page('/quality/finding?shape=x&constraint=y&path=z', 404)
    expect(words(page)).toContain('findes ikke længere')
  })

  it('reads the same in English', async () => {
    const text = words(await site.page('/en/quality'))
    expect(text).toContain('State of the descriptions')
    expect(text).toContain('Fewer than 15')
  })
})

describe('the search', () => {
  it('narrows down by conformance and metadata quality', async () => {
    const page = await site.page('/search')
    expect(words(page)).toContain('Overholder sin profil Overholder sin profil Nej')
    expect(page).toContain('name="mqa"')
  })

  it('carries filters without a field along, and shows them as words', async () => {
    const page = await site.page('/search?checkedFrom=20251122&completeness=14')
    expect(page).toContain('<input type="hidden" name="checkedFrom" value="20251122" form="search-form"/>')
    expect(page).toContain('<input type="hidden" name="completeness" value="14" form="search-form"/>')
    expect(words(page)).toContain('Senest bekræftet: 22. november 2025–')
  })
})

describe('the middle number', () => {
  it.each([
    [[['27', 1]], 27],
    [
      [
        ['3', 1],
        ['20', 1],
        ['10', 1],
      ],
      10,
    ],
    [
      [
        ['5', 10],
        ['27', 1],
      ],
      5,
    ],
    [[], 0],
  ] as const)('of %j is %i', (counts, median) => {
    expect(medianOf(counts.map(([value, count]) => ({ value, count })))).toBe(median)
  })
})
