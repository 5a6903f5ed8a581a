import { xsd } from '../../src/rdf/namespaces.ts'
import { text, typed } from '../../src/rdf/term.ts'

interface WrongValue {
  readonly what: string
  readonly at: readonly [subject: string, property: string]
  readonly value: string
  readonly found: readonly string[]
}

const ACCESS = 'http://publications.europa.eu/resource/authority/access-right/'
const number = (value: string) => typed(value, xsd.nonNegativeInteger)

/** In place of the right value. */
export const wrongValues: readonly WrongValue[] = [
  {
    what: 'an e-mail as text',
    at: ['ex:contact', 'vcard:hasEmail'],
    value: '"a@b.dk"',
    found: ['V Kind-hasEmail-nodeKind'],
  },
  {
    what: 'an e-mail without mailto',
    at: ['ex:contact', 'vcard:hasEmail'],
    value: 'https://b.dk',
    found: ['V Kind-hasEmail-pattern'],
  },
  {
    what: 'structured as text',
    at: ['ex:register', 'healthdcatap:hasStructuredData'],
    value: '"ja"',
    found: ['V Dataset-hasStructuredData-datatype'],
  },
  {
    what: 'a code value as IRI',
    at: ['ex:register', 'healthdcatap:hasCodeValues'],
    value: 'http://snomed.info/id/1',
    found: ['V Dataset-hasCodeValues-nodeKind'],
  },
  {
    what: 'a category as text',
    at: ['ex:register', 'healthdcatap:healthCategory'],
    value: '"EHRS"',
    found: ['V Dataset-healthCategory-nodeKind'],
  },
  {
    what: 'a theme other than HEAL',
    at: ['ex:register', 'dcat:theme'],
    value: 'http://publications.europa.eu/resource/authority/data-theme/ENVI',
    found: ['V Dataset-theme-hasValue'],
  },
  {
    what: 'a standard not on the list',
    at: ['ex:register', 'dct:conformsTo'],
    value: 'https://hl7.org/fhir',
    found: ['V Dataset-conformsTo-vocabulary'],
  },
  {
    what: 'a language as text',
    at: ['ex:register', 'dct:language'],
    value: '"da"',
    found: ['V Dataset-language-nodeKind'],
  },
  {
    what: 'personal data of another list',
    at: ['ex:register', 'dpv:hasPersonalData'],
    value: 'https://w3id.org/dpv#Health',
    found: ['V Dataset-hasPersonalData-pattern'],
  },
  {
    what: 'a type not on the list',
    at: ['ex:register', 'dct:type'],
    value: 'https://x.dk/type',
    found: ['W Dataset-type-vocabulary'],
  },
  {
    what: 'a place not on a list',
    at: ['ex:register', 'dct:spatial'],
    value: 'https://x.dk/sted',
    found: ['W Dataset-spatial-vocabulary'],
  },
  {
    what: 'a publisher type of ADMS',
    at: ['ex:publisher', 'dct:type'],
    value: 'http://purl.org/adms/publishertype/Company',
    found: ['V HealthPublisher-type-vocabulary'],
  },
  {
    what: 'a media type elsewhere',
    at: ['ex:distribution', 'dcat:mediaType'],
    value: 'https://x.dk/csv',
    found: ['W Distribution-mediaType-vocabulary'],
  },
  {
    what: 'a format elsewhere',
    at: ['ex:distribution', 'dct:format'],
    value: 'https://x.dk/csv',
    found: ['V Distribution-format-vocabulary'],
  },
  {
    what: 'a publisher as text',
    at: ['ex:register', 'dct:publisher'],
    value: '"Styrelsen"',
    found: ['V Dataset-publisher-nodeKind', 'V HealthAgent-contactPoint-minCount'],
  },
  {
    what: 'an access right of no level',
    at: ['ex:register', 'dct:accessRights'],
    value: `${ACCESS}CONFIDENTIAL`,
    found: ['V Dataset-accessRights-vocabulary'],
  },
  {
    what: 'records as decimal',
    at: ['ex:register', 'healthdcatap:numberOfRecords'],
    value: typed('12.5', xsd.decimal),
    found: ['V Dataset-numberOfRecords-datatype'],
  },
  {
    what: 'a negative number of records',
    at: ['ex:register', 'healthdcatap:numberOfRecords'],
    value: number('-5'),
    found: ['V Dataset-numberOfRecords-datatype'],
  },
]

/** Beside the right value. */
export const surplusValues: readonly WrongValue[] = [
  {
    what: 'the older publisher note',
    at: ['ex:register', 'healthdcatap:publisherNote'],
    value: '"x"',
    found: ['W Dataset-publisherNote-older'],
  },
  {
    what: 'the older publisher type',
    at: ['ex:register', 'healthdcatap:publisherType'],
    value: 'http://x.dk/t',
    found: ['W Dataset-publisherType-older'],
  },
  {
    what: 'the older quality annotation',
    at: ['ex:register', 'healthdcatap:qualityAnnotation'],
    value: 'http://x.dk/t',
    found: ['W Dataset-qualityAnnotation-older'],
  },
  {
    what: 'two publisher notes',
    at: ['ex:publisher', 'dct:description'],
    value: text('An agency', 'en'),
    found: ['V HealthPublisher-description-maxCount'],
  },
]
