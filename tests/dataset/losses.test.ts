import { describe, expect, it } from 'vitest'
import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import { lossesOf } from '../../src/dataset/losses.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'

const IRI = 'https://data.example/d'
const PREFIXES = `
  @prefix adms: <http://www.w3.org/ns/adms#> .
  @prefix csvw: <http://www.w3.org/ns/csvw#> .
  @prefix dcat: <http://www.w3.org/ns/dcat#> .
  @prefix dct: <http://purl.org/dc/terms/> .
  @prefix ex: <https://own.example/ns#> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix health: <http://healthdataportal.eu/ns/health#> .
  @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix time: <http://www.w3.org/2006/time#> .
  @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`
const OLD = 'http://old.example/code/1'
const NEW = 'http://new.example/code/1'
const vocabulary = { aliasOf: (iri: string) => (iri === OLD ? NEW : undefined) }

const read = (text: string) => {
  const graph = graphOf(parseTurtle(`${PREFIXES} <${IRI}> a dcat:Dataset ; ${text}`))
  return { graph, losses: lossesOf(graph, IRI, vocabulary) }
}
/** What is read otherwise than written, and what is not used: object, how, as what. */
function lossesIn(text: string) {
  const { normalised, unused } = read(text).losses
  return {
    normalised: normalised.map(({ triple, how, readAs }) => [
      triple.object,
      how,
      ...(readAs === undefined ? [] : [readAs]),
    ]),
    unused: unused.map(({ predicate, object }) => [predicate.replace(/^.*[/#]/, ''), object]),
  }
}
const normalised = (text: string) => {
  const found = lossesIn(text)
  expect(found.unused).toEqual([])
  return found.normalised.map(([, ...rest]) => rest)
}

describe('the losses of a description', () => {
  it('are none where every statement is read as written', () => {
    const { graph, losses } = read(`
      dct:title "Fødsler"@da , "Births"@en , "no language" ;
      dct:issued "2020-01-01"^^xsd:date ; dct:modified "2020-01-01T10:00:00.000Z"^^xsd:dateTime ;
      health:numberOfRecords 12 ; health:hasStructuredData true ;
      dct:publisher <https://publisher.example/> ;
      dcat:contactPoint [ a vcard:Kind ; vcard:fn "Kontakt"@da ; vcard:hasEmail <mailto:a@b.example> ] ;
      dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "1977"^^xsd:gYear ; dcat:endDate "2020-05"^^xsd:gYearMonth ] ;
      dcat:theme <http://new.example/code/1> ; dcat:landingPage <https://data.example/page> .
      <https://data.example/page> a foaf:Document .
      <https://publisher.example/> a foaf:Agent ; foaf:name "Udgiver"@da .
      <http://new.example/code/1> skos:prefLabel "Et"@da , "One"@en .`)
    expect(losses).toEqual({ understood: graph.triples.length, normalised: [], unused: [] })
  })

  it('name each statement whose property no table has, wherever it stands', () => {
    const found = lossesIn(`
      ex:own "egen" ; dct:publisher <https://publisher.example/> .
      <https://publisher.example/> foaf:name "Udgiver" ; ex:cvr "12345678" .
      <https://data.example/elsewhere> dct:title "about something else" .`)
    expect(found).toEqual({
      normalised: [],
      unused: [
        ['own', '"egen"'],
        ['cvr', '"12345678"'],
        ['title', '"about something else"'],
      ],
    })
  })

  it('name what cannot be read as what its property asks for', () => {
    expect(
      lossesIn(`health:numberOfRecords "mange" ; health:hasStructuredData "delvist" ; dct:title " " .`)
        .unused,
    ).toEqual([
      ['numberOfRecords', '"mange"'],
      ['hasStructuredData', '"delvist"'],
      ['title', '" "'],
    ])
  })

  it('name of several values where one is used the ones that are not', () => {
    const period = '[ dcat:startDate "1977"^^xsd:gYear , "1980"^^xsd:gYear ; skos:note "anslået" ]'
    expect(lossesIn(`dct:temporal ${period} .`).unused).toEqual([
      ['startDate', '"1980"^^http://www.w3.org/2001/XMLSchema#gYear'],
      ['note', '"anslået"'],
    ])
    expect(
      lossesIn(
        'dcat:theme <http://new.example/code/1> . <http://new.example/code/1> skos:prefLabel "Et"@da ; skos:altLabel "1"@da .',
      ).unused,
    ).toEqual([['altLabel', '"1"@da']])
  })

  it('follow a period to the instants it begins and ends with', () => {
    const instant = '[ a time:Instant ; time:inXSDDate "2010-02-03"^^xsd:date ]'
    expect(normalised(`dct:temporal [ time:hasBeginning ${instant} ; rdfs:label "Fra 2010"@da ] .`)).toEqual(
      [],
    )
  })

  it.each([
    ['dct:issued "2018-05"', 'date', '2018-05-01/2018-05-31'],
    ['dct:issued "31.12.2023"', 'date', '2023-12-31'],
    ['dct:issued "2023-12-31"', 'date', '2023-12-31'],
    ['dct:issued "2018"^^xsd:date', 'date', '2018-01-01/2018-12-31'],
    ['dct:issued "løbende"@da', 'date-as-written'],
    ['dct:temporal [ dcat:startDate "1.2.1999" ]', 'date', '1999-02-01'],
    ['dct:temporal "1977-2020"', 'literal-as-node'],
    ['dct:title "Births"@en-gb', 'language', 'en'],
    ['dct:title <https://data.example/title>', 'node-as-text', 'https://data.example/title'],
    ['dcat:theme "Helbred"@da', 'literal-as-node'],
    ['dcat:theme "https://data.example/theme"', 'literal-as-node', 'https://data.example/theme'],
    ['dct:publisher "Udgiver"', 'literal-as-node'],
    ['dcat:landingPage "https://data.example/page"', 'literal-as-node'],
    [`dcat:theme <${OLD}>`, 'code', NEW],
    [`dct:spatial <${OLD}>`, 'code', NEW],
    ['dcat:landingPage <https://data.example/a b>', 'iri'],
    ['health:numberOfRecords "1 200"', 'number', '1200'],
    ['health:hasStructuredData "ja"', 'flag', 'true'],
  ])('say how %s is read', (statement, ...how) => {
    const { losses } = { losses: readKindly(statement) }
    expect(losses.unused).toEqual([])
    expect(
      losses.normalised.map(({ how: found, readAs }) => [found, ...(readAs === undefined ? [] : [readAs])]),
    ).toEqual([how])
  })

  it('leave machine translations what they are', () => {
    expect(normalised('dct:title "Births"@en-t-da .')).toEqual([])
  })

  it('accept addresses of the datatype for addresses', () => {
    const column = '[ csvw:name "koen" ; csvw:propertyUrl "https://data.example/koen"^^xsd:anyURI ]'
    expect(
      normalised(`health:hasVariables [ csvw:table [ csvw:tableSchema [ csvw:column ( ${column} ) ] ] ] .`),
    ).toEqual([])
  })

  it('count a statement as understood when one of two readings of its node uses it', () => {
    const found = lossesIn(`
      dct:publisher <https://publisher.example/> ; dct:relation <https://publisher.example/> .
      <https://publisher.example/> foaf:name "Udgiver" ; foaf:mbox <mailto:a@b.example> .`)
    expect(found).toEqual({ normalised: [], unused: [] })
  })

  it('keep the line of each statement', () => {
    const graph = graphOf([
      { subject: IRI, predicate: 'https://own.example/ns#own', object: '"x"', line: 7 } as const,
    ])
    expect(lossesOf(graph, IRI, vocabulary).unused).toEqual([
      { subject: IRI, predicate: 'https://own.example/ns#own', object: '"x"', line: 7 },
    ])
  })

  it('do not change what is read', () => {
    const { graph } = read('dct:title "x"@da ; dct:issued "1.2.1999" ; ex:own "y" .')
    const before = datasetFromRdf(graph, IRI)
    lossesOf(graph, IRI, vocabulary)
    expect(datasetFromRdf(graph, IRI)).toEqual(before)
  })
})

/** With the problems that reading notes and lives with. */
function readKindly(statement: string) {
  const illegal = /<([^>]* [^>]*)>/.exec(statement)?.[1]
  if (illegal === undefined) return read(`${statement} .`).losses
  const triple = { subject: IRI, predicate: 'http://www.w3.org/ns/dcat#landingPage', object: illegal }
  return lossesOf(graphOf([triple]), IRI, vocabulary)
}
