import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchEngine } from '../../src/search/engine.ts'
import { followCatalogue, rebuildFromCatalogue } from '../../src/search/follow.ts'
import { openMeilisearch } from '../../src/search/meilisearch.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { agent, da, record, shelfOf } from './records.ts'

/*
 * What the adapter asks of a server, in which order. The answers follow the documented API: every write is a task
 * that is done when asked about, documents are kept by key, searches find everything. What Meilisearch makes of words
 * is the business of the contract suite, which needs a real server.
 */
interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

interface Standin {
  readonly url: string
  readonly asked: Asked[]
  readonly indexes: Map<string, Map<string, Record<string, unknown>>>
  /** The next task ends so. */
  fail: (message: string) => void
  close: () => Promise<void>
}

async function startStandin(): Promise<Standin> {
  const asked: Asked[] = []
  const indexes: Standin['indexes'] = new Map()
  const failures: string[] = []
  let tasks = 0
  const documents = (index: string) => indexes.get(index) ?? indexes.set(index, new Map()).get(index)
  const routes: Record<string, (parts: string[], body: unknown) => unknown> = {
    'POST /indexes': (_, body) => void documents((body as { uid: string }).uid),
    'DELETE /indexes/*': ([, index = '']) => void indexes.delete(index),
    'PATCH /indexes/*/settings': () => undefined,
    'POST /indexes/*/documents': ([, index = ''], body) => {
      for (const each of body as Record<string, unknown>[]) documents(index)?.set(String(each['id']), each)
    },
    'POST /indexes/*/documents/delete-batch': ([, index = ''], body) => {
      for (const id of body as string[]) documents(index)?.delete(id)
    },
    'POST /swap-indexes': (_, body) => {
      for (const { indexes: pair } of body as { indexes: [string, string] }[]) {
        const [one, other] = pair.map((name) => documents(name) ?? new Map<string, Record<string, unknown>>())
        if (one && other) indexes.set(pair[0], other).set(pair[1], one)
      }
    },
  }
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '' } = request
      const path = url.split('?')[0] ?? ''
      const text = Buffer.concat(chunks).toString()
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      asked.push({ method, path, body })
      const { status, answer } = answerTo(method, path, body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  const answerTo = (method: string, path: string, body: unknown): { status: number; answer: unknown } => {
    const parts = path.slice(1).split('/')
    if (method === 'GET' && parts[0] === 'tasks') return { status: 200, answer: taskEnd() }
    if (method === 'GET' && parts[2] === 'documents') {
      const found = documents(parts[1] ?? '')?.get(parts[3] ?? '')
      return found ? { status: 200, answer: found } : { status: 404, answer: problem('document_not_found') }
    }
    if (path === '/multi-search') return { status: 200, answer: { results: searchAll(body) } }
    const pattern = `${method} /${parts.map((part, place) => (place === 1 && parts[0] === 'indexes' ? '*' : part)).join('/')}`
    const write = routes[pattern]
    if (!write) return { status: 405, answer: problem(`nothing at ${pattern}`) }
    if (failures.length === 0) write(parts, body)
    return {
      status: 202,
      answer: { taskUid: ++tasks, status: 'enqueued', type: 'x', enqueuedAt: '2026-01-01T00:00:00Z' },
    }
  }
  const taskEnd = () => {
    const message = failures.shift()
    return message === undefined
      ? { uid: tasks, status: 'succeeded', error: null }
      : { uid: tasks, status: 'failed', error: { message, code: 'x', type: 'x', link: '' } }
  }
  const problem = (message: string) => ({ message, code: message, type: 'invalid_request', link: '' })
  const searchAll = (body: unknown) =>
    (body as { queries: { indexUid: string; facets?: string[] }[] }).queries.map(
      ({ indexUid, facets = [] }) => {
        const all = [...(documents(indexUid)?.values() ?? [])]
        const distribution = Object.fromEntries(
          facets.map((facet) => [facet, countsOf(all, facet.replace('facets.', ''))]),
        )
        return {
          indexUid,
          hits: all,
          totalHits: all.length,
          facetDistribution: distribution,
          query: '',
          processingTimeMs: 0,
        }
      },
    )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    indexes,
    fail: (message) => void failures.push(message),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}

function countsOf(all: readonly Record<string, unknown>[], facet: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { facets } of all) {
    for (const value of (facets as Record<string, string[]>)[facet] ?? [])
      counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}

const SSI = 'https://example.org/authority/ssi'
const store = () =>
  shelfOf(
    record('a.1', { title: [da('Første')], authority: SSI, publisher: [agent(SSI, da('Seruminstituttet'))] }),
    record('b', { title: [da('Anden')], authority: SSI, publisher: [agent(SSI, da('Seruminstituttet'))] }),
  )
const vocabulary = loadVocabularies()
const everything = () => {
  const read = queryFromParameters(new URLSearchParams({ q: 'første' }))
  if ('errors' in read) throw new Error('no query')
  return read.query
}

describe('a Meilisearch server', () => {
  let server: Standin
  let engine: SearchEngine

  beforeEach(async () => {
    server = await startStandin()
    engine = await openMeilisearch({ url: server.url, vocabulary, index: 'test' })
  })
  afterEach(() => server.close())

  const writes = () =>
    server.asked
      .filter(({ method, path }) => method !== 'GET' && path !== '/multi-search')
      .map(({ method, path }) => `${method} ${path}`)

  it('gets an index with settings before its first document', () => {
    expect(writes()).toEqual([
      'DELETE /indexes/test',
      'POST /indexes',
      'PATCH /indexes/test/settings',
      'POST /indexes/test-state/documents',
    ])
  })

  it('is left as it is when its index is of this version', async () => {
    server.asked.length = 0
    await openMeilisearch({ url: server.url, vocabulary, index: 'test' })
    expect(writes()).toEqual([])
  })

  it('keeps the position with the documents', async () => {
    const catalogue = store()
    await followCatalogue({ store: catalogue, engine })
    expect(await engine.position()).toBe(2)
    expect([...(server.indexes.get('test')?.keys() ?? [])]).toEqual(['a_2e_1', 'b'])
    const another = await openMeilisearch({ url: server.url, vocabulary, index: 'test' })
    expect(await another.position()).toBe(2)
    catalogue.remove('a.1')
    await followCatalogue({ store: catalogue, engine })
    expect([...(server.indexes.get('test')?.keys() ?? [])]).toEqual(['b'])
  })

  it('gives documents, marks, reasons and the names of publishers, also to a process that did not write them', async () => {
    await followCatalogue({ store: store(), engine })
    const reader = await openMeilisearch({ url: server.url, vocabulary, index: 'test' })
    const { hits, total, facets } = await reader.search(everything())
    expect(total).toBe(2)
    expect(hits[0]).toMatchObject({
      id: 'a.1',
      highlights: { title: '<mark>Første</mark>' },
      why: [{ field: 'title', matched: 'Første', because: 'word' }],
    })
    expect(facets.publisher).toEqual([
      { value: SSI, label: { da: 'Seruminstituttet', en: 'Seruminstituttet' }, count: 2 },
    ])
  })

  it('is rebuilt beside the index that answers, which changes places with it at the end', async () => {
    const catalogue = store()
    await followCatalogue({ store: catalogue, engine })
    server.asked.length = 0
    await rebuildFromCatalogue({ store: catalogue, engine })
    expect(writes()).toEqual([
      'DELETE /indexes/test-next',
      'POST /indexes',
      'PATCH /indexes/test-next/settings',
      'POST /indexes/test-next/documents',
      'POST /swap-indexes',
      'POST /indexes/test-state/documents',
      'POST /indexes/test-state/documents',
      'DELETE /indexes/test-next',
    ])
    expect(server.indexes.get('test')?.size).toBe(2)
    expect(await engine.position()).toBe(2)
  })

  it('that refuses documents is not believed to have them', async () => {
    server.fail('no space left on device')
    await expect(followCatalogue({ store: store(), engine })).rejects.toThrow('no space left on device')
    expect(await engine.position()).toBe(0)
  })

  it('that cannot be reached says so', async () => {
    await server.close()
    await expect(openMeilisearch({ url: server.url, vocabulary })).rejects.toThrow(/http:\/\/127\.0\.0\.1/u)
    server = await startStandin()
  })
})
