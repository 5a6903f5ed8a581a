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

const resultCount = async (page: Page) =>
  Number.parseInt((await page.locator('#results-heading').textContent()) ?? '', 10)

const titleOf = (page: Page) => page.locator('h1').textContent()

async function wayToAccess(page: Page) {
  const access = page.getByRole('region', { name: 'Sådan får du adgang' })
  return {
    text: await access.textContent(),
    contact: await access.getByRole('link', { name: 'forskerservice@sundhedsdata.dk' }).getAttribute('href'),
    application: await access.getByRole('link', { name: 'Ansøgning om adgang' }).getAttribute('href'),
  }
}

const WAY_TO_LPR = {
  text: expect.stringContaining('Forskerservice') as string,
  contact: 'mailto:forskerservice@sundhedsdata.dk',
  application: expect.stringMatching(/^https:\/\/sundhedsdatastyrelsen\.dk\//) as string,
}

/** Title in English, and where a link from there leads. */
async function readOnInEnglish(page: Page) {
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL(/\/en\/datasets\//)
  const title = await titleOf(page)
  await page.getByRole('link', { name: 'Authorities', exact: true }).click()
  await page.waitForURL(/\/authorities/)
  return {
    title,
    next: new URL(page.url()).pathname,
    language: await page.locator('html').getAttribute('lang'),
  }
}

const LPR_IN_ENGLISH = { title: 'Danish National Patient Registry', next: '/en/authorities', language: 'en' }

describe('somebody who needs the patient register', () => {
  it('types its acronym, chooses the suggestion by keyboard, sees the way to access and reads on in English', () =>
    tell({}, async (page) => {
      await page.goto(site.url)
      const field = page.getByRole('combobox', { name: 'Søg i danske sundhedsdata' })
      await field.pressSequentially('LPR')
      const first = page.getByRole('option').first()
      await first.waitFor()
      expect(await first.textContent()).toContain('Landspatientregisteret')
      expect(await field.getAttribute('aria-expanded')).toBe('true')
      await field.press('ArrowDown')
      expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
      await field.press('Enter')
      await page.waitForURL(/\/datasets\/lpr-/)
      expect(await titleOf(page)).toBe('Landspatientregisteret')
      expect(await wayToAccess(page)).toEqual(WAY_TO_LPR)
      expect(await readOnInEnglish(page)).toEqual(LPR_IN_ENGLISH)
    }))

  it('closes the suggestions with Escape and keeps what was typed', () =>
    tell({}, async (page) => {
      await page.goto(site.url)
      const field = page.getByRole('combobox')
      await field.pressSequentially('kræft')
      await page.getByRole('option').first().waitFor()
      await field.press('Escape')
      expect(await page.getByRole('listbox').isHidden()).toBe(true)
      expect(await field.inputValue()).toBe('kræft')
      await field.press('Enter')
      await page.waitForURL(/\/search\?q=kr/)
      expect(await resultCount(page)).toBeGreaterThan(3)
    }))

  it('narrows a search by a facet without leaving the page, and takes the filter away again', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/search`)
      const all = await resultCount(page)
      const box = page.getByRole('checkbox', { name: /^Biobanker/ })
      const chip = page.getByRole('link', { name: /Fjern afgrænsningen .*Biobanker/ })
      await box.check()
      await chip.waitFor()
      expect(new URL(page.url()).searchParams.get('category')).toBe('EINS')
      expect(await box.isChecked()).toBe(true)
      expect(await page.locator(':focus').getAttribute('value')).toBe('EINS')
      const fewer = await resultCount(page)
      expect(fewer).toBeLessThan(all)
      expect(await page.locator('#search-status').textContent()).toContain(String(fewer))
      await chip.click()
      await page.getByRole('heading', { name: new RegExp(`^${all} `) }).waitFor()
      await page.goBack()
      await chip.waitFor()
      expect(await resultCount(page)).toBe(fewer)
    }))

  it('goes from a cell of the data map to just those data sources', () =>
    tell({}, async (page) => {
      await page.goto(site.url)
      const cell = page
        .getByRole('link', { name: /^Statens Serum Institut, Biobanker: \d+ datakilder/ })
        .first()
      const count = Number(await cell.textContent())
      await cell.click()
      await page.waitForURL(/category=EINS/)
      expect(await resultCount(page)).toBe(count)
    }))

  it('reaches the content past the header with the first key', () =>
    tell({}, async (page) => {
      await page.goto(site.url)
      await page.keyboard.press('Tab')
      expect((await page.locator(':focus').textContent())?.trim()).toBe('Gå til sidens indhold')
      await page.keyboard.press('Enter')
      expect(await page.locator(':focus').getAttribute('id')).toBe('main-content')
    }))
})

describe('somebody without JavaScript', () => {
  it('finds the register, sees the way to access and reads on in English all the same', () =>
    tell({ javaScript: false }, async (page) => {
      await page.goto(site.url)
      await page.getByRole('searchbox').fill('landspatientregisteret')
      await page.getByRole('button', { name: 'Søg', exact: true }).click()
      await page.getByRole('link', { name: 'Landspatientregisteret', exact: true }).click()
      expect(await titleOf(page)).toBe('Landspatientregisteret')
      expect(await wayToAccess(page)).toEqual(WAY_TO_LPR)
      expect(await readOnInEnglish(page)).toEqual(LPR_IN_ENGLISH)
    }))

  it('narrows a search with the form', () =>
    tell({ javaScript: false }, async (page) => {
      await page.goto(`${site.url}/search?q=register`)
      const all = await resultCount(page)
      await page.getByRole('checkbox', { name: /^Biobanker/ }).check()
      await page.getByRole('button', { name: 'Vis resultater' }).click()
      await page.waitForURL(/category=EINS/)
      expect(await resultCount(page)).toBeLessThan(all)
      expect(await page.getByRole('searchbox').inputValue()).toBe('register')
    }))
})

describe('the pages', () => {
  const MAIN = ['/', '/search?q=hjerte&category=MRMR&yearFrom=1990']
  const OTHERS = [
    '/search?q=xyzzyxyzzy',
    '/search?yearFrom=aldrig',
    '/authorities',
    '/authorities/sundhedsdatastyrelsen',
    '/categories/MRMR',
    '/sources',
    '/sources/sundhedsdatastyrelsen',
    '/about',
    '/accessibility',
    '/privacy',
    '/findes-ikke',
  ]

  async function addresses(which: 'main' | 'all'): Promise<readonly string[]> {
    const answer = await fetch(`${site.url}/api/v1/search?q=landspatientregisteret`)
    const { hits } = (await answer.json()) as { hits: readonly { id: string }[] }
    const main = [...MAIN, `/datasets/${hits[0]?.id ?? ''}`]
    const source = await (await fetch(`${site.url}/sources/kl`)).text()
    return which === 'main' ? main : [...main, ...OTHERS, /\/runs\/[\w-]+/.exec(source)?.[0] ?? '']
  }

  it.each([
    ['da', 1280, 'all'],
    ['en', 1280, 'all'],
    ['da', 390, 'main'],
  ] as const)(
    'in %s at %i pixels (%s) have no finding of axe',
    (language, width, which) =>
      tell({ width }, async (page) => {
        const found: string[] = []
        for (const path of await addresses(which)) {
          await page.goto(site.url + (language === 'en' ? `/en${path}` : path))
          // Legacy mode is for pages without frames of other hosts, which ours cannot have; it takes half the time.
          const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
          const { violations } = await axe.analyze()
          found.push(
            ...violations.map(({ id, impact, nodes }) => `${path} ${impact} ${id}: ${nodes[0]?.html}`),
          )
        }
        expect(found).toEqual([])
      }),
    180_000,
  )

  it.each([320, 390, 1040, 1280])(
    'never scroll sideways at %i pixels',
    (width) =>
      tell({ width }, async (page) => {
        const wide: string[] = []
        for (const path of await addresses('all')) {
          await page.goto(site.url + path)
          await page.evaluate('document.fonts.ready.then(() => true)')
          if (await page.evaluate(IS_TOO_WIDE)) wide.push(path)
        }
        expect(wide).toEqual([])
      }),
    60_000,
  )
})
