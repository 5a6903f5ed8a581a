import { describe, expect, it } from 'vitest'
import { bandOf, MQA_INDICATORS, mqaOf, type MqaSubject } from '../../src/quality/mqa.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { describedBy } from './descriptions.ts'

const vocabulary = loadVocabularies()
const isFromVocabulary: MqaSubject['isFromVocabulary'] = (iri, scheme) =>
  vocabulary.concept(iri)?.scheme === scheme
const scoreOf = (statements: readonly string[], rest: Partial<MqaSubject> = {}) =>
  mqaOf({ dataset: describedBy(...statements), isFromVocabulary, isReachable: () => true, ...rest })
const distribution = (statement: string) => `dcat:distribution [ a dcat:Distribution ; ${statement} ]`
const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type'
const format = (code: string) => distribution(`dct:format <${FILE_TYPE}/${code}>`)

/** Statement → the indicators that it meets, beside none. */
const rows: readonly (readonly [statement: string, met: readonly string[], points: number])[] = [
  ['dcat:keyword "kræft"@da', ['keyword'], 30],
  ['dcat:theme <https://example.dk/theme>', ['theme'], 30],
  ['dct:spatial <https://example.dk/sted>', ['spatial'], 20],
  ['dct:temporal [ dcat:startDate "1977"^^xsd:gYear ]', ['temporal'], 20],
  [distribution('dcat:accessURL <https://example.dk/a>'), ['accessUrlReachable'], 50],
  [distribution('dcat:downloadURL <https://example.dk/d>'), ['downloadUrl', 'downloadUrlReachable'], 50],
  [distribution('dct:format <https://example.dk/own-format>'), ['format'], 20],
  [format('CSV'), ['format', 'formatFromVocabulary', 'nonProprietary', 'machineReadable'], 70],
  [format('XLSX'), ['format', 'formatFromVocabulary', 'machineReadable'], 50],
  [format('PDF'), ['format', 'formatFromVocabulary', 'nonProprietary'], 50],
  [format('DOCX'), ['format', 'formatFromVocabulary'], 30],
  [distribution('dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv>'), ['mediaType'], 10],
  [distribution('dct:license <https://example.dk/vilkår>'), ['license'], 20],
  [
    distribution('dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>'),
    ['license', 'licenseFromVocabulary'],
    30,
  ],
  ['dct:accessRights <https://example.dk/lukket>', ['accessRights'], 10],
  [
    'dct:accessRights <http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC>',
    ['accessRights', 'accessRightsFromVocabulary'],
    15,
  ],
  ['dcat:contactPoint [ vcard:fn "Kontakt" ]', ['contactPoint'], 20],
  ['dct:publisher [ foaf:name "Styrelsen" ]', ['publisher'], 10],
  [distribution('dct:rights "Fri"'), ['rights'], 5],
  [distribution('dcat:byteSize 12'), ['byteSize'], 5],
  ['dct:issued "2026-01-01"^^xsd:date', ['issued'], 5],
  ['dct:modified "2026-01-01"^^xsd:date', ['modified'], 5],
]

describe('the 405 points of the MQA', () => {
  it('are spread over five dimensions as its method says', () => {
    const sums: Record<string, number> = {}
    for (const { dimension, points } of MQA_INDICATORS) sums[dimension] = (sums[dimension] ?? 0) + points
    expect(sums).toEqual({
      findability: 100,
      accessibility: 100,
      interoperability: 110,
      reusability: 75,
      contextuality: 20,
    })
    expect(Object.values(sums).reduce((sum, points) => sum + points)).toBe(405)
  })
  it.each(rows)('of %s', (statement, met, points) => {
    const score = scoreOf([statement], { isDcatAp: false })
    expect(score.met).toEqual(met)
    expect(score).toMatchObject({ points, notMeasured: 0 })
  })
  it('are all reached by a description that has everything', () => {
    const statements = rows.map(([statement]) => statement)
    expect(scoreOf(statements, { isDcatAp: true })).toMatchObject({
      points: 405,
      band: 'excellent',
      missed: [],
      unmeasured: [],
    })
  })
  it('are neither given nor lost for what was not measured', () => {
    const dataset = describedBy(
      distribution('dcat:accessURL <https://example.dk/a> ; dcat:downloadURL <https://example.dk/d>'),
    )
    const score = mqaOf({ dataset, isFromVocabulary })
    expect(score.unmeasured).toEqual(['accessUrlReachable', 'downloadUrlReachable', 'dcatAp'])
    expect(score.notMeasured).toBe(110)
    expect(score.points).toBe(20)
  })
  it('are lost for addresses that are not given or do not answer', () => {
    expect(scoreOf([]).missed).toContain('accessUrlReachable')
    const silent = scoreOf([distribution('dcat:accessURL <https://example.dk/a>')], {
      isReachable: () => false,
    })
    expect(silent.missed).toContain('accessUrlReachable')
  })
  it('always add up', () => {
    for (const [statement] of rows) {
      const { met, missed, unmeasured } = scoreOf([statement])
      expect([...met, ...missed, ...unmeasured].sort()).toEqual(MQA_INDICATORS.map(({ key }) => key).sort())
    }
  })
})

describe('the bands of the MQA', () => {
  it.each([
    [0, 'bad'],
    [120, 'bad'],
    [121, 'sufficient'],
    [220, 'sufficient'],
    [221, 'good'],
    [350, 'good'],
    [351, 'excellent'],
    [405, 'excellent'],
  ])('call %i points %s', (points, band) => {
    expect(bandOf(points)).toBe(band)
  })
})
