import { describe, expect, it } from 'vitest'
import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import { assessQuality } from '../../src/quality/assess.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const vocabulary = loadVocabularies()
const IRI = 'https://a.example/dataset/1'
const PREFIXES = `@prefix dct: <http://purl.org/dc/terms/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`

function assess(statements: string, validation?: { profile: string; conforms: boolean }) {
  const triples = parseTurtle(`${PREFIXES} <${IRI}> a dcat:Dataset ; ${statements} .`)
  const description = datasetFromRdf(graphOf(triples), IRI)
  return assessQuality({ description, validation }, { vocabulary, today: '2026-11-22' })
}

describe('conformance to DCAT-AP among the points of the MQA', () => {
  it.each([
    [{ profile: 'dcat-ap-3', conforms: true }, 'met'],
    [{ profile: 'dcat-ap-3', conforms: false }, 'missed'],
    [{ profile: 'healthdcat-ap-8', conforms: true }, 'met'],
    [{ profile: 'healthdcat-ap-8', conforms: false }, 'unmeasured'],
    [{ profile: 'our-own', conforms: true }, 'unmeasured'],
    [undefined, 'unmeasured'],
  ] as const)('with %j is %s', (validation, where) => {
    expect(assess('dct:title "A"@da', validation).mqa[where]).toContain('dcatAp')
  })

  it('counts a code of the list, and not one that only looks like it', () => {
    const access = 'http://publications.europa.eu/resource/authority/access-right'
    expect(assess(`dct:accessRights <${access}/NON_PUBLIC>`).mqa.met).toContain('accessRightsFromVocabulary')
    expect(assess(`dct:accessRights <${access}/NONSENSE>`).mqa.missed).toContain('accessRightsFromVocabulary')
  })
})

describe('the yearly confirmation', () => {
  it.each([
    ['dct:modified "2025-11-22"^^xsd:date', 'confirmed'],
    ['dct:modified "2025-11-21"^^xsd:date', 'overdue'],
    ['dct:modified "2024-01-01"^^xsd:date , "2026-03-01T12:00:00Z"^^xsd:dateTime', 'confirmed'],
    ['dct:modified "2025"^^xsd:gYear', 'overdue'],
    ['dct:issued "2026-02"^^xsd:gYearMonth', 'confirmed'],
    ['dct:modified "i går"', 'unknown'],
    ['dct:title "A"', 'unknown'],
  ])('counts from what the description says: %s is %s', (statements, kind) => {
    expect(assess(statements).confirmation.kind).toBe(kind)
  })
})
