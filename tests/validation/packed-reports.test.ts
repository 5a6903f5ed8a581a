import { describe, expect, it } from 'vitest'
import { packReports, unpackReports } from '../../src/validation/contents/packed-reports.ts'
import { validateContent } from '../../src/validation/contents/validate-here.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const profile = openProfiles({ vocabulary: loadVocabularies() }).get('healthdcat-ap-8')!

const A = '<https://data.example/a>'
const DCT = 'http://purl.org/dc/terms/'
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
const OLD = 'http://healthdataportal.eu/resource/authority/healthcategories'

const reportOf = (lines: readonly string[], numbers: readonly number[] = []) =>
  validateContent(
    { iri: 'https://data.example/a', ntriples: `${lines.join('\n')}\n`, lines: numbers },
    profile,
  )

const reports = [
  reportOf([`${A} ${TYPE} <http://www.w3.org/ns/dcat#Dataset> .`]),
  reportOf(
    [
      `${A} <http://healthdataportal.eu/ns/health#healthCategory> <${OLD}/EHRS> .`,
      `${A} <http://www.w3.org/ns/dcat#contactPoint> _:c14n0 .`,
      `${A} <${DCT}description> "ingen" .`,
      `${A} <${DCT}issued> "aldrig"@da .`,
      `${A} <${DCT}issued> "x \\"y\\" \\\\ \\u0001" .`,
      `${A} <${DCT}title> <https://data.example/title> .`,
      `${A} ${TYPE} <http://www.w3.org/ns/dcat#Dataset> .`,
    ],
    [9, 0, 4, 12, 4, 3, 7],
  ),
]

describe('reports as one text', () => {
  it('come back as they were, with lines, values, languages and nodes without IRI', () => {
    const findings = reports.flatMap((report) => report.findings)
    expect(findings.some(({ valueLanguage }) => valueLanguage === 'da')).toBe(true)
    expect(findings.some(({ focus }) => focus.startsWith('_:'))).toBe(true)
    expect(findings.some(({ line }) => line === undefined)).toBe(true)
    expect(unpackReports(packReports(reports))).toEqual(reports)
  })

  it('keep their places when one of them could not be made', () => {
    expect(unpackReports(packReports([undefined, reports[0], undefined]))).toEqual([
      undefined,
      reports[0],
      undefined,
    ])
  })

  it('hold the words of a finding once, however often it occurs', () => {
    const many = Array.from({ length: 50 }, () => reports[0])
    expect(packReports(many).length).toBeLessThan(packReports([reports[0]]).length * 3)
  })

  it('tell findings apart that name the present address of different codes', () => {
    const category = '<http://healthdataportal.eu/ns/health#healthCategory>'
    const old = ['EHRS', 'HRAD'].map((code) =>
      reportOf([`${A} ${category} <${OLD}/${code}> .`, `${A} ${TYPE} <http://www.w3.org/ns/dcat#Dataset> .`]),
    )
    for (const { findings } of old)
      expect(findings.some(({ message }) => message.en.includes('older address'))).toBe(true)
    expect(unpackReports(packReports(old))).toEqual(old)
  })
})
