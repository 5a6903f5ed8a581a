import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { iriOf, turtleOf } from '../harvest/catalogues.ts'
import { newSetting } from '../harvest/setting.ts'
import { ckanPortal } from './ckan-portal.ts'
import { turtle } from './data-point.ts'
import type { Page } from './loopback.ts'
import { quadsFrom, sparqlEndpoint } from './sparql-endpoint.ts'

const setting = newSetting()
const pace = { requestsPerHost: 4, maxRestMs: 0, maxAttempts: 2, firstPauseMs: 1, maxTroubleMs: 1000 }

/** What a source holds at the moment: titles by name. */
interface Holdings {
  titles: Record<string, string>
  /** When each was changed last. */
  changed: Record<string, string>
  /** Answers with a failure from the request of this number on. */
  failsFrom?: number
}

const OLD = '2025-06-01T00:00:00.000000'
const holdingsOf = (...names: readonly string[]): Holdings => ({
  titles: Object.fromEntries(names.map((name) => [name, name.toUpperCase()])),
  changed: {},
})

const ckan = (holdings: Holdings): RequestListener =>
  ckanPortal(() =>
    Object.entries(holdings.titles).map(([name, title]) => ({
      id: `id-${name}`,
      name,
      title,
      metadata_modified: holdings.changed[name] ?? OLD,
      uri: iriOf(name),
      extras: [{ key: 'temporal_start', value: '1977' }],
      resources: [{ id: 'r', url: 'https://x.example/' }],
    })),
  )

const sparql =
  (holdings: Holdings): RequestListener =>
  (request, response) => {
    const datasets = Object.entries(holdings.titles).map(([name, title]) => ({ name, title }))
    void quadsFrom(turtleOf({ datasets })).then((quads) => sparqlEndpoint(quads)(request, response))
  }

const dataPoint =
  (holdings: Holdings): RequestListener =>
  (request, response) => {
    const names = Object.keys(holdings.titles)
    const pages: Record<string, Page> = {
      '/start': turtle(`<> a fdp:FAIRDataPoint ; dct:title "Punkt" ; fdp:metadataCatalog </catalog> .`),
      '/catalog':
        turtle(`<> a dcat:Catalog . </dataset/> a ldp:DirectContainer ; ldp:hasMemberRelation dcat:dataset ;
        ${names.map((name) => `ldp:contains </dataset/${name}> ;`).join(' ')} dct:title "x" .`),
    }
    for (const [name, title] of Object.entries(holdings.titles)) {
      pages[`/dataset/${name}`] = turtle(`<${iriOf(name)}> a dcat:Dataset ; dct:title "${title}" ;
        dcat:contactPoint [ vcard:fn "Kontakt" ] ; dcat:distribution </distribution/${name}> .`)
      pages[`/distribution/${name}`] = turtle(
        `<> a dcat:Distribution ; dct:rights [ dct:description "Vilkår" ] .`,
      )
    }
    const page = pages[request.url ?? '']
    response.writeHead(page ? 200 : 404, page?.headers).end(page?.body)
  }

describe.each([
  ['ckan', ckan],
  ['sparql', sparql],
  ['fair-data-point', dataPoint],
] as const)('a source of kind %s', (kind, protocol) => {
  const start = async (holdings: Holdings) => {
    let requests = 0
    const listener = protocol(holdings)
    const server = await setting.serve((request, response) => {
      if (++requests >= (holdings.failsFrom ?? Infinity)) response.writeHead(503).end()
      else listener(request, response)
    })
    const settings = { kind, deletion: { graceDays: 7, holdAbovePercent: 100 } }
    return {
      server,
      harvest: () =>
        setting.harvest(`${server.origin}/${kind === 'ckan' ? '' : 'start'}`, {
          settings,
          network: { pace },
        }),
      restart: () => (requests = 0),
      requests: () => requests,
    }
  }

  it('that has not changed changes nothing the second and the third time', async () => {
    const { harvest } = await start(holdingsOf('a', 'b', 'c'))
    expect(await harvest()).toMatchObject({
      outcome: { kind: 'done' },
      counts: { found: 3, created: 3 },
      rejections: [],
    })
    const before = await setting.store.changesAfter(0, 1000)
    for (let again = 0; again < 2; again++) {
      setting.passDays(1)
      expect(await harvest()).toMatchObject({
        outcome: { kind: 'done' },
        counts: { created: 0, updated: 0, deleted: 0, unchanged: 3, rejected: 0 },
      })
    }
    expect(await setting.store.changesAfter(0, 1000)).toEqual(before)
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
  })

  it('gives a second version of what has changed, and a first of what is new', async () => {
    const holdings = holdingsOf('a', 'b')
    const { harvest } = await start(holdings)
    await harvest()
    setting.passDays(2)
    Object.assign(holdings.titles, { b: 'Nyt navn', d: 'D' })
    Object.assign(holdings.changed, { b: '2026-01-02T00:00:00.000000', d: '2026-01-02T12:00:00.000000' })
    expect((await harvest()).counts).toMatchObject({ created: 1, updated: 1, deleted: 0 })
    expect(await setting.recordOf('b')).toMatchObject({ version: 2 })
    expect(await setting.recordOf('a')).toMatchObject({ version: 1 })
  })

  it('that loses a dataset keeps it for the days of grace, and gives it back under its address', async () => {
    const holdings = holdingsOf('a', 'b', 'c')
    const { harvest } = await start(holdings)
    await harvest()
    const { id } = (await setting.recordOf('a')) ?? {}
    delete holdings.titles['a']
    setting.passDays(1)
    await harvest()
    expect(await setting.states()).toEqual({ a: 'missing', b: 'active', c: 'active' })
    setting.passDays(8)
    await harvest()
    expect(await setting.states()).toEqual({ a: 'deleted', b: 'active', c: 'active' })
    holdings.titles['a'] = 'A'
    holdings.changed['a'] = '2026-01-11T00:00:00.000000'
    setting.passDays(2)
    await harvest()
    expect(await setting.recordOf('a')).toMatchObject({ id, state: 'active' })
  })

  it('that fails in the middle, or is empty, loses nothing', async () => {
    const holdings = holdingsOf('a', 'b', 'c')
    const { harvest, restart } = await start(holdings)
    await harvest()
    const active = { a: 'active', b: 'active', c: 'active' }
    for (const failsFrom of [1, 2, 3]) {
      restart()
      holdings.failsFrom = failsFrom
      setting.passDays(10)
      expect((await harvest()).outcome.kind).not.toBe('done')
      expect(await setting.states()).toEqual(active)
    }
    delete holdings.failsFrom
    holdings.titles = {}
    setting.passDays(10)
    expect((await harvest()).outcome.kind).not.toBe('done')
    expect(await setting.states()).toEqual(active)
  })

  it('that broke off is taken up where it did, and then nothing is missing', async () => {
    const names = Array.from({ length: 120 }, (_, place) => `d${String(place).padStart(4, '0')}`)
    const holdings = holdingsOf(...names)
    const { harvest, restart, requests } = await start(holdings)
    await harvest()
    const whole = requests()
    restart()
    holdings.failsFrom = Math.ceil(whole * 0.6)
    setting.passDays(1)
    expect((await harvest()).outcome.kind).toBe('unreachable')
    delete holdings.failsFrom
    restart()
    setting.passDays(0.1)
    const { outcome, counts } = await harvest()
    expect(outcome).toEqual({ kind: 'done' })
    expect(counts).toMatchObject({ created: 0, updated: 0, deleted: 0, rejected: 0 })
    expect(requests()).toBeLessThan(whole)
    expect(new Set(Object.values(await setting.states()))).toEqual(new Set(['active']))
  })

  it('is harvested in full however many datasets it has', async () => {
    const names = Array.from({ length: 120 }, (_, place) => `d${String(place).padStart(4, '0')}`)
    const { harvest } = await start(holdingsOf(...names))
    expect((await harvest()).counts).toMatchObject({ found: 120, created: 120, rejected: 0 })
    setting.passDays(1)
    expect((await harvest()).counts).toMatchObject({ created: 0, updated: 0, deleted: 0, unchanged: 120 })
  })
})
