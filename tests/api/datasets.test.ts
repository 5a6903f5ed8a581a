import { beforeAll, describe, expect, it } from 'vitest'
import { normalizeIdentifier } from '../../src/catalogue/global-identifiers.ts'
import { recordIdOf } from '../../src/dataset/identity.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { GONE, goneId, LPR, lprId, openTestCatalogue, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>

describe('a record that another source publishes too', () => {
  it('says under which IRI, and where the two differ', async () => {
    const { ask, dependencies } = await openTestCatalogue()
    const { store } = dependencies
    const iri = 'https://portal.example/lpr'
    const at = '2026-03-01T03:00:00.000Z'
    const source = { id: 'portal', kind: 'dcat', url: '', title: {}, authority: '', profile: 'dcat-ap-3' }
    await store.saveSource(source)
    await store.startRun({ id: 'portal-1', source: 'portal', startedAt: at })
    const identifiers = [{ value: normalizeIdentifier(LPR) ?? '', isOriginal: true }]
    const ntriples = `<${iri}> <http://purl.org/dc/terms/title> "LPR" .\n`
    const dataset = { iri, fingerprint: 'f', ntriples, publisher: '', identifiers }
    await store.apply({ source: 'portal', run: 'portal-1', at }, [{ kind: 'created', dataset }])
    const portalId = recordIdOf(iri)
    expect(await json(await ask(`/api/v1/datasets/${lprId}`))).toMatchObject({
      alsoPublishedBy: [
        {
          source: 'portal',
          id: portalId,
          iri,
          isLeading: false,
          differs: expect.arrayContaining(['http://purl.org/dc/terms/title']),
        },
      ],
    })
    expect(await json(await ask(`/api/v1/datasets/${portalId}`))).toMatchObject({
      ledBy: lprId,
      alsoPublishedBy: [{ source: 'sds', id: lprId, isLeading: true }],
    })
  })
})

describe('a record', () => {
  it('holds what the page shows, with labels, provenance and links', async () => {
    const answer = await catalogue.ask(`/api/v1/datasets/${lprId}`)
    const record = await json(answer)
    expect(record).toMatchObject({
      id: lprId,
      iri: LPR,
      title: { da: 'Landspatientregisteret', en: 'Danish National Patient Register' },
      state: 'active',
      version: 2,
      source: 'sds',
      authority: 'https://a.example/authority/sds',
      alsoPublishedBy: [],
      firstSeen: '2026-01-10T03:00:00.000Z',
      lastChanged: '2026-02-10T03:00:00.000Z',
      other: [{ predicate: 'https://a.example/own', object: '"kept"' }],
      links: {
        page: `http://localhost:8080/datasets/${lprId}`,
        turtle: `http://localhost:8080/datasets/${lprId}.ttl`,
      },
    })
    expect(record['properties']).toContainEqual({
      name: 'healthCategory',
      iri: 'http://healthdataportal.eu/ns/health#healthCategory',
      label: { da: 'Kategori efter EHDS art. 51', en: 'EHDS Art. 51 category' },
      section: 'about',
      values: [
        {
          iri: 'https://hdeu-dcat.data.health.europa.eu/resource/authority/healthcategories/EHRS',
          scheme: 'healthcategories',
          code: 'EHRS',
          label: { da: expect.any(String) as string, en: expect.any(String) as string },
        },
      ],
    })
    expect(record['properties']).toContainEqual(
      expect.objectContaining({
        name: 'temporal',
        values: [{ start: { written: '1977', from: '1977-01-01', to: '1977-12-31' } }],
      }),
    )
    expect(record['properties']).toContainEqual(
      expect.objectContaining({
        name: 'spatial',
        values: [
          {
            iri: 'http://publications.europa.eu/resource/authority/country/DNK',
            scheme: 'country',
            code: 'DNK',
            label: { da: 'Danmark', en: 'Denmark' },
          },
        ],
      }),
    )
    expect(record['properties']).toContainEqual(
      expect.objectContaining({
        name: 'publisher',
        values: [
          { iri: 'https://a.example/sds', name: [{ value: 'Sundhedsdatastyrelsen', language: 'da' }] },
        ],
      }),
    )
  })

  it('is shown as it was on a day', async () => {
    const then = await json(await catalogue.ask(`/api/v1/datasets/${lprId}?at=2026-01-10`))
    expect(then).toMatchObject({ version: 1, title: { en: 'Danish National Patient Registry' } })
    expect((await catalogue.ask(`/api/v1/datasets/${lprId}?at=2025-12-31`)).status).toBe(404)
  })

  it.each(['yesterday', '2026-02-30', '2026', '2026-01-01T25:00'])('has no state at %j', async (at) => {
    const answer = await catalogue.ask(`/api/v1/datasets/${lprId}?at=${at}`)
    expect(answer.status).toBe(400)
    expect(await json(answer)).toMatchObject({ errors: [{ path: 'at' }] })
  })

  it('tells its versions', async () => {
    const { versions } = await json(await catalogue.ask(`/api/v1/datasets/${lprId}/history`))
    expect(versions).toMatchObject([
      { number: 1, change: 'created', run: 'run-1' },
      { number: 2, change: 'updated', run: 'run-2' },
    ])
  })

  it('leaves a tombstone when it is deleted', async () => {
    const answer = await catalogue.ask(`/api/v1/datasets/${goneId}`)
    expect(answer.status).toBe(410)
    expect(await json(answer)).toMatchObject({
      status: 410,
      tombstone: {
        id: goneId,
        iri: GONE,
        title: { da: 'Forladt register' },
        deletedAt: '2026-02-10T03:00:00.000Z',
      },
    })
    expect((await catalogue.ask(`/datasets/${goneId}.ttl`)).status).toBe(410)
    expect((await catalogue.ask(`/api/v1/datasets/${goneId}/history`)).status).toBe(200)
  })

  it('is not found under an id that nobody has', async () => {
    for (const path of [
      '/api/v1/datasets/nothing',
      '/api/v1/datasets/nothing/history',
      '/datasets/nothing.ttl',
    ]) {
      const answer = await catalogue.ask(path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('Content-Type')).toMatch('application/problem+json')
    }
  })
})

describe("a dataset's own address", () => {
  it.each([
    ['text/turtle', '.ttl', /^@prefix/],
    ['application/ld+json', '.jsonld', /"@context"/],
    ['application/rdf+xml', '.rdf', /<rdf:RDF/],
    ['application/n-triples', '.nt', /^<https:\/\/a\.example\/dataset\/lpr> </m],
    ['application/json', '.json', /"properties"/],
  ])('answers with %s by Accept and by the suffix %s', async (mediaType, suffix, body) => {
    const negotiated = await catalogue.ask(`/datasets/${lprId}`, { Accept: mediaType })
    const named = await catalogue.ask(`/datasets/${lprId}${suffix}`, { Accept: 'text/html' })
    for (const answer of [negotiated, named]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toMatch(mediaType)
      expect(answer.headers.get('Vary')).toMatch('Accept')
      expect(answer.headers.get('Link')).toMatch(
        `</datasets/${lprId}.ttl>; rel="alternate"; type="text/turtle"`,
      )
    }
    const text = await negotiated.text()
    expect(text).toMatch(body)
    expect(await named.text()).toBe(text)
  })

  it("gives the source's own triples, those of no profile included, and of a day when asked", async () => {
    const now = graphOf(parseTurtle(await (await catalogue.ask(`/datasets/${lprId}.ttl`)).text()))
    expect(now.objects(LPR, 'https://a.example/own')).toEqual(['"kept"'])
    const then = await (await catalogue.ask(`/datasets/${lprId}.ttl?at=2026-01-20T00:00:00Z`)).text()
    expect(then).toContain('Danish National Patient Registry')
  })

  it('keeps an ETag per form', async () => {
    const turtle = await catalogue.ask(`/datasets/${lprId}.ttl`)
    const etag = turtle.headers.get('ETag') ?? ''
    expect((await catalogue.ask(`/datasets/${lprId}.ttl`, { 'If-None-Match': etag })).status).toBe(304)
    expect((await catalogue.ask(`/datasets/${lprId}.nt`, { 'If-None-Match': etag })).status).toBe(200)
  })

  it('says what it can answer with when asked for something else', async () => {
    const answer = await catalogue.ask(`/datasets/${lprId}`, { Accept: 'image/png' })
    expect(answer.status).toBe(406)
    expect(await json(answer)).toMatchObject({ detail: expect.stringContaining('text/turtle') as string })
  })

  it("is found by the publisher's IRI", async () => {
    const answer = await catalogue.ask(`/datasets?iri=${encodeURIComponent(LPR)}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(`/datasets/${lprId}`)
    expect((await catalogue.ask('/datasets?iri=https://b.example/x')).status).toBe(404)
  })
})
