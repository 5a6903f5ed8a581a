import { pick, randomFrom, zipf } from './random.mjs'
import { compounds, frames, kinds, words } from './words.mjs'

const SEED = 20_270_101
const HEALTH = 'https://hdeu-dcat.data.health.europa.eu/resource/authority'
export const BASE = 'https://bench.example'

const categories = 'EHRS DIOH NRPE RPDG HRAD HGPD IDHP PHDR MRMR EHCT EMRD RMMD RQSH EINS'.split(' ')
const themes =
  'CANCER_DISEASE NONCOMMUNICABLE_DISEASES MENTAL_HEALTH HEALTH_SYSTEMS LIFECOURSE_HEALTH RESPIRATORY_DISEASES REPRODUCTIVE_HEALTH IMMUNIZATION_DISEASES HEALTH_PRODUCTS SENSORY_HEALTH'.split(
    ' ',
  )
const codings = 'ICD-10-NAT ATC NPU SNOMED-CT PROC-CODES-NAT ICD-10 LOINC ICPC-2'.split(' ')
const frequencies = 'MONTHLY ANNUAL DAILY CONT QUARTERLY IRREG NEVER'.split(' ')
const access = ['NON_PUBLIC', 'NON_PUBLIC', 'NON_PUBLIC', 'NON_PUBLIC', 'PUBLIC', 'RESTRICTED']
const places = [
  'http://publications.europa.eu/resource/authority/country/DNK',
  ...['DK01', 'DK02', 'DK03', 'DK04', 'DK05'].map((code) => `http://data.europa.eu/nuts/code/${code}`),
]
export const ORGANISATIONS = 24

/** Simple words first, compounds after: what is common in a language is short. */
export const lexicon = [...words, ...compounds]
const drawWord = zipf(lexicon.length)
const drawCategory = zipf(categories.length, 0.7)
const drawTheme = zipf(themes.length, 0.7)
const drawOrganisation = zipf(ORGANISATIONS, 0.8)

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)
const literal = (value, language) => `"${value.replace(/[\\"]/g, '\\$&')}"${language ? `@${language}` : ''}`

/** Sentences in one language about the words given. */
function describe(language, order, topics) {
  return order
    .map((frame, sentence) =>
      frames[language][frame].replace(
        /\{(\d)\}/g,
        (_, slot) => topics[sentence * 5 + Number(slot)][language],
      ),
    )
    .join(' ')
}

/**
 * The i-th dataset as nodes: `[predicate, object]` with prefixed names, an object being Turtle or another node.
 * The same i gives the same dataset, whatever came before it. About 38 triples with the catalogue's link.
 */
export function datasetNode(i) {
  const random = randomFrom(SEED + i * 7919)
  const word = () => lexicon[drawWord(random)]
  const topic = word()
  const kind = pick(random, kinds)
  const order = Array.from({ length: 4 }, () => Math.floor(random() * frames.da.length))
  const topics = Array.from({ length: order.length * 5 }, word)
  const start = 1970 + Math.floor(random() * 52)
  const number = String(i).padStart(6, '0')
  const accessRight = pick(random, access)
  const keywords = [topic, word(), word()]
  const properties = [
    ['a', 'dcat:Dataset'],
    [
      'dct:title',
      literal(`${capital(topic.da)}${topic.da.includes(' ') ? ' – ' : 's'}${kind.da} ${start}`, 'da'),
    ],
    ['dct:title', literal(`${capital(topic.en)} ${kind.en} ${start}`, 'en')],
    ['dct:description', literal(describe('da', order, topics), 'da')],
    ['dct:description', literal(describe('en', order, topics), 'en')],
    ['dct:identifier', literal(`bench-${number}`)],
    ['dct:accessRights', `access:${accessRight}`],
    ['dcatap:applicableLegislation', '<http://data.europa.eu/eli/reg/2025/327/oj>'],
    ['dcat:theme', '<http://publications.europa.eu/resource/authority/data-theme/HEAL>'],
    ['healthdcatap:healthCategory', `<${HEALTH}/healthcategories/${categories[drawCategory(random)]}>`],
    ['healthdcatap:healthTheme', `<${HEALTH}/health-theme/${themes[drawTheme(random)]}>`],
    ['dct:publisher', `<${BASE}/organisation/${drawOrganisation(random)}>`],
    ['healthdcatap:hdab', `<${BASE}/organisation/access-body>`],
    ...keywords.map(({ da }) => ['dcat:keyword', literal(da, 'da')]),
    ['dcat:keyword', literal(topic.en, 'en')],
    ['dcat:contactPoint', contactPoint(Math.floor(random() * 200))],
    ['dct:temporal', period(start, random() < 0.6 ? undefined : start + 1 + Math.floor(random() * 20))],
    ['dct:spatial', `<${pick(random, places)}>`],
    ['dct:accrualPeriodicity', `freq:${pick(random, frequencies)}`],
    ['healthdcatap:hasCodingSystem', `<${HEALTH}/coding-system/${pick(random, codings)}>`],
    [
      'dpv:hasPersonalData',
      `<https://w3id.org/dpv/dpv-pd#${pick(random, ['HealthRecord', 'Age', 'Gender'])}>`,
    ],
    ['healthdcatap:hasStructuredData', 'true'],
    ['healthdcatap:numberOfRecords', `${Math.floor(10 ** (2 + random() * 6))}`],
    ['dct:modified', `"2026-${two(1 + (i % 12))}-${two(1 + (i % 28))}"^^xsd:date`],
    ['dcat:distribution', distribution(number)],
  ]
  return { iri: `${BASE}/dataset/${number}`, properties }
}

const two = (n) => String(n).padStart(2, '0')

const contactPoint = (n) => ({
  properties: [
    ['a', 'vcard:Kind'],
    ['vcard:fn', literal(`Datakontor ${n}`, 'da')],
    ['vcard:hasEmail', `<mailto:kontor${n}@bench.example>`],
  ],
})

const period = (start, end) => ({
  properties: [
    ['a', 'dct:PeriodOfTime'],
    ['dcat:startDate', `"${start}-01-01"^^xsd:date`],
    ...(end ? [['dcat:endDate', `"${end}-12-31"^^xsd:date`]] : []),
  ],
})

const distribution = (number) => ({
  properties: [
    ['a', 'dcat:Distribution'],
    ['dcat:accessURL', `<${BASE}/access/${number}>`],
    ['dcatap:applicableLegislation', '<http://data.europa.eu/eli/reg/2025/327/oj>'],
    ['dct:format', 'file:CSV'],
  ],
})
