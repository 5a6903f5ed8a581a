import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProfiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { checksHere } from '../harvest/checks-here.ts'
import { openTestCatalogue, type TestCatalogue } from './catalogue.ts'

const SEED = readFileSync(
  fileURLToPath(new URL('../../seed-catalogue/danmarks-statistik.ttl', import.meta.url)),
  'utf8',
)
const HTML = '<!DOCTYPE html><html></html>'

let server: Server
let catalogue: TestCatalogue
let now = new Date()
let address = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('Content-Type', request.url === '/seed.ttl' ? 'text/turtle' : 'text/html')
    response.end(request.url === '/seed.ttl' ? SEED : HTML)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { configuration } = (await openTestCatalogue()).dependencies
  const network = { ...configuration.network, allowPrivateHosts: ['127.0.0.1'] }
  const profiles = openProfiles({ vocabulary: loadVocabularies() })
  catalogue = await openTestCatalogue({ checks: checksHere({ profiles, network, now: () => now }) })
})
afterAll(() => server.close())

// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked at, not used
type Json = any
const rehearse = (body: string, type = 'text/turtle', query = '') =>
  catalogue.api.request(`/api/v1/rehearsals${query}`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': type },
  })
const asUrl = (url: string) => rehearse(JSON.stringify({ url }), 'application/json')
const read = async (answer: Response): Promise<Json> => answer.json()

describe('a rehearsal', () => {
  it('counts a dataset of which nothing could be read as found and rejected', async () => {
    const lost = '<https://a.example/lost> a dcat:Dataset ;\n  dct:title "x"@da\n  dct:identifier "1" .\n'
    const { run } = await read(await rehearse(`${SEED}\n${lost}`))
    expect(run).toMatchObject({
      outcome: { kind: 'partly-rejected' },
      counts: { found: 11, created: 10, rejected: 1 },
      rejections: [{ iri: 'https://a.example/lost' }],
    })
  })

  it('tells what a harvest would have stored, and stores nothing', async () => {
    const before = await read(await catalogue.ask('/api/v1/stats'))
    const answer = await rehearse(SEED)
    expect(answer.status).toBe(201)
    const rehearsal = await read(answer)
    expect(rehearsal.run).toMatchObject({
      outcome: { kind: 'done' },
      counts: { found: 10, created: 10, rejected: 0 },
      findings: { datasets: 10, conforming: 10 },
    })
    expect(rehearsal.records).toHaveLength(10)
    for (const { title, validation, quality, losses, preview } of rehearsal.records) {
      expect(preview.title).toEqual(title)
      expect(preview.properties.map(({ name }: Json) => name)).toContain('title')
      expect(validation).toMatchObject({ iri: preview.iri, profile: 'healthdcat-ap-8', conforms: true })
      expect(validation.findings[0].line).toBeGreaterThan(0)
      expect(quality.completeness.of).toBe(27)
      expect(losses.understood).toBeGreaterThan(20)
    }
    expect(await read(await catalogue.ask('/api/v1/stats'))).toEqual(before)
    expect(await read(await catalogue.ask('/api/v1/sources'))).toMatchObject({ total: 1 })
  })

  it('can be seen again, privately, under an address that cannot be guessed, until it expires', async () => {
    now = new Date('2026-11-22T10:00:00Z')
    const answer = await rehearse(SEED)
    const { id, url, expires } = await read(answer.clone())
    expect(expires).toBe('2026-11-23T10:00:00.000Z')
    expect(id).toMatch(/-[\w-]{22}$/)
    expect(answer.headers.get('Location')).toBe(url)
    const again = await catalogue.ask(`/api/v1/rehearsals/${id}`)
    expect(again.headers.get('Cache-Control')).toMatch('private')
    expect(again.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(await read(again)).toEqual(await read(answer))
    now = new Date('2026-11-23T10:00:00Z')
    expect((await catalogue.ask(`/api/v1/rehearsals/${id}`)).status).toBe(410)
  })

  it.each(['nothing', '..%2f..%2fetc%2fpasswd', 'zzzzzzz-AAAAAAAAAAAAAAAAAAAAAA'])(
    'is not there under %s',
    async (id) => {
      expect((await catalogue.ask(`/api/v1/rehearsals/${id}`)).status).toBe(404)
    },
  )

  it('keeps what is readable of a document that breaks off, as a harvest would', async () => {
    const { run, records } = await read(await rehearse(SEED.slice(0, SEED.length - 500)))
    expect(run.outcome.kind).toMatch(/partly-rejected|unreadable/)
    expect(records.length).toBeGreaterThan(5)
  })

  it('reads the catalogue at an address', async () => {
    const { run, records } = await read(await asUrl(`${address}/seed.ttl`))
    expect(run.counts.found).toBe(10)
    expect(records).toHaveLength(10)
  })

  it.each([
    ['a page', () => rehearse(HTML), 415, /HTML page/],
    ['an address of a page', () => asUrl(`${address}/page`), 422, /HTML page/],
    ['nothing', () => rehearse(''), 400, /empty/],
    ['agents', () => rehearse('<a:a> a <http://xmlns.com/foaf/0.1/Agent> .'), 422, /no dataset/],
    ['a path', () => asUrl('/etc/passwd'), 422, /neither an http nor an https address/],
    ['a private host', () => asUrl('http://10.0.0.1/'), 422, /10\.0\.0\.1/],
    ['an unknown profile', () => rehearse(SEED, 'text/turtle', '?profile=x'), 400, /no such profile/],
    ['a large document', () => rehearse(`#${' '.repeat(10_485_760)}`), 413, /larger than 10485760/],
  ])('cannot be made of %s', async (_what, ask, status, detail) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect((await read(answer)).detail).toMatch(detail)
  })
})
