import { describe, expect, it } from 'vitest'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const vocabulary = loadVocabularies()
const HEALTH = 'https://hdeu-dcat.data.health.europa.eu/resource/authority'
const EU = 'http://publications.europa.eu/resource/authority'
const PERSONAL_DATA = 'https://w3id.org/dpv/dpv-pd'

describe('an IRI in another spelling', () => {
  it.each([
    ['http://13.81.34.152:1101/resource/authority/healthcategories/EHRS', `${HEALTH}/healthcategories/EHRS`],
    [
      'http://13.81.34.152:1101/resource/authority/health-theme/CANCER_DISEASE',
      `${HEALTH}/health-theme/CANCER_DISEASE`,
    ],
    [
      'http://13.81.34.152:1101/resource/authority/health-activity/COHORT/',
      `${HEALTH}/health-activity/COHORT`,
    ],
    [
      'http://healthdataportal.eu/resource/authority/publisher-type/biobank',
      `${HEALTH}/publisher-type/biobank`,
    ],
    [
      'http://healthdataportal.eu/resource/authority/healthcategories/HRAD',
      `${HEALTH}/healthcategories/HRAD`,
    ],
    [
      'https://hdeu-dcat.acceptance.data.health.europa.eu/resource/authority/coding-system/SNOMED-CT',
      `${HEALTH}/coding-system/SNOMED-CT`,
    ],
    [`${HEALTH.replace('https', 'http')}/standard/FHIR`, `${HEALTH}/standard/FHIR`],
    [`${EU.replace('http', 'https')}/language/DAN`, `${EU}/language/DAN`],
    [`${EU}/access-right/PUBLIC/`, `${EU}/access-right/PUBLIC`],
    ['http://publications.europa.eu/resource/dataset/language/DAN', `${EU}/language/DAN`],
    ['http://id.loc.gov/vocabulary/iso639-1/en', `${EU}/language/ENG`],
    ['http://lexvo.org/id/iso639-3/dan', `${EU}/language/DAN`],
    ['https://w3id.org/dpv/pd#Age', `${PERSONAL_DATA}#Age`],
    ['https://w3id.org/dpv/2.0/pd#HealthRecord', `${PERSONAL_DATA}#HealthRecord`],
    ['https://www.wikidata.org/entity/P494', `${HEALTH}/coding-system/ICD-10`],
    [
      'http://13.81.34.152:1101/resource/authority/publisher-type/outpatient-institute',
      `${HEALTH}/publisher-type/outpatient-institution`,
    ],
  ])('%s is read as the present one', (written, present) => {
    expect(vocabulary.aliasOf(written)).toBe(present)
    expect(vocabulary.concept(written)?.iri).toBe(present)
  })

  it('has no alias when it is the present one', () => {
    expect(vocabulary.aliasOf(`${HEALTH}/healthcategories/EHRS`)).toBeUndefined()
  })

  it.each([
    'http://13.81.34.152:1101/resource/authority/healthcategories/INFECTIOUS_DISEASE',
    'http://healthdataportal.eu/ns/health#clinical',
    'https://evil.example/13.81.34.152:1101/resource/authority/healthcategories/EHRS',
    'https://w3id.org/dpv/pd#Death',
    'https://example.org/EHRS',
    'EHRS',
    '',
  ])('%s is left alone, for nobody can be sure what it means', (written) => {
    expect(vocabulary.aliasOf(written)).toBeUndefined()
    expect(vocabulary.concept(written)).toBeUndefined()
  })

  it('of a megabyte is not looked at', () => {
    expect(vocabulary.concept(`${HEALTH}/healthcategories/EHRS${'/'.repeat(1_000_000)}`)).toBeUndefined()
  })
})

describe('the address of a licence text', () => {
  it.each([
    'http://creativecommons.org/licenses/by/4.0/',
    'https://creativecommons.org/licenses/by/4.0',
    'https://creativecommons.org/licenses/by/4.0/deed.da',
    'https://creativecommons.org/licenses/by/4.0/legalcode',
  ])('%s finds the licence and stays the IRI that the publisher wrote', (written) => {
    expect(vocabulary.concept(written)?.code).toBe('CC_BY_4_0')
    expect(vocabulary.aliasOf(written)).toBeUndefined()
  })
})
