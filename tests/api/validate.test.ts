import { beforeAll, describe, expect, it } from 'vitest'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { rdfs, sh } from '../../src/rdf/namespaces.ts'
import { openTestCatalogue, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

type Json = Record<string, never>
const json = async (answer: Response) => (await answer.json()) as Json

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
`
const ACCESS = 'http://publications.europa.eu/resource/authority/access-right'
const DATASET = `${PREFIXES}<https://a.example/1> a dcat:Dataset ;
  dct:title "Et register"@da ;
  dct:accessRights <${ACCESS}/NON_PUBLIC> ;
  dct:publisher "Sundhedsdatastyrelsen" .
`

interface Posted {
  readonly query?: string
  readonly headers?: Record<string, string>
}

const post = (body: string, { query = '', headers = { 'Content-Type': 'text/turtle' } }: Posted = {}) =>
  catalogue.api.request(`/api/v1/validate${query}`, { method: 'POST', body, headers })

async function problemOf(answer: Response): Promise<Json> {
  expect(answer.headers.get('Content-Type')).toMatch('application/problem+json')
  const problem = await json(answer)
  expect(problem).toMatchObject({ status: answer.status, title: expect.any(String) })
  return problem
}

interface Cut {
  readonly counts: Record<'datasets' | 'violation' | 'warning' | 'info', number>
  readonly listed: object
  readonly datasets: readonly object[]
}

describe('a posted description', () => {
  it('gets its findings in words, with the property, the line and how to mend it', async () => {
    const answer = await post(DATASET)
    expect(answer.status).toBe(200)
    const verdict = await json(answer)
    expect(verdict).toMatchObject({
      conforms: false,
      profile: 'healthdcat-ap-8',
      syntax: 'turtle',
      counts: { datasets: 1, conforming: 0 },
      datasets: [{ iri: 'https://a.example/1', level: 'non-public', title: { da: 'Et register' } }],
      problems: [],
    })
    const { findings } = (verdict['datasets'] as never as { findings: Json[] }[])[0]!
    const publisher = findings.find((finding) => finding['value'] === 'Sundhedsdatastyrelsen')
    expect(publisher).toMatchObject({
      severity: 'violation',
      path: 'http://purl.org/dc/terms/publisher',
      focus: 'https://a.example/1',
      line: 6,
      message: { da: expect.any(String), en: expect.any(String) },
      howToFix: { da: expect.stringMatching(/./), en: expect.stringMatching(/./) },
    })
  })

  it('is held against the level of its access rights, also where they stand under an older address', async () => {
    const old = DATASET.replace('http://publications', 'https://publications')
    expect(await json(await post(old))).toMatchObject({ datasets: [{ level: 'non-public' }] })
  })

  it('is held against the profile that is asked for', async () => {
    const verdict = await json(await post(DATASET, { query: '?profile=dcat-ap-3' }))
    expect(verdict).toMatchObject({ profile: 'dcat-ap-3', conforms: false })
    expect((verdict['datasets'] as never as Json[])[0]).not.toHaveProperty('level')
  })

  it.each(['text/turtle', 'application/ld+json', 'application/rdf+xml', 'application/n-triples'])(
    'gets a SHACL report as %s',
    async (type) => {
      const answer = await post(DATASET, { headers: { 'Content-Type': 'text/turtle', Accept: type } })
      expect(answer.headers.get('Content-Type')).toMatch(type)
      expect(answer.headers.get('Vary')).toMatch('Accept')
      const text = await answer.text()
      expect(text).toMatch('ValidationReport')
      if (type !== 'text/turtle') return
      const report = parseTurtle(text)
      expect(report).toContainEqual(expect.objectContaining({ predicate: sh.conforms }))
      expect(report).toContainEqual(
        expect.objectContaining({ predicate: sh.focusNode, object: 'https://a.example/1' }),
      )
    },
  )

  it.each([
    ['application/octet-stream', DATASET],
    ['text/plain', DATASET],
    ['application/x-www-form-urlencoded', DATASET],
    [
      'application/json',
      '{"@id": "a:1", "@type": "http://www.w3.org/ns/dcat#Dataset", "http://purl.org/dc/terms/title": "A"}',
    ],
  ])('is told by its bytes when it is sent as %s', async (type, body) => {
    const verdict = await json(await post(body, { headers: { 'Content-Type': type } }))
    expect(verdict).toMatchObject({ counts: { datasets: 1 } })
  })

  it('is told of tags that are no languages, in every syntax, and keeps its texts', async () => {
    const xml = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"
      xmlns:dcat="http://www.w3.org/ns/dcat#"><dcat:Dataset rdf:about="https://a.example/1">
      <dct:title xml:lang="dk">Et</dct:title><dct:title xml:lang="da_DK">Et</dct:title></dcat:Dataset></rdf:RDF>`
    const turtle = `${PREFIXES}<https://a.example/1> a dcat:Dataset ; dct:title "Et"@dk, "Et"@da_DK .`
    const jsonLd = JSON.stringify({
      '@id': 'https://a.example/1',
      '@type': 'http://www.w3.org/ns/dcat#Dataset',
      'http://purl.org/dc/terms/title': ['dk', 'da_DK'].map((tag) => ({ '@value': 'Et', '@language': tag })),
    })
    for (const [type, body] of [
      ['application/rdf+xml', xml],
      ['text/turtle', turtle],
      ['application/ld+json', jsonLd],
    ] as const) {
      const verdict = await json(await post(body, { headers: { 'Content-Type': type } }))
      expect(verdict).toMatchObject({
        datasets: [{ title: { dk: 'Et' } }],
        problems: [
          { reason: '"dk" is not the code of a language; did you mean "da"?', effect: 'kept' },
          {
            reason: expect.stringMatching(/"da_dk" is not a language tag; read as "da-dk"/i),
            effect: 'kept',
          },
        ],
      })
    }
  })

  it('says when an answer does not list all that it counts, also in the SHACL report', async () => {
    const many = Array.from(
      { length: 900 },
      (_, n) => `<https://a.example/m/${n}> a dcat:Dataset ; dct:title "T"@da .`,
    )
    const body = `${PREFIXES}${many.join('\n')}`
    const { counts, listed, datasets } = (await json(await post(body))) as never as Cut
    const { datasets: all, violation, warning, info } = counts
    expect(all).toBe(900)
    expect(listed).toMatchObject({ datasets: datasets.length, complete: false })
    expect(datasets.length).toBeLessThan(900)
    const report = await post(body, { headers: { 'Content-Type': 'text/turtle', Accept: 'text/turtle' } })
    const comments = parseTurtle(await report.text()).filter(({ predicate }) => predicate === rdfs.comment)
    expect(comments.map(({ object }) => object)).toContainEqual(
      expect.stringContaining(`20000 of ${violation + warning + info} results`),
    )
    expect(await json(await post(DATASET))).toMatchObject({ listed: { datasets: 1, complete: true } })
  })

  it('names and counts a dataset of which nothing could be read', async () => {
    const lost = DATASET.replaceAll('a.example/1', 'a.example/2').replace('"@da ;', '"@da')
    const described = lost.replace(PREFIXES, '')
    const verdict = await json(await post(`${DATASET}${described}`))
    expect(verdict).toMatchObject({
      conforms: false,
      counts: { datasets: 2, conforming: 0 },
      datasets: [{ iri: 'https://a.example/1' }],
      lost: ['https://a.example/2'],
      problems: [{ subject: 'https://a.example/2', effect: 'statement-dropped' }],
    })
  })

  it('keeps its other datasets when a statement is broken, and does not conform', async () => {
    const verdict = await json(
      await post(`${DATASET}<https://a.example/2> a dcat:Dataset ; dct:title "x .\n`),
    )
    expect(verdict).toMatchObject({
      conforms: false,
      counts: { datasets: 2 },
      problems: [{ effect: expect.any(String), line: 7 }],
    })
  })
})

describe('what cannot be validated is told apart', () => {
  it('a profile that does not exist', async () => {
    const answer = await post(DATASET, { query: '?profile=healthdcat-ap-9' })
    expect(answer.status).toBe(400)
    expect(await problemOf(answer)).toMatchObject({
      errors: [{ path: 'profile' }],
      profiles: ['dcat-ap-3', 'dcat-ap-dk-3', 'healthdcat-ap-8'],
    })
  })

  it.each([
    ['an HTML page', 'text/turtle', '<!DOCTYPE html><html><body>Log in</body></html>', 415, /HTML page/],
    ['plain JSON', 'application/ld+json', '{"results": []}', 422, /no statements/],
    ['JSON without an address', 'application/json', '{"adress": "x"}', 400, /^url: An http or https address/],
    ['an address that is no text', 'application/json', '{"url": 7}', 400, /^url: /],
    ['a picture', 'image/png', '\u0089PNG', 415, /said to be image\/png/],
    ['a form with a file', 'multipart/form-data; boundary=x', '--x--', 415, /multipart/],
    ['a file that is no text', 'text/turtle', '%PDF-1.7 \u0000\u0001', 415, /binary/],
    ['prose', 'text/plain', 'Once upon a time', 415, /begins with "Once upon a time"/],
    ['nothing', 'text/turtle', '', 400, /empty/],
    ['white space', 'text/turtle', ' \n ', 415, /empty/],
    ['broken JSON-LD', 'application/ld+json', '{"@id": "https://a.example/1",', 422, /JSON-LD/],
    ['broken XML', 'application/rdf+xml', '<rdf:RDF></nothing>', 422, /RDF\/XML/],
    ['a name alone', 'text/turtle', '<a:1> a <http://www.w3.org/ns/dcat#Dataset> .', 422, /describes none/],
    [
      'RDF about other things',
      'text/turtle',
      '<https://a.example/x> a <http://xmlns.com/foaf/0.1/Agent> .',
      422,
      /<http:\/\/xmlns\.com\/foaf\/0\.1\/Agent> \(1\)/,
    ],
    [
      'a context on another host',
      'application/ld+json',
      '{"@context": "http://169.254.169.254/latest", "@id": "https://a.example/1"}',
      422,
      /context http:\/\/169\.254\.169\.254\/latest is not among those/,
    ],
    [
      'very deep JSON-LD',
      'application/ld+json',
      `${'{"@id":"a:b","http://a.example/p":'.repeat(5000)}1${'}'.repeat(5000)}`,
      422,
      /./,
    ],
  ])('%s', async (_what, type, body, status, detail) => {
    const answer = await post(body, { headers: { 'Content-Type': type } })
    expect(answer.status).toBe(status)
    expect((await problemOf(answer))['detail']).toMatch(detail)
  })

  const rdfXml = (body: string) => `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#">\n${body}\n</rdf:RDF>`
  const broken = '<dcat:Dataset rdf:about="https://a.example/2"><dct:title>Hjerte & kar</dct:title>'

  it('XML that is not well-formed, without findings on half a description', async () => {
    const answer = await post(rdfXml(`${broken}</dcat:Dataset>`), {
      headers: { 'Content-Type': 'application/rdf+xml' },
    })
    expect(answer.status).toBe(422)
    expect(await problemOf(answer)).toMatchObject({ line: 3, detail: expect.stringMatching('&amp;') })
  })

  it('but for the datasets before the place where XML breaks off', async () => {
    const first = '<dcat:Dataset rdf:about="https://a.example/1"><dct:title>Et</dct:title></dcat:Dataset>'
    const answer = await post(rdfXml(`${first}\n${broken}</dcat:Dataset>`), {
      headers: { 'Content-Type': 'application/rdf+xml' },
    })
    expect(await json(answer)).toMatchObject({
      conforms: false,
      datasets: [{ iri: 'https://a.example/1' }],
      problems: [{ line: 4, effect: 'rest-dropped' }],
    })
  })

  it('names the place where the only dataset was lost, not what is left of the document', async () => {
    const cut = DATASET.replace('"Et register"@da ;', '"Et register"@da')
    const answer = await post(`${cut}<https://a.example/nfa> a <http://xmlns.com/foaf/0.1/Agent> .`)
    expect(answer.status).toBe(422)
    const problem = await problemOf(answer)
    expect(problem).toMatchObject({
      detail: expect.stringMatching(/no dataset in what could be read.* Line 5: expected ; or , or \./),
      explanation: { da: expect.stringMatching(/1 sted måtte udelades.* Linje 5: .* Ret det første sted/) },
      line: 5,
      problems: [{ line: 5, effect: 'statement-dropped', subject: 'https://a.example/1' }],
    })
    expect(problem['detail']).not.toMatch('foaf')
  })

  it('says in Danish, too, what a document without datasets is about', async () => {
    const problem = await problemOf(await post('<https://a.example/x> a <https://a.example/Thing> .'))
    expect(problem).toMatchObject({
      explanation: {
        da: expect.stringMatching('intet datasæt'),
        en: expect.stringMatching('there is no dataset'),
      },
      classes: [{ iri: 'https://a.example/Thing', count: 1 }],
    })
  })

  it('an answer in a form that does not exist', async () => {
    const answer = await post(DATASET, { headers: { Accept: 'image/png' } })
    expect(answer.status).toBe(406)
    expect((await problemOf(answer))['detail']).toMatch('application/json, text/turtle')
  })

  it('a parameter that does not exist', async () => {
    expect((await post(DATASET, { query: '?profil=x' })).status).toBe(400)
  })
})

describe('a document of 50 MB', () => {
  const LIMIT = 10_485_760

  it('is refused by what it says of its length, before it is read', async () => {
    const headers = { 'Content-Type': 'text/turtle', 'Content-Length': String(5 * LIMIT) }
    const answer = await post(DATASET, { headers })
    expect(answer.status).toBe(413)
    expect(await problemOf(answer)).toMatchObject({
      maxBytes: LIMIT,
      detail: expect.stringMatching('10485760'),
    })
  })

  it('is refused as soon as it grows too large where it does not say', async () => {
    let sent = 0
    const piece = new TextEncoder().encode('# a comment\n'.repeat(100_000))
    const body = new ReadableStream({
      pull(controller) {
        sent += piece.byteLength
        if (sent > 5 * LIMIT) controller.close()
        else controller.enqueue(piece)
      },
    })
    const request = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'text/turtle' } }
    const answer = await catalogue.api.request('/api/v1/validate', request as RequestInit)
    expect(answer.status).toBe(413)
    expect(sent).toBeLessThan(2 * LIMIT)
  })
})

describe('an address', () => {
  it('that is empty is told so', async () => {
    const headers = { 'Content-Type': 'application/json' }
    expect(await problemOf(await post('{"url":""}', { headers }))).toMatchObject({
      detail: expect.stringContaining('the address is empty'),
    })
  })

  const json200 = { 'Content-Type': 'application/json' }

  it.each([
    ['/etc/passwd', /neither an http nor an https address/],
    ['file:///etc/passwd', /neither an http nor an https address/],
    ['http://127.0.0.1:1/', /private|own network|not fetched|127\.0\.0\.1/],
    ['http://[::1]/', /::1/],
    ['http://user:secret@a.example/', /password/],
  ])('is fetched through the guard: %s is refused', async (url, detail) => {
    const answer = await post(JSON.stringify({ url }), { headers: json200 })
    expect(answer.status).toBe(422)
    const problem = await problemOf(answer)
    expect(problem['detail']).toMatch(detail)
    expect(JSON.stringify(problem)).not.toMatch(/root:|secret/)
  })
})
