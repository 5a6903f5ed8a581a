import type { DatasetDescription, Distribution } from '../dataset/description.ts'

/** The five dimensions of data.europa.eu's Metadata Quality Assessment. */
export type Dimension = 'findability' | 'accessibility' | 'interoperability' | 'reusability' | 'contextuality'

/** What an indicator is judged on. */
export interface MqaSubject {
  readonly dataset: DatasetDescription
  /** Has no violation of DCAT-AP 3; absent when it was not validated. */
  readonly isDcatAp?: boolean
  readonly isFromVocabulary: (iri: string, scheme: string) => boolean
  /** Answers of an earlier check of the addresses; absent when none was made. */
  readonly isReachable?: (address: string) => boolean | undefined
}

export interface Indicator {
  readonly key: string
  readonly dimension: Dimension
  readonly points: number
  readonly label: { readonly da: string; readonly en: string }
  /** Undefined: not measured, neither met nor missed. */
  readonly isMet: (subject: MqaSubject) => boolean | undefined
}

const NON_PROPRIETARY =
  /\/(CSV|TSV|JSON|JSON_LD|GEOJSON|XML|RDF_XML|RDF_TURTLE|RDF_N_TRIPLES|N3|HTML|HTML5|XHTML|TXT|ODS|ODT|PDF|PNG|SVG|PARQUET|GML|KML|ZIP|GZIP|SPARQLQ)$/
const MACHINE_READABLE =
  /\/(CSV|TSV|JSON|JSON_LD|GEOJSON|XML|RDF_XML|RDF_TURTLE|RDF_N_TRIPLES|N3|ODS|XLS|XLSX|PARQUET|GML|KML)$/

const some = (subject: MqaSubject, test: (distribution: Distribution) => boolean): boolean =>
  subject.dataset.distribution.some(test)

const reachable = (addresses: readonly string[], subject: MqaSubject): boolean | undefined => {
  const answers = addresses
    .map((address) => subject.isReachable?.(address))
    .filter((answer) => answer !== undefined)
  return answers.length === 0 ? (addresses.length === 0 ? false : undefined) : answers.some(Boolean)
}

const formats = (subject: MqaSubject): string[] =>
  subject.dataset.distribution.flatMap(({ format }) => format.flatMap(({ iri }) => (iri ? [iri] : [])))

const indicator = (
  key: string,
  about: readonly [Dimension, number, string, string],
  isMet: Indicator['isMet'],
): Indicator => ({
  key,
  dimension: about[0],
  points: about[1],
  label: { da: about[2], en: about[3] },
  isMet,
})

/** The 405 points of the MQA, as far as its published method is known. */
export const MQA_INDICATORS: readonly Indicator[] = [
  indicator(
    'keyword',
    ['findability', 30, 'Emneord', 'Keywords'],
    ({ dataset }) => dataset.keyword.length > 0,
  ),
  indicator('theme', ['findability', 30, 'Tema', 'Theme'], ({ dataset }) => dataset.theme.length > 0),
  indicator(
    'spatial',
    ['findability', 20, 'Geografi', 'Geography'],
    ({ dataset }) => dataset.spatial.length > 0,
  ),
  indicator(
    'temporal',
    ['findability', 20, 'Periode', 'Period'],
    ({ dataset }) => dataset.temporal.length > 0,
  ),
  indicator(
    'accessUrlReachable',
    ['accessibility', 50, 'Adgangsadressen svarer', 'The access URL answers'],
    (subject) =>
      reachable(
        subject.dataset.distribution.flatMap(({ accessUrl }) => accessUrl),
        subject,
      ),
  ),
  indicator('downloadUrl', ['accessibility', 20, 'Adresse til hentning', 'Download URL'], (subject) =>
    some(subject, ({ downloadUrl }) => downloadUrl.length > 0),
  ),
  indicator(
    'downloadUrlReachable',
    ['accessibility', 30, 'Hentningen svarer', 'The download URL answers'],
    (subject) =>
      reachable(
        subject.dataset.distribution.flatMap(({ downloadUrl }) => downloadUrl),
        subject,
      ),
  ),
  indicator('format', ['interoperability', 20, 'Format', 'Format'], (subject) =>
    some(subject, ({ format }) => format.length > 0),
  ),
  indicator('mediaType', ['interoperability', 10, 'Medietype', 'Media type'], (subject) =>
    some(subject, ({ mediaType }) => mediaType.length > 0),
  ),
  indicator(
    'formatFromVocabulary',
    ['interoperability', 10, 'Format fra kodelisten', 'Format from the code list'],
    (subject) => formats(subject).some((iri) => subject.isFromVocabulary(iri, 'file-type')),
  ),
  indicator('nonProprietary', ['interoperability', 20, 'Åbent format', 'Non-proprietary format'], (subject) =>
    formats(subject).some((iri) => NON_PROPRIETARY.test(iri)),
  ),
  indicator(
    'machineReadable',
    ['interoperability', 20, 'Maskinlæsbart format', 'Machine-readable format'],
    (subject) => formats(subject).some((iri) => MACHINE_READABLE.test(iri)),
  ),
  indicator(
    'dcatAp',
    ['interoperability', 30, 'Overholder DCAT-AP', 'Conforms to DCAT-AP'],
    ({ isDcatAp }) => isDcatAp,
  ),
  indicator('license', ['reusability', 20, 'Licens', 'Licence'], (subject) =>
    some(subject, ({ license }) => license.length > 0),
  ),
  indicator(
    'licenseFromVocabulary',
    ['reusability', 10, 'Licens fra kodelisten', 'Licence from the code list'],
    (subject) =>
      some(subject, ({ license }) =>
        license.some(({ iri }) => iri !== undefined && subject.isFromVocabulary(iri, 'licence')),
      ),
  ),
  indicator(
    'accessRights',
    ['reusability', 10, 'Adgang', 'Access rights'],
    ({ dataset }) => dataset.accessRights.length > 0,
  ),
  indicator(
    'accessRightsFromVocabulary',
    ['reusability', 5, 'Adgang fra kodelisten', 'Access rights from the code list'],
    ({ dataset, isFromVocabulary }) =>
      dataset.accessRights.some(({ iri }) => iri !== undefined && isFromVocabulary(iri, 'access-right')),
  ),
  indicator(
    'contactPoint',
    ['reusability', 20, 'Kontakt', 'Contact point'],
    ({ dataset }) => dataset.contactPoint.length > 0,
  ),
  indicator(
    'publisher',
    ['reusability', 10, 'Udgiver', 'Publisher'],
    ({ dataset }) => dataset.publisher.length > 0,
  ),
  indicator('rights', ['contextuality', 5, 'Rettigheder', 'Rights'], (subject) =>
    some(subject, ({ rights }) => rights.length > 0),
  ),
  indicator('byteSize', ['contextuality', 5, 'Størrelse', 'Byte size'], (subject) =>
    some(subject, ({ byteSize }) => byteSize.length > 0),
  ),
  indicator('issued', ['contextuality', 5, 'Udgivet', 'Issued'], ({ dataset }) => dataset.issued.length > 0),
  indicator(
    'modified',
    ['contextuality', 5, 'Ændret', 'Modified'],
    ({ dataset }) => dataset.modified.length > 0,
  ),
]

export type Band = 'excellent' | 'good' | 'sufficient' | 'bad'

export interface MqaScore {
  readonly points: number
  readonly of: 405
  /** Points of indicators that were not measured: neither given nor lost. */
  readonly notMeasured: number
  readonly band: Band
  readonly met: readonly string[]
  readonly missed: readonly string[]
  readonly unmeasured: readonly string[]
}

export const bandOf = (points: number): Band =>
  points > 350 ? 'excellent' : points > 220 ? 'good' : points > 120 ? 'sufficient' : 'bad'

export function mqaOf(subject: MqaSubject): MqaScore {
  const judged = MQA_INDICATORS.map((each) => ({ each, met: each.isMet(subject) }))
  const sum = (wanted: boolean | undefined) =>
    judged.reduce((total, { each, met }) => total + (met === wanted ? each.points : 0), 0)
  const keys = (wanted: boolean | undefined) =>
    judged.filter(({ met }) => met === wanted).map(({ each }) => each.key)
  const points = sum(true)
  return {
    points,
    of: 405,
    notMeasured: sum(undefined),
    band: bandOf(points),
    met: keys(true),
    missed: keys(false),
    unmeasured: keys(undefined),
  }
}
