import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { ReadContext, SourceItem } from '../../src/sources/source.ts'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const next = (address: string) => `<https://data.example/catalog> hydra:next <${address}> .`
const noGrace = { deletion: { graceDays: 0, holdAbovePercent: 100 } }

type Validators = 'etag' | 'last-modified' | 'none'
interface Page {
  datasets: string[]
  next?: string
  status?: number
}

/** Pages that give validators and honour them, as far as they are asked to. */
async function servePages(pages: Record<string, Page>, validators: Validators) {
  const statuses: string[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const page = pages[request.url ?? '']
    const body = page && turtleOf({ datasets: page.datasets, extra: page.next ? next(page.next) : '' })
    const etag = `"${createHash('sha256')
      .update(body ?? '')
      .digest('hex')}"`
    const modified = new Date(Date.UTC(2026, 0, 1, 0, 0, (body ?? '').length % 60)).toUTCString()
    const isSame =
      (validators === 'etag' && request.headers['if-none-match'] === etag) ||
      (validators === 'last-modified' && request.headers['if-modified-since'] === modified)
    const status = page?.status ?? (page ? (isSame ? 304 : 200) : 404)
    statuses.push(`${request.url} ${status}`)
    const headers = {
      ...(validators === 'etag' && { etag }),
      ...(validators === 'last-modified' && { 'last-modified': modified }),
    }
    response.writeHead(status, { 'content-type': 'text/turtle', ...headers })
    response.end(status === 200 ? body : undefined)
  }
  const server = await setting.serve(answer)
  return { url: `${server.origin}/1`, statuses, take: () => statuses.splice(0) }
}

const threePages = (): Record<string, Page> => ({
  '/1': { datasets: ['a', 'b'], next: '/2' },
  '/2': { datasets: ['c'], next: '/3' },
  '/3': { datasets: ['d'] },
})

describe('pages that are as they were', () => {
  it.each(['etag', 'last-modified'] as const)(
    'cost nothing where the server says so by %s',
    async (validators) => {
      const { url, take } = await servePages(threePages(), validators)
      await setting.harvest(url)
      take()
      const report = await setting.harvest(url)
      expect(take()).toEqual(['/1 304', '/2 304', '/3 304'])
      expect(report).toMatchObject({
        outcome: { kind: 'done' },
        bytes: 0,
        counts: { found: 4, unchanged: 4, created: 0, updated: 0, deleted: 0 },
      })
    },
  )

  it('are not parsed again where only their bytes say so', async () => {
    const { url, take } = await servePages(threePages(), 'none')
    await setting.harvest(url)
    take()
    const report = await setting.harvest(url)
    expect(take()).toEqual(['/1 200', '/2 200', '/3 200'])
    expect(report).toMatchObject({ outcome: { kind: 'done' }, bytes: 0, counts: { found: 4, unchanged: 4 } })
  })

  it('let the others change, and what they no longer have go', async () => {
    const pages = threePages()
    const { url, take } = await servePages(pages, 'etag')
    await setting.harvest(url, { settings: noGrace })
    pages['/2'] = { datasets: ['c2'], next: '/3' }
    take()
    const report = await setting.harvest(url, { settings: noGrace })
    expect(take()).toEqual(['/1 304', '/2 200', '/3 304'])
    expect(report.counts).toMatchObject({ found: 4, created: 1, unchanged: 3, deleted: 1 })
    expect(await setting.states()).toEqual({
      a: 'active',
      b: 'active',
      c: 'deleted',
      c2: 'active',
      d: 'active',
    })
    expect((await setting.harvest(url, { settings: noGrace })).counts).toMatchObject({
      found: 4,
      unchanged: 4,
    })
  })

  it('are read all the same when they are asked for by force', async () => {
    const { url, take } = await servePages(threePages(), 'etag')
    await setting.harvest(url)
    take()
    const report = await setting.harvest(url, { force: true })
    expect(take()).toEqual(['/1 200', '/2 200', '/3 200'])
    expect(report.counts).toMatchObject({ found: 4, unchanged: 4 })
    expect(report.bytes).toBeGreaterThan(0)
  })

  it.each([
    ['its profile', { profile: 'healthdcat-ap-8' }],
    ['its address', { url: 'elsewhere' }],
  ])('are read again when the source has changed %s', async (_, change) => {
    const { url, take } = await servePages(threePages(), 'etag')
    await setting.harvest(url)
    take()
    const settings = 'url' in change ? {} : change
    await setting.harvest('url' in change ? `${url}?` : url, { settings })
    expect(take()[0]).toMatch(/ (200|404)$/)
  })

  it('bring back what was missing', async () => {
    const pages = threePages()
    const { url } = await servePages(pages, 'etag')
    await setting.harvest(url)
    const [, , third] = Object.values(pages)
    delete pages['/2']?.next
    await setting.harvest(url)
    expect(await setting.states()).toMatchObject({ d: 'missing' })
    Object.assign(pages, { '/2': { datasets: ['c'], next: '/3' }, '/3': third })
    await setting.harvest(url)
    expect(await setting.states()).toMatchObject({ d: 'active' })
  })

  it('and share a dataset lose it only when no page has it', async () => {
    const pages = threePages()
    pages['/3'] = { datasets: ['d', 'a'] }
    const { url } = await servePages(pages, 'etag')
    await setting.harvest(url, { settings: noGrace })
    pages['/1'] = { datasets: ['b'], next: '/2' }
    for (let run = 0; run < 3; run++) {
      await setting.harvest(url, { settings: noGrace })
      expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active', d: 'active' })
    }
    pages['/3'] = { datasets: ['d'] }
    await setting.harvest(url, { settings: noGrace })
    expect(await setting.states()).toMatchObject({ a: 'deleted', d: 'active' })
  })

  it('and could not all be used are read again, so that their findings do not fall silent', async () => {
    const bad = '<https://data.example/dataset/bad one> a dcat:Dataset .'
    const server = await setting.serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v"'
      response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/turtle', etag: '"v"' })
      response.end(isKnown ? undefined : turtleOf({ datasets: ['a'], extra: bad }))
    })
    const first = await setting.harvest(server.origin)
    const second = await setting.harvest(server.origin)
    expect(second.outcome).toEqual(first.outcome)
    expect(second.rejections).toEqual(first.rejections)
  })
})

describe('a harvest that is cut short', () => {
  it('GSA/data.gov#5022: continues where it left off, and knows what is absent by all it has read', async () => {
    const pages = threePages()
    const { url } = await servePages({ ...pages, '/3': { datasets: ['d', 'e'] } }, 'none')
    await setting.harvest(url, { settings: noGrace })
    const server = await servePages(pages, 'none')
    const third = pages['/3']
    pages['/3'] = { datasets: [], status: 503 }
    const first = await setting.harvest(server.url, { settings: noGrace })
    expect(first.outcome.kind).toBe('unreachable')
    expect(await setting.states()).toMatchObject({ d: 'active', e: 'active' })
    server.take()
    if (third) pages['/3'] = third
    const second = await setting.harvest(server.url, { settings: noGrace })
    expect(server.take()).toEqual(['/3 200'])
    expect(second).toMatchObject({
      continues: first.id,
      outcome: { kind: 'done' },
      counts: { found: 1, deleted: 1 },
    })
    expect(await setting.states()).toEqual({
      a: 'active',
      b: 'active',
      c: 'active',
      d: 'active',
      e: 'deleted',
    })
    server.take()
    const afterwards = await setting.harvest(server.url, { settings: noGrace })
    expect(server.take()).toHaveLength(3)
    expect(afterwards).not.toHaveProperty('continues')
  })

  it('at the same page twice begins anew: what came before may have changed', async () => {
    const pages = threePages()
    pages['/3'] = { datasets: [], status: 503 }
    const { url, take } = await servePages(pages, 'none')
    for (const asked of [['/1 200', '/2 200', '/3 503'], ['/3 503'], ['/1 200', '/2 200', '/3 503']]) {
      await setting.harvest(url)
      expect([...new Set(take())]).toEqual(asked)
    }
  })

  it('more than a day ago begins anew, and so does one in the future: the clock was moved', async () => {
    for (const days of [2, -2]) {
      const pages = threePages()
      pages['/3'] = { datasets: [], status: 503 }
      const { url, take } = await servePages(pages, 'none')
      await setting.harvest(url)
      take()
      setting.passDays(days)
      await setting.harvest(url)
      expect(take()[0]).toBe('/1 200')
    }
  })

  it('after something it could not read calls nothing absent when it goes on', async () => {
    const pages = threePages()
    const { url } = await servePages(pages, 'none')
    await setting.harvest(url, { settings: noGrace })
    const broken = await setting.serve((request, response) => {
      const page = pages[request.url ?? '']
      const extra = `${page?.next ? next(page.next) : ''} "who" a dcat:Dataset .`
      response.writeHead(page?.status ?? 200, { 'content-type': 'text/turtle' })
      response.end(turtleOf({ datasets: request.url === '/1' ? ['a'] : (page?.datasets ?? []), extra }))
    })
    pages['/3'] = { datasets: ['d'], status: 503 }
    await setting.harvest(`${broken.origin}/1`, { settings: noGrace })
    pages['/3'] = { datasets: ['d'] }
    await setting.harvest(`${broken.origin}/1`, { settings: noGrace })
    expect(await setting.states()).toMatchObject({ b: 'active' })
  })
})

describe('a source that can be asked for changes', () => {
  const dataset = (name: string, title = name): SourceItem => ({
    kind: 'dataset',
    iri: iriOf(name),
    document: 'list',
    triples: [
      {
        subject: iriOf(name),
        predicate: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
        object: 'http://www.w3.org/ns/dcat#Dataset',
      },
      { subject: iriOf(name), predicate: 'http://purl.org/dc/terms/title', object: `"${title}"` },
    ].map((triple) => ({ ...triple, line: 0 })) as never,
  })
  const deleted = (name: string): SourceItem => ({ kind: 'deleted', iri: iriOf(name), document: 'list' })
  const present = (name: string): SourceItem => ({ kind: 'present', iri: iriOf(name) })
  const full = (state: string): SourceItem => ({ kind: 'end', listing: 'full', state })
  const increment = (state: string): SourceItem => ({ kind: 'end', listing: 'increment', state })
  let states: (string | undefined)[] = []
  const harvest = (items: readonly SourceItem[], options = {}) =>
    setting.harvest('https://source.example/', {
      settings: noGrace,
      async *read({ state }: ReadContext) {
        await Promise.resolve()
        states.push(state)
        yield* items
      },
      ...options,
    })

  it('is given the state it ended with, and nothing absent goes', async () => {
    states = []
    await harvest([dataset('a'), dataset('b'), full('1')])
    const report = await harvest([dataset('b', 'new'), increment('2')])
    expect(report).toMatchObject({ outcome: { kind: 'done' }, counts: { found: 1, updated: 1, deleted: 0 } })
    const empty = await harvest([increment('3')])
    expect(empty.outcome).toEqual({ kind: 'done' })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active' })
    await harvest([dataset('a'), dataset('b', 'new'), full('4')], { force: true })
    await harvest([increment('5')], { settings: { ...noGrace, profile: 'healthdcat-ap-8' } })
    expect(states).toEqual([undefined, '1', '2', undefined, undefined])
  })

  it('deletes at once what it calls gone, unless it is there after all', async () => {
    await harvest([dataset('a'), dataset('b'), dataset('c'), dataset('d'), full('1')])
    const settings = { deletion: { graceDays: 30, holdAbovePercent: 50 } }
    const report = await harvest(
      [deleted('a'), deleted('b'), dataset('b', 'again'), deleted('c'), present('c'), increment('2')],
      { settings },
    )
    expect(report).toMatchObject({ outcome: { kind: 'done' }, counts: { found: 2, updated: 1, deleted: 1 } })
    expect(await setting.states()).toEqual({ a: 'deleted', b: 'active', c: 'active', d: 'active' })
  })

  it('deletes what it has both given and called gone', async () => {
    await harvest([dataset('a'), dataset('b'), deleted('b'), full('1')])
    expect(await setting.states()).toEqual({ a: 'active', b: 'deleted' })
  })

  it('says what is there without describing it', async () => {
    await harvest([dataset('a'), dataset('b'), dataset('c'), full('1')])
    const report = await harvest([present('a'), dataset('b'), full('2')])
    expect(report.counts).toMatchObject({ found: 2, unchanged: 2, deleted: 1 })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'deleted' })
  })

  it('and calls something present that we do not have is asked for everything next time', async () => {
    states = []
    await harvest([dataset('a'), full('1')])
    const report = await harvest([present('lost'), dataset('a'), full('2')])
    expect(report.counts.deleted).toBe(0)
    await harvest([dataset('a'), full('3')])
    expect(states).toEqual([undefined, '1', undefined])
  })

  it('is asked for the same again after a rejection', async () => {
    states = []
    const rejected: SourceItem = { kind: 'rejected', scope: 'dataset', document: 'list', reason: 'broken' }
    await harvest([dataset('a'), full('1')])
    await harvest([rejected, increment('2')])
    await harvest([increment('3')])
    expect(states).toEqual([undefined, '1', '1'])
  })

  it('that breaks off keeps what it had called gone for the run that ends', async () => {
    await harvest([dataset('a'), dataset('b'), full('1')])
    const { SourceError } = await import('../../src/sources/source.ts')
    await setting.harvest('https://source.example/', {
      settings: noGrace,
      async *read() {
        await Promise.resolve()
        yield deleted('a')
        throw new SourceError('unreachable', 'gone')
      },
    })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active' })
    await harvest([increment('2')])
    expect(await setting.states()).toEqual({ a: 'deleted', b: 'active' })
  })
})
