import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { openApiDocument } from '../../src/api/openapi.ts'
import { openTestCatalogue, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>

describe('sources', () => {
  it('are listed with their records and last run, and without the paths of the operator', async () => {
    const list = await json(await catalogue.ask('/api/v1/sources'))
    expect(list).toMatchObject({
      total: 1,
      items: [{ id: 'sds', configured: false, records: { active: 2, deleted: 1 }, lastRun: { id: 'run-2' } }],
    })
    expect(JSON.stringify(list)).not.toContain('/etc/secret')
    expect(await json(await catalogue.ask('/api/v1/sources/sds'))).toMatchObject({ id: 'sds', kind: 'dcat' })
    expect((await catalogue.ask('/api/v1/sources/nobody')).status).toBe(404)
  })

  it('have runs, newest first, a page at a time', async () => {
    const first = await json(await catalogue.ask('/api/v1/sources/sds/runs?limit=1'))
    expect(first).toMatchObject({ total: 2, nextCursor: 'run-2', items: [{ id: 'run-2' }] })
    const second = await json(await catalogue.ask('/api/v1/sources/sds/runs?limit=1&cursor=run-2'))
    expect(second).toMatchObject({
      total: 2,
      items: [{ id: 'run-1', outcome: { kind: 'done' } }],
    })
    expect(second).not.toHaveProperty('nextCursor')
    expect((await catalogue.ask('/api/v1/sources/sds/runs?cursor=run-9')).status).toBe(400)
    expect(await json(await catalogue.ask('/api/v1/runs/run-1'))).toMatchObject({ source: 'sds', bytes: 10 })
    expect((await catalogue.ask('/api/v1/runs/run-9')).status).toBe(404)
  })

  it.each(['limit=0', 'limit=101', 'limit=x', 'page=2'])('refuse a list with %s', async (query) => {
    const answer = await catalogue.ask(`/api/v1/sources?${query}`)
    expect(answer.status).toBe(400)
    expect(await json(answer)).toMatchObject({ errors: [{ path: query.split('=')[0] }] })
  })
})

describe('every error', () => {
  it('is a problem: an address that does not exist', async () => {
    const answer = await catalogue.ask('/api/v1/nothing')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('Content-Type')).toMatch('application/problem+json')
    expect(await json(answer)).toMatchObject({ type: 'about:blank', title: 'Not found', status: 404 })
  })

  it('is a problem: a method that an address does not know', async () => {
    const answer = await catalogue.api.request('/api/v1/search', { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
    expect(await json(answer)).toMatchObject({ status: 405 })
  })

  it('is a problem: a bug, which is told to the log and not to the visitor', async () => {
    const errors: Error[] = []
    const { dependencies } = catalogue
    const store = { ...dependencies.store, record: () => Promise.reject(new Error('disk on fire')) }
    const broken = await openTestCatalogue({ store, onError: (error) => errors.push(error) })
    const answer = await broken.ask('/api/v1/datasets/x')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('fire')
    expect(errors.map(({ message }) => message)).toEqual(['disk on fire'])
  })
})

describe('other web pages', () => {
  it('may read', async () => {
    const headers = { Origin: 'https://b.example', 'Access-Control-Request-Method': 'GET' }
    const preflight = await catalogue.api.request('/api/v1/search', { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,OPTIONS')
    const answer = await catalogue.ask('/api/v1/search', { Origin: 'https://b.example' })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })
})

describe('the OpenAPI document', () => {
  it('is the one kept in git (npx vitest run tests/api -u writes it anew)', async () => {
    const served = await json(await catalogue.ask('/api/v1/openapi.json'))
    const kept = fileURLToPath(new URL('../../src/api/openapi.json', import.meta.url))
    await expect(`${JSON.stringify(served, undefined, 2)}\n`).toMatchFileSnapshot(kept)
  })

  it('describes every route', () => {
    const described = Object.keys(openApiDocument(catalogue.api).paths ?? {})
    const routes = catalogue.api.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'))
    expect(new Set(routes)).toEqual(
      new Set([...described.filter((path) => path.startsWith('/api/')), '/api/v1/openapi.json']),
    )
  })

  it('is found from the address above it', async () => {
    const answer = await catalogue.ask('/api')
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/api/docs'])
    expect((await catalogue.ask('/api/docs/')).status).toBe(301)
  })

  it('is readable as a page that needs no script and no other host', async () => {
    const page = await catalogue.ask('/api/docs')
    expect(page.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'/)
    const html = await page.text()
    expect(html).toContain('GET /api/v1/search')
    expect(html).toContain('yearFrom')
    expect(html).not.toMatch(/<script|(?:src|href)="(?:https?:)?\/\//)
  })
})
