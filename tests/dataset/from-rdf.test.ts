import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import { classes, datasetProperties } from '../../src/dataset/properties.ts'
import type { PropertyTable } from '../../src/dataset/properties.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { anyIri, anyLiteral, anyText } from '../rdf/graphs.ts'
import { DATASET, describe as described } from './describing.ts'

describe('a description', () => {
  test('has its texts in every language, in lower case and in the order written', () => {
    const { title } = described('dct:title "Titel"@DA, "Title"@en-GB, "plain" .')
    expect(title).toEqual([
      { value: 'Titel', language: 'da' },
      { value: 'Title', language: 'en-gb' },
      { value: 'plain' },
    ])
  })

  test('has every property of its table as a list, and nothing where nothing is said', () => {
    const { types, other, iri, ...properties } = described('a dcat:Dataset .')
    expect(iri).toBe(DATASET)
    expect(types).toEqual(['http://www.w3.org/ns/dcat#Dataset'])
    expect(other).toEqual([])
    expect(Object.keys(properties).sort()).toEqual(Object.keys(datasetProperties).sort())
    expect(Object.values(properties).every((values) => Array.isArray(values) && values.length === 0)).toBe(
      true,
    )
  })

  test('keeps what no table lists as it stands', () => {
    const { other } = described(':unknown "x"@da, :y ; dct:title "known" .')
    expect(other).toEqual([
      { predicate: 'https://data.example/unknown', object: '"x"@da' },
      { predicate: 'https://data.example/unknown', object: 'https://data.example/y' },
    ])
  })

  test('keeps a value among the others that cannot be read as its kind', () => {
    const { records, structured, other } = described(
      'h:numberOfRecords "about 1,000" ; h:hasStructuredData "maybe" .',
    )
    expect([records, structured]).toEqual([[], []])
    expect(other.map(({ object }) => object)).toEqual(['"about 1,000"', '"maybe"'])
  })

  test('reads the IRIs that older profiles use, each value once', () => {
    const { hasVersion, version } = described(
      'dcat:hasVersion :v2 ; dct:hasVersion :v2, :v1 ; <http://www.w3.org/2002/07/owl#versionInfo> "1.0" .',
    )
    expect(hasVersion.map(({ iri }) => iri)).toEqual(['https://data.example/v2', 'https://data.example/v1'])
    expect(version).toEqual([{ value: '1.0' }])
  })
})

describe('literals and nodes in the place of each other', () => {
  test('a publisher as a plain literal is an agent of that name', () => {
    expect(described('dct:publisher "Sundhedsstyrelsen"@da .').publisher).toMatchObject([
      { name: [{ value: 'Sundhedsstyrelsen', language: 'da' }], types: [], homepage: [] },
    ])
  })

  test.each([
    ['an address', '"https://org.example/"', { homepage: ['https://org.example/'] }],
    ['an e-mail', '"info@org.example"', { email: ['info@org.example'] }],
  ])('a publisher as %s says so', (_, value, expected) => {
    expect(described(`dct:publisher ${value} .`).publisher).toMatchObject([expected])
  })

  test('a contact as an e-mail and a distribution as an address are what they are', () => {
    const { contactPoint, distribution } = described(
      'dcat:contactPoint "a@b.example" ; dcat:distribution "https://x.example/file.csv" .',
    )
    expect(contactPoint).toMatchObject([{ email: ['a@b.example'] }])
    expect(distribution).toMatchObject([{ accessUrl: ['https://x.example/file.csv'] }])
  })

  test('a concept as a literal keeps its label, as an address its IRI', () => {
    const { theme, license } = described(
      'dcat:theme "Sundhed"@da ; dct:license "https://creativecommons.org/licenses/by/4.0/" .',
    )
    expect(theme).toEqual([{ labels: [{ value: 'Sundhed', language: 'da' }] }])
    expect(license).toEqual([{ iri: 'https://creativecommons.org/licenses/by/4.0/', labels: [] }])
  })

  test('a concept brings its labels, from wherever they are', () => {
    const { theme, frequency, distribution } =
      described(`<${DATASET}> dcat:theme :t ; dct:accrualPeriodicity [ rdfs:label "årligt"@da ] ;
      dcat:distribution [ dct:format [ a dct:IMT ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "text/csv" ] ] .
      :t a skos:Concept ; skos:prefLabel "Sundhed"@da, "Health"@en .`)
    expect(theme).toEqual([
      {
        iri: 'https://data.example/t',
        labels: [
          { value: 'Sundhed', language: 'da' },
          { value: 'Health', language: 'en' },
        ],
      },
    ])
    expect(frequency).toEqual([{ labels: [{ value: 'årligt', language: 'da' }] }])
    expect(distribution[0]?.format).toEqual([{ labels: [{ value: 'text/csv' }] }])
  })

  test('a text as a node is its label, else its IRI', () => {
    const { rights, keyword } = described(
      `<${DATASET}> dct:rights [ rdfs:label "Fortroligt"@da ] ; dcat:keyword :k .`,
    )
    expect(rights).toEqual([{ value: 'Fortroligt', language: 'da' }])
    expect(keyword).toEqual([{ value: 'https://data.example/k' }])
  })

  test('a link is found behind a node, and in a literal', () => {
    const { contactPoint, landingPage } = described(
      'dcat:contactPoint [ vcard:fn "K" ; vcard:hasEmail [ vcard:hasValue <mailto:a@b.example> ] ] ; dcat:landingPage " https://x.example/ " .',
    )
    expect(contactPoint).toMatchObject([{ name: [{ value: 'K' }], email: ['mailto:a@b.example'] }])
    expect(landingPage).toEqual(['https://x.example/'])
  })
})

const day = (from: string, to = from) => expect.objectContaining({ from, to })

describe('periods', () => {
  test.each([
    ['dcat', '[ dcat:startDate "1977-01-01"^^xsd:date ; dcat:endDate "2023"^^xsd:gYear ]'],
    ['schema.org', '[ schema:startDate "1977-01-01" ; schema:endDate "2023" ]'],
    [
      'schema.org over https',
      '[ <https://schema.org/startDate> "1977-01-01" ; <https://schema.org/endDate> "2023" ]',
    ],
    [
      'OWL-Time',
      '[ time:hasBeginning [ time:inXSDDate "1977-01-01"^^xsd:date ] ; time:hasEnd [ time:inXSDgYear "2023"^^xsd:gYear ] ]',
    ],
    ['an interval', '"1977-01-01/2023"'],
    ['a DCMI period', '"name=Registret; start=1977-01-01; end=2023;"'],
  ])('are read as %s writes them', (_, turtle) => {
    expect(described(`dct:temporal ${turtle} .`).temporal).toMatchObject([
      { start: day('1977-01-01'), end: day('2023-01-01', '2023-12-31') },
    ])
  })

  test('may be open, or known by a label alone', () => {
    const { temporal } = described(
      'dct:temporal [ dcat:startDate "1977"^^xsd:gYear ], "1977-", [ rdfs:label "efterkrigstiden"@da ], "altid" .',
    )
    expect(temporal).toMatchObject([
      { start: day('1977-01-01', '1977-12-31'), labels: [] },
      { start: day('1977-01-01', '1977-12-31'), labels: [{ value: '1977-' }] },
      { labels: [{ value: 'efterkrigstiden', language: 'da' }] },
      { labels: [{ value: 'altid' }] },
    ])
    expect(temporal[0]).not.toHaveProperty('end')
  })

  test('keep an end as written that is not understood', () => {
    expect(described('dct:temporal [ dcat:startDate "R/P1D" ] .').temporal).toEqual([
      { start: { written: 'R/P1D' }, labels: [] },
    ])
  })
})

test.each([
  ['12', 12],
  ['"12"', 12],
  ['"12"^^xsd:nonNegativeInteger', 12],
  ['"1 234 567"', 1_234_567],
  ['" 7.5 "', 7.5],
  ['1.5e3', 1500],
])('the number %s is %d', (turtle, expected) => {
  expect(described(`h:numberOfRecords ${turtle} .`).records).toEqual([expected])
})

test.each([
  ['true', true],
  ['"1"^^xsd:boolean', true],
  ['"Ja"@da', true],
  ['"no"', false],
])('the flag %s is %s', (turtle, expected) => {
  expect(described(`h:hasStructuredData ${turtle} .`).structured).toEqual([expected])
})

describe('variables', () => {
  const columns =
    '[ csvw:name "cpr" ; csvw:title "CPR-nummer"@da ], [ csvw:name "dato" ; csvw:titles "Dato"@da ]'
  const inList = columns.replace('], [', '] [')

  test.each([
    ['a column each', `[ csvw:table [ csvw:column ${columns} ] ]`],
    ['a list of columns', `[ csvw:table [ csvw:column ( ${inList} ) ] ]`],
    ['a schema of their table', `[ csvw:table [ csvw:tableSchema [ csvw:column ( ${inList} ) ] ] ]`],
    ['a table where a group belongs', `[ a csvw:Table ; csvw:column ${columns} ]`],
    [
      'a table with a schema where a group belongs',
      `[ a csvw:Table ; csvw:tableSchema [ csvw:column ${columns} ] ]`,
    ],
  ])('are read from %s', (_, turtle) => {
    const { variables } = described(`h:hasVariables ${turtle} .`)
    const read = variables.flatMap(({ table }) => table).flatMap(({ column }) => column)
    expect(read.map(({ name, title }) => [name[0]?.value, title[0]?.value])).toEqual([
      ['cpr', 'CPR-nummer'],
      ['dato', 'Dato'],
    ])
  })

  test('a list that bites its tail ends there', () => {
    const { variables } = described(`<${DATASET}> h:hasVariables [ csvw:table [ csvw:column :l ] ] .
      :l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> [ csvw:name "a" ] ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> :l .`)
    expect(variables.length).toBe(1)
  })
})

describe('hostile graphs', () => {
  test('descriptions that refer to each other in a circle end', () => {
    const { publisher } =
      described(`<${DATASET}> dct:publisher :a . :a foaf:name "A" ; dct:spatial :p ; cv:contactPoint :c .
      :c cv:openingHours :c ; cv:email "x" . :p skos:prefLabel "P" .`)
    expect(publisher[0]?.name).toEqual([{ value: 'A' }])
  })

  test('nothing that a graph can say makes reading fail', () => {
    const anyPredicate = fc.constantFrom(
      ...[datasetProperties, ...Object.values(classes)].flatMap((table: PropertyTable) =>
        Object.values(table).flatMap(({ iri, also = [] }) => [iri, ...also]),
      ),
    )
    const anyNode = fc.oneof(fc.constantFrom(DATASET, '_:a', '_:b', '_:c', 'https://data.example/n'), anyIri)
    const anyStatement = fc.record({
      subject: anyNode,
      predicate: anyPredicate,
      object: fc.oneof(anyNode, anyLiteral(anyText)),
    })
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 30 }), (triples) => {
        const description = datasetFromRdf(graphOf(triples), DATASET)
        expect(description.iri).toBe(DATASET)
      }),
    )
  })

  test('ten thousand distributions are read', () => {
    const triples = Array.from({ length: 10_000 }, (_, index) => ({
      subject: DATASET,
      predicate: datasetProperties.distribution.iri,
      object: `https://data.example/d/${index}`,
    }))
    expect(datasetFromRdf(graphOf([...triples, ...triples]), DATASET).distribution.length).toBe(10_000)
  })
})

test('no two properties of a table read the same IRI', () => {
  for (const table of [datasetProperties, ...Object.values(classes)] as readonly PropertyTable[]) {
    const iris = Object.values(table).flatMap(({ iri, also = [], through = [] }) => [
      iri,
      ...also,
      ...through,
    ])
    expect(new Set(iris).size).toBe(iris.length)
  }
})

const SEED = 'seed-catalogue'

test.each(readdirSync(SEED).filter((name) => name.endsWith('.ttl')))('nothing in %s goes unread', (name) => {
  const triples = parseTurtle(readFileSync(`${SEED}/${name}`, 'utf8'))
  const graph = graphOf(triples)
  for (const { subject, predicate, object } of triples) {
    if (!predicate.endsWith('#type') || object !== 'http://www.w3.org/ns/dcat#Dataset') continue
    const { title, publisher, other } = datasetFromRdf(graph, subject)
    expect(title.length).toBeGreaterThan(0)
    expect(publisher.flatMap(({ name: names }) => names).length).toBeGreaterThan(0)
    expect(other).toEqual([])
  }
})
