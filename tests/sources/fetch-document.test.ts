import { afterEach, describe, expect, it } from 'vitest'
import { fetchDocument, fetchText, type FetchContext } from '../../src/sources/network/fetch-document.ts'
import { parseLinks } from '../../src/sources/network/link-header.ts'
import { pauseAfter } from '../../src/sources/network/retry.ts'
import { SourceError, type NetworkSettings } from '../../src/sources/source.ts'
import { settingsOf } from '../harvest/setting.ts'
import { networkOf, serve, type Loopback } from './loopback.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const contextOf = (
  network: Partial<NetworkSettings> = {},
  signal = new AbortController().signal,
): FetchContext => ({
  settings: settingsOf(server?.origin ?? ''),
  network: networkOf(network),
  signal,
})
const pace = { requestsPerHost: 4, maxRestMs: 0, maxAttempts: 3, firstPauseMs: 1, maxTroubleMs: 5000 }
const accept = 'text/turtle'
const textFrom = async (context: FetchContext) =>
  (await fetchText(context, { url: server?.origin ?? '', accept })).text

/** Answers with each status once, then with 200. */
async function serveStatuses(statuses: readonly number[], headers: Record<string, string> = {}) {
  const waiting = [...statuses]
  server = await serve((_, response) => {
    response.writeHead(waiting.shift() ?? 200, headers).end('there')
  })
}

describe('a request that fails', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('with %i is made again', async (status) => {
    await serveStatuses([status, status])
    expect(await textFrom(contextOf())).toBe('there')
    expect(server?.requests).toHaveLength(3)
  })

  it.each([400, 401, 403, 404, 410, 501])('with %i is not made again', async (status) => {
    await serveStatuses([status])
    await expect(textFrom(contextOf())).rejects.toMatchObject({ status, mayHeal: false })
    expect(server?.requests).toHaveLength(1)
  })

  it('is given up after a few attempts: one hard failure does not cost minutes', async () => {
    await serveStatuses([500, 500, 500, 500, 500])
    await expect(textFrom(contextOf())).rejects.toMatchObject({ status: 500 })
    expect(server?.requests).toHaveLength(3)
  })

  it('because its address is a private one is not made again', async () => {
    await serveStatuses([])
    await expect(textFrom(contextOf({ allowPrivateHosts: [] }))).rejects.toMatchObject({ mayHeal: false })
    expect(server?.requests).toHaveLength(0)
  })

  it('heeds Retry-After, unless it wants too much', async () => {
    await serveStatuses([429], { 'retry-after': '3600' })
    await expect(textFrom(contextOf())).rejects.toMatchObject({ status: 429, retryAfterMs: 3_600_000 })
    expect(server?.requests).toHaveLength(1)
    const error = new SourceError('unreachable', '', { mayHeal: true, retryAfterMs: 4000 })
    expect(pauseAfter(error, { attempts: 1, spentMs: 0, pace })).toBe(4000)
    expect(pauseAfter(error, { attempts: 1, spentMs: 2000, pace })).toBeUndefined()
  })

  it('waits longer each time, and never quite as long as others', () => {
    const error = new SourceError('unreachable', '', { mayHeal: true })
    const slow = { ...pace, firstPauseMs: 100, maxAttempts: 9 }
    for (const [attempts, least, most] of [
      [1, 50, 150],
      [2, 100, 300],
      [4, 400, 1200],
    ] as const) {
      const pauseMs = pauseAfter(error, { attempts, spentMs: 0, pace: slow }) ?? 0
      expect(pauseMs).toBeGreaterThanOrEqual(least)
      expect(pauseMs).toBeLessThanOrEqual(most)
    }
  })

  it('waits no longer than until the run is stopped', async () => {
    await serveStatuses([503], { 'retry-after': '4' })
    const controller = new AbortController()
    const reading = textFrom(contextOf({}, controller.signal))
    setTimeout(() => controller.abort(new Error('enough')), 20)
    await expect(reading).rejects.toThrow('enough')
  })

  it('in the middle of its body is made again as a whole', async () => {
    let attempts = 0
    server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '11' })
      if (attempts++ > 0) return void response.end('hello world')
      response.write('hello')
      setTimeout(() => response.destroy(), 5)
    })
    expect(await textFrom(contextOf())).toBe('hello world')
  })
})

describe('a document that has been read before', () => {
  it('is asked for with what its server said of it', async () => {
    server = await serve((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"v1"' }).end(isKnown ? undefined : 'text')
    })
    const asked = { url: server.origin, accept }
    expect(await fetchDocument(contextOf(), asked)).toMatchObject({
      kind: 'fetched',
      headers: { etag: '"v1"' },
    })
    const memory = { etag: '"v1"', lastModified: 'Sun, 01 Nov 2026 00:00:00 GMT', next: [] }
    expect(await fetchDocument(contextOf(), { ...asked, memory })).toEqual({ kind: 'not-modified' })
    expect(server.requests[1]?.headers).toMatchObject({ 'if-modified-since': memory.lastModified })
  })
})

describe('a form', () => {
  it('is posted, and posted again where a redirect keeps the method', async () => {
    const bodies: string[] = []
    server = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        bodies.push(`${request.method} ${request.url} ${body}`)
        response.writeHead(request.url === '/' ? 307 : 200, { location: '/there' }).end('ok')
      })
    })
    const form = { query: 'SELECT * {?s ?p ?o}' }
    await fetchText(contextOf(), { url: `${server.origin}/`, accept, form })
    const body = 'query=SELECT+*+%7B%3Fs+%3Fp+%3Fo%7D'
    expect(bodies).toEqual([`POST / ${body}`, `POST /there ${body}`])
  })
})

describe('the text of a document', () => {
  it.each([
    ['by its header', 'text/csv; charset=windows-1252', Buffer.from('r\xf8d', 'latin1')],
    [
      'by its XML declaration',
      'text/xml',
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>r\xf8d', 'latin1'),
    ],
    ['by its byte order mark', 'text/plain; charset=latin1', Buffer.from('\ufeffrød')],
    ['as UTF-8 where nothing is said', 'text/turtle', Buffer.from('rød')],
    ['as UTF-8 where nonsense is said', 'text/turtle; charset=klingon', Buffer.from('rød')],
  ])('is decoded %s', async (_, contentType, body) => {
    server = await serve({ '/': { headers: { 'content-type': contentType }, body } })
    expect(await textFrom(contextOf())).toMatch(/rød$/)
  })
})

describe('a host', () => {
  it('is asked by a few requests at a time', async () => {
    let underWay = 0
    let most = 0
    server = await serve((_, response) => {
      most = Math.max(most, ++underWay)
      setTimeout(() => {
        underWay--
        response.end('x')
      }, 5)
    })
    const context = contextOf({ pace: { ...pace, requestsPerHost: 2 } })
    await Promise.all(Array.from({ length: 7 }, () => textFrom(context)))
    expect(most).toBe(2)
    expect(server.requests).toHaveLength(7)
  })

  it('that is busy keeps nobody waiting who has been stopped', async () => {
    server = await serve(() => {})
    const context = contextOf({ pace: { ...pace, requestsPerHost: 1 } })
    const first = new AbortController()
    const second = new AbortController()
    const readings = [first, second].map(({ signal }) => textFrom({ ...context, signal }))
    second.abort(new Error('second'))
    await expect(readings[1]).rejects.toThrow('second')
    first.abort(new Error('first'))
    await expect(readings[0]).rejects.toThrow('first')
  })
})

describe('a Link header', () => {
  it.each([
    ['<page2>; rel="next"', [{ href: 'https://a.example/page2', rel: 'next' }]],
    [
      '</1>; rel="first prev"; title="a, b; c", <https://b.example/3>;rel=NEXT',
      [
        { href: 'https://a.example/1', rel: 'first' },
        { href: 'https://a.example/1', rel: 'prev' },
        { href: 'https://b.example/3', rel: 'next' },
      ],
    ],
    ['<x>; title="no relation"', []],
    ['<http://[>; rel=next', []],
    ['', []],
  ])('%s', (header, links) => {
    expect(parseLinks(header, 'https://a.example/')).toEqual(links)
  })
})
