import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { BASE, readDocument } from './reading.ts'

const CONTEXT = {
  dct: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  theme: { '@id': 'dcat:theme', '@type': '@id' },
}

const read = (document: unknown) => readDocument(JSON.stringify(document), 'json-ld')

/** The fingerprint of a document that has no problems. */
async function fingerprint(document: unknown): Promise<string> {
  const { quads, problems } = await read(document)
  expect(problems).toEqual([])
  return fingerprintOf(quads)
}

const PREFIXES = `@prefix dct: <http://purl.org/dc/terms/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix schema: <http://schema.org/> .`

const turtle = (document: string): string =>
  fingerprintOf(parseTurtle(`${PREFIXES}\n${document}`, { baseIri: BASE }))

describe('JSON-LD', () => {
  test.each([
    ['context/dcat-ap.jsonld', { '@value': 'Bier', '@language': 'da' }],
    ['html/examples/context.jsonld', { da: 'Bier' }],
  ])('knows the words of DCAT-AP 3 by the address %s', async (path, title) => {
    const document = {
      '@context': `https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/${path}`,
      '@id': 'https://data.example/d',
      '@type': 'Dataset',
      title,
      publisher: 'https://data.example/org',
      datasetDistribution: { '@type': 'Distribution', licence: 'https://data.example/l' },
    }
    expect(await fingerprint(document)).toBe(
      turtle(`<https://data.example/d> a dcat:Dataset ; dct:title "Bier"@da ; dct:publisher <https://data.example/org> ;
        dcat:distribution [ a dcat:Distribution ; dct:license <https://data.example/l> ] .`),
    )
  })

  test('gives a value the line of its member, and what is nameless that of where it is named', async () => {
    const source = `{
  "@context": { "dct": "http://purl.org/dc/terms/", "title": { "@id": "dct:title", "@container": "@language" } },
  "@graph": [
    {
      "@id": "d", "@type": "dct:Dataset",
      "title": { "da": "A",
        "en": "B" },
      "dct:publisher": {
        "@type": "dct:Agent",
        "dct:identifier": "1"
      },
      "dct:rights": { "dct:extent": 2 }
    },
    { "@id": "e", "dct:title": "x", "dct:language": [
      { "@value": "2", "@language": "d_!" } ] }
  ]
}`
    const { quads, problems } = await readDocument(source, 'json-ld')
    const lines = quads.map(({ object, line }) => [object.replace(/^.*[/]/, ''), line])
    expect(Object.fromEntries(lines)).toMatchObject({
      Dataset: 5,
      '"A"@da': 6,
      '"B"@en': 6,
      Agent: 9,
      '"1"': 10,
      'XMLSchema#integer': 12,
      '"x"': 14,
    })
    expect(problems).toMatchObject([{ line: 14, reason: expect.stringContaining('language tag') }])
  })

  test('reads values of every kind', async () => {
    expect(
      await fingerprint({
        '@context': CONTEXT,
        '@id': 'd',
        '@type': 'dcat:Dataset',
        'dct:title': [{ '@value': 'Titel', '@language': 'da' }, 'plain'],
        'dct:extent': [1, 1.5, true, { '@value': '2', '@type': 'xsd:decimal' }],
        theme: 'https://x.example/t',
        'dct:hasPart': { '@list': ['a', 'b', { '@id': 'c' }] },
        'dct:temporal': { 'dcat:startDate': { '@value': '1977-01-01', '@type': 'xsd:date' } },
        '@reverse': { 'dcat:dataset': { '@id': 'catalogue' } },
        '@included': [{ '@id': 'e', 'dct:title': 'included' }],
      }),
    ).toBe(
      turtle(`<d> a dcat:Dataset ; dct:title "Titel"@da, "plain" ; dct:extent 1, 1.5E0, true, "2"^^xsd:decimal ; dcat:theme <https://x.example/t> ;
         dct:hasPart ( "a" "b" <c> ) ; dct:temporal [ dcat:startDate "1977-01-01"^^xsd:date ] .
       <catalogue> dcat:dataset <d> . <e> dct:title "included" .`),
    )
  })

  test('keeps blank nodes that are referred to from other top-level nodes together', async () => {
    expect(
      await fingerprint({
        '@context': CONTEXT,
        '@graph': [
          { '@id': 'd', 'dct:publisher': { '@id': '_:p' } },
          { '@id': 'e', 'dct:publisher': { '@id': '_:p' } },
          { '@id': '_:p', 'dct:title': 'P' },
        ],
      }),
    ).toBe(turtle('<d> dct:publisher _:p . <e> dct:publisher _:p . _:p dct:title "P" .'))
  })

  test('puts a named graph into the graph of its quads', async () => {
    const { quads } = await read({
      '@context': CONTEXT,
      '@id': 'https://x.example/g',
      '@graph': [{ '@id': 'https://x.example/s', 'dct:title': 'x' }],
    })
    expect(quads).toMatchObject([{ subject: 'https://x.example/s', graph: 'https://x.example/g' }])
  })

  test.each([
    [
      'https://schema.org/',
      { '@type': 'Dataset', name: 'x', url: 'https://x.example/' },
      '[] a schema:Dataset ; schema:name "x" ; schema:url <https://x.example/> .',
    ],
    ['http://schema.org', { '@type': 'Dataset', name: 'x' }, '[] a schema:Dataset ; schema:name "x" .'],
    [
      'https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld',
      { '@type': 'Dcat:Dataset', 'dct:title': 'x', 'dcat:theme': 'https://x.example/t' },
      '[] a dcat:Dataset ; dct:title "x" ; dcat:theme <https://x.example/t> .',
    ],
    [
      'http://www.w3.org/ns/hydra/context.jsonld',
      { '@id': 'v', next: 'p2' },
      '<v> <http://www.w3.org/ns/hydra/core#next> <p2> .',
    ],
    [
      'https://www.w3.org/ns/activitystreams',
      { id: 'a', type: 'Create', object: 'd' },
      '<a> a <https://www.w3.org/ns/activitystreams#Create> ; <https://www.w3.org/ns/activitystreams#object> <d> .',
    ],
  ])('reads by the context %s without fetching it', async (context, document, expected) => {
    expect(await fingerprint({ '@context': context, ...document })).toBe(turtle(expected))
  })

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://unknown.example/context.jsonld',
    'file:///etc/passwd',
  ])('refuses the context %s by its address', async (context) => {
    await expect(read({ '@context': context, '@id': 'a:s' })).rejects.toThrow(context)
  })

  test('refuses a context that hides inside a node, and the document with it', async () => {
    const document = {
      '@context': CONTEXT,
      '@graph': [
        { '@id': 'd', 'dct:title': 'x' },
        { '@context': 'http://10.0.0.1/c', '@id': 'e' },
      ],
    }
    await expect(read(document)).rejects.toThrow('http://10.0.0.1/c')
  })

  test('a node that is wrong costs itself, and the others live', async () => {
    const { quads, problems } = await read({
      '@context': CONTEXT,
      '@graph': [
        { '@id': 'https://x.example/1', 'dct:title': 'one' },
        { '@id': 'https://x.example/2', 'dct:title': { '@value': { nested: true } } },
        { '@id': ['not', 'a', 'string'], 'dct:title': 'three' },
        { '@id': 'https://x.example/4', 'dct:title': 'four' },
      ],
    })
    expect(quads.map(({ object }) => object)).toEqual(['"one"', '"four"'])
    expect(problems).toMatchObject([
      { effect: 'statement-dropped', subject: 'https://x.example/2' },
      { effect: 'statement-dropped' },
    ])
  })

  test('a bad language tag and an illegal IRI are kept and reported', async () => {
    const { quads, problems } = await read({
      '@context': CONTEXT,
      '@id': 'https://x.example/a b',
      'dct:title': [
        { '@value': 'x', '@language': 'français' },
        { '@value': 'y', '@language': 'en_US' },
      ],
    })
    expect(quads.map(({ subject, object }) => [subject, object])).toEqual([
      ['https://x.example/a b', '"x"'],
      ['https://x.example/a b', '"y"@en-us'],
    ])
    expect(problems.map(({ effect }) => effect)).toEqual(['kept', 'kept', 'kept'])
  })

  test('what is no JSON is refused with its line', async () => {
    await expect(readDocument('{\n "@id": "a:s",\n "x": }', 'json-ld')).rejects.toThrow(/line 3|not JSON/)
    await expect(read('just a string')).rejects.toThrow('object')
  })

  test('nesting beyond reason costs its node alone', async () => {
    const deep = `{"@id":"a:deep","a:p":${'{"a:p":'.repeat(3000)}1${'}'.repeat(3000)}}`
    const { problems, quads } = await readDocument(`[${deep}, {"@id":"a:s","a:p":"x"}]`, 'json-ld')
    expect(problems.length).toBeGreaterThan(0)
    expect(quads).toContainEqual({ subject: 'a:s', predicate: 'a:p', object: '"x"', graph: '' })
  })
})
