import { describe, expect, it } from 'vitest'
import { ANNEX_B, completenessOf } from '../../src/quality/completeness.ts'
import { describedBy } from './descriptions.ts'

/** Element of Annex B → a statement that gives it; `*` where it is only asked for where it exists. */
const ELEMENTS: Record<string, string> = {
  accessRights: 'dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC>',
  'legislation*': 'dcatap:applicableLegislation <http://data.europa.eu/eli/reg/2025/327/oj>',
  'codeValues*': 'healthdcatap:hasCodeValues "C00-D48"',
  'codingSystem*': 'healthdcatap:hasCodingSystem <https://example.dk/icd-10>',
  contactPoint: 'dcat:contactPoint [ vcard:fn "Kontakt" ]',
  conformsTo: 'dct:conformsTo <https://example.dk/standard>',
  custodian: 'geodcatap:custodian [ foaf:name "Holder" ]',
  description: 'dct:description "Beskrivelse"@da',
  distribution: 'dcat:distribution [ dcat:accessURL <https://example.dk/ansoeg> ]',
  'spatial*': 'dct:spatial <http://publications.europa.eu/resource/authority/country/DNK>',
  personalData: 'dpv:hasPersonalData <https://w3id.org/dpv/dpv-pd#Age>',
  'hdab*': 'healthdcatap:hdab [ foaf:name "Adgangsorgan" ]',
  healthCategory: 'healthdcatap:healthCategory <https://example.dk/EHRS>',
  healthTheme: 'healthdcatap:healthTheme <https://example.dk/CANCER>',
  identifier: 'dct:identifier "1"',
  structured: 'healthdcatap:hasStructuredData false',
  keyword: 'dcat:keyword "kræft"@da',
  language: 'dct:language <http://publications.europa.eu/resource/authority/language/DAN>',
  'records*': 'healthdcatap:numberOfRecords 0',
  'individuals*': 'healthdcatap:numberOfUniqueIndividuals 12',
  provenance: 'dct:provenance [ rdfs:label "Indberettet" ]',
  publisher: 'dct:publisher [ foaf:name "Styrelsen" ]',
  'temporal*': 'dct:temporal [ dcat:startDate "1977"^^xsd:gYear ]',
  title: 'dct:title "Titel"@da',
  type: 'dct:type <https://example.dk/type>',
  variables: 'healthdcatap:hasVariables [ csvw:table [ csvw:column [ csvw:name "dato" ] ] ]',
  generatedBy: 'prov:wasGeneratedBy [ dct:type <https://example.dk/survey> ]',
}
const rows = Object.entries(ELEMENTS).map(([name, statement]) => ({
  key: name.replace('*', ''),
  isConditional: name.endsWith('*'),
  statement,
}))
const all = rows.map(({ statement }) => statement)

describe('completeness over the 27 elements of Annex B', () => {
  it('knows them all, and which are only asked for where they exist', () => {
    expect(ANNEX_B.map(({ key, conditional }) => [key, conditional])).toEqual(
      rows.map(({ key, isConditional }) => [key, isConditional]),
    )
    expect(ANNEX_B).toHaveLength(27)
  })
  it('counts all of a complete description and none of an empty one', () => {
    expect(completenessOf(describedBy(...all))).toEqual({
      given: 27,
      of: 27,
      missing: [],
      missingWhereItExists: [],
    })
    const empty = completenessOf(describedBy())
    expect(empty.given).toBe(0)
    expect(empty.missing.length + empty.missingWhereItExists.length).toBe(27)
  })
  it.each(rows)('misses $key alone', ({ key, isConditional, statement }) => {
    expect(completenessOf(describedBy(...all.filter((each) => each !== statement)))).toEqual({
      given: 26,
      of: 27,
      missing: isConditional ? [] : [key],
      missingWhereItExists: isConditional ? [key] : [],
    })
  })
  it('names every element in both languages', () => {
    expect(ANNEX_B.filter(({ label }) => !label.da || !label.en)).toEqual([])
  })
})
