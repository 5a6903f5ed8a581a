import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfiguration } from '../../src/config.ts'
import { harvestSource } from '../../src/harvest/harvest-source.ts'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { idOf, openTestSite, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
const folder = mkdtempSync(join(tmpdir(), 'datalandkort-diff-'))

/** The next harvest finds another title, and one data source gone. */
beforeAll(async () => {
  site = await openTestSite()
  const loaded = loadConfiguration({ environment: {}, folder: '/', kinds: ['dcat'] })
  if (loaded.kind === 'problems') throw new Error('no configuration')
  const source = (await site.store.sources()).find(({ id }) => id === 'sundhedsstyrelse')
  if (!source) throw new Error('no source')
  const fixture = fileURLToPath(new URL('fixtures/sundhedsstyrelse.ttl', import.meta.url))
  const url = join(folder, 'changed.ttl')
  writeFileSync(url, readFileSync(fixture, 'utf8').replaceAll('"Kode for diagnosen."', '"Koden <b>nu</b>."'))
  await harvestSource({
    settings: { ...source, url, headers: {}, deletion: { graceDays: 7, holdAbovePercent: 100 } },
    store: site.store,
    network: loaded.configuration.network,
    now: () => new Date('2026-11-21T03:00:00Z'),
  })
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

describe('the page of what a version changed', () => {
  it('says in words what was added and removed, and to what it belongs', async () => {
    const page = await site.page(`/datasets/${idOf('lpr')}/diff`)
    expect(words(page)).toContain('Fra version 1 til version 2')
    expect(words(page)).toMatch(
      /Tilføjet.*Beskrivelse \(under variable\) Koden <b>nu<\/b>\..*Fjernet.*Kode for diagnosen\./,
    )
    expect(page).not.toContain('<b>nu')
    expect(words(await site.page(`/en/datasets/${idOf('lpr')}/diff?from=1&to=2`))).toContain(
      'From version 1 to version 2',
    )
  })

  it('is found from the history of the data source', async () => {
    const page = await site.page(`/datasets/${idOf('lpr')}`)
    expect(page).toContain(`href="/datasets/${idOf('lpr')}/diff?to=2"`)
  })

  it('says which versions there are', async () => {
    const page = await site.page(`/datasets/${idOf('lpr')}/diff?to=7`, 400)
    expect(words(page)).toContain('»to« skal være nummeret på en version, fra 0 til 2.')
    await site.page('/datasets/nothing/diff', 404)
  })
})

describe('a data source', () => {
  it('can be referred to, in words and in the forms of reference managers', async () => {
    const page = await site.page(`/datasets/${idOf('lpr')}`)
    expect(words(page)).toMatch(
      /Henvis til datakilden sådan .*\[Datasæt\]\. .*https:\/\/data\.example\/datasets\/lpr-/,
    )
    expect(page).toContain(`href="/api/v1/datasets/${idOf('lpr')}/citation?lang=da&amp;format=bibtex"`)
  })
})

describe('a page', () => {
  it.each(['/', '/en/search', '/datasets/x', '/variables'])('takes nothing at %s', async (path) => {
    const answer = await site.web.request(path, { method: 'POST', body: 'x' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe('GET, HEAD')
    expect(answer.headers.get('Content-Type')).toMatch('text/html')
    expect((await site.web.request(path, { method: 'DELETE' })).status).toBe(405)
  })
})
