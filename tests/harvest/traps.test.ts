import { describe, expect, it } from 'vitest'
import type { Page } from '../sources/loopback.ts'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

/** Each is named after a report against a system that does our job. */

const setting = newSetting()
const noGrace = { deletion: { graceDays: 0, holdAbovePercent: 100 } }
const next = (address: string) => `<https://data.example/catalog> hydra:next <${address}> .`
const turtle = { 'content-type': 'text/turtle' }

/** A server whose pages can be changed. */
async function servePages(pages: Record<string, Page>) {
  const server = await setting.serve((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page?.status ?? (page ? 200 : 404), { ...turtle, ...page?.headers }).end(page?.body)
  })
  return { ...server, pages }
}

describe('size', () => {
  it('GSA/data.gov#4583: one dataset with 8,327 distributions costs no other dataset', async () => {
    const links = Array.from({ length: 8327 }, (_, number) => `<https://data.example/file/${number}>`).join(
      ', ',
    )
    const extra = `<${iriOf('wide')}> a dcat:Dataset ; dct:title "Bred"@da ; dcat:distribution ${links} .`
    const { origin } = await servePages({ '/': { body: turtleOf({ datasets: ['a', 'b'], extra }) } })
    const report = await setting.harvest(origin)
    expect(await setting.states()).toMatchObject({ a: 'active', b: 'active' })
    const wide = await setting.recordOf('wide')
    // Taken whole, or refused by a limit that is told: never in silence.
    if (wide) expect(wide.ntriples.match(/#distribution>/g)).toHaveLength(8327)
    else expect(report.rejections).toMatchObject([{ iri: iriOf('wide') }])
    expect(wide).toBeDefined()
  })

  it('ckanext-dcat#217: a large document in chunks of one kilobyte is read to its end', async () => {
    const names = Array.from({ length: 1500 }, (_, number) => `d${number}`)
    const body = Buffer.from(turtleOf({ datasets: names }))
    const server = await setting.serve((_, response) => {
      response.writeHead(200, turtle)
      for (let at = 0; at < body.length; at += 1024) response.write(body.subarray(at, at + 1024))
      response.end()
    })
    expect((await setting.harvest(server.origin)).counts).toMatchObject({ found: 1500, created: 1500 })
  })

  it('magda#2792: one hard failure costs a few attempts, not the run', async () => {
    const { origin, requests } = await servePages({
      '/': { body: turtleOf({ datasets: ['a'], extra: next('/2') }) },
      '/2': { status: 500 },
    })
    const report = await setting.harvest(origin)
    expect(report.outcome).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('/2') })
    expect(requests.length).toBeLessThanOrEqual(4)
    expect(await setting.states()).toEqual({ a: 'active' })
  })
})

describe('broken input', () => {
  it.each([
    ['udata#3737: one bad language tag', `<${iriOf('bad')}> a dcat:Dataset ; dct:title "x"@français .`],
    ['data.gouv.fr#1437: one IRI with a space', '<https://data.example/dataset/bad one> a dcat:Dataset .'],
  ])('%s does not end the run', async (_, extra) => {
    const { origin } = await servePages({ '/': { body: turtleOf({ datasets: ['a', 'b'], extra }) } })
    await setting.harvest(origin)
    expect(await setting.states()).toMatchObject({ a: 'active', b: 'active' })
  })

  it('dataverse#7545: a run with failures is not a success', async () => {
    const extra = Array.from(
      { length: 5 },
      (_, n) => `<${iriOf(`bad${n}`)}> a dcat:Dataset ; dct:title oops .`,
    )
    const { origin } = await servePages({
      '/': { body: turtleOf({ datasets: ['a'], extra: extra.join('\n') }) },
    })
    const report = await setting.harvest(origin)
    expect(report.outcome).toEqual({ kind: 'partly-rejected' })
    expect(report.rejections.length).toBeGreaterThanOrEqual(5)
  })

  it('datasets as blank nodes, without any catalogue, are the same ones in the next run', async () => {
    const page = { body: '' }
    const { origin } = await servePages({ '/': page })
    const textOf = (label: string, identifier: string) =>
      `_:${label} a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "${identifier}" ;
        <http://purl.org/dc/terms/identifier> "${identifier}" .`
    page.body = `${textOf('a', 'one')}\n${textOf('b', 'two')}`
    await setting.harvest(origin, { settings: noGrace })
    page.body = `# anew\n${textOf('x', 'two')}\n${textOf('y', 'one')}`
    const report = await setting.harvest(origin, { settings: noGrace })
    expect(report.counts).toMatchObject({ found: 2, unchanged: 2, created: 0, deleted: 0 })
  })

  it('an HTML page with status 200 is unreadable, and deletes nothing', async () => {
    const pages: Record<string, Page> = {
      '/': { body: turtleOf({ datasets: ['a'], extra: next('/2') }) },
      '/2': { body: turtleOf({ datasets: ['b'] }) },
    }
    const { origin } = await servePages(pages)
    await setting.harvest(origin, { settings: noGrace })
    pages['/2'] = { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><p>Log ind</p>' }
    const report = await setting.harvest(origin, { settings: noGrace })
    expect(report.outcome.kind).toBe('unreadable')
    expect(await setting.states()).toEqual({ a: 'active', b: 'active' })
  })
})

describe('faults of the network', () => {
  it.each([
    ['more', 500],
    ['fewer', -40],
  ])('a Content-Length that promises %s bytes than there are empties nothing', async (_, difference) => {
    const body = turtleOf({ datasets: ['a', 'b', 'c'] })
    let isBroken = false
    const server = await setting.serve((__, response) => {
      const length = Buffer.byteLength(body) + (isBroken ? difference : 0)
      // Past the checks of Node's own server, which would not let us lie.
      response.socket?.end(
        `HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\nContent-Length: ${length}\r\n\r\n${body}`,
      )
    })
    await setting.harvest(server.origin, { settings: noGrace })
    isBroken = true
    const report = await setting.harvest(server.origin, { settings: noGrace, force: true })
    expect(report.outcome.kind).toMatch(/^un(reachable|readable)$/)
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
  })

  it('a body that is cut off once is fetched again', async () => {
    const body = turtleOf({ datasets: ['a', 'b'] })
    let attempts = 0
    const server = await setting.serve((_, response) => {
      response.writeHead(200, { ...turtle, 'content-length': Buffer.byteLength(body) })
      if (attempts++ > 0) return void response.end(body)
      response.write(body.slice(0, 300), () => response.destroy())
    })
    expect(await setting.harvest(server.origin)).toMatchObject({
      outcome: { kind: 'done' },
      counts: { found: 2 },
    })
  })

  it('udata#3877: a redirect to a private address is not followed', async () => {
    const hidden = await setting.serve({ '/': { body: turtleOf({ datasets: ['secret'] }) } })
    const { origin } = await servePages({
      '/': { status: 302, headers: { location: hidden.origin.replace('127.0.0.1', '[::1]') } },
    })
    const report = await setting.harvest(origin)
    expect(report.outcome).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('private') })
    expect(hidden.requests).toHaveLength(0)
  })

  it('paging that changes while it is read loses nothing, and the next run sees it all', async () => {
    const pages: Record<string, Page> = {
      '/1': { body: turtleOf({ datasets: ['a', 'b'], extra: next('/2') }) },
      '/2': { body: turtleOf({ datasets: ['c', 'd'] }) },
    }
    const { origin } = await servePages(pages)
    await setting.harvest(`${origin}/1`)
    // One is new on top: each page hands one on to the next, and the last page is a new one.
    pages['/1'] = { body: turtleOf({ datasets: ['new', 'a'], extra: next('/2') }) }
    pages['/2'] = { body: turtleOf({ datasets: ['b', 'c'], extra: next('/3') }) }
    pages['/3'] = { body: turtleOf({ datasets: ['d'] }) }
    const report = await setting.harvest(`${origin}/1`)
    expect(report.counts).toMatchObject({ found: 5, created: 1, unchanged: 4, deleted: 0 })
    pages['/1'] = { body: turtleOf({ datasets: ['a', 'b'], extra: next('/2') }) }
    pages['/2'] = { body: turtleOf({ datasets: ['b', 'c', 'd', 'new'] }) }
    delete pages['/3']
    expect((await setting.harvest(`${origin}/1`)).counts).toMatchObject({ found: 5, unchanged: 5 })
    expect(Object.values(await setting.states())).toEqual(Array.from({ length: 5 }, () => 'active'))
  })
})

describe('deletion and return', () => {
  it('udata#2368, magda#2646, GSA/data.gov#4852: what vanishes is kept for days, and comes back where it was', async () => {
    const page = { body: turtleOf({ datasets: ['a', 'b'] }) }
    const { origin } = await servePages({ '/': page })
    await setting.harvest(origin)
    const before = await setting.recordOf('b')
    page.body = turtleOf({ datasets: ['a'] })
    await setting.harvest(origin)
    setting.passDays(8)
    await setting.harvest(origin)
    page.body = turtleOf({ datasets: ['a', 'b'] })
    await setting.harvest(origin)
    expect(await setting.recordOf('b')).toMatchObject({ id: before?.id, state: 'active', version: 3 })
  })

  it('a clock that is moved back deletes nothing, and neither does what it leaves behind', async () => {
    const page = { body: turtleOf({ datasets: ['a', 'b'] }) }
    const { origin } = await servePages({ '/': page })
    await setting.harvest(origin)
    page.body = turtleOf({ datasets: ['a'] })
    await setting.harvest(origin)
    setting.passDays(-300)
    expect((await setting.harvest(origin)).counts.deleted).toBe(0)
    expect(await setting.states()).toEqual({ a: 'active', b: 'missing' })
    setting.passDays(300 + 7)
    expect((await setting.harvest(origin)).counts.deleted).toBe(1)
  })
})

describe('identity', () => {
  it('ckanext-dcat#115: other labels for blank nodes are no change', async () => {
    const page = { body: turtleOf({ datasets: ['a'] }) }
    const { origin } = await servePages({ '/': page })
    await setting.harvest(origin)
    page.body = page.body.replaceAll('[ a vcard:Organization ;', '[  a vcard:Organization ; ')
    page.body = `${page.body}\n# other bytes`
    expect((await setting.harvest(origin)).counts).toMatchObject({ unchanged: 1, updated: 0 })
  })

  it('ckanext-harvest#162: two sources with one IRI are both kept, and one is shown', async () => {
    const one = await servePages({ '/': { body: turtleOf({ datasets: ['a'] }) } })
    const two = await servePages({ '/': { body: turtleOf({ datasets: [{ name: 'a', title: 'anden' }] }) } })
    await setting.harvest(one.origin, { settings: { id: 'one' } })
    const report = await setting.harvest(two.origin, { settings: { id: 'two' } })
    expect(report.outcome).toEqual({ kind: 'done' })
    const record = await setting.recordOf('a')
    expect(record).toMatchObject({ source: 'one', alsoPublishedBy: ['two'] })
    expect(await setting.store.publications(record?.id ?? '')).toMatchObject([
      { source: 'two', iri: iriOf('a'), differs: ['http://purl.org/dc/terms/title'] },
    ])
  })

  it('data.gouv.fr#1587, fdk#3011: a dataset that comes through two portals is shown once', async () => {
    const own = turtleOf({
      datasets: [],
      extra: datasetWith('https://own.example/lpr', '10.1234/lpr', 'https://own.example/'),
    })
    const copy = turtleOf({
      datasets: [],
      extra: `${datasetWith('https://portal.example/77', '77', 'https://portal.example/org/3')}
<https://portal.example/record/77> a dcat:CatalogRecord ;
  <http://xmlns.com/foaf/0.1/primaryTopic> <https://portal.example/77> ; dct:source <https://own.example/lpr> .`,
    })
    const [first, second] = [
      await servePages({ '/': { body: copy } }),
      await servePages({ '/': { body: own } }),
    ]
    await setting.harvest(first.origin, { settings: { id: 'portal', authority: 'https://portal.example/' } })
    await setting.harvest(second.origin, { settings: { id: 'own', authority: 'https://own.example/' } })
    const listed = await setting.store.list({ limit: 9 })
    expect(listed).toMatchObject([
      { iri: 'https://own.example/lpr', source: 'own', alsoPublishedBy: ['portal'] },
    ])
  })
})

const datasetWith = (iri: string, identifier: string, publisher: string) =>
  `<${iri}> a dcat:Dataset ; dct:title "LPR"@da ; dct:identifier "${identifier}" ; dct:publisher <${publisher}> .`
