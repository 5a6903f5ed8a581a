import { describe, expect, it } from 'vitest'
import { LABEL_ELEMENTS, labelStateOf } from '../../src/quality/label.ts'
import { describedBy } from './descriptions.ts'

const certificate =
  'dqv:hasQualityAnnotation [ a dqv:QualityCertificate ; oa:hasBody <https://example.dk/label> ]'

describe('the data quality and utility label of Art. 78', () => {
  it.each([
    ['foaf:page <https://example.dk/dokumentation>', 'a', ['documentation']],
    ['healthdcatap:hasVariables [ csvw:table [ csvw:column [ csvw:name "dato" ] ] ]', 'a', ['variables']],
    ['dct:conformsTo <https://example.dk/standard>', 'a', ['conformsTo']],
    ['healthdcatap:hasCodingSystem <https://example.dk/icd>', 'a', ['codingSystem']],
    [certificate, 'bc', ['quality']],
    ['dct:temporal [ dcat:startDate "1977"^^xsd:gYear ]', 'd', ['temporal']],
    ['healthdcatap:populationCoverage "Alle"', 'd', ['populationCoverage']],
    ['dct:spatial <https://example.dk/sted>', 'd', ['spatial']],
    ['healthdcatap:minTypicalAge 0', 'd', ['minAge']],
    ['dcat:distribution [ dcat:accessURL <https://example.dk/a> ]', 'e', ['distribution']],
    ['dct:accrualPeriodicity <https://example.dk/monthly>', 'e', ['frequency']],
    ['dct:provenance [ rdfs:label "Indberettet" ]', 'f', ['provenance']],
    ['dct:source <https://example.dk/kilde>', 'f', ['source']],
    ['dct:title "Titel"', '', []],
  ])('%s speaks to the elements (%s)', (statement, letters, evidence) => {
    const { elements, present } = labelStateOf(describedBy(statement))
    const given = elements.filter((element) => element.evidence.length > 0)
    expect(given.map(({ letter }) => letter).join('')).toBe(letters)
    expect(given.every((element) => element.evidence.join() === evidence.join())).toBe(true)
    expect(present).toBe(letters.length)
  })
  it('has six elements, named in both languages', () => {
    expect(LABEL_ELEMENTS.map(({ letter }) => letter).join('')).toBe('abcdef')
    expect(LABEL_ELEMENTS.filter(({ label }) => !label.da || !label.en)).toEqual([])
  })
  it('is given by a quality certificate, and by no other annotation', () => {
    expect(labelStateOf(describedBy(certificate)).hasLabel).toBe(true)
    expect(labelStateOf(describedBy('dqv:hasQualityAnnotation [ a dqv:UserQualityFeedback ]')).hasLabel).toBe(
      false,
    )
    expect(labelStateOf(describedBy()).hasLabel).toBe(false)
  })
})
