import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWeb } from '../../src/web/web.ts'
import { FIRST_HARVEST, idOf, openTestSite, type TestSite } from './site.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTestSite()
})
afterAll(() => site.close())

describe('an address without a page', () => {
  it.each([
    ['/findes-ikke', 'Siden findes ikke'],
    ['/en/nowhere', 'Page not found'],
    ['/datasets/ukendt', 'Datakilden findes ikke i kataloget'],
    ['/categories/XXXX', 'Siden findes ikke'],
    ['/assets/000000000000/css/site.css', 'Siden findes ikke'],
  ])('%s answers 404 with a search', async (path, title) => {
    const page = await site.page(path, 404)
    expect(page).toContain(title)
    expect(page).toContain('role="search"')
    expect(page).toContain('<meta name="robots" content="noindex"')
  })
})

describe('a deleted dataset', () => {
  it('keeps its address with a tombstone and its history (410)', async () => {
    const source = 'universitet'
    const iri = 'https://u.example/dataset/kohorte'
    await site.store.startRun({ id: 'later', source, startedAt: FIRST_HARVEST.toISOString() })
    await site.store.apply({ source, run: 'later', at: '2026-11-21T03:00:00Z' }, [{ kind: 'deleted', iri }])
    const id = (await site.store.idOf(iri)) ?? ''
    const page = await site.page(`/datasets/${id}`, 410)
    expect(page).toContain('Datakilden er slettet')
    expect(page).toContain('Fødselskohorten')
    expect(page).toContain('21. november 2026')
    expect(page).toContain('Slettet hos kilden')
    expect(await site.page(`/en/datasets/${id}`, 410)).toContain('The data source has been deleted')
  })
})

describe('an error on our side', () => {
  it('is told to the log, not to the reader', async () => {
    const told: Error[] = []
    const engine = {
      ...site.dependencies.engine,
      search: () => Promise.reject(new Error('the disk is full')),
    }
    const web = createWeb({ ...site.dependencies, engine, onError: (error) => told.push(error) })
    const answer = await web.request('/en/search')
    const page = await answer.text()
    expect(answer.status).toBe(500)
    expect(page).toContain('Something went wrong on our side')
    expect(page).not.toContain('disk')
    expect(told.map(({ message }) => message)).toEqual(['the disk is full'])
  })
})

describe('a file of the pages', () => {
  it('may be kept for ever, because its address changes with its content', async () => {
    const page = await site.page(`/datasets/${idOf('lpr')}`)
    for (const [, address = ''] of page.matchAll(/(?:src|href)="(\/assets\/[^"#]*)/g)) {
      const answer = await site.web.request(address)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    }
  })

  it('that the style sheets refer to is there as well', async () => {
    const page = await site.page('/')
    for (const sheet of ['site', 'dkfds.min']) {
      const [address = ''] = new RegExp(`/assets/[^"]*/css/${sheet}\\.css`).exec(page) ?? []
      const css = await (await site.web.request(address)).text()
      const files = new Set([...css.matchAll(/url\(['"]?([^'")]+)/g)].map(([, file = '']) => file))
      expect(files.size).toBeGreaterThan(3)
      const wanted = [...files].filter((file) => /icons|woff2/.test(file) && !/Italic|Medium/.test(file))
      for (const file of wanted)
        expect([file, (await site.web.request(new URL(file, `http://x${address}`).pathname)).status]).toEqual(
          [file, 200],
        )
    }
  })

  it('travels compressed where the browser can read that', async () => {
    const page = await site.page('/')
    const [address = ''] = /\/assets\/[^"]*dkfds\.min\.css/.exec(page) ?? []
    const answer = await site.web.request(address, { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(answer.headers.get('Content-Encoding')).toBe('br')
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(40_000)
  })
})
