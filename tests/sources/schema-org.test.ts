import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { graphOf } from '../../src/rdf/graph.ts'
import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import { findJsonLd } from '../../src/sources/schema-org/find-json-ld.ts'
import { parseBlock } from '../../src/sources/schema-org/parse-json-ld.ts'
import { readSchemaOrg } from '../../src/sources/schema-org/read-schema-org.ts'
import { datasetsIn } from '../../src/sources/schema-org/to-dcat.ts'
import type { DocumentMemory } from '../../src/sources/source.ts'
import { collect, type CollectOptions } from './collect.ts'
import { serve, type Loopback, type Page } from './loopback.ts'

let server: Loopback | undefined
let told = 0
afterEach(() => {
  told = 0
  return server?.close()
})

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/schema-org/${name}`, import.meta.url), 'utf8')

type Served = string | Uint8Array | Page

async function serveSite(pages: Record<string, Served>) {
  server = await serve((request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) return void response.writeHead(404).end()
    const isPage = typeof page === 'object' && !(page instanceof Uint8Array)
    const { status = 200, headers = {}, body = '' } = isPage ? page : { body: page }
    const etag = headers['etag']
    if (etag !== undefined && request.headers['if-none-match'] === etag)
      return void response.writeHead(304).end()
    const text = typeof body === 'string' ? body.replaceAll('http://site', server?.origin ?? '') : body
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(text)
  })
}

const read = (path: string, options: CollectOptions = {}) =>
  collect(readSchemaOrg, `${server?.origin}${path}`, options)

/** What was asked for since the last time this was asked. */
const askedFor = () => {
  const paths = (server?.requests ?? []).map(({ url }) => url)
  const news = paths.slice(told)
  told = paths.length
  return news
}

const page = (dataset: Record<string, unknown>) =>
  `<html><head><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'Dataset', ...dataset })}</script></head></html>`

const sitemap = (pages: Readonly<Record<string, string>>) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Object.entries(pages)
    .map(
      ([path, lastmod]) =>
        `<url><loc>http://site${path}</loc>${lastmod === '' ? '' : `<lastmod>${lastmod}</lastmod>`}</url>`,
    )
    .join('\n')}</urlset>`

const paths = (iris: readonly string[]) => iris.map((iri) => iri.replace(server?.origin ?? '', ''))

/** The one dataset of some JSON-LD. */
async function describedBy(dataset: Record<string, unknown>) {
  const block = JSON.stringify({ '@context': 'http://schema.org', '@type': 'Dataset', name: 'D', ...dataset })
  const { triples, problems } = await parseBlock(block, 'https://site.example/page')
  expect(problems).toEqual([])
  const [found] = datasetsIn(triples, 'https://site.example/page')
  return { iri: found?.iri ?? '', triples: found?.triples ?? [] }
}

const objectsOf = (triples: readonly { predicate: string; object: string }[], name: string) =>
  triples.filter(({ predicate }) => predicate.endsWith(name)).map(({ object }) => object)

describe('a page with JSON-LD', () => {
  it('gives its dataset, from the one script that a browser would see it in', async () => {
    await serveSite({ '/register': fixture('dataset-page.html') })
    const { of, datasets, reasons, error } = await read('/register')
    expect(error).toBeUndefined()
    expect(reasons).toEqual([])
    expect(paths(datasets)).toEqual(['/register#register'])
    const { iri = '', triples = [] } = of('dataset')[0] ?? {}
    const dataset = datasetFromRdf(graphOf(triples), iri)
    expect(dataset.title).toMatchObject([{ value: 'Et register', language: 'da' }])
    expect(objectsOf(triples, 'dcat#keyword')).toEqual(['"hjerte"', '"diabetes"', '"KOL"'])
    expect(objectsOf(triples, 'terms/creator')).toEqual(['https://orcid.org/0000-0001-2345-6789'])
    expect(objectsOf(triples, 'vcard/ns#hasEmail')).toEqual(['mailto:data@arkiv.example'])
    expect(objectsOf(triples, 'foaf/0.1/homepage')).toEqual([`${server?.origin}/om`])
    expect(objectsOf(triples, 'dcat#startDate')).toEqual([
      '"1977-01-01"^^http://www.w3.org/2001/XMLSchema#date',
    ])
    expect(objectsOf(triples, 'dcat#endDate')).toEqual([])
    expect(objectsOf(triples, 'dcat#bbox')[0]).toContain('POLYGON((9.7 54.9, 11 54.9,')
    expect(objectsOf(triples, 'csvw#title')).toEqual(['"alder"', '"HbA1c"'])
    expect(objectsOf(triples, 'csvw#name')).toEqual(['"NPU27300"'])
    expect(objectsOf(triples, 'skos/core#notation')).toEqual(['"https://doi.org/10.5072/reg"'])
    expect(objectsOf(triples, 'owl#sameAs')).toEqual(['https://other.example/reg'])
    expect(objectsOf(triples, 'dcat#downloadURL')).toEqual([`${server?.origin}/files/reg.csv`])
    expect(objectsOf(triples, 'dcat#mediaType')).toEqual([
      'https://www.iana.org/assignments/media-types/text/csv',
    ])
    expect(objectsOf(triples, 'dcat#byteSize')).toEqual([
      '"1200"^^http://www.w3.org/2001/XMLSchema#nonNegativeInteger',
    ])
    expect(objectsOf(triples, 'schema.org/isAccessibleForFree')).toEqual([
      '"true"^^http://www.w3.org/2001/XMLSchema#boolean',
    ])
    expect(objectsOf(triples, 'schema.org/funder')).toHaveLength(1)
    expect(objectsOf(triples, 'schema.org/name')).toEqual(['"En fond"'])
  })

  it.each([
    ['https://schema.org', 'https://schema.org/Dataset'],
    ['http://schema.org/', 'Dataset'],
    [{ '@vocab': 'https://schema.org/' }, 'Dataset'],
    [['https://schema.org', { dct: 'http://purl.org/dc/terms/' }], 'Dataset'],
    ['https://schema.org/docs/jsonldcontext.jsonld', 'Dataset'],
  ])('may name schema.org as %j', async (context, type) => {
    const { triples } = await describedBy({ '@context': context, '@type': type })
    expect(objectsOf(triples, 'terms/title')).toEqual(['"D"'])
  })

  it.each([
    [{ '@id': 'https://x.example/1', identifier: '10.1234/a' }, 'https://x.example/1'],
    [{ identifier: 'https://doi.org/10.1234/a', url: 'https://x.example/2' }, 'https://doi.org/10.1234/a'],
    [{ url: '/data/3' }, 'https://site.example/data/3'],
    [{}, 'https://site.example/page'],
  ])('with %j has a dataset called %s', async (dataset, iri) => {
    expect((await describedBy(dataset)).iri).toBe(iri)
  })

  it('takes words for words where an address belongs', async () => {
    const { triples } = await describedBy({
      license: 'CC BY 4.0',
      citation: 'Jensen 2020',
      url: 'se hjemmesiden',
    })
    expect(objectsOf(triples, 'rdf-schema#label')).toEqual(['"CC BY 4.0"'])
    expect(objectsOf(triples, 'schema.org/citation')).toEqual(['"Jensen 2020"'])
    expect(objectsOf(triples, 'landingPage')).toEqual([])
  })

  it.each([
    ['2010/2020', ['2010', '2020']],
    ['2010-01/2020-12-31', ['2010-01', '2020-12-31']],
    ['2015', ['2015', '2015']],
    ['../2020', [undefined, '2020']],
    ['middelalderen', [undefined, undefined]],
    ['R/P1D', [undefined, undefined]],
  ])('with the period %s covers %j', async (temporalCoverage, [start, end]) => {
    const { triples } = await describedBy({ temporalCoverage })
    const bare = (name: string) => objectsOf(triples, name)[0]?.split('"')[1]
    expect([bare('dcat#startDate'), bare('dcat#endDate')]).toEqual([start, end])
    expect(objectsOf(triples, 'terms/temporal')).toHaveLength(1)
  })

  it('may have several datasets in a graph, and keeps a comma within a list of keywords', async () => {
    await serveSite({
      '/p': `<script type=application/ld+json>{"@context":"https://schema.org","@graph":[
        {"@type":"Dataset","name":"A","keywords":["diabetes, type 2","hjerte"]},
        {"@type":["Dataset","CreativeWork"],"name":"B"},{"@type":"WebPage","name":"P"}]}</script>`,
    })
    const { datasets, of } = await read('/p')
    expect(paths(datasets)).toEqual(['/p#dataset-1', '/p#dataset-2'])
    expect(objectsOf(of('dataset')[0]?.triples ?? [], 'dcat#keyword')).toEqual([
      '"diabetes, type 2"',
      '"hjerte"',
    ])
  })

  it('may repeat a dataset: the longest account is taken', async () => {
    await serveSite({
      '/p': page({ url: '/a', name: 'A' }) + page({ url: '/a', name: 'A', description: 'Mere' }),
    })
    const { of } = await read('/p')
    expect(of('dataset')).toHaveLength(1)
    expect(objectsOf(of('dataset')[0]?.triples ?? [], 'terms/description')).toEqual(['"Mere"'])
  })

  it('that lists datasets leads to their pages', async () => {
    await serveSite({
      '/': `<script type="application/ld+json">{"@context":"https://schema.org","@type":"DataCatalog",
        "dataset":[{"@type":"Dataset","url":"/a"},{"@id":"/b"},"http://site/c","/a"]}</script>`,
      '/a': page({ name: 'A' }),
      '/b': page({ name: 'B' }),
      '/c': page({ name: 'C' }),
    })
    const { datasets, error } = await read('/')
    expect(error).toBeUndefined()
    expect(paths(datasets)).toEqual(['/a', '/b', '/c'])
  })

  it('loses no more than the script that is broken', async () => {
    await serveSite({
      '/p': `<script type="application/ld+json">{"@type":"Dataset",</script>\n${page({ name: 'A' })}`,
    })
    const { datasets, of } = await read('/p')
    expect(datasets).toHaveLength(1)
    expect(of('rejected')).toMatchObject([{ scope: 'document', reason: 'this is no JSON', line: 1 }])
  })

  it('fetches no context, and says what it left out', async () => {
    await serveSite({
      '/p': page({ '@context': ['https://schema.org', 'http://127.0.0.1:1/ctx'], name: 'A' }),
    })
    const { datasets, of } = await read('/p')
    expect(datasets).toHaveLength(1)
    expect(of('rejected')).toMatchObject([
      { scope: 'part', reason: expect.stringContaining('is not fetched') },
    ])
    expect(askedFor()).toEqual(['/p'])
  })

  it.each([
    [
      'microdata',
      '<div itemscope itemtype="https://schema.org/Dataset"><span itemprop="name">A</span></div>',
    ],
    ['RDFa', '<div vocab="https://schema.org/" typeof="Dataset"><span property="name">A</span></div>'],
  ])('in %s instead says that it is not read', async (name, html) => {
    await serveSite({ '/p': html })
    expect((await read('/p')).reasons[0]).toContain(`describes a dataset in ${name}, which is not read here`)
  })

  it('without any says what to give instead', async () => {
    await serveSite({ '/p': '<html><body>Velkommen</body></html>' })
    const { datasets, reasons } = await read('/p')
    expect(datasets).toEqual([])
    expect(reasons).toEqual([expect.stringContaining('give the address of the site’s sitemap')])
  })

  it('that is nested without end costs itself alone', async () => {
    await serveSite({
      '/p': `<script type="application/ld+json">${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}</script>${page({ name: 'A' })}`,
    })
    const { datasets, reasons } = await read('/p')
    expect(datasets).toHaveLength(1)
    expect(reasons).toEqual(['this JSON-LD is nested too deeply'])
  })

  it('never breaks the scan, whatever it is', () => {
    const parts = fc.constantFrom(
      '<',
      '>',
      '<!--',
      '-->',
      '<script',
      ' type="application/ld+json"',
      '>',
      '</script>',
      '"',
      "'",
      '{}',
      '\n',
      '<title>',
      '</title ',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (pieces) => {
        const { blocks } = findJsonLd(pieces.join(''))
        for (const { line } of blocks) expect(line).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a sitemap', () => {
  it('leads to all its pages, through an index and gzip', async () => {
    await serveSite({
      '/sitemap.xml': `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://site/one.xml.gz</loc></sitemap><sitemap><loc>/two.txt</loc></sitemap><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>`,
      '/one.xml.gz': new Uint8Array(gzipSync(sitemap({ '/a': '', '/b': '' }).replaceAll('http://site', ''))),
      '/two.txt': 'http://site/c\nhttp://site/a\n',
      '/a': page({ name: 'A' }),
      '/b': page({ name: 'B' }),
      '/c': page({ name: 'C' }),
    })
    const { datasets, error, end } = await read('/sitemap.xml')
    expect(error).toBeUndefined()
    expect(paths(datasets)).toEqual(['/a', '/b', '/c'])
    expect(end?.listing).toBe('full')
  })

  it('spares the pages that have not changed since they were read', async () => {
    const pages: Record<string, Served> = {
      '/sitemap.xml': sitemap({ '/old': '2025-12-01', '/today': '2026-01-09', '/etag': '', '/same': '' }),
      '/old': page({ name: 'Old' }),
      '/today': page({ name: 'Today' }),
      '/etag': { headers: { etag: '"1"' }, body: page({ name: 'Tagged' }) },
      '/same': page({ name: 'Same' }),
    }
    await serveSite(pages)
    const memories = new Map<string, DocumentMemory>()
    const first = await read('/sitemap.xml', { memories })
    askedFor()
    pages['/today'] = page({ name: 'Changed' })
    const second = await read('/sitemap.xml', { memories, state: first.end?.state ?? '' })
    expect(new Set(askedFor())).toEqual(new Set(['/etag', '/same', '/sitemap.xml', '/today']))
    expect(paths(second.of('unchanged-document').map(({ document }) => document))).toEqual([
      '/old',
      '/etag',
      '/same',
    ])
    expect(paths(second.datasets)).toEqual(['/today'])
  })

  it('with a page that cannot be had loses that page, and one that is gone for good as well', async () => {
    await serveSite({
      '/sitemap.xml': sitemap({ '/a': '', '/broken': '', '/gone': '', '/b': '' }),
      '/a': page({ name: 'A' }),
      '/broken': { status: 500 },
      '/b': page({ name: 'B' }),
    })
    const { datasets, of, error } = await read('/sitemap.xml')
    expect(error).toBeUndefined()
    expect(paths(datasets)).toEqual(['/a', '/b'])
    expect(of('rejected').map(({ scope, document }) => [scope, ...paths([document])])).toEqual([
      ['document', '/broken'],
      ['part', '/gone'],
    ])
  })

  it('of a site that answers nothing any more ends in its error', async () => {
    const all = Array.from({ length: 30 }, (_, index) => `/p${index}`)
    const pages: Record<string, Served> = {
      '/sitemap.xml': sitemap(Object.fromEntries(all.map((path) => [path, '']))),
    }
    for (const path of all) pages[path] = { status: 503 }
    await serveSite(pages)
    const { error, end } = await read('/sitemap.xml')
    expect(error).toMatchObject({ kind: 'unreachable', status: 503 })
    expect(end).toBeUndefined()
    expect(new Set(askedFor()).size).toBeLessThan(16)
  })

  it('is resumed where it was, unless it has changed in between', async () => {
    const names = Array.from({ length: 70 }, (_, index) => `/p${index}`)
    const pages: Record<string, Served> = {
      '/sitemap.xml': sitemap(Object.fromEntries(names.map((path) => [path, '']))),
    }
    for (const path of names) pages[path] = page({ name: path })
    await serveSite(pages)
    const first = await read('/sitemap.xml', { stopAfter: ({ kind }) => kind === 'position' })
    const position = first.of('position')[0]?.position ?? ''
    expect(first.datasets).toHaveLength(50)
    const second = await read('/sitemap.xml', { position, now: new Date('2026-01-12T00:00:00Z') })
    expect(paths(second.datasets)).toEqual(names.slice(50))
    expect(JSON.parse(second.end?.state ?? '')).toEqual({ since: '2026-01-10T03:00:00.000Z' })
    pages['/sitemap.xml'] = sitemap(Object.fromEntries(names.slice(1).map((path) => [path, ''])))
    expect((await read('/sitemap.xml', { position })).datasets).toHaveLength(69)
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, -20), 'is not a sitemap as it should be'],
    [
      'with entities',
      (text: string) => text.replace('<urlset', '<!DOCTYPE x [<!ENTITY a "b">]><urlset'),
      'declares entities',
    ],
  ])('that is %s is unreadable: nobody knows what is gone', async (_, damage, words) => {
    await serveSite({
      '/index.xml': '<sitemapindex><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>',
      '/s.xml': damage(sitemap({ '/a': '' })),
      '/a': page({ name: 'A' }),
    })
    const { error, end } = await read('/index.xml')
    expect(String(error)).toContain(words)
    expect(end).toBeUndefined()
  })

  it('that lists sitemaps without end is left', async () => {
    server = await serve((request, response) => {
      const number = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0)
      response.end(`<sitemapindex><sitemap><loc>/s${number + 1}.xml</loc></sitemap></sitemapindex>`)
    })
    expect(String((await read('/s0.xml')).error)).toContain('lists more than')
  })
})
