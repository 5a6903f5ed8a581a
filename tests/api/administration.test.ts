import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newAccessKey, type KeyRole } from '../../src/catalogue/access-key.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import { administrationHere } from '../harvest/administration-here.ts'
import { turtleOf, iriOf } from '../harvest/catalogues.ts'
import { networkOf, serve, type Loopback, type Page } from '../sources/loopback.ts'
import { openTestCatalogue, type TestCatalogue } from './catalogue.ts'

const START = new Date('2026-03-01T10:00:00Z')
let catalogue: TestCatalogue
let pages: Record<string, Page>
let server: Loopback
let now = START
let admin = ''
beforeEach(async () => {
  now = START
  pages = { '/catalogue.ttl': { body: turtleOf({ datasets: ['a', 'b', 'c'] }), headers: TURTLE } }
  server = await serve((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page ? 200 : 404, page?.headers).end(page?.body)
  })
  const store = openSqliteStore(':memory:')
  const given = (await openTestCatalogue()).dependencies.configuration
  const configuration = { ...given, network: networkOf(), sources: given.sources.slice(0, 1) }
  for (const { id, kind, url, title, profile } of configuration.sources)
    await store.saveSource({ id, kind, url, title, authority: '', profile })
  const clock = () => now
  const environment = { SOURCE_KEY: 'geheim', MEILI_KEY: 'other' }
  const administration = administrationHere({ configuration, store, now: clock, environment })
  catalogue = await openTestCatalogue({ configuration, store, administration, now: clock })
  admin = await newKey('admin')
})
afterEach(() => server.close())

const TURTLE = { 'content-type': 'text/turtle' }

async function newKey(role: KeyRole): Promise<string> {
  const { key, secret, digest } = newAccessKey({ role, name: 'Test' }, now)
  await catalogue.dependencies.store.saveKey(key, digest)
  return secret
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked at, not used
type Json = any
interface Answer {
  readonly status: number
  readonly body: Json
  readonly headers: Headers
}
async function send(method: string, path: string, body?: unknown, key = admin): Promise<Answer> {
  const answer = await catalogue.api.request(`/api/v1${path}`, {
    method,
    headers: { ...(key && { 'X-API-Key': key }), 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json(), headers: answer.headers }
}

const settings = (changes: object = {}) => ({
  id: 'rigsarkivet',
  kind: 'dcat',
  url: `${server.origin}/catalogue.ttl`,
  title: { da: 'Rigsarkivet' },
  profile: 'dcat-ap-3',
  ...changes,
})

/** Asks for a harvest and waits for its end. */
async function harvest(id = 'rigsarkivet'): Promise<Json> {
  const { body } = await send('POST', `/sources/${id}/harvest`)
  for (;;) {
    const { body: run } = await send('GET', `/runs/${body.id}`)
    if (run.outcome.kind !== 'running') return run
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Two of three datasets are gone, and their days of grace over. */
async function heldRun(): Promise<Json> {
  await send('POST', '/sources', settings({ deletion: { graceDays: 1, holdAbovePercent: 20 } }))
  await harvest()
  pages['/catalogue.ttl'] = { body: turtleOf({ datasets: ['a'] }), headers: TURTLE }
  await harvest()
  now = new Date(START.getTime() + 3 * 86_400_000)
  return harvest()
}

describe('what is for administrators', () => {
  it.each([
    ['POST', '/sources'],
    ['PUT', '/sources/x'],
    ['DELETE', '/sources/x'],
    ['POST', '/sources/x/harvest'],
    ['POST', '/runs/x/approve-deletions'],
    ['POST', '/runs/x/reject-deletions'],
  ])('needs a key: %s %s', async (method, path) => {
    const without = await send(method, path, {}, '')
    expect(without).toMatchObject({ status: 401, body: { title: 'Key needed' } })
    expect(without.headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
    expect(await send(method, path, {}, 'dlk_wrong')).toMatchObject({ status: 401 })
    expect(await send(method, path, {}, await newKey('holder'))).toMatchObject({ status: 403 })
  })

  it('takes the key as a bearer token too', async () => {
    const answer = await catalogue.api.request('/api/v1/sources/x', {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${admin}` },
    })
    expect(answer.status).toBe(404)
  })

  it('stays shut for a key that was revoked', async () => {
    const { store } = catalogue.dependencies
    for (const { id } of await store.keys()) await store.revokeKey(id, now.toISOString())
    expect(await send('POST', '/sources', settings())).toMatchObject({ status: 401 })
  })

  it('slows down who tries many keys, and lets in who has one all the same', async () => {
    for (let i = 0; i < 30; i++) await send('POST', '/sources', {}, `dlk_${i}`)
    const refused = await send('POST', '/sources', {}, 'dlk_x')
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('60')
    expect(await send('POST', '/sources', settings())).toMatchObject({ status: 201 })
    now = new Date(START.getTime() + 61_000)
    expect(await send('POST', '/sources', {}, 'dlk_x')).toMatchObject({ status: 401 })
  })
})

describe('a source added over HTTP', () => {
  it('is listed with those of the file, and harvested when asked for', async () => {
    const added = await send('POST', '/sources', settings({ schedule: '0 3 * * *' }))
    expect(added).toMatchObject({ status: 201, body: { id: 'rigsarkivet', headers: [] } })
    expect(added.headers.get('Location')).toBe('/api/v1/sources/rigsarkivet')
    const { body: listed } = await send('GET', '/sources', undefined, '')
    expect(listed.items.map(({ id, origin }: Json) => [id, origin])).toContainEqual(['rigsarkivet', 'added'])
    expect(await harvest()).toMatchObject({ outcome: { kind: 'done' }, counts: { created: 3 } })
    const { body: source } = await send('GET', '/sources/rigsarkivet')
    expect(source).toMatchObject({ configured: true, records: { active: 3 }, schedule: '0 3 * * *' })
    expect(Date.parse(source.nextRun)).toBeGreaterThan(START.getTime())
  })

  it('is harvested once, however often it is asked for', async () => {
    await send('POST', '/sources', settings())
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('POST', '/sources/rigsarkivet/harvest')),
    )
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers[0]?.headers.get('Location')).toBe(`/api/v1/runs/${answers[0]?.body.id}`)
    await harvest()
    const { body: runs } = await send('GET', '/sources/rigsarkivet/runs')
    expect(runs.total).toBeLessThanOrEqual(2)
  })

  it('may be changed, except for its id', async () => {
    await send('POST', '/sources', settings())
    const { id: _id, ...rest } = settings({ title: { da: 'Arkivet' } })
    expect(await send('PUT', '/sources/rigsarkivet', rest)).toMatchObject({
      status: 200,
      body: { title: { da: 'Arkivet' } },
    })
    expect(await send('PUT', '/sources/rigsarkivet', settings({ id: 'other' }))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'id' }] },
    })
    expect(await send('PUT', '/sources/nothing', settings())).toMatchObject({ status: 404 })
    expect(await send('POST', '/sources', settings())).toMatchObject({ status: 409 })
  })

  it('is told everything that is wrong with it at once', async () => {
    const wrong = settings({
      id: 'Æ',
      kind: 'dact',
      url: '/etc/passwd',
      schedule: 'daily',
      headersEnv: { 'X-Key': 'MEILI_KEY' },
      shedule: 1,
    })
    const { status, body } = await send('POST', '/sources', wrong)
    expect(status).toBe(400)
    const paths = body.errors.map(({ path }: Json) => path).toSorted()
    expect(paths).toEqual(['headersEnv.X-Key', 'id', 'kind', 'schedule', 'shedule', 'url'])
    expect(body.detail).toMatch(/did you mean 'dcat'\?/)
  })

  it.each([
    [{ profile: 'gone' }, 'profile', /known: dcat-ap-3/],
    [{ headersEnv: { 'X-Key': 'SOURCE_NONE' } }, 'headersEnv.X-Key', /SOURCE_NONE is not set/],
  ])('is refused where what it names is not there: %j', async (changes, path, message) => {
    const { status, body } = await send('POST', '/sources', settings(changes))
    expect(status).toBe(400)
    expect(body.errors[0].path).toBe(path)
    expect(body.detail).toMatch(message)
  })

  it('sends the secret that it names, and shows it to nobody', async () => {
    const added = await send('POST', '/sources', settings({ headersEnv: { 'X-Key': 'SOURCE_KEY' } }))
    expect(added.body.headers).toEqual(['X-Key'])
    await harvest()
    expect(server.requests[0]?.headers['x-key']).toBe('geheim')
    const shown = JSON.stringify([added.body, (await send('GET', '/sources')).body])
    expect(shown).not.toContain('geheim')
  })

  it.each(['nonsense', '[]', '"x"', 'null'])('is refused where it is no object: %s', async (body) => {
    const answer = await catalogue.api.request('/api/v1/sources', {
      method: 'POST',
      headers: { 'X-API-Key': admin, 'Content-Type': 'application/json' },
      body,
    })
    expect(answer.status).toBe(400)
  })

  it('is refused as anything but JSON, or when it is huge', async () => {
    const post = (type: string, body: string) =>
      catalogue.api.request('/api/v1/sources', {
        method: 'POST',
        headers: { 'X-API-Key': admin, 'Content-Type': type },
        body,
      })
    expect((await post('text/plain', '{}')).status).toBe(415)
    expect((await post('application/json', `"${'x'.repeat(70_000)}"`)).status).toBe(413)
  })
})

describe('a source that is removed', () => {
  it('keeps its records, and is harvested no more', async () => {
    await send('POST', '/sources', settings())
    await harvest()
    expect(await send('DELETE', '/sources/rigsarkivet')).toMatchObject({
      status: 200,
      body: { records: { kept: 3, deleted: 0 } },
    })
    const { body: source } = await send('GET', '/sources/rigsarkivet')
    expect(source).toMatchObject({ configured: false, records: { active: 3 } })
    expect(await send('POST', '/sources/rigsarkivet/harvest')).toMatchObject({ status: 404 })
    expect(await send('DELETE', '/sources/rigsarkivet')).toMatchObject({ status: 404 })
  })

  it('takes its records along where that is asked for, then or later, and may come back', async () => {
    await send('POST', '/sources', settings())
    await harvest()
    const id = await catalogue.dependencies.store.idOf(iriOf('a'))
    await send('DELETE', '/sources/rigsarkivet')
    expect(await send('DELETE', '/sources/rigsarkivet?records=delete')).toMatchObject({
      status: 200,
      body: { records: { kept: 0, deleted: 3 } },
    })
    expect((await send('GET', `/datasets/${id}`)).status).toBe(410)
    expect(await catalogue.dependencies.store.versions(id ?? '')).toHaveLength(2)
    await send('POST', '/sources', settings())
    expect(await harvest()).toMatchObject({ counts: { found: 3, created: 3 } })
    expect((await send('GET', `/datasets/${id}`)).status).toBe(200)
  })
})

describe('a source that is being harvested', () => {
  it.each(['', '?records=delete'])('is not removed before that has ended: DELETE %s', async (query) => {
    await send('POST', '/sources', settings())
    const { body: run } = await send('POST', '/sources/rigsarkivet/harvest')
    const refused = await send('DELETE', `/sources/rigsarkivet${query}`)
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toContain(run.id)
    await harvest()
    expect(await send('DELETE', `/sources/rigsarkivet${query}`)).toMatchObject({ status: 200 })
  })

  it('by another process is not removed either', async () => {
    const { store } = catalogue.dependencies
    await send('POST', '/sources', settings())
    const run = { id: 'elsewhere', source: 'rigsarkivet', startedAt: START.toISOString() }
    await store.startRun(run)
    expect((await send('DELETE', '/sources/rigsarkivet')).body.detail).toContain('elsewhere')
  })
})

describe('a source of the configuration file', () => {
  it('is changed there, and not over HTTP', async () => {
    const { id } = catalogue.dependencies.configuration.sources[0]!
    for (const [method, path] of [
      ['PUT', `/sources/${id}`],
      ['DELETE', `/sources/${id}?records=delete`],
      ['POST', '/sources'],
    ] as const) {
      const answer = await send(method, path, settings({ id }))
      expect(answer).toMatchObject({ status: 409 })
      expect(answer.body.detail).toMatch(/configuration file/)
    }
  })
})

describe('a run that is held', () => {
  it('lists what would go, and deletes it once that is approved', async () => {
    const run = await heldRun()
    expect(run.outcome).toMatchObject({ kind: 'held', deletions: 2, records: 3 })
    const { body: held } = await send('GET', `/runs/${run.id}/held?limit=1`, undefined, '')
    expect(held).toMatchObject({ total: 2, items: [{ iri: expect.stringContaining('https://') }] })
    const { body: rest } = await send('GET', `/runs/${run.id}/held?cursor=${held.nextCursor}`, undefined, '')
    expect(rest.items).toHaveLength(1)
    const approved = await send('POST', `/runs/${run.id}/approve-deletions`)
    expect(approved).toMatchObject({ status: 200, body: { outcome: { decision: { kind: 'approved' } } } })
    expect(await send('POST', `/runs/${run.id}/approve-deletions`)).toMatchObject({ status: 200 })
    expect(await send('POST', `/runs/${run.id}/reject-deletions`)).toMatchObject({ status: 409 })
    expect((await send('GET', '/sources/rigsarkivet')).body.records).toMatchObject({ active: 1, deleted: 2 })
  })

  it('keeps everything once that is rejected', async () => {
    const run = await heldRun()
    expect(await send('POST', `/runs/${run.id}/reject-deletions`)).toMatchObject({ status: 200 })
    const { records } = (await send('GET', '/sources/rigsarkivet')).body
    expect(records).toMatchObject({ deleted: 0 })
  })

  it('is nothing to decide on where it is not held, or does not exist', async () => {
    await send('POST', '/sources', settings())
    const run = await harvest()
    expect(await send('POST', `/runs/${run.id}/approve-deletions`)).toMatchObject({ status: 409 })
    expect(await send('POST', '/runs/nothing/approve-deletions')).toMatchObject({ status: 404 })
    expect(await send('GET', '/runs/nothing/held')).toMatchObject({ status: 404 })
  })
})
