import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { startSite, type RunningSite } from './server.ts'
import { visit, type Visitor } from './visit.ts'

const IS_TOO_WIDE = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'

let site: RunningSite
let browser: Browser
beforeAll(async () => {
  ;[site, browser] = await Promise.all([startSite(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await site.stop()
})

const tell = (visitor: Visitor, story: (page: Page) => Promise<void>) =>
  visit({ browser, url: site.url }, visitor, story)

const heading = (page: Page) => page.locator('#results-heading').textContent()
const ownSearches = (page: Page) => page.getByRole('region', { name: 'Dine søgninger' })

describe('somebody who looks for a variable', () => {
  it('types a part of its name, chooses it, and sees which data sources have it', () =>
    tell({}, async (page) => {
      await page.goto(site.url)
      const field = page.getByRole('combobox')
      await field.pressSequentially('hba1c')
      const option = page.getByRole('option', { name: /hba1c\s*Variabel/i }).first()
      await option.waitFor()
      await option.click()
      await page.waitForURL(/\/variables\?q=/)
      expect(await heading(page)).toMatch(/^[1-9]\d* variab/)
      await page.getByRole('link', { name: 'Dansk Voksen Diabetes Database' }).first().click()
      await page.waitForURL(/\/datasets\/.*#variables$/)
      const variable = page.getByRole('table', { name: /^Variable i/ }).getByRole('link', { name: 'hba1c' })
      await variable.click()
      await page.waitForURL(/\/variables\?q=hba1c/)
      expect(await page.getByRole('link', { name: 'DanDiabKids' }).count()).toBeGreaterThan(0)
    }))

  it('finds it without JavaScript too', () =>
    tell({ javaScript: false }, async (page) => {
      await page.goto(`${site.url}/en/search`)
      await page.getByRole('link', { name: 'Search variables and codes' }).click()
      await page.getByRole('searchbox').fill('hba1c')
      await page.getByRole('button', { name: 'Find' }).click()
      expect(await heading(page)).toMatch(/^\d+ variables? (?:or|and) codes? for “hba1c”/)
    }))
})

describe('somebody who narrows a search', () => {
  it('chooses a decade by its bar without leaving the page', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/search`)
      const bar = page.getByRole('link', { name: /^1990–1999: \d+ datakilder/ })
      const expected = /: (\d+) /.exec((await bar.getAttribute('aria-label')) ?? '')?.[1] ?? ''
      await bar.click()
      await page.getByRole('heading', { name: `${expected} datakilder`, exact: true }).waitFor()
      expect(new URL(page.url()).search).toBe('?yearFrom=1990&yearTo=1999')
      const feed = page.locator('link[type="application/atom+xml"]')
      expect(await feed.getAttribute('href')).toBe('/api/v1/search.atom?yearFrom=1990&yearTo=1999')
    }))

  it('takes the filter away that stood in the way', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/search?q=landspatientregisteret&access=PUBLIC`)
      await page.getByRole('link', { name: 'Søg uden Adgang: offentlig' }).click()
      await page.waitForURL((url) => url.search === '?q=landspatientregisteret')
      expect(await heading(page)).toMatch(/^[1-9]/)
    }))

  it('takes the whole list along, ready for Excel', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/search?q=diabetes`)
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Excel (CSV)' }).click()
      expect((await download).suggestedFilename()).toBe('datakilder.csv')
    }))
})

describe('somebody’s own searches', () => {
  it('are remembered in the browser, kept, found again and deleted', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/search`)
      expect(await ownSearches(page).isHidden()).toBe(true)
      await page.goto(`${site.url}/search?q=diabetes`)
      await page.goto(`${site.url}/search?q=kræft&category=EINS`)
      const recent = ownSearches(page).getByRole('link')
      expect(await recent.allTextContents()).toEqual([
        '»kræft« · Kategori efter EHDS art. 51: Biobanker',
        '»diabetes«',
      ])
      await ownSearches(page).getByRole('button', { name: 'Gem denne søgning' }).click()
      expect(await ownSearches(page).getByRole('status').textContent()).toBe('Søgningen er gemt.')
      await page.goto(`${site.url}/search`)
      await ownSearches(page).getByRole('link', { name: /kræft/ }).first().click()
      await page.waitForURL(/category=EINS/)
      await ownSearches(page).getByRole('button', { name: 'Slet »diabetes«' }).click()
      expect(await ownSearches(page).getByRole('link', { name: '»diabetes«' }).count()).toBe(0)
      expect(await page.locator(':focus').textContent()).toContain('Dine søgninger')
      await ownSearches(page).getByRole('button', { name: 'Slet alle' }).click()
      expect(await page.evaluate('localStorage.length')).toBe(0)
    }))

  it('are nobody else’s: what another page put there is not followed', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/search?q=diabetes`)
      await page.evaluate(
        `localStorage.setItem('datalandkort.searches', '{"kept":[{"address":"javascript:alert(1)","name":"x"},7,null],"recent":"x"}')`,
      )
      await page.reload()
      expect(await ownSearches(page).getByRole('link').allTextContents()).toEqual(['»diabetes«'])
    }))
})

async function addresses(): Promise<readonly string[]> {
  const answer = await fetch(`${site.url}/api/v1/search?q=landspatientregisteret&limit=1`)
  const { hits } = (await answer.json()) as { hits: readonly { id: string }[] }
  return [
    '/variables?q=hba1c',
    '/variables',
    '/variables?q=findesikke',
    '/search?q=landspatientregsteret',
    '/search?q=landspatientregisteret&access=PUBLIC',
    '/search?region=_none&yearFrom=1990&yearTo=1999',
    `/datasets/${hits[0]?.id ?? ''}/diff`,
  ]
}

describe('the pages of a search', () => {
  it.each([
    ['da', 1280],
    ['en', 390],
  ] as const)(
    'in %s at %i pixels have no finding of axe, nor scroll sideways',
    (language, width) =>
      tell({ width }, async (page) => {
        const found: string[] = []
        for (const path of await addresses()) {
          await page.goto(site.url + (language === 'en' ? `/en${path}` : path))
          for (const details of await page.locator('details:not([open]) > summary').all()) {
            if (await details.isVisible()) await details.click()
          }
          const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
          const { violations } = await axe.analyze()
          found.push(...violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`))
          if (await page.evaluate(IS_TOO_WIDE)) found.push(`${path} is too wide`)
        }
        expect(found).toEqual([])
      }),
    180_000,
  )
})
