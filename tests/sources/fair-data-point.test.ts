import { afterEach, describe, expect, it } from 'vitest'
import { readFairDataPoint } from '../../src/sources/fair-data-point/read-fair-data-point.ts'
import type { CollectOptions } from './collect.ts'
import { containerOf, dataPoint, datasetPage, turtle } from './data-point.ts'
import { serve, type Loopback } from './loopback.ts'
import { readAll } from './read-all.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const read = async (
  pages: Parameters<typeof serve>[0],
  { path = '/', ...options }: CollectOptions & { path?: string } = {},
) => {
  await server?.close()
  server = await serve(pages)
  const { origin } = server
  const result = await readAll(readFairDataPoint, origin + path, options)
  return { ...result, names: result.datasets.map((iri) => iri.replace(`${origin}/dataset/`, '')), origin }
}

const names = Array.from({ length: 11 }, (_, place) => `d${String(place).padStart(2, '0')}`)

describe('a FAIR Data Point', () => {
  it('gives each dataset with its distributions, publisher and contact as one description', async () => {
    const { names: found, textOf, origin, of, error } = await read(dataPoint(names))
    expect(error).toBeUndefined()
    expect(found).toEqual(names)
    const text = textOf(`${origin}/dataset/d03`)
    for (const part of ['"Datasæt d03"@da', '"Fil d03"@da', '"Instituttet"@da', '"Kontakt d03"'])
      expect(text).toContain(part)
    expect(text).not.toContain('d04')
    expect(text).not.toContain('ldp#')
    expect(of('rejected')).toEqual([])
    expect(of('catalogue')[0]?.triples.map(({ object }) => object)).toContain('"Afdelingen"')
  })

  it('is asked for each document once, and for shared ones too', async () => {
    const { of } = await read(dataPoint(names))
    const asked = server?.requests.map(({ url }) => url) ?? []
    const reported = of('document').map(({ document }) => document)
    expect(reported.length).toBe(new Set(reported).size)
    expect(asked.length).toBe(new Set(asked).size)
    expect(asked).toContain('/org')
  })

  it('may be entered at a catalogue, or at a dataset', async () => {
    expect((await read(dataPoint(names), { path: '/catalog/1' })).names).toEqual(names)
    expect((await read(dataPoint(names), { path: '/dataset/d03' })).names).toEqual(['d03'])
  })

  it('has a dataset once that lies in two catalogues, and catalogues within catalogues', async () => {
    const pages = dataPoint(['a'])
    pages['/'] = turtle(`<> a r3d:Repository ; r3d:dataCatalog </catalog/1>, </catalog/2> .`)
    pages['/catalog/2'] = turtle(
      `<> a dcat:Catalog ; dcat:dataset </dataset/a> ; dcat:catalog </catalog/3>, </catalog/1> .`,
    )
    pages['/catalog/3'] = turtle(`<> a dcat:Catalog ; dcat:dataset </dataset/b> ; dct:hasPart </catalog/2> .`)
    pages['/dataset/b'] = datasetPage('b')
    expect((await read(pages)).names).toEqual(['a', 'b'])
  })

  it('is followed through containers that say nothing of what they hold', async () => {
    const pages = dataPoint(['a'])
    pages['/'] = turtle(`<> a ldp:Container ; ldp:contains </catalog/1>, </dataset/x> .`)
    pages['/catalog/1'] = turtle(`<> a dcat:Catalog, ldp:BasicContainer ; ldp:contains </dataset/a> .`)
    pages['/dataset/x'] = datasetPage('x')
    expect((await read(pages)).names).toEqual(['a', 'x'])
  })

  it('is followed to containers of their own, and from page to page by Link headers and hydra', async () => {
    const pages = dataPoint(names)
    const link = {
      'content-type': 'text/turtle',
      link: '</catalog/1/page/dataset?page=1>; rel="next", </x>; rel=last',
    }
    pages['/catalog/1'] = turtle(`<> a dcat:Catalog . </catalog/1/page/dataset> a ldp:DirectContainer .`)
    pages['/catalog/1/page/dataset'] = turtle(
      containerOf('/dataset', 'dcat:dataset', ['/dataset/d00', '/dataset/d01']),
      { headers: link },
    )
    pages['/catalog/1/page/dataset?page=1'] = turtle(
      `${containerOf('/dataset', 'dcat:dataset', ['/dataset/d02'])} <> hydra:next <?page=2> .`,
    )
    pages['/catalog/1/page/dataset?page=2'] = turtle(
      containerOf('/dataset', 'dcat:dataset', ['/dataset/d03']),
    )
    expect((await read(pages)).names).toEqual(['d00', 'd01', 'd02', 'd03'])
  })

  it('ends where pages lead round in a circle', async () => {
    const pages = dataPoint(['a'])
    pages['/catalog/1'] = turtle(
      `<> a dcat:Catalog ; dcat:dataset </dataset/a> ; hydra:next </catalog/1?p=2> .`,
    )
    pages['/catalog/1?p=2'] = turtle(`<> hydra:next </catalog/1> .`)
    expect((await read(pages)).names).toEqual(['a'])
  })

  it.each([
    [401, 'passed-over'],
    [403, 'passed-over'],
    [404, 'rejected'],
  ] as const)('goes on after what answers %i, which is %s', async (status, kind) => {
    const pages = { ...dataPoint(names), '/dataset/d02': { status }, '/distribution/d03': { status } }
    const { names: found, of, error } = await read(pages)
    expect(error).toBeUndefined()
    expect(found).toEqual(names.filter((name) => name !== 'd02'))
    const { length } = of('rejected')
    expect(length).toBe(kind === 'rejected' ? 2 : 0)
    expect(
      [...of('rejected'), ...of('passed-over')].map(({ document }) => new URL(document).pathname),
    ).toEqual(['/dataset/d02', '/distribution/d03'])
  })

  it('keeps what was known of a dataset that fails, and calls one incomplete that lacks a part', async () => {
    const pages = {
      ...dataPoint(names),
      '/dataset/d02': { status: 500 },
      '/distribution/d03': { status: 503 },
    }
    const { of, origin } = await read(pages)
    expect(of('rejected')).toMatchObject([
      { scope: 'dataset', iri: `${origin}/dataset/d02` },
      { scope: 'part', document: `${origin}/distribution/d03` },
    ])
    expect(
      of('dataset')
        .filter(({ isIncomplete }) => isIncomplete)
        .map(({ iri }) => iri),
    ).toEqual([`${origin}/dataset/d03`])
  })

  it('calls a dataset incomplete whose document breaks off, and nothing absent', async () => {
    const pages = dataPoint(['a', 'b'])
    pages['/dataset/a'] = turtle(`<> a dcat:Dataset ; dct:title "A" . <#x> dct:title "`)
    const { of, names: found } = await read(pages)
    expect(found).toEqual(['a', 'b'])
    expect(of('dataset').map(({ isIncomplete }) => isIncomplete)).toEqual([true, false])
    expect(of('rejected').map(({ scope }) => scope)).toEqual(['part', 'document'])
  })

  it('passes over web pages among its catalogues', async () => {
    const pages = dataPoint(['a'])
    pages['/'] = turtle(`<> a fdp:FAIRDataPoint ; fdp:metadataCatalog </catalog/1>, </catalog/2> .`)
    pages['/catalog/2'] = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><html></html>' }
    const { names: found, of } = await read(pages)
    expect(found).toEqual(['a'])
    expect(of('rejected')).toMatchObject([{ scope: 'document', reason: expect.stringContaining('HTML') }])
  })

  it('is given up when it fails for good, with what came before', async () => {
    const pages = dataPoint(Array.from({ length: 30 }, (_, place) => `d${String(place).padStart(2, '0')}`))
    for (const path of Object.keys(pages)) if (/dataset\/d[12]/.test(path)) pages[path] = { status: 502 }
    const { names: found, error } = await read(pages)
    expect(found).toHaveLength(10)
    expect(error).toMatchObject({ kind: 'unreachable', status: 502 })
  })

  it('calls nothing absent when a catalogue of several cannot be had', async () => {
    const pages = dataPoint(['a'])
    pages['/'] = turtle(
      `<> a fdp:FAIRDataPoint ; fdp:metadataCatalog </catalog/1>, </catalog/2>, </catalog/3> .`,
    )
    pages['/catalog/2'] = { status: 500 }
    pages['/catalog/3'] = { status: 403 }
    const { names: found, of } = await read(pages)
    expect(found).toEqual(['a'])
    expect(of('rejected').map(({ scope }) => scope)).toEqual(['document'])
    expect(of('passed-over').map(({ reason }) => reason)).toEqual(['is not public (403), as drafts are'])
  })

  it('goes on after the dataset that an earlier run had last', async () => {
    const position = (await read(dataPoint(names))).of('position')[1]?.position ?? ''
    expect(position).toMatch(/d07$/)
    const pages = dataPoint(names)
    const moved = await serve(pages)
    const resumed = await readAll(readFairDataPoint, `${moved.origin}/`, {
      position: position.replace(server?.origin ?? '', moved.origin),
    })
    await moved.close()
    expect(resumed.datasets).toHaveLength(3)
  })

  it('takes the words of a catalogue for datasets without a document', async () => {
    const pages = dataPoint(['a'])
    pages['/catalog/1'] =
      turtle(`<> a dcat:Catalog ; dcat:dataset </dataset/a>, </dataset/gone>, </dataset/page>, <#inside> .
      </dataset/gone> a dcat:Dataset ; dct:title "Kun her"@da .
      </dataset/page> a dcat:Dataset ; dct:title "En side"@da .
      <#inside> a dcat:Dataset ; dct:title "Inde i"@da .`)
    pages['/dataset/page'] = {
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><html></html>',
    }
    const { datasets, textOf, origin } = await read(pages)
    expect(datasets).toEqual([
      `${origin}/catalog/1#inside`,
      ...['a', 'gone', 'page'].map((name) => `${origin}/dataset/${name}`),
    ])
    expect(textOf(`${origin}/dataset/gone`)).toContain('"Kun her"@da')
  })

  it('describes a dataset under the name it has, not the address where it was found', async () => {
    const pages = dataPoint(['a'])
    pages['/dataset/a'] = turtle(
      `<https://w3id.example/a> a dcat:Dataset ; dct:title "A" ; dcat:distribution </distribution/a> .`,
    )
    const { datasets, textOf } = await read(pages)
    expect(datasets).toEqual(['https://w3id.example/a'])
    expect(textOf('https://w3id.example/a')).toContain('"Fil a"@da')
  })

  it('says what is wrong with templates that were never filled in', async () => {
    const pages = dataPoint(['a'])
    pages['/'] = turtle(`<> a fdp:FAIRDataPoint ; fdp:metadataCatalog </catalog/1>, <urn:x:{FDP_HOST}> .`)
    const { names: found, of } = await read(pages)
    expect(found).toEqual(['a'])
    expect(of('rejected')[0]).toMatchObject({ scope: 'part', reason: expect.stringContaining('{FDP_HOST}') })
  })

  it('is led to no private address', async () => {
    const pages = dataPoint(['a'])
    pages['/catalog/1'] = turtle(
      `<> a dcat:Catalog ; dcat:dataset </dataset/a>, <http://169.254.169.254/meta>, <http://10.0.0.1/x> .`,
    )
    const { names: found, of } = await read(pages)
    expect(found).toEqual(['a'])
    expect(of('rejected')).toHaveLength(2)
    expect(of('rejected')[0]?.reason).toMatch(/private/)
  })

  it('keeps blank nodes of its documents apart', async () => {
    const pages = dataPoint(['a'])
    pages['/dataset/a'] =
      turtle(`<> a dcat:Dataset ; dct:title "A" ; dct:publisher _:b0 ; dcat:distribution </distribution/a> .
      _:b0 foaf:name "Udgiver" .`)
    pages['/distribution/a'] = turtle(
      `<> a dcat:Distribution ; dct:rights _:b0 . _:b0 dct:description "Rettighed" .`,
    )
    const { of } = await read(pages)
    const [dataset] = of('dataset')
    const [publisher, rights] = ['publisher', 'rights'].map(
      (name) => dataset?.triples.find(({ predicate }) => predicate.endsWith(name))?.object,
    )
    expect(publisher).not.toBe(rights)
  })

  it('with nothing in it, or at the wrong address, says what to do', async () => {
    const empty = await read({ '/': turtle(`<> a fdp:FAIRDataPoint ; dct:title "Tomt" .`) })
    expect(String(empty.error)).toContain('leads to no dataset')
    const page = await read({
      '/': { body: '<!DOCTYPE html><html>', headers: { 'content-type': 'text/html' } },
    })
    expect(page.error).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('HTML page') })
    const broken = await read({ '/': turtle(`<> a fdp:FAIRDataPoint ; fdp:metadataCatalog </catalog/1`) })
    expect(broken.error).toMatchObject({ kind: 'unreadable' })
  })
})
