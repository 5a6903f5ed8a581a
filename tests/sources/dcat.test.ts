import { afterEach, describe, expect, it } from 'vitest'
import { newDocumentLimits } from '../../src/sources/document-limits.ts'
import { rdfAlternates } from '../../src/sources/dcat/html-alternates.ts'
import { readDcat } from '../../src/sources/dcat/read-dcat.ts'
import type { DocumentMemory } from '../../src/sources/source.ts'
import { serve, type Loopback, type Page } from './loopback.ts'
import { readAll } from './read-all.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const TTL = { 'content-type': 'text/turtle' }
const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix d: <https://example.dk/d/> .
`
const turtle = (text: string): Page => ({ headers: TTL, body: PREFIXES + text })
const dataset = (name: string) => `d:${name} a dcat:Dataset ; dct:title "${name}" .`
const listing = (name: string) => turtle(`<> a dcat:Catalog ; dcat:dataset d:${name} . ${dataset(name)}`)
const named = (...names: string[]) => names.map((name) => `https://example.dk/d/${name}`)
const paths = ({ requests }: Loopback) => requests.map(({ url = '' }) => url)

describe('a catalogue of catalogues', () => {
  it('is read with the catalogues it names, each once, however they go round in circles', async () => {
    server = await serve({
      '/': turtle(`<> a dcat:Catalog ; dcat:catalog </a> , </b#it> ; dct:hasPart </c> . ${dataset('own')}`),
      '/a': turtle(`</a> a dcat:Catalog ; dcat:dataset d:a ; dcat:catalog </b> , </> . ${dataset('a')}`),
      '/b': turtle(`</b#it> a dcat:Catalog ; dcat:dataset d:b ; hydra:next </b?page=2> . ${dataset('b')}`),
      '/b?page=2': turtle(`</b#it> a dcat:Catalog ; dcat:dataset d:b2 . ${dataset('b2')}`),
      '/c': listing('c'),
    })
    const read = await readAll(readDcat, `${server.origin}/`)
    expect(read.error).toBeUndefined()
    expect(read.reasons).toEqual([])
    expect(read.datasets.toSorted()).toEqual(named('a', 'b', 'b2', 'c', 'own'))
    expect(paths(server).toSorted()).toEqual(['/', '/a', '/b', '/b?page=2', '/c'])
  })

  it('is not asked again for catalogues that it lists itself, as CKAN does', async () => {
    server = await serve({
      '/': turtle(
        `<> a dcat:Catalog ; dcat:dataset d:x ; dct:hasPart </sub> . </sub> a dcat:Catalog ; dcat:dataset d:x . ${dataset('x')}`,
      ),
    })
    const read = await readAll(readDcat, `${server.origin}/`)
    expect(read.datasets).toEqual(named('x'))
    expect(paths(server)).toEqual(['/'])
  })

  it('leads to the document about a catalogue rather than to its name', async () => {
    server = await serve({
      '/': turtle(
        `<> a dcat:Catalog ; dcat:catalog <https://example.dk/nowhere> . <https://example.dk/nowhere> a dcat:Catalog ; foaf:isPrimaryTopicOf </a.ttl> .`,
      ),
      '/a.ttl': listing('a'),
    })
    expect((await readAll(readDcat, `${server.origin}/`)).datasets).toEqual(named('a'))
  })

  it('loses only the catalogue that cannot be read, and says that none may be called absent', async () => {
    server = await serve({
      '/': turtle(`<> a dcat:Catalog ; dcat:catalog </gone> , </page> , </private> , </good> .`),
      '/page': { headers: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><html></html>' },
      '/private': { status: 302, headers: { location: 'http://169.254.169.254/latest' } },
      '/good': listing('good'),
    })
    const read = await readAll(readDcat, `${server.origin}/`)
    expect(read.error).toBeUndefined()
    expect(read.datasets).toEqual(named('good'))
    const rejected = read.of('rejected')
    expect(rejected.map(({ scope }) => scope)).toEqual(['document', 'document', 'document'])
    expect(read.reasons).toEqual([
      expect.stringMatching(/part of the catalogue cannot be read: .*404/),
      expect.stringMatching(/HTML page/),
      expect.stringMatching(/169\.254\.169\.254/),
    ])
  })

  it('leads to its parts also where it is as it was', async () => {
    const pages = {
      '/': turtle(`<> a dcat:Catalog ; dcat:catalog </a> .`),
      '/a': listing('a'),
    }
    server = await serve(pages)
    const memories = new Map<string, DocumentMemory>()
    await readAll(readDcat, `${server.origin}/`, { memories })
    pages['/a'] = listing('anew')
    const read = await readAll(readDcat, `${server.origin}/`, { memories })
    expect(read.of('unchanged-document')).toHaveLength(1)
    expect(read.datasets).toEqual(named('anew'))
  })

  it('goes on after an interruption, and still isolates its parts', async () => {
    server = await serve({
      '/': turtle(`<> a dcat:Catalog ; dcat:catalog </a> , </gone> .`),
      '/a': listing('a'),
    })
    const stopped = await readAll(readDcat, `${server.origin}/`, {
      stopAfter: ({ kind }) => kind === 'position',
    })
    const { position = '' } = stopped.of('position')[0] ?? {}
    const read = await readAll(readDcat, `${server.origin}/`, { position })
    expect(read.error).toBeUndefined()
    expect(read.datasets).toEqual(named('a'))
    expect(read.reasons).toHaveLength(1)
  })
})

describe('a page for people', () => {
  const html = (links: string, headers = {}): Page => ({
    headers: { 'content-type': 'text/html', ...headers },
    body: `<!DOCTYPE html><html><head>${links}</head><body>Katalog</body></html>`,
  })

  it('leads to the RDF it links to', async () => {
    server = await serve({
      '/': html(
        '<link rel="stylesheet" href="x.css"><link rel=alternate type="application/rdf+xml" href="/x.rdf"><link type="text/turtle" href="/x.ttl?a=1&amp;b=2" rel="alternate">',
      ),
      '/x.ttl?a=1&b=2': listing('x'),
    })
    const read = await readAll(readDcat, `${server.origin}/`)
    expect(read.datasets).toEqual(named('x'))
    expect(read.of('catalogue')).toHaveLength(1)
  })

  it('leads to the RDF that its Link header names', async () => {
    server = await serve({
      '/': html('', { link: '</x>; rel="alternate"; type="application/ld+json", </y>; rel="next"' }),
      '/x': {
        headers: { 'content-type': 'application/ld+json' },
        body: '{"@id":"https://example.dk/d/x","@type":"http://www.w3.org/ns/dcat#Dataset","http://purl.org/dc/terms/title":"x"}',
      },
    })
    expect((await readAll(readDcat, `${server.origin}/`)).datasets).toEqual(named('x'))
  })

  it('that leads to itself or nowhere is no catalogue', async () => {
    server = await serve({ '/': html('<link rel="alternate" type="text/turtle" href="/">') })
    const circle = await readAll(readDcat, `${server.origin}/`)
    expect(circle.datasets).toEqual([])
    await server.close()
    server = await serve({ '/': html('<!-- <link rel="alternate" type="text/turtle" href="/x"> -->') })
    expect((await readAll(readDcat, `${server.origin}/`)).error).toMatchObject({ kind: 'unreadable' })
  })

  it('offers what loses least first, and no address that is none of the web', () => {
    const page = `<link rel='alternate' type='application/ld+json' href='a.jsonld'>
      <LINK REL="alternate" TYPE="text/turtle;charset=utf-8" HREF="a.ttl"><link rel="alternate" type="text/turtle" href="javascript:x">
      <link rel="alternate" type="application/atom+xml" href="feed">`
    expect(rdfAlternates(page, 'https://example.dk/x/', '')).toEqual([
      'https://example.dk/x/a.ttl',
      'https://example.dk/x/a.jsonld',
    ])
  })
})

describe('a CKAN portal’s own catalogue', () => {
  const paged = (name: string, next = '') =>
    turtle(
      `<https://ckan.example/?page=1> a hydra:PagedCollection ; hydra:totalItems 2 ${next && `; hydra:next "${next}"`} . <https://ckan.example/> a dcat:Catalog ; dcat:dataset d:${name} . ${dataset(name)}`,
    )
  const at = (time: string) => ({ now: new Date(time) })

  async function serveCkan() {
    const changed: string[] = []
    server = await serve((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://x')
      const page = searchParams.has('modified_since')
        ? paged('changed')
        : searchParams.has('page')
          ? paged('second')
          : paged('first', `${server?.origin}/catalog.ttl?page=2`)
      changed.push(searchParams.get('modified_since') ?? '')
      response.writeHead(200, page.headers).end(page.body)
    })
    return { url: `${server.origin}/catalog.ttl`, changed }
  }

  it('is asked for everything first, then for what changed, and once a week for everything again', async () => {
    const { url, changed } = await serveCkan()
    const first = await readAll(readDcat, url, at('2026-01-01T03:00:00Z'))
    expect(first.datasets).toEqual(named('first', 'second'))
    expect(first.end).toMatchObject({ listing: 'full' })
    const state = first.end?.state ?? ''
    const second = await readAll(readDcat, url, { ...at('2026-01-02T03:00:00Z'), state })
    expect(second.datasets).toEqual(named('changed'))
    expect(second.end).toMatchObject({ listing: 'increment' })
    expect(changed.at(-1)).toBe('2026-01-01T02:00:00Z')
    const next = second.end?.state ?? ''
    const third = await readAll(readDcat, url, { ...at('2026-01-09T03:00:00Z'), state: next })
    expect(third.end).toMatchObject({ listing: 'full' })
    expect(third.datasets).toEqual(named('first', 'second'))
  })

  it('is asked for everything where the clock was set back, or the state cannot be read', async () => {
    const { url } = await serveCkan()
    const first = await readAll(readDcat, url, at('2026-01-05T03:00:00Z'))
    const state = first.end?.state ?? ''
    const earlier = await readAll(readDcat, url, { ...at('2026-01-01T03:00:00Z'), state })
    expect(earlier.end).toMatchObject({ listing: 'full' })
    const broken = await readAll(readDcat, url, { ...at('2026-01-06T03:00:00Z'), state: '{' })
    expect(broken.end).toMatchObject({ listing: 'full' })
  })

  it('goes on as it began after an interruption', async () => {
    const { url } = await serveCkan()
    const stopped = await readAll(readDcat, url, {
      ...at('2026-01-01T03:00:00Z'),
      stopAfter: ({ kind }) => kind === 'position',
    })
    const { position = '' } = stopped.of('position')[0] ?? {}
    const read = await readAll(readDcat, url, { ...at('2026-01-01T04:00:00Z'), position })
    expect(read.datasets).toEqual(named('second'))
    expect(JSON.parse(read.end?.state ?? '')).toMatchObject({ atMs: Date.parse('2026-01-01T03:00:00Z') })
  })

  it('is not asked for changes under an address that is not CKAN’s, or that pages otherwise', async () => {
    server = await serve({ '/data.ttl': listing('x'), '/catalog.ttl': listing('y') })
    expect((await readAll(readDcat, `${server.origin}/data.ttl`)).end).toBeUndefined()
    expect((await readAll(readDcat, `${server.origin}/catalog.ttl`)).end).toBeUndefined()
  })
})

describe('one document', () => {
  it('gives no more datasets, and no dataset with more distributions, than its limits, and says so', () => {
    const limits = newDocumentLimits(2, 1)
    const iri = 'https://example.dk/d'
    const distributions = ['a', 'b'].map((object) => ({
      subject: iri,
      predicate: 'http://www.w3.org/ns/dcat#distribution',
      object,
    }))
    expect(limits.refuse({ iri, triples: distributions.slice(1) })).toBeUndefined()
    expect(limits.refuse({ iri, triples: distributions })).toMatchObject({
      scope: 'dataset',
      iri,
      reason: expect.stringMatching(/2 distributions; at most 1/),
    })
    expect(limits.refuse({ iri, triples: [] })).toMatchObject({ scope: 'document' })
    expect(limits.isReached()).toBe(true)
    expect(limits.refuse({ iri, triples: [] })).toBeUndefined()
  })

  it('with a dataset of 8,327 distributions gives it whole', async () => {
    const all = Array.from({ length: 8327 }, (_, i) => `<https://example.dk/f/${i}>`)
    server = await serve({
      '/': turtle(
        `d:x a dcat:Dataset ; dcat:distribution ${all.join(' , ')} .\n${all.map((each) => `${each} dcat:accessURL ${each} .`).join('\n')}`,
      ),
    })
    const read = await readAll(readDcat, `${server.origin}/`)
    expect(read.reasons).toEqual([])
    expect(read.of('dataset')[0]?.triples).toHaveLength(8327 * 2 + 1)
  })

  it('names datasets without IRI the same in the next run, whatever their labels and order', async () => {
    const pages: Record<string, Page> = {
      '/': turtle(
        '[] a dcat:Dataset ; dct:title "a" . _:x a dcat:Dataset ; dct:identifier "b" ; dct:title "b" .',
      ),
    }
    server = await serve(pages)
    const first = await readAll(readDcat, `${server.origin}/`)
    pages['/'] = turtle(
      '_:q a dcat:Dataset ; dct:title "b, renamed" ; dct:identifier "b" . _:z dct:title "a" ; a dcat:Dataset .',
    )
    const second = await readAll(readDcat, `${server.origin}/`)
    expect(second.datasets.toSorted()).toEqual([...first.datasets].sort())
  })
})
