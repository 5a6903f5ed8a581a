import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { iriOf } from '../harvest/catalogues.ts'
import { newSetting } from '../harvest/setting.ts'

const setting = newSetting()
const deletion = { graceDays: 7, holdAbovePercent: 100 }

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/** Datasets by name with their titles; null is a deleted one. What changes has a new moment, counted in days. */
interface Holdings {
  titles: Record<string, string | null>
  /** Of its last change, by name: days of January. */
  changed: Record<string, number>
  today: number
}

type Protocol = (holdings: Holdings) => RequestListener

const two = (): Holdings => ({ titles: { a: 'A', b: 'B', c: 'C' }, changed: { a: 1, b: 1, c: 1 }, today: 1 })

const stamp = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`
const sender =
  (type: string, bodyOf: (url: URL) => string | undefined): RequestListener =>
  (request, response) => {
    const body = bodyOf(new URL(request.url ?? '', `http://${request.headers.host}`))
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
  }

const oaiPmh: Protocol = (holdings) =>
  sender('text/xml', (url) => {
    const verb = url.searchParams.get('verb')
    const from = url.searchParams.get('from') ?? ''
    const records = Object.entries(holdings.titles).filter(
      ([name]) => stamp(holdings.changed[name] ?? 1) >= from,
    )
    const content =
      verb === 'Identify'
        ? '<Identify><repositoryName>Arkiv</repositoryName><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>'
        : verb === 'ListMetadataFormats'
          ? `<ListMetadataFormats><metadataFormat><metadataPrefix>rdf</metadataPrefix><metadataNamespace>${RDF}</metadataNamespace></metadataFormat></ListMetadataFormats>`
          : records.length === 0
            ? '<error code="noRecordsMatch"/>'
            : `<ListRecords>${records.map(([name, title]) => oaiRecord(name, title)).join('')}</ListRecords>`
    return `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${stamp(holdings.today)}</responseDate>${content}</OAI-PMH>`
  })

const oaiRecord = (name: string, title: string | null) =>
  title === null
    ? `<record><header status="deleted"><identifier>oai:x:${name}</identifier></header></record>`
    : `<record><header><identifier>oai:x:${name}</identifier></header><metadata><rdf:RDF xmlns:rdf="${RDF}" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/"><dcat:Dataset rdf:about="${iriOf(name)}"><dct:title>${title}</dct:title><dcat:distribution><dcat:Distribution/></dcat:distribution></dcat:Dataset></rdf:RDF></metadata></record>`

const feed: Protocol = (holdings) =>
  sender('application/trig', () => {
    const activities = Object.entries(holdings.titles).map(([name, title]) => {
      const day = holdings.changed[name] ?? 1
      const iri = `<https://feed.example/${name}/${day}>`
      const head = `${iri} a as:${title === null ? 'Delete' : 'Update'} ; as:object <${iriOf(name)}> ; as:published "${stamp(day)}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .`
      const graph = `${iri} { <${iriOf(name)}> a dcat:Dataset ; <http://purl.org/dc/terms/title> "${title}" ; dcat:distribution [ a dcat:Distribution ] . }`
      return title === null ? head : `${head}\n${graph}`
    })
    return `@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .\n${activities.join('\n')}`
  })

const schemaOrg: Protocol = (holdings) =>
  sender('text/html', (url) => {
    const there = Object.entries(holdings.titles).filter(([, title]) => title !== null)
    if (url.pathname === '/start') {
      const entries = there.map(
        ([name]) =>
          `<url><loc>${url.origin}/${name}</loc><lastmod>${stamp(holdings.changed[name] ?? 1)}</lastmod></url>`,
      )
      return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`
    }
    const [name = '', title] = there.find(([each]) => `/${each}` === url.pathname) ?? []
    if (title === undefined) return undefined
    const dataset = { '@context': 'https://schema.org', '@id': iriOf(name), '@type': 'Dataset', name: title }
    const distribution = { '@type': 'DataDownload', contentUrl: `/${name}.csv` }
    return `<script type="application/ld+json">${JSON.stringify({ ...dataset, distribution })}</script>`
  })

/** Whether the source itself says what is gone, or merely no longer has it. */
const protocols: readonly (readonly [kind: string, protocol: Protocol, tells: boolean])[] = [
  ['oai-pmh', oaiPmh, true],
  ['dcat-ap-feed', feed, true],
  ['schema-org', schemaOrg, false],
]

describe.each(protocols)('a source of kind %s', (kind, protocol, tells) => {
  const start = async (holdings: Holdings) => {
    const server = await setting.serve(protocol(holdings))
    const settings = { kind, deletion }
    const harvest = () => setting.harvest(`${server.origin}/start`, { settings })
    return { server, harvest }
  }

  it('that has not changed changes nothing the second time', async () => {
    const { harvest } = await start(two())
    expect(await harvest()).toMatchObject({
      outcome: { kind: 'done' },
      counts: { found: 3, created: 3 },
      rejections: [],
    })
    const sequence = await setting.store.changesAfter(0, 1000)
    setting.passDays(1)
    const second = await harvest()
    expect(second).toMatchObject({
      outcome: { kind: 'done' },
      counts: { created: 0, updated: 0, deleted: 0 },
    })
    expect(await setting.store.changesAfter(0, 1000)).toEqual(sequence)
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
  })

  it('gives a second version of what has changed, and nothing else', async () => {
    const holdings = two()
    const { harvest } = await start(holdings)
    await harvest()
    setting.passDays(2)
    holdings.titles['b'] = 'Nyt navn'
    holdings.changed['b'] = 3
    holdings.today = 3
    expect((await harvest()).counts).toMatchObject({ created: 0, updated: 1, deleted: 0 })
    expect(await setting.recordOf('b')).toMatchObject({ version: 2 })
    expect(await setting.recordOf('a')).toMatchObject({ version: 1 })
  })

  it(`that loses a dataset leaves a tombstone, ${tells ? 'at once' : 'after the days of grace'}`, async () => {
    const holdings = two()
    const { harvest } = await start(holdings)
    await harvest()
    setting.passDays(2)
    holdings.titles['a'] = null
    holdings.changed['a'] = 3
    holdings.today = 3
    await harvest()
    expect((await setting.states())['a']).toBe(tells ? 'deleted' : 'missing')
    setting.passDays(8)
    await harvest()
    expect(await setting.states()).toEqual({ a: 'deleted', b: 'active', c: 'active' })
  })

  it('that has a lost dataset again gives it back under its address', async () => {
    const holdings = two()
    const { harvest } = await start(holdings)
    await harvest()
    const { id } = (await setting.recordOf('a')) ?? {}
    for (const day of [3, 12, 14]) {
      setting.passDays(day === 12 ? 9 : 2)
      holdings.titles['a'] = day === 14 ? 'A' : null
      if (day !== 12) holdings.changed['a'] = day
      holdings.today = day
      await harvest()
    }
    expect(await setting.recordOf('a')).toMatchObject({ id, state: 'active' })
  })
})

describe('an OAI-PMH list that breaks off', () => {
  it('goes on in the next run where it was, and takes nothing for gone that came before', async () => {
    const asked: string[] = []
    let isDown = false
    const { titles } = two()
    const whole = oaiPmh({ titles, changed: {}, today: 1 })
    const page = (name: string, token: string) =>
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${stamp(1)}</responseDate><ListRecords>${oaiRecord(name, name)}<resumptionToken>${token}</resumptionToken></ListRecords></OAI-PMH>`
    const server = await setting.serve((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://x')
      if (searchParams.get('verb') !== 'ListRecords') return whole(request, response)
      const token = searchParams.get('resumptionToken') ?? 'a'
      asked.push(token)
      if (isDown && token === 'c') return void response.writeHead(500).end()
      response.end(page(token, { a: 'b', b: 'c' }[token] ?? ''))
    })
    const harvest = () =>
      setting.harvest(`${server.origin}/start`, { settings: { kind: 'oai-pmh', deletion } })
    await harvest()
    isDown = true
    setting.passDays(1)
    await setting.store.forgetReading('source')
    expect((await harvest()).outcome.kind).toBe('unreachable')
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
    isDown = false
    asked.length = 0
    expect(await harvest()).toMatchObject({ outcome: { kind: 'done' } })
    expect(asked).toEqual(['c'])
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
  })
})
