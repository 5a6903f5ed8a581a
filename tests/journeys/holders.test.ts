import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const WORDS = {
  da: {
    path: '/validate',
    field: 'Indsæt beskrivelsen her',
    button: 'Validér',
    rehearse: 'Prøv en høst',
    wrong: 'Beskrivelsen overholder ikke profilen endnu',
    right: 'Beskrivelsen overholder profilen',
    message: 'Datasættet mangler en beskrivelse.',
    fix: 'Sådan rettes det',
  },
  en: {
    path: '/en/validate',
    field: 'Paste the description here',
    button: 'Validate',
    rehearse: 'Rehearse a harvest',
    wrong: 'The description does not conform to the profile yet',
    right: 'The description conforms to the profile',
    message: 'The dataset lacks a description.',
    fix: 'How to mend it',
  },
} as const

/** The example that is right, as the form gives it. */
async function goodExample(page: Page, path: string, field: string): Promise<string> {
  await page.goto(`${site.url}${path}?example=good`)
  return page.getByLabel(field).inputValue()
}

const DESCRIPTION = /  dct:description "Målinger[^;]*;\n/

/** Those that stand, and those that come of what is handed in. */
async function addresses(page: Page): Promise<readonly string[]> {
  const answer = await fetch(`${site.url}/api/v1/search?q=landspatientregisteret`)
  const { hits } = (await answer.json()) as { hits: readonly { id: string }[] }
  const dataset = `/datasets/${hits[0]?.id ?? ''}`
  await page.goto(`${site.url}/validate?example=errors`)
  await page.getByRole('button', { name: WORDS.da.button, exact: true }).click()
  await page.waitForURL(/\/validate\/./)
  const result = new URL(page.url()).pathname
  await page.goto(`${site.url}/validate?example=errors`)
  await page.getByRole('button', { name: WORDS.da.rehearse }).click()
  await page.waitForURL(/\/rehearsals\/./)
  const rehearsal = new URL(page.url()).pathname
  const rehearsed = (await page.locator('tbody th a').first().getAttribute('href')) ?? ''
  return [
    '/validate',
    result,
    rehearsal,
    rehearsed,
    dataset,
    `${dataset}/report`,
    `${dataset}/losses`,
    '/quality',
  ]
}

describe('a data holder', () => {
  it.each([
    ['da', true],
    ['da', false],
    ['en', true],
  ] as const)(
    'pastes a broken description, sees what is wrong, mends it and sees it conform (%s, script: %s)',
    (language, javaScript) =>
      tell({ javaScript }, async (page) => {
        const words = WORDS[language]
        const good = await goodExample(page, words.path, words.field)
        const broken = good
          .replace(DESCRIPTION, '')
          .replace('<https://example.dk/authority/soevnklinikken> ;', '"Klinikken" ;')
        await page.getByLabel(words.field).fill(broken)
        await page.getByRole('button', { name: words.button, exact: true }).click()
        await page.getByRole('heading', { name: words.wrong }).waitFor()
        expect(await page.getByText(words.message).count()).toBe(1)
        expect(await page.getByText(words.fix).count()).toBeGreaterThan(1)
        const line = broken.split('\n').findIndex((text) => text.includes('"Klinikken"')) + 1
        expect(await page.locator(`.excerpt-here[data-line="${line}"]`).first().textContent()).toContain(
          '"Klinikken"',
        )
        await page.getByLabel(words.field).fill(good)
        await page.getByRole('button', { name: words.button, exact: true }).click()
        await page.getByRole('heading', { name: words.right }).waitFor()
      }),
  )

  it('rehearses a harvest and sees the page as it would be', () =>
    tell({ javaScript: false }, async (page) => {
      await goodExample(page, WORDS.da.path, WORDS.da.field)
      await page.getByRole('button', { name: WORDS.da.rehearse }).click()
      await page.waitForURL(/\/rehearsals\//)
      await page.getByRole('link', { name: 'Søvndatabasen' }).click()
      expect(await page.locator('h1').textContent()).toBe('Søvndatabasen')
      expect(await page.getByText('Dette er en prøve').count()).toBe(1)
    }))

  it('is led by the focus to what is wrong with a form', () =>
    tell({}, async (page) => {
      await page.goto(`${site.url}/validate`)
      await page.getByRole('button', { name: WORDS.da.button, exact: true }).click()
      await page.getByRole('alert').waitFor()
      expect(await page.locator(':focus').getAttribute('class')).toContain('error-summary')
    }))

  it('is told the limit when a file is far too large', () =>
    tell({}, async (page) => {
      const folder = mkdtempSync(join(tmpdir(), 'datalandkort-large-'))
      const file = join(folder, 'katalog.ttl')
      writeFileSync(file, Buffer.alloc(50 * 1024 * 1024, '# '))
      try {
        await page.goto(`${site.url}/validate`)
        await page.getByLabel('Eller vælg en fil').setInputFiles(file)
        await page.getByRole('button', { name: WORDS.da.button, exact: true }).click()
        await page.getByRole('alert').waitFor()
        expect(await page.getByRole('alert').textContent()).toMatch(/mere end [\d,]+ MB/)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }))
})

describe('the pages about validation and quality', () => {
  it.each(['da', 'en'] as const)(
    'have no finding of axe, folded out, and never scroll sideways (%s)',
    (language) =>
      tell({}, async (page) => {
        const found: string[] = []
        for (const path of await addresses(page)) {
          await page.setViewportSize({ width: 1280, height: 900 })
          await page.goto(site.url + (language === 'en' ? `/en${path}` : path))
          await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
          const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
          const { violations } = await axe.analyze()
          found.push(
            ...violations.map(({ id, impact, nodes }) => `${path} ${impact} ${id}: ${nodes[0]?.html}`),
          )
          for (const width of [320, 390, 1040]) {
            await page.setViewportSize({ width, height: 900 })
            if (await page.evaluate(IS_TOO_WIDE)) found.push(`${path} is too wide at ${width}`)
          }
        }
        expect(found).toEqual([])
      }),
    180_000,
  )
})
