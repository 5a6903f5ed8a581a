import { describe, expect, it } from 'vitest'
import { text, typed, type Triple } from '../../src/rdf/term.ts'
import { xsd } from '../../src/rdf/namespaces.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { and, fixture, inShort, profileNamed, term, without } from './profiles.ts'
import { surplusValues, wrongValues } from './wrong-values.ts'

const ACCESS = 'http://publications.europa.eu/resource/authority/access-right/'
const profile = profileNamed('healthdcat-ap-8')
const complete = fixture('complete.ttl')

const withAccess = (right: string): Triple[] =>
  and(without(complete, 'ex:register', 'dct:accessRights'), 'ex:register', 'dct:accessRights', ACCESS + right)
const findings = (triples: readonly Triple[]) =>
  validateDataset({ iri: term('ex:register'), triples }, profile).findings
const shortly = (triples: readonly Triple[]) => findings(triples).map(inShort).sort()

/** Property of the dataset → shape that finds it missing, at every level. */
const MANDATORY = {
  'dct:title': 'title-minCount',
  'dct:description': 'description-minCount',
  'dct:identifier': 'identifier-minCount',
  'dcatap:applicableLegislation': 'applicableLegislation-minCount',
  'healthdcatap:healthCategory': 'healthCategory-minCount',
  'healthdcatap:hdab': 'hdab-minCount',
  'dcat:distribution': 'distribution-minCount',
  'healthdcatap:hasStructuredData': 'hasStructuredData-minCount',
  'healthdcatap:hasVariables': 'hasVariables-whenStructured',
  'dcat:theme': 'theme-hasValue',
  'dct:accessRights': 'accessRights-minCount',
}
const words = (list: string): string[] => list.trim().split(/\s+/)
const RECOMMENDED =
  words(`healthdcatap:analytics adms:sample healthdcatap:hasCodingSystem healthdcatap:hasCodeValues
  healthdcatap:healthTheme geodcatap:custodian dct:publisher dpv:hasPersonalData dpv:hasLegalBasis dpv:hasPurpose
  dqv:hasQualityAnnotation healthdcatap:retentionPeriod healthdcatap:numberOfRecords
  healthdcatap:numberOfUniqueIndividuals healthdcatap:minTypicalAge healthdcatap:maxTypicalAge
  healthdcatap:populationCoverage`)
/** What a level adds: mandatory and recommended. */
const LEVELS = {
  PUBLIC: {
    level: 'public',
    mandatory: [] as string[],
    recommended: words('dcat:contactPoint dcat:keyword'),
  },
  RESTRICTED: {
    level: 'restricted',
    mandatory: [] as string[],
    recommended: words('dcat:contactPoint dcat:keyword dct:conformsTo'),
  },
  NON_PUBLIC: {
    level: 'non-public',
    mandatory: words('dcat:contactPoint dcat:keyword dct:type dct:provenance'),
    recommended:
      words(`dct:conformsTo foaf:page dct:accrualPeriodicity dct:language dcat:landingPage dct:temporal
      dcat:temporalResolution dct:isReferencedBy dct:relation dct:source`),
  },
}
const OPTIONAL_SOMEWHERE = [
  ...LEVELS.NON_PUBLIC.mandatory,
  ...LEVELS.NON_PUBLIC.recommended,
  ...words(
    'dct:spatial prov:wasGeneratedBy healthdcatap:hdabCoordinator dct:alternative adms:identifier dct:issued dct:modified',
  ),
]
const local = (property: string) => property.replace(/.*:/, '')

describe.each(Object.entries(LEVELS))(
  'HealthDCAT-AP release 8, %s data',
  (right, { level, mandatory, recommended }) => {
    const base = withAccess(right)

    it('finds nothing wrong with a complete description', () => {
      expect(shortly(base)).toEqual([])
      expect(validateDataset({ iri: term('ex:register'), triples: base }, profile).level).toBe(level)
    })
    it.each(Object.entries(MANDATORY))('misses %s', (property, shape) => {
      expect(shortly(without(base, 'ex:register', property))).toEqual([`V Dataset-${shape}`])
    })
    it.each(RECOMMENDED)('recommends %s', (property) => {
      expect(shortly(without(base, 'ex:register', property))).toEqual([
        `W Dataset-${local(property)}-recommended`,
      ])
    })
    it.each(OPTIONAL_SOMEWHERE)('asks for %s as the level does', (property) => {
      const expected = mandatory.includes(property)
        ? [`V Dataset-${level}-${local(property)}-minCount`]
        : recommended.includes(property)
          ? [`W Dataset-${level}-${local(property)}-recommended`]
          : []
      expect(shortly(without(base, 'ex:register', property))).toEqual(expected)
    })
  },
)

const base = withAccess('NON_PUBLIC')
const flag = (value: string) => typed(value, xsd.boolean)

describe('HealthDCAT-AP release 8, below the dataset', () => {
  const row = (...cells: [node: string, property: string, shape: string]) => cells
  const agents = ['hdab', 'coordinator', 'custodian', 'publisher']
  const distributions = ['distribution', 'analytics', 'sample']
  it.each<[node: string, property: string, shape: string]>([
    ...agents.map((agent) => row(agent, 'cv:contactPoint', 'HealthAgent-contactPoint-minCount')),
    ...agents.map((agent) => row(agent, 'foaf:name', 'Agent-name-minCount')),
    ...distributions.map((each) => row(each, 'dcat:accessURL', 'Distribution-accessURL-minCount')),
    ...distributions.map((each) =>
      row(each, 'dcatap:applicableLegislation', 'Distribution-applicableLegislation-minCount'),
    ),
    ['variables', 'dct:title', 'TableGroup-title-minCount'],
    ['variables', 'csvw:table', 'TableGroup-table-minCount'],
    ['table', 'dct:title', 'Table-title-minCount'],
    ['table', 'csvw:column', 'Table-column-minCount'],
    ['column', 'csvw:name', 'Column-name-minCount'],
    ['column', 'csvw:title', 'Column-title-minCount'],
    ['column', 'dct:description', 'Column-description-minCount'],
    ['column', 'csvw:datatype', 'Column-datatype-minCount'],
  ])('of %s misses %s', (node, property, shape) => {
    expect(shortly(without(base, `ex:${node}`, property))).toEqual([`V ${shape}`])
  })
})

describe('HealthDCAT-AP release 8, wrong values', () => {
  it.each(wrongValues)('finds $what', ({ at, value, found }) => {
    expect(shortly(and(without(base, ...at), ...at, value))).toEqual(found)
  })
  it.each(surplusValues)('finds $what', ({ at, value, found }) => {
    expect(shortly(and(base, ...at, value))).toEqual(found)
  })
  it('asks for variables of structured data alone, however true is written', () => {
    const bare = without(
      without(base, 'ex:register', 'healthdcatap:hasStructuredData'),
      'ex:register',
      'healthdcatap:hasVariables',
    )
    const structured = (value: string) =>
      shortly(and(bare, 'ex:register', 'healthdcatap:hasStructuredData', flag(value)))
    expect(structured('false')).toEqual([])
    expect(structured('0')).toEqual([])
    expect(structured('true')).toEqual(['V Dataset-hasVariables-whenStructured'])
    expect(structured('1')).toEqual(['V Dataset-hasVariables-whenStructured'])
  })
  it('tells csvw:titles from the csvw:title that the profile asks for', () => {
    const titles = and(
      without(base, 'ex:column', 'csvw:title'),
      'ex:column',
      'csvw:titles',
      text('Dato', 'da'),
    )
    expect(shortly(titles)).toEqual(['V Column-title-minCount', 'W Column-titles-older'])
  })
  it('takes a web address in place of an e-mail, and neither for a violation', () => {
    const webOnly = without(base, 'ex:contact', 'vcard:hasEmail')
    expect(shortly(webOnly)).toEqual([])
    expect(shortly(without(webOnly, 'ex:contact', 'vcard:hasURL'))).toEqual(['V Kind-hasEmail-minCount'])
  })
  it('holds a description with two access rights to the stricter one', () => {
    const report = validateDataset(
      { iri: term('ex:register'), triples: and(base, 'ex:register', 'dct:accessRights', `${ACCESS}PUBLIC`) },
      profile,
    )
    expect(report.level).toBe('non-public')
    expect(report.findings.map(inShort)).toContain('V Dataset-accessRights-maxCount')
  })
})
