import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { serializeRdf } from '../../src/rdf/serialize.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import type { Triple } from '../../src/rdf/term.ts'
import { anyGraph, tangledGraph, xmlText } from './graphs.ts'
import { readDocument } from './reading.ts'

const names = syntaxes.map(({ name }) => name)

describe.each(names)('%s', (syntax) => {
  // XML has no control characters, and its parser resolves `/./` in every IRI.
  const anyForThis =
    syntax === 'rdf-xml'
      ? fc.oneof(anyGraph(xmlText), tangledGraph).filter((graph) => !graph.some(hasDotSegments))
      : fc.oneof(anyGraph(), tangledGraph)

  test('any graph that is written reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyForThis, async (graph) => {
        const { quads, problems } = await readDocument(await serializeRdf(graph, syntax), syntax)
        expect(problems).toEqual([])
        expect(fingerprintOf(quads)).toBe(fingerprintOf(graph))
      }),
      { numRuns: 150 },
    )
  })

  test('IRIs with illegal characters are percent-encoded and fail nothing', async () => {
    const graph: Triple[] = [
      { subject: 'https://x.example/a b', predicate: 'http://purl.org/dc/terms/title', object: '"kept"@da' },
      {
        subject: 'https://x.example/a b',
        predicate: 'http://www.w3.org/ns/dcat#theme',
        object: 'https://x.example/{id}|"<>',
      },
      {
        subject: 'https://x.example/a b',
        predicate: 'http://purl.org/dc/terms/date',
        object: '"1"^^https://x.example/t t',
      },
    ]
    const { quads, problems } = await readDocument(await serializeRdf(graph, syntax), syntax)
    expect(problems).toEqual([])
    expect(quads.map(({ subject, object }) => [subject, object]).sort(byObject)).toEqual([
      ['https://x.example/a%20b', '"1"^^https://x.example/t%20t'],
      ['https://x.example/a%20b', '"kept"@da'],
      ['https://x.example/a%20b', 'https://x.example/%7Bid%7D%7C%22%3C%3E'],
    ])
  })

  test('a list of a thousand items is no tower of brackets', async () => {
    const list = parseTurtle(
      `<a:s> <a:p> ( ${Array.from({ length: 1000 }, (_, index) => `"${index}"`).join(' ')} ) .`,
    )
    const { quads, problems } = await readDocument(await serializeRdf(list, syntax), syntax)
    expect(problems).toEqual([])
    expect(fingerprintOf(quads)).toBe(fingerprintOf(list))
  })
})

const hasDotSegments = ({ subject, object }: Triple): boolean =>
  /\/\.{1,2}(?:[/?#]|$)/m.test(`${subject}\n${object}`)

const DESCRIPTION = parseTurtle(`
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://data.example/d> dcat:contactPoint [ vcard:fn "Forskerservice"@da ; vcard:hasEmail <mailto:a@b.example> ] ;
  dct:title "Landspatientregisteret"@da, "National Patient Register"@en ;
  dct:description """Første linje.
Anden "linje"."""@da ;
  a dcat:Dataset .
`)

test('Turtle is written for people: prefixes in use, type and title first, blank nodes where they belong', async () => {
  expect(await serializeRdf(DESCRIPTION, 'turtle')).toBe(`@prefix dct: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .

<https://data.example/d> a dcat:Dataset ;
  dct:title "Landspatientregisteret"@da, "National Patient Register"@en ;
  dct:description """Første linje.
Anden \\"linje\\"."""@da ;
  dcat:contactPoint [
    vcard:fn "Forskerservice"@da ;
    vcard:hasEmail <mailto:a@b.example>
  ] .
`)
})

test('JSON-LD brings its context along and nests blank nodes', async () => {
  expect(JSON.parse(await serializeRdf(DESCRIPTION, 'json-ld'))).toEqual({
    '@context': {
      dct: 'http://purl.org/dc/terms/',
      dcat: 'http://www.w3.org/ns/dcat#',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
    },
    '@id': 'https://data.example/d',
    '@type': 'dcat:Dataset',
    'dct:title': [
      { '@value': 'Landspatientregisteret', '@language': 'da' },
      { '@value': 'National Patient Register', '@language': 'en' },
    ],
    'dct:description': { '@value': 'Første linje.\nAnden "linje".', '@language': 'da' },
    'dcat:contactPoint': {
      'vcard:fn': { '@value': 'Forskerservice', '@language': 'da' },
      'vcard:hasEmail': { '@id': 'mailto:a@b.example' },
    },
  })
})

test('JSON-LD does not mistake an IRI that looks like a short name for one', async () => {
  const graph: Triple[] = [
    {
      subject: 'a:s',
      predicate: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
      object: 'dct:LicenseDocument',
    },
    { subject: 'a:s', predicate: 'http://purl.org/dc/terms/title', object: '"x"' },
  ]
  const { quads } = await readDocument(await serializeRdf(graph, 'json-ld'), 'json-ld')
  expect(fingerprintOf(quads)).toBe(fingerprintOf(graph))
})

test('RDF/XML leaves out what XML has no name for and says so', async () => {
  const graph: Triple[] = [
    { subject: 'a:s', predicate: 'https://x.example/123', object: '"gone"' },
    { subject: 'a:s', predicate: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#about', object: '"gone"' },
    { subject: 'a:s', predicate: 'http://purl.org/dc/terms/title', object: '"bell \u0007"' },
  ]
  const document = await serializeRdf(graph, 'rdf-xml')
  expect(document).toContain('<!-- left out, no XML name: https://x.example/123 -->')
  const { quads } = await readDocument(document, 'rdf-xml')
  expect(quads.map(({ object }) => object)).toEqual(['"bell \uFFFD"'])
})

test('an empty graph is an empty document in every syntax', async () => {
  for (const name of names) {
    const { quads, problems } = await readDocument(await serializeRdf([], name), name)
    expect([quads, problems]).toEqual([[], []])
  }
})

const byObject = ([, a = '']: readonly string[], [, b = '']: readonly string[]) => (a < b ? -1 : 1)
