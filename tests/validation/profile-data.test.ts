import { describe, expect, it } from 'vitest'
import { splitDatasets } from '../../src/dataset/split-datasets.ts'
import { dcat, rdf } from '../../src/rdf/namespaces.ts'
import { parseRdf } from '../../src/rdf/parse.ts'
import type { SchemeName } from '../../src/vocabulary/concept.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { and, bytesOf, fixture, inShort, profileNamed, seedDatasets, term, without } from './profiles.ts'

const profile = profileNamed('healthdcat-ap-8')
const register = term('ex:register')
const complete = fixture('complete.ttl')
const reportOf = (triples: typeof complete) => validateDataset({ iri: register, triples }, profile)
const withValue = (subject: string, property: string, value: string) =>
  reportOf(and(without(complete, subject, property), subject, property, value))

describe('the seed catalogue', () => {
  it('conforms to HealthDCAT-AP release 8, each of its 138 datasets on its own', async () => {
    const datasets = await seedDatasets()
    const violations = datasets.flatMap(({ iri, triples }) =>
      validateDataset({ iri, triples }, profile)
        .findings.filter(({ severity }) => severity === 'violation')
        .map((finding) => `${iri} ${inShort(finding)} ${finding.value}`),
    )
    expect(violations).toEqual([])
    expect(datasets).toHaveLength(138)
  })
})

const lists: readonly (readonly [list: SchemeName, subject: string, property: string])[] = [
  ['healthcategories', 'ex:register', 'healthdcatap:healthCategory'],
  ['health-theme', 'ex:register', 'healthdcatap:healthTheme'],
  ['coding-system', 'ex:register', 'healthdcatap:hasCodingSystem'],
  ['standard', 'ex:register', 'dct:conformsTo'],
  ['frequency', 'ex:register', 'dct:accrualPeriodicity'],
  ['language', 'ex:register', 'dct:language'],
  ['country', 'ex:register', 'dct:spatial'],
  ['dpv-pd', 'ex:register', 'dpv:hasPersonalData'],
  ['publisher-type', 'ex:publisher', 'dct:type'],
  ['file-type', 'ex:distribution', 'dct:format'],
  ['planned-availability', 'ex:distribution', 'dcatap:availability'],
  ['distribution-status', 'ex:distribution', 'adms:status'],
  ['licence', 'ex:distribution', 'dct:license'],
]

describe('a code of a list', () => {
  it.each(lists)('needs no triples of its own: %s', (list, subject, property) => {
    const concepts = loadVocabularies().concepts(list)
    const refused = concepts.filter(({ iri }) => withValue(subject, property, iri).findings.length > 0)
    expect(refused.map(({ iri }) => iri)).toEqual([])
    expect(concepts.length).toBeGreaterThan(0)
  })
})

const HEALTH = 'https://hdeu-dcat.data.health.europa.eu/resource/authority/'
const EU = 'http://publications.europa.eu/resource/authority/'
const oldAddresses = [
  [
    'healthdcatap:healthCategory',
    'http://13.81.34.152:1101/resource/authority/healthcategories/EHRS',
    `${HEALTH}healthcategories/EHRS`,
  ],
  [
    'healthdcatap:healthTheme',
    'http://healthdataportal.eu/resource/authority/health-theme/CANCER_DISEASE',
    `${HEALTH}health-theme/CANCER_DISEASE`,
  ],
  ['dct:language', 'http://publications.europa.eu/resource/dataset/language/DAN', `${EU}language/DAN`],
  [
    'dct:type',
    'http://publications.europa.eu/resource/dataset/dataset-type/PERSONAL_DATA',
    `${EU}dataset-type/PERSONAL_DATA`,
  ],
  ['dcat:theme', 'https://publications.europa.eu/resource/authority/data-theme/HEAL', `${EU}data-theme/HEAL`],
] as const

describe('a code under an old address', () => {
  it.each(oldAddresses)('of %s is found, and the present one named: %s', (property, written, present) => {
    const findings = withValue('ex:register', property, written).findings
    expect(findings.length).toBeGreaterThan(0)
    for (const { howToFix, message } of findings) {
      expect(howToFix).toEqual({
        da: `Skriv <${present}> i stedet for <${written}>.`,
        en: `Write <${present}> instead of <${written}>.`,
      })
      expect(message.da).toContain(present)
      expect(message.en).toContain(present)
    }
  })
  it('says nothing of an address that never was one of a code', () => {
    const [finding] = withValue('ex:register', 'dct:language', 'https://example.dk/dansk').findings
    expect(finding?.howToFix.en).not.toContain('instead of <')
  })
})

describe('what is a dataset and what is not', () => {
  it('gives no verdict on another record that a dataset names', () => {
    const catalogue = 'https://example.dk/catalogue'
    const typed = [dcat.Catalog, dcat.Dataset].map((object) => ({
      subject: catalogue,
      predicate: rdf.type,
      object,
    }))
    const stub = { subject: term('ex:other'), predicate: rdf.type, object: dcat.Dataset }
    const link = { subject: register, predicate: term('dct:isPartOf'), object: catalogue }
    expect(reportOf([...complete, ...typed, stub, link]).findings.map(inShort)).toEqual([])
  })
  it('judges a series as a series, also where it is typed as a dataset', () => {
    const series = term('ex:series')
    const types = [dcat.Dataset, dcat.DatasetSeries].map((object) => ({
      subject: series,
      predicate: rdf.type,
      object,
    }))
    const { findings } = validateDataset({ iri: series, triples: types }, profile)
    expect(findings.map(({ shape }) => shape.replace(/^.*#|-.*$/g, ''))).not.toContain('Dataset')
  })
  it('does not take a catalogue that is also typed as a dataset for one of its datasets', async () => {
    const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://e.dk/c> a dcat:Catalog, dcat:Dataset ; dct:title "Katalog"@da ; dcat:dataset <https://e.dk/d> .
<https://e.dk/d> a dcat:Dataset ; dct:title "Data"@da ; dct:isPartOf <https://e.dk/c> .`
    const quads = parseRdf(bytesOf(Buffer.from(turtle)), { syntax: 'turtle', baseIri: 'https://e.dk/' })
    const judged: string[] = []
    for await (const item of splitDatasets(quads, { source: 's' }))
      if (item.kind === 'dataset')
        judged.push(...validateDataset(item, profile).findings.map(({ focus }) => focus))
    expect(new Set(judged)).toEqual(new Set(['https://e.dk/d']))
  })
})
