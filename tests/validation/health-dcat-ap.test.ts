import { describe, expect, it } from 'vitest'
import { text, typed, type Triple } from '../../src/rdf/term.ts'
import { xsd } from '../../src/rdf/namespaces.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { and, fixture, inShort, profileNamed, term, without } from './profiles.ts'

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
const number = (value: string) => typed(value, xsd.nonNegativeInteger)

describe('HealthDCAT-AP release 8, below the dataset', () => {
  const agents = ['hdab', 'coordinator', 'custodian', 'publisher']
  const distributions = ['distribution', 'analytics', 'sample']
  it.each([
    ...agents.map((agent) => [agent, 'cv:contactPoint', 'HealthAgent-contactPoint-minCount']),
    ...agents.map((agent) => [agent, 'foaf:name', 'Agent-name-minCount']),
    ...distributions.map((each) => [each, 'dcat:accessURL', 'Distribution-accessURL-minCount']),
    ...distributions.map((each) => [
      each,
      'dcatap:applicableLegislation',
      'Distribution-applicableLegislation-minCount',
    ]),
    ['variables', 'dct:title', 'TableGroup-title-minCount'],
    ['variables', 'csvw:table', 'TableGroup-table-minCount'],
    ['table', 'dct:title', 'Table-title-minCount'],
    ['table', 'csvw:column', 'Table-column-minCount'],
    ['column', 'csvw:name', 'Column-name-minCount'],
    ['column', 'csvw:title', 'Column-title-minCount'],
    ['column', 'dct:description', 'Column-description-minCount'],
    ['column', 'csvw:datatype', 'Column-datatype-minCount'],
  ])('of %s misses %s', (node, property, shape) => {
    expect(shortly(without(base, `ex:${node}`, property!))).toEqual([`V ${shape}`])
  })
})

/** A value in place of the right one, and what is found. */
const WRONG: readonly (readonly [
  what: string,
  subject: string,
  property: string,
  value: string,
  ...found: string[],
])[] = [
  ['an e-mail as text', 'ex:contact', 'vcard:hasEmail', '"a@b.dk"', 'V Kind-hasEmail-nodeKind'],
  ['an e-mail without mailto', 'ex:contact', 'vcard:hasEmail', 'https://b.dk', 'V Kind-hasEmail-pattern'],
  [
    'structured as text',
    'ex:register',
    'healthdcatap:hasStructuredData',
    '"ja"',
    'V Dataset-hasStructuredData-datatype',
  ],
  [
    'a code value as IRI',
    'ex:register',
    'healthdcatap:hasCodeValues',
    'http://snomed.info/id/1',
    'V Dataset-hasCodeValues-nodeKind',
  ],
  [
    'a category as text',
    'ex:register',
    'healthdcatap:healthCategory',
    '"EHRS"',
    'V Dataset-healthCategory-nodeKind',
  ],
  [
    'a theme other than HEAL',
    'ex:register',
    'dcat:theme',
    'http://publications.europa.eu/resource/authority/data-theme/ENVI',
    'V Dataset-theme-hasValue',
  ],
  [
    'a standard not on the list',
    'ex:register',
    'dct:conformsTo',
    'https://hl7.org/fhir',
    'V Dataset-conformsTo-vocabulary',
  ],
  ['a language as text', 'ex:register', 'dct:language', '"da"', 'V Dataset-language-nodeKind'],
  [
    'personal data of another list',
    'ex:register',
    'dpv:hasPersonalData',
    'https://w3id.org/dpv#Health',
    'V Dataset-hasPersonalData-pattern',
  ],
  ['a type not on the list', 'ex:register', 'dct:type', 'https://x.dk/type', 'W Dataset-type-vocabulary'],
  [
    'a place not on a list',
    'ex:register',
    'dct:spatial',
    'https://x.dk/sted',
    'W Dataset-spatial-vocabulary',
  ],
  [
    'a publisher type of ADMS',
    'ex:publisher',
    'dct:type',
    'http://purl.org/adms/publishertype/Company',
    'V HealthPublisher-type-vocabulary',
  ],
  [
    'a media type elsewhere',
    'ex:distribution',
    'dcat:mediaType',
    'https://x.dk/csv',
    'W Distribution-mediaType-vocabulary',
  ],
  [
    'a format elsewhere',
    'ex:distribution',
    'dct:format',
    'https://x.dk/csv',
    'V Distribution-format-vocabulary',
  ],
  [
    'a publisher as text',
    'ex:register',
    'dct:publisher',
    '"Styrelsen"',
    'V Dataset-publisher-nodeKind',
    'V HealthAgent-contactPoint-minCount',
  ],
  [
    'an access right of no level',
    'ex:register',
    'dct:accessRights',
    `${ACCESS}CONFIDENTIAL`,
    'V Dataset-accessRights-vocabulary',
  ],
  [
    'records as decimal',
    'ex:register',
    'healthdcatap:numberOfRecords',
    typed('12.5', xsd.decimal),
    'V Dataset-numberOfRecords-datatype',
  ],
  [
    'a negative number of records',
    'ex:register',
    'healthdcatap:numberOfRecords',
    number('-5'),
    'V Dataset-numberOfRecords-datatype',
  ],
]
/** A value beside the right one. */
const TOO_MUCH = [
  [
    'the older publisher note',
    'ex:register',
    'healthdcatap:publisherNote',
    '"x"',
    'W Dataset-publisherNote-older',
  ],
  [
    'the older publisher type',
    'ex:register',
    'healthdcatap:publisherType',
    'http://x.dk/t',
    'W Dataset-publisherType-older',
  ],
  [
    'the older quality annotation',
    'ex:register',
    'healthdcatap:qualityAnnotation',
    'http://x.dk/t',
    'W Dataset-qualityAnnotation-older',
  ],
  [
    'two publisher notes',
    'ex:publisher',
    'dct:description',
    text('An agency', 'en'),
    'V HealthPublisher-description-maxCount',
  ],
] as const

describe('HealthDCAT-AP release 8, wrong values', () => {
  it.each(WRONG)('finds %s', (_what, subject, property, value, ...found) => {
    expect(shortly(and(without(base, subject, property), subject, property, value))).toEqual(found)
  })
  it.each(TOO_MUCH)('finds %s', (_what, subject, property, value, found) => {
    expect(shortly(and(base, subject, property, value))).toEqual([found])
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
