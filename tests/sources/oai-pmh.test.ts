import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { readOaiPmh } from '../../src/sources/oai-pmh/read-oai-pmh.ts'
import { SourceError, type DocumentMemory } from '../../src/sources/source.ts'
import { collect, type CollectOptions } from './collect.ts'
import { serve, type Loopback } from './loopback.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/oai-pmh/${name}`, import.meta.url), 'utf8')

const answer = (content: string, date = '2026-01-09T10:00:00Z') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>${date}</responseDate>
${content}
</OAI-PMH>`

interface Repository {
  readonly granularity?: string
  readonly deletedRecord?: string
  /** Prefix → namespace. */
  readonly formats?: Readonly<Record<string, string>>
  /** Answers to ListRecords, by resumption token; '' is the first. */
  readonly list: (args: URLSearchParams) => string
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

const identifyAnswer = ({ granularity = 'YYYY-MM-DDThh:mm:ssZ', deletedRecord = 'persistent' }: Repository) =>
  answer(`<Identify><repositoryName>Et arkiv</repositoryName><granularity>${granularity}</granularity>
<deletedRecord>${deletedRecord}</deletedRecord><earliestDatestamp>2000-01-01</earliestDatestamp></Identify>`)

const formatsAnswer = ({
  formats = { oai_dc: 'http://www.openarchives.org/OAI/2.0/oai_dc/', dcat_ap: RDF },
}: Repository) => {
  const offered = Object.entries(formats).map(
    ([prefix, namespace]) =>
      `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>x</schema><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`,
  )
  return answer(`<ListMetadataFormats>${offered.join('')}</ListMetadataFormats>`)
}

/** A repository of this machine; what it lists may change while it runs. */
async function serveRepository(repository: Repository) {
  const listener: RequestListener = (request, response) => {
    const args = new URL(request.url ?? '', 'http://x').searchParams
    const verb = args.get('verb')
    const body =
      verb === 'Identify'
        ? identifyAnswer(repository)
        : verb === 'ListMetadataFormats'
          ? formatsAnswer(repository)
          : repository.list(args)
    response.writeHead(200, { 'content-type': 'text/xml' }).end(body)
  }
  server = await serve(listener)
}

const datasetRdf = (
  name: string,
  title = name,
) => `<rdf:RDF xmlns:rdf="${RDF}" xmlns:dct="http://purl.org/dc/terms/">
  <dcat:Dataset xmlns:dcat="http://www.w3.org/ns/dcat#" rdf:about="https://data.example/${name}">
    <dct:title xml:lang="da">${title}</dct:title>
    <dct:description>Om ${name}</dct:description>
  </dcat:Dataset>
</rdf:RDF>`

const record = (name: string, metadata = datasetRdf(name)) =>
  `<record><header><identifier>oai:example:${name}</identifier><datestamp>2026-01-01</datestamp></header>
<metadata>${metadata}</metadata></record>`

const deleted = (name: string) =>
  `<record><header status="deleted"><identifier>oai:example:${name}</identifier><datestamp>2026-01-02</datestamp></header></record>`

const list = (records: readonly string[], token = '') =>
  answer(`<ListRecords>${records.join('\n')}<resumptionToken>${token}</resumptionToken></ListRecords>`)

const errorAnswer = (code: string, message = '') => answer(`<error code="${code}">${message}</error>`)

const read = (options: CollectOptions = {}, path = '/oai') =>
  collect(readOaiPmh, `${server?.origin}${path}`, options)

const askedFor = () =>
  (server?.requests ?? []).map(({ url }) => Object.fromEntries(new URL(url ?? '', 'http://x').searchParams))

const dc = (statements: string) =>
  `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${statements}</oai_dc:dc>`

const objectsOf = (triples: readonly { predicate: string; object: string }[], predicate: string) =>
  triples.filter((triple) => triple.predicate.endsWith(predicate)).map(({ object }) => object)

describe('an OAI-PMH repository', () => {
  it('is read from token to token, in the format that says most', async () => {
    await serveRepository({
      list: (args) =>
        ({ '': list([record('a'), record('b')], 'p 2&amp;x'), 'p 2&x': list([record('c')]) })[
          args.get('resumptionToken') ?? ''
        ] ?? '',
    })
    const { datasets, error, of, end } = await read()
    expect(error).toBeUndefined()
    expect(datasets).toEqual(['https://data.example/a', 'https://data.example/b', 'https://data.example/c'])
    expect(askedFor().slice(2)).toEqual([
      { verb: 'ListRecords', metadataPrefix: 'dcat_ap' },
      { verb: 'ListRecords', resumptionToken: 'p 2&x' },
    ])
    expect(of('catalogue')[0]?.triples.map(({ object }) => object)).toContain('"Et arkiv"')
    expect(end?.listing).toBe('full')
  })

  it('is asked for the set and the format in its address, and keeps its own arguments', async () => {
    await serveRepository({ list: () => list([record('a', dc('<dc:title>A</dc:title>'))]) })
    const { datasets } = await read({}, '/index.php?page=oai&set=health&metadataPrefix=oai_dc&verb=Identify')
    expect(datasets).toEqual(['oai:example:a'])
    expect(askedFor()[2]).toEqual({
      page: 'oai',
      verb: 'ListRecords',
      metadataPrefix: 'oai_dc',
      set: 'health',
    })
  })

  it.each([
    [{ oai_dc: 'd', rdf: RDF }, 'rdf'],
    [{ oai_dc: 'd', 'dcat-ap': RDF, rdf: RDF }, 'dcat-ap'],
    [{ oai_dc: 'd', x: 'http://www.w3.org/ns/dcat#' }, 'x'],
    [{ oai_dc: 'd', oai_datacite: 'http://schema.datacite.org/oai/oai-1.1/' }, 'oai_datacite'],
    [{ oai_dc: 'd', marc21: 'm' }, 'oai_dc'],
  ])('that offers %j is asked for %s', async (formats, prefix) => {
    await serveRepository({ formats: { ...formats }, list: () => list([]) })
    await read()
    expect(askedFor()[2]?.['metadataPrefix']).toBe(prefix)
  })

  it('is told in plain words where it has no format that can be read', async () => {
    await serveRepository({ formats: { marc21: 'm' }, list: () => '' })
    expect(String((await read()).error)).toContain('offers marc21; none of these is RDF')
  })

  it('keeps the lines of a record’s RDF, counted from the beginning of its metadata', async () => {
    await serveRepository({ list: () => list([record('z'), record('a')]) })
    const [, second] = (await read()).of('dataset')
    expect(second?.triples.find(({ object }) => object === '"Om a"')?.line).toBe(4)
  })

  it('may wrap RDF as text in CDATA', async () => {
    const turtle =
      '<![CDATA[@prefix dcat: <http://www.w3.org/ns/dcat#> . <https://data.example/t> a dcat:Dataset ; dcat:keyword "x" .]]>'
    await serveRepository({ list: () => list([record('t', turtle)]) })
    expect((await read()).datasets).toEqual(['https://data.example/t'])
  })

  it('loses nothing but the record whose RDF cannot be read', async () => {
    const broken = `<rdf:RDF xmlns:rdf="${RDF}"><rdf:Description rdf:about="https://x.example/" rdf:foo:bar="1"/></rdf:RDF>`
    await serveRepository({
      list: () =>
        list([
          record('a'),
          record('b', broken.replace(' rdf:foo:bar="1"', ' rdf:ID="1 2" rdf:nodeID="-"')),
          record('c'),
        ]),
    })
    const { datasets, of } = await read()
    expect(datasets).toEqual(['https://data.example/a', 'https://data.example/c'])
    expect(of('rejected')[0]).toMatchObject({ document: 'oai:example:b', scope: 'document' })
  })
})

describe('the next run of an OAI-PMH repository', () => {
  const repository = (changes: Partial<Repository> = {}): Repository => ({
    list: (args) =>
      args.has('from')
        ? list([record('b', datasetRdf('b', 'Ny titel')), deleted('a')])
        : list([record('a'), record('b')]),
    ...changes,
  })

  it('asks for what has changed since the first answer of the last, by the repository’s clock', async () => {
    await serveRepository(repository())
    const memories = new Map<string, DocumentMemory>()
    const first = await read({ memories })
    const second = await read({ memories, state: first.end?.state ?? '' })
    expect(askedFor().at(-1)).toEqual({
      verb: 'ListRecords',
      metadataPrefix: 'dcat_ap',
      from: '2026-01-09T09:50:00Z',
    })
    expect(second.end?.listing).toBe('increment')
    expect(second.datasets).toEqual(['https://data.example/b'])
  })

  it('is told of deleted records, by the IRIs that their datasets had', async () => {
    await serveRepository(repository())
    const memories = new Map<string, DocumentMemory>()
    const first = await read({ memories })
    const second = await read({ memories, state: first.end?.state ?? '' })
    expect(second.of('deleted')).toEqual([
      { kind: 'deleted', iri: 'https://data.example/a', document: 'oai:example:a' },
    ])
  })

  it('is told of a dataset that its record no longer has, unless another one has it', async () => {
    const memories = new Map<string, DocumentMemory>()
    await serveRepository(
      repository({
        list: (args) =>
          args.has('from')
            ? list([
                record('a', datasetRdf('a2')),
                record('b', datasetRdf('moved')),
                record('c', datasetRdf('b')),
              ])
            : list([record('a'), record('b')]),
      }),
    )
    const first = await read({ memories })
    const second = await read({ memories, state: first.end?.state ?? '' })
    expect(second.of('deleted').map(({ iri }) => iri)).toEqual(['https://data.example/a'])
  })

  it('writes days where the repository knows no seconds', async () => {
    await serveRepository(repository({ granularity: 'YYYY-MM-DD' }))
    const first = await read()
    await read({ state: first.end?.state ?? '' })
    expect(askedFor().at(-1)?.['from']).toBe('2026-01-09')
  })

  it('is a full one where the repository does not tell what is deleted', async () => {
    await serveRepository(repository({ deletedRecord: 'no' }))
    const first = await read()
    expect(first.end).toEqual({ kind: 'end', listing: 'full' })
  })

  it('is a full one after a week where deletions are told for a while', async () => {
    await serveRepository(repository({ deletedRecord: 'transient' }))
    const { end } = await read()
    const state = end?.state ?? ''
    expect((await read({ state })).end?.listing).toBe('increment')
    expect((await read({ state, now: new Date('2026-01-18T03:00:00Z') })).end?.listing).toBe('full')
  })

  it('finds nothing changed where no records match', async () => {
    await serveRepository(
      repository({
        list: (args) => (args.has('from') ? errorAnswer('noRecordsMatch') : list([record('a')])),
      }),
    )
    const first = await read()
    const second = await read({ state: first.end?.state ?? '' })
    expect(second.error).toBeUndefined()
    expect(second.end).toMatchObject({ listing: 'increment', state: first.end?.state })
  })

  it('is a full one where the set has changed, or the repository does not take the date', async () => {
    await serveRepository(
      repository({ list: (args) => (args.has('from') ? errorAnswer('badArgument') : list([record('a')])) }),
    )
    const state = (await read()).end?.state ?? ''
    expect((await read({ state })).end?.listing).toBe('full')
    await read({ state }, '/oai?set=other')
    expect(askedFor().at(-1)).not.toHaveProperty('from')
  })
})

describe('a list that is interrupted', () => {
  const pages: Record<string, string> = {
    '': list([record('a')], 't1'),
    t1: list([record('b')], 't2'),
    t2: list([record('c')]),
  }

  it('is resumed at the token it was at', async () => {
    await serveRepository({ list: (args) => pages[args.get('resumptionToken') ?? ''] ?? '' })
    const first = await read({ stopAfter: ({ kind }) => kind === 'position' })
    const second = await read({ position: first.of('position')[0]?.position ?? '' })
    expect(second.datasets).toEqual(['https://data.example/b', 'https://data.example/c'])
    expect(second.end).toMatchObject({ listing: 'full' })
    expect(JSON.parse(second.end?.state ?? '')).toMatchObject({ since: '2026-01-09T09:50:00.000Z' })
  })

  it('is begun anew, once, where the repository has forgotten the token', async () => {
    let isForgotten = true
    await serveRepository({
      list: (args) => {
        const token = args.get('resumptionToken') ?? ''
        if (token !== 't2' || !isForgotten) return pages[token] ?? ''
        isForgotten = false
        return errorAnswer('badResumptionToken')
      },
    })
    const { datasets, error } = await read()
    expect(error).toBeUndefined()
    expect(datasets.map((iri) => iri.at(-1)).join('')).toBe('ababc')
  })

  it('ends in plain words where the token is forgotten again', async () => {
    await serveRepository({
      list: (args) =>
        args.has('resumptionToken') ? errorAnswer('badResumptionToken', 'expired') : (pages[''] ?? ''),
    })
    expect(String((await read()).error)).toContain('no longer knows where the list was to be continued')
  })
})

describe('an OAI-PMH answer', () => {
  it('whose XML breaks keeps the records before the break, and names the line', async () => {
    await serveRepository({
      list: () => list([record('a'), record('b')]).replace('Om b</dct:description>', 'Om b</dct:titel>'),
    })
    const { datasets, error } = await read()
    expect(datasets).toEqual(['https://data.example/a'])
    expect(error).toMatchObject({ kind: 'unreadable', line: 15 })
    expect(String(error)).toContain('line 15')
  })

  it('that is cut off keeps the records before, and is no end of the list', async () => {
    await serveRepository({ list: () => list([record('a'), record('b')]).slice(0, -400) })
    const { datasets, error, end } = await read()
    expect(datasets).toEqual(['https://data.example/a'])
    expect(error).toBeInstanceOf(SourceError)
    expect(end).toBeUndefined()
  })

  it('that is an HTML page with status 200 is told from one', async () => {
    await serveRepository({ list: () => '<!DOCTYPE html><html><body><p>Vedligeholdelse<br></body></html>' })
    const { error } = await read()
    expect(error).toMatchObject({ kind: 'unreadable' })
    expect(String(error)).toContain('this is an HTML page')
  })

  it('that is no answer of a repository is named by its first element', async () => {
    server = await serve((_, response) => response.end('<rss version="2.0"><channel/></rss>'))
    expect(String((await read()).error)).toContain('its first element is <rss>, where <OAI-PMH> belongs')
  })

  it('with an entity bomb is refused before anything grows', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    await serveRepository({ list: () => list([record('a', '&b;')]).replace('<OAI-PMH', `${bomb}<OAI-PMH`) })
    const { error, datasets } = await read()
    expect(datasets).toEqual([])
    expect(String(error)).toContain('declares entities')
  })

  it('with an unknown entity is refused at its line', async () => {
    await serveRepository({ list: () => list([record('a', '&file;')]) })
    expect((await read()).error).toMatchObject({ line: 5 })
  })

  it('that is nested without end is refused', async () => {
    await serveRepository({ list: () => list([record('a', '<x>'.repeat(100_000))]) })
    expect(String((await read()).error)).toContain('nested deeper than')
  })

  it('with a record that has no identifier rejects that record', async () => {
    await serveRepository({ list: () => list([deleted('').replace('oai:example:', ''), record('a')]) })
    const { datasets, reasons } = await read()
    expect(datasets).toEqual(['https://data.example/a'])
    expect(reasons).toEqual(['a record has no identifier'])
  })

  it.each([
    ['badArgument', 'does not accept the request'],
    ['cannotDisseminateFormat', 'does not give its records in this format'],
    ['noSetHierarchy', 'has no sets; take set= out of the address'],
    ['somethingNew', 'answers with the error "somethingNew"'],
  ])('with the error %s says: %s', async (code, words) => {
    await serveRepository({ list: () => errorAnswer(code, 'Because.') })
    const said = String((await read()).error)
    expect(said).toContain(words)
    expect(said).toContain('it says "Because."')
  })

  it('that heals is asked for again: a 500 in the middle of paging costs nothing', async () => {
    await serveRepository({
      list: (args) => (args.has('resumptionToken') ? list([record('b')]) : list([record('a')], 't')),
    })
    const repository = server
    let failures = 2
    server = await serve((request, response) => {
      if (request.url?.includes('resumptionToken') && failures-- > 0) response.writeHead(500).end()
      else
        void fetch(`${repository?.origin}${request.url}`)
          .then((answered) => answered.text())
          .then((body) => response.end(body))
    })
    const { datasets, error } = await read()
    await repository?.close()
    expect(error).toBeUndefined()
    expect(datasets).toEqual(['https://data.example/a', 'https://data.example/b'])
  })

  it('that leads round in a circle is left: an endless list ends', async () => {
    await serveRepository({ list: () => list([record('a')], 'same') })
    expect(String((await read()).error)).toContain('its list never ends')
    let page = 0
    await server?.close()
    await serveRepository({ list: () => list([record('a')], `page${page++}`) })
    expect(String((await read()).error)).toContain('its list never ends')
    expect(page).toBeLessThan(10)
  })
})

describe('Dublin Core', () => {
  const readDc = async (statements: string, name = 'a') => {
    await serveRepository({ formats: { oai_dc: 'd' }, list: () => list([record(name, dc(statements))]) })
    return read()
  }

  it('becomes DCAT, and what has no place there keeps its name', async () => {
    await serveRepository({
      formats: { oai_dc: 'd' },
      list: () => list([record('a', fixture('dublin-core-record.xml'))]),
    })
    const { of, datasets } = await read()
    expect(datasets).toEqual(['https://doi.org/10.5072/abc'])
    const triples = of('dataset')[0]?.triples ?? []
    expect(objectsOf(triples, 'terms/title')).toEqual(['"Hjertepatienter 2010"@da'])
    expect(objectsOf(triples, 'dcat#keyword')).toEqual(['"hjerte"', '"kardiologi"'])
    expect(objectsOf(triples, 'terms/issued')).toEqual(['"2010"^^http://www.w3.org/2001/XMLSchema#gYear'])
    expect(objectsOf(triples, '1.1/date')).toEqual(['"2011-05-01"^^http://www.w3.org/2001/XMLSchema#date'])
    expect(objectsOf(triples, 'terms/language')).toEqual([
      'http://publications.europa.eu/resource/authority/language/DAN',
    ])
    expect(objectsOf(triples, 'accessRights')).toEqual([
      'http://publications.europa.eu/resource/authority/access-right/RESTRICTED',
    ])
    expect(objectsOf(triples, 'terms/license')).toEqual(['https://creativecommons.org/licenses/by/4.0/'])
    expect(objectsOf(triples, '0.1/name').sort()).toEqual(['"Et Arkiv"', '"Jensen, Ane"'])
    expect(objectsOf(triples, '1.1/coverage')).toEqual(['"Danmark"'])
  })

  it('about an article is no dataset, and the list says so where it has nothing else', async () => {
    const { datasets, of } = await readDc(
      '<dc:title>En artikel</dc:title><dc:type>info:eu-repo/semantics/article</dc:type>',
    )
    expect(datasets).toEqual([])
    expect(of('rejected')).toMatchObject([
      { scope: 'part', reason: expect.stringContaining('none of its 1 records is a dataset') },
    ])
  })

  it.each([
    [
      '<dc:identifier>doi:10.1234/X</dc:identifier><dc:identifier>https://x.example/1</dc:identifier>',
      'https://doi.org/10.1234/X',
    ],
    [
      '<dc:identifier>abc</dc:identifier><dc:identifier>https://x.example/1</dc:identifier>',
      'https://x.example/1',
    ],
    ['<dc:identifier>ISBN: 12</dc:identifier>', 'oai:example:a'],
  ])('with %s is called %s', async (identifiers, iri) => {
    expect((await readDc(`<dc:title>T</dc:title>${identifiers}`)).datasets).toEqual([iri])
  })

  it('that says nothing is rejected', async () => {
    expect((await readDc('')).reasons).toEqual(['the record says nothing of what it describes'])
  })
})

describe('DataCite', () => {
  it('becomes DCAT with its dates, people, rights and relations', async () => {
    await serveRepository({
      formats: { oai_dc: 'd', oai_datacite: 'x' },
      list: () => list([record('a', fixture('datacite-record.xml'))]),
    })
    const { of, datasets } = await read()
    expect(datasets).toEqual(['https://doi.org/10.5072/reg-1'])
    const triples = of('dataset')[0]?.triples ?? []
    expect(objectsOf(triples, 'terms/title')).toEqual(['"A register"@en', '"Et register"@da'])
    expect(objectsOf(triples, 'terms/creator')).toEqual(['https://orcid.org/0000-0001-2345-6789'])
    expect(objectsOf(triples, 'terms/issued')).toEqual([
      '"2020-03-01"^^http://www.w3.org/2001/XMLSchema#date',
    ])
    expect(objectsOf(triples, 'dcat#startDate')).toEqual(['"2001"^^http://www.w3.org/2001/XMLSchema#gYear'])
    expect(objectsOf(triples, 'dcat#endDate')).toEqual(['"2019"^^http://www.w3.org/2001/XMLSchema#gYear'])
    expect(objectsOf(triples, 'isReferencedBy')).toEqual(['https://doi.org/10.5072/article'])
    expect(objectsOf(triples, 'terms/license')).toEqual([
      'https://creativecommons.org/publicdomain/zero/1.0/',
    ])
    expect(objectsOf(triples, 'prefLabel')).toEqual(['"Fyn"'])
  })
})
