import { gzipSync } from 'node:zlib'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const next = (address: string) => `<https://data.example/catalog> hydra:next <${address}> .`

describe('a broken dataset costs only itself', () => {
  it.each([
    ['an IRI with a space', `<https://data.example/dataset/bad one> a dcat:Dataset ; dct:title "x" .`],
    ['a bad language tag', `<${iriOf('bad')}> a dcat:Dataset ; dct:title "x"@français .`],
    ['an unknown prefix', `<${iriOf('bad')}> a dcat:Dataset ; nowhere:title "x" .`],
    [
      'a quote that is never closed',
      `<${iriOf('bad')}> a dcat:Dataset ; dct:title "x ;\n dct:description "y" .`,
    ],
    ['a literal as its subject', `"bad" a dcat:Dataset .`],
  ])('with %s', async (_, bad) => {
    const good = turtleOf({ datasets: ['a', 'b'] })
    const after = turtleOf({ datasets: ['c'] })
    const server = await setting.serve({ '/': { body: `${good}\n${bad}\n${after}` } })
    const report = await setting.harvest(server.origin)
    expect(await setting.states()).toMatchObject({ a: 'active', b: 'active', c: 'active' })
    expect(['done', 'partly-rejected']).toContain(report.outcome.kind)
  })

  it('whose address would be that of another one, also at every harvest to come', async () => {
    const pages = { '/': { body: turtleOf({ datasets: ['a'] }) } }
    const server = await setting.serve(pages)
    await setting.harvest(server.origin)
    // As if the hashes of two IRIs were the same.
    const db = new SqliteDatabase(setting.storePath)
    db.prepare('UPDATE record SET iri = ?').run(iriOf('first'))
    db.close()
    pages['/'] = { body: turtleOf({ datasets: ['a', 'b'] }) }
    for (const [created, unchanged] of [
      [1, 0],
      [0, 1],
    ]) {
      const report = await setting.harvest(server.origin)
      expect(report).toMatchObject({
        outcome: { kind: 'partly-rejected' },
        counts: { found: 2, created, unchanged, rejected: 1 },
        rejections: [
          { document: server.origin, iri: iriOf('a'), reason: expect.stringContaining(iriOf('first')) },
        ],
      })
    }
    expect(await setting.states()).toEqual({ first: 'missing', b: 'active' })
  })

  it('and the report says which line it stands on', async () => {
    const body = `${turtleOf({ datasets: ['a'] })}\n<${iriOf('bad')}> a dcat:Dataset ; dct:title oops .\n`
    const server = await setting.serve({ '/': { body } })
    const report = await setting.harvest(server.origin)
    expect(report.outcome).toEqual({ kind: 'partly-rejected' })
    expect(report.rejections).toEqual([
      {
        document: server.origin,
        iri: iriOf('bad'),
        line: body.split('\n').findIndex((line) => line.includes('oops')) + 1,
        reason: expect.stringContaining('oops'),
      },
    ])
  })
})

describe('a catalogue in pages', () => {
  it.each([
    [
      'hydra:next',
      (to: string) =>
        `<https://data.example/catalog?page=1> a hydra:PartialCollectionView ; hydra:next <${to}> .`,
    ],
    [
      'hydra:nextPage',
      (to: string) =>
        `<https://data.example/catalog?page=1> a hydra:PagedCollection ; hydra:nextPage <${to}> .`,
    ],
    [
      'hydra:nextPage as text, as CKAN writes it',
      (to: string) => `[] a hydra:PagedCollection ; hydra:nextPage "${to}" .`,
    ],
  ])('is followed by %s to its end', async (_, link) => {
    const server = await setting.serve({
      '/catalog.ttl': { body: turtleOf({ datasets: ['a'], extra: link('/catalog.ttl?page=2') }) },
      '/catalog.ttl?page=2': { body: turtleOf({ datasets: ['b'], extra: link('catalog.ttl?page=3') }) },
      '/catalog.ttl?page=3': { body: turtleOf({ datasets: ['c'] }) },
    })
    const report = await setting.harvest(`${server.origin}/catalog.ttl`)
    expect(report.outcome).toEqual({ kind: 'done' })
    expect(report.counts).toMatchObject({ found: 3, created: 3 })
    expect(server.requests).toHaveLength(3)
  })

  it('ends where its links go round in a circle', async () => {
    const server = await setting.serve({
      '/1': { body: turtleOf({ datasets: ['a'], extra: next('/2') }) },
      '/2': { body: turtleOf({ datasets: ['b'], extra: next('/1#top') }) },
    })
    expect((await setting.harvest(`${server.origin}/1`)).counts.found).toBe(2)
    expect(server.requests).toHaveLength(2)
  })

  it('that fails half way keeps everything, and what came before', async () => {
    const settings = { deletion: { graceDays: 0, holdAbovePercent: 100 } }
    const pages = {
      '/1': { status: 200, body: turtleOf({ datasets: ['a'], extra: next('/2') }) },
      '/2': { status: 200, body: turtleOf({ datasets: ['b'] }) },
    }
    const server = await setting.serve(pages)
    await setting.harvest(`${server.origin}/1`, { settings })
    pages['/1'].body = turtleOf({ datasets: [{ name: 'a', title: 'newer' }, 'c'], extra: next('/2') })
    pages['/2'].status = 500
    const report = await setting.harvest(`${server.origin}/1`, { settings })
    expect(report.outcome).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('/2') })
    expect(report.counts).toMatchObject({ created: 1, updated: 1, deleted: 0 })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
  })

  it('does not lead into our own network, nor carry the key of the source elsewhere', async () => {
    const hidden = await setting.serve({ '/': { body: turtleOf({ datasets: ['secret'] }) } })
    const other = await setting.serve({
      '/': { body: turtleOf({ datasets: ['b'], extra: next(hidden.origin.replace('127.0.0.1', '[::1]')) }) },
    })
    const server = await setting.serve({
      '/': { body: turtleOf({ datasets: ['a'], extra: next(other.origin) }) },
    })
    const report = await setting.harvest(server.origin, { settings: { headers: { 'X-API-Key': 'secret' } } })
    expect(report.outcome).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('private address'),
    })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active' })
    expect(server.requests[0]?.headers['x-api-key']).toBe('secret')
    expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key')
    expect(hidden.requests).toHaveLength(0)
  })
})

describe('a source that means harm or is slow', () => {
  it('cannot fill memory or disk with a gzip bomb', async () => {
    const server = await setting.serve({
      '/catalog.ttl.gz': { body: gzipSync(Buffer.alloc(30_000_000, '# ')) },
    })
    const report = await setting.harvest(`${server.origin}/catalog.ttl.gz`, {
      network: { maxBytes: 1_000_000 },
    })
    expect(report.outcome).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('network.maxBytes'),
    })
  })

  it('is given up when it does not go on', async () => {
    const server = await setting.serve((_, response) => void response.writeHead(200).write('@prefix '))
    const report = await setting.harvest(server.origin, { network: { requestTimeoutSeconds: 0.2 } })
    expect(report.outcome).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringContaining('0.2 seconds'),
    })
  })

  it('that drips for ever is ended by the time limit of the run', async () => {
    const server = await setting.serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle' })
      const drip = setInterval(() => response.write('# \n'), 20)
      response.on('close', () => clearInterval(drip))
    })
    const report = await setting.harvest(server.origin, { network: { runTimeoutMinutes: 0.01 } })
    expect(report.outcome).toMatchObject({
      kind: 'interrupted',
      reason: expect.stringContaining('network.runTimeoutMinutes'),
    })
  })

  it('that breaks off its answer is unreachable', async () => {
    const text = turtleOf({ datasets: ['a', 'b'] })
    const server = await setting.serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/turtle', 'content-length': String(text.length * 2) })
      response.write(text, () => response.destroy())
    })
    expect((await setting.harvest(server.origin)).outcome.kind).toBe('unreachable')
  })

  it('that redirects in a circle is unreachable', async () => {
    const server = await setting.serve((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end()
    })
    const report = await setting.harvest(`${server.origin}/a`)
    expect(report.outcome).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('circle') })
  })

  it('is left when the run is stopped, with the reason', async () => {
    const server = await setting.serve(() => {})
    const controller = new AbortController()
    const running = setting.harvest(server.origin, { signal: controller.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    controller.abort(new Error('the server is stopping'))
    const report = await running
    expect(report.outcome).toEqual({ kind: 'interrupted', reason: 'the server is stopping' })
    expect(await setting.store.run(report.id)).toEqual(report)
  })

  it('of an unknown kind says which kinds there are', async () => {
    const report = await setting.harvest('https://data.example/', { settings: { kind: 'gopher' } })
    expect(report.outcome).toMatchObject({ reason: expect.stringContaining('dcat') })
  })
})
