import { afterEach, describe, expect, it } from 'vitest'
import { cswAddress, startingAt } from '../../src/sources/csw/address.ts'
import { readDcat } from '../../src/sources/dcat/read-dcat.ts'
import { serve, type Loopback } from './loopback.ts'
import { readAll } from './read-all.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const CSW = 'service=CSW&request=GetRecords'

interface AnswerFacts {
  readonly matched?: number
  readonly returned?: number
  readonly next?: number
}

const answer = (records: string, { matched, returned, next }: AnswerFacts = {}) => {
  const attributes = Object.entries({
    numberOfRecordsMatched: matched,
    numberOfRecordsReturned: returned,
    nextRecord: next,
  }).flatMap(([name, value]) => (value === undefined ? [] : `${name}="${value}"`))
  return `<?xml version="1.0" encoding="UTF-8"?>
<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/">
<csw:SearchStatus timestamp="2026-01-01T00:00:00Z"/>
<csw:SearchResults ${attributes.join(' ')} elementSet="full">
${records}
</csw:SearchResults>
</csw:GetRecordsResponse>`
}

const asRdf = (name: string) => `<rdf:RDF xml:lang="da" xmlns:dcat="http://www.w3.org/ns/dcat#">
  <dcat:Dataset rdf:about="https://example.dk/d/${name}">
    <dct:title>${name} &amp; mere</dct:title>
    <dct:spatial><dct:Location dcat:bbox="POLYGON"/></dct:spatial>
  </dcat:Dataset>
</rdf:RDF>`
const bare = (name: string) =>
  `<dcat:Dataset xmlns:dcat="http://www.w3.org/ns/dcat#" rdf:about="https://example.dk/d/${name}"><dct:title>${name}</dct:title></dcat:Dataset>`
const iso = (name: string) =>
  `<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"><gmd:fileIdentifier><gco:CharacterString xmlns:gco="x">${name}</gco:CharacterString></gmd:fileIdentifier></gmd:MD_Metadata>`

/** A service of this machine: what it answers from each record on. */
const serveService = async (from: Readonly<Record<number, string>>) => {
  server = await serve((request, response) => {
    const start = Number(new URL(request.url ?? '', 'http://x').searchParams.get('startPosition') ?? 1)
    const body = from[start]
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/xml' }).end(body)
  })
  return `${server.origin}/csw?${CSW}`
}
const named = (...names: string[]) => names.map((name) => `https://example.dk/d/${name}`)

describe('a catalogue service (CSW)', () => {
  it('gives the RDF of its records, page by page', async () => {
    const url = await serveService({
      1: answer(asRdf('a') + bare('b'), { matched: 3, returned: 2, next: 3 }),
      3: answer(asRdf('c'), { matched: 3, returned: 1, next: 0 }),
    })
    const read = await readAll(readDcat, url)
    expect(read.error).toBeUndefined()
    expect(read.reasons).toEqual([])
    expect(read.datasets).toEqual(named('a', 'b', 'c'))
    expect(read.textOf('https://example.dk/d/a')).toContain('"a & mere"@da')
    expect(read.of('position')).toHaveLength(1)
  })

  it('is asked for DCAT where its address does not say for what', () => {
    const { searchParams } = new URL(cswAddress('https://example.dk/csw?SERVICE=CSW&maxrecords=10'))
    expect(Object.fromEntries(searchParams)).toMatchObject({
      SERVICE: 'CSW',
      maxrecords: '10',
      request: 'GetRecords',
      outputSchema: 'http://www.w3.org/ns/dcat#',
    })
    expect(cswAddress('https://example.dk/catalog.ttl')).toBe('https://example.dk/catalog.ttl')
    expect(startingAt('https://example.dk/csw?STARTPOSITION=1', 11)).toBe(
      'https://example.dk/csw?STARTPOSITION=11',
    )
  })

  it('is paged by its counts where it names no next record', async () => {
    const url = await serveService({
      1: answer(asRdf('a'), { matched: 2, returned: 1 }),
      2: answer(asRdf('b'), { matched: 2, returned: 1 }),
    })
    expect((await readAll(readDcat, url)).datasets).toEqual(named('a', 'b'))
  })

  it('has its records of other kinds named, and the others read', async () => {
    const url = await serveService({
      1: answer(iso('iso-1') + asRdf('a') + '<csw:Record><dct:title>x</dct:title></csw:Record>', {
        matched: 3,
        next: 0,
      }),
    })
    const read = await readAll(readDcat, url)
    expect(read.datasets).toEqual(named('a'))
    expect(read.of('rejected')).toMatchObject([
      { scope: 'dataset', line: 6, reason: expect.stringMatching(/"iso-1" is ISO 19139, which is not read/) },
      { scope: 'dataset', reason: expect.stringMatching(/bare Dublin Core.*outputSchema/) },
    ])
  })

  it('that stops giving records before its count is reached is not complete', async () => {
    const url = await serveService({
      1: answer(asRdf('a'), { matched: 5, returned: 1, next: 2 }),
      2: answer('', { matched: 5, returned: 0, next: 2 }),
    })
    const read = await readAll(readDcat, url)
    expect(read.of('rejected')).toMatchObject([
      { scope: 'document', reason: expect.stringMatching(/counts 5 records and gives none from record 2/) },
    ])
  })

  it('that goes round in a circle is read once', async () => {
    const url = await serveService({
      1: answer(asRdf('a'), { matched: 9, returned: 1, next: 2 }),
      2: answer(asRdf('b'), { matched: 9, returned: 1, next: 1 }),
    })
    const read = await readAll(readDcat, url)
    expect(read.datasets).toEqual(named('a', 'b'))
    expect(read.of('rejected')).toMatchObject([{ scope: 'document' }])
  })

  it('that refuses says why', async () => {
    const url = await serveService({
      1: `<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"><ows:Exception exceptionCode="InvalidParameterValue"><ows:ExceptionText>outputSchema is not known</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`,
    })
    expect((await readAll(readDcat, url)).error).toMatchObject({
      kind: 'unreadable',
      message: expect.stringMatching(/refuses: outputSchema is not known/),
    })
  })

  for (const [what, body, reason] of [
    ['is cut off', answer(asRdf('a') + asRdf('b')).slice(0, -120), /csw/],
    ['has entities', `<!DOCTYPE x [<!ENTITY e "x">]>${answer('&e;').replace(/^<\?xml[^>]*>/, '')}`, /entit/],
  ] as const)
    it(`that ${what} in the middle ends the run`, async () => {
      const url = await serveService({ 1: body })
      expect((await readAll(readDcat, url)).error).toMatchObject({
        kind: 'unreadable',
        message: expect.stringMatching(reason),
      })
    })

  it('keeps a bad value to itself, and names its line', async () => {
    const url = await serveService({
      1: answer(`${asRdf('a')}\n<rdf:RDF xmlns:dcat="http://www.w3.org/ns/dcat#">
<dcat:Dataset rdf:about="https://example.dk/d/b"><dct:title xml:lang="dansk sprog">b</dct:title></dcat:Dataset></rdf:RDF>`),
    })
    const read = await readAll(readDcat, url)
    expect(read.error).toBeUndefined()
    expect(read.datasets).toEqual(named('a', 'b'))
  })
})
