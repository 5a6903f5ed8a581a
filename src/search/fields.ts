import type { CatalogueRecord } from '../catalogue/record.ts'
import type { Agent, Concept, Text } from '../dataset/description.ts'
import { codesOf, labelTexts, regionCodes, slugOf } from './concepts.ts'
import type { FacetField, RangeField, SearchField, TextField } from './field.ts'
import { ANY, NOT_STATED, WHETHER, facet, label, shared, text, verbatim, whether } from './field.ts'
import { qualityFields } from './quality-fields.ts'
import { ageSpan, coverageYears } from './spans.ts'
import { isAcronym } from './text/tokens.ts'

export type { FieldSource, SearchField } from './field.ts'
export { NOT_STATED }

/**
 * Every search field, once. Index settings, facets, address parameters, labels and documentation derive
 * from it; a new field is one row here.
 */
export const searchFields = {
  title: { ...label('Titel', 'Title'), text: text(14, 7, ({ record }) => record.description.title) },
  alternative: {
    ...label('Andre navne og forkortelser', 'Other names and acronyms'),
    prefixes: ['forkortelse', 'acronym', 'navn', 'name'],
    text: verbatim(14, 3, ({ record }) => record.description.alternative),
  },
  keyword: {
    ...label('Emneord', 'Keywords'),
    prefixes: ['nøgleord'],
    text: { ...text(6, 10, ({ record }) => record.description.keyword), list: true },
    facet: facet(({ record }) => written(record.description.keyword.map(({ value }) => value.trim())), {
      form: ANY,
    }),
  },
  identifier: {
    ...label('Identifikator', 'Identifier'),
    text: {
      ...verbatim(6, 2, ({ record: { iri, description } }) => [
        ...description.identifier,
        ...description.otherIdentifier.flatMap(({ notation }) => notation),
        { value: slugOf(iri) },
      ]),
      conceptless: true,
    },
  },
  category: {
    ...label('Kategori efter EHDS art. 51', 'EHDS Art. 51 category'),
    text: shared(0.3, 12, (source) =>
      labelTexts(source.record.description.healthCategory, source.vocabulary),
    ),
    facet: facet(({ record, vocabulary }) => codesOf(record.description.healthCategory, vocabulary), {
      scheme: 'healthcategories',
    }),
  },
  theme: {
    ...label('Sundhedstema', 'Health theme'),
    text: shared(0.8, 6, ({ record: { description }, vocabulary }) =>
      labelTexts([...description.healthTheme, ...description.theme], vocabulary),
    ),
    facet: facet(({ record, vocabulary }) => codesOf(record.description.healthTheme, vocabulary), {
      scheme: 'health-theme',
    }),
  },
  authority: {
    ...label('Myndighed', 'Authority'),
    facet: facet(({ record }) => (record.authority === '' ? [] : [slugOf(record.authority)]), { form: ANY }),
  },
  publisher: {
    ...label('Udgiver', 'Publisher'),
    prefixes: ['myndighed', 'authority', 'dataholder', 'holder'],
    text: text(2, 8, ({ record: { description } }) =>
      [...description.publisher, ...description.custodian].flatMap(agentNames),
    ),
    facet: facet(({ record }) => written(record.description.publisher.map(publisherValue)), { form: ANY }),
  },
  access: {
    ...label('Adgang', 'Access'),
    facet: facet(({ record, vocabulary }) => codesOf(record.description.accessRights, vocabulary), {
      scheme: 'access-right',
    }),
  },
  region: {
    ...label('Region', 'Region'),
    text: text(1, 4, ({ record: { description }, vocabulary }) => [
      ...description.spatial.flatMap(({ name }) => name),
      ...labelTexts(description.spatial.map(conceptOfPlace), vocabulary),
    ]),
    facet: facet(
      ({ record, vocabulary }) => regionCodes(record.description.spatial.map(conceptOfPlace), vocabulary),
      { scheme: 'regions', narrower: 'municipalities', shown: 200 },
    ),
  },
  description: {
    ...label('Beskrivelse', 'Description'),
    text: text(1, 80, ({ record }) => record.description.description),
  },
  population: {
    ...label('Population', 'Population'),
    text: text(1, 20, ({ record }) => record.description.populationCoverage),
  },
  provenance: {
    ...label('Tilblivelse', 'Provenance'),
    text: text(1, 30, ({ record: { description } }) =>
      [...description.provenance, ...description.generatedBy].flatMap(titleAndDescription),
    ),
  },
  distribution: {
    ...label('Adgangsveje og filer', 'Ways of access and files'),
    text: text(1, 30, ({ record: { description } }) =>
      [...description.distribution, ...description.sample, ...description.analytics].flatMap(
        titleAndDescription,
      ),
    ),
  },
  legalBasis: {
    ...label('Retsgrundlag', 'Legal basis'),
    text: text(1, 12, ({ record: { description } }) => [
      ...description.legalBasis.flatMap(titleAndDescription),
      ...description.legislation.flatMap(({ labels }) => labels),
      ...description.rights,
    ]),
  },
  variable: {
    ...label('Variable', 'Variables'),
    prefixes: ['variabel'],
    text: text(1.5, 60, ({ record: { description } }) =>
      description.variables
        .flatMap(({ table }) => table.flatMap(({ column }) => column))
        .flatMap((column) => [...column.name, ...titleAndDescription(column)]),
    ),
  },
  table: {
    ...label('Tabeller', 'Tables'),
    text: text(1, 12, ({ record: { description } }) =>
      description.variables.flatMap((group) => [
        ...titleAndDescription(group),
        ...group.table.flatMap((table) => [...titleAndDescription(table), ...table.keyword]),
      ]),
    ),
  },
  codingSystem: {
    ...label('Kodesystem', 'Coding system'),
    text: text(1.5, 6, ({ record, vocabulary }) =>
      labelTexts(record.description.codingSystem, vocabulary, { withCode: true }),
    ),
    facet: facet(({ record, vocabulary }) => codesOf(record.description.codingSystem, vocabulary), {
      scheme: 'coding-system',
    }),
  },
  code: {
    ...label('Koder', 'Code values'),
    prefixes: ['kode', 'codes'],
    text: verbatim(2, 10, ({ record }) => record.description.codeValues),
  },
  language: {
    ...label('Sprog', 'Language'),
    facet: facet(({ record, vocabulary }) => codesOf(record.description.language, vocabulary), {
      scheme: 'language',
    }),
  },
  source: {
    ...label('Kilde', 'Source'),
    facet: facet(({ record }) => [...new Set([record.source, ...record.alsoPublishedBy])], {
      form: ANY,
      always: true,
    }),
  },
  type: {
    ...label('Type', 'Type'),
    text: text(1, 4, ({ record, vocabulary }) => labelTexts(record.description.type, vocabulary)),
    facet: facet(({ record, vocabulary }) => codesOf(record.description.type, vocabulary), {
      scheme: 'dataset-type',
    }),
  },
  personalData: {
    ...label('Personoplysninger', 'Personal data'),
    facet: facet(
      ({ record: { description }, vocabulary }) =>
        codesOf([...description.personalData, ...description.personalDataCategory], vocabulary),
      { scheme: 'dpv-pd' },
    ),
  },
  has: {
    ...label('Indeholder', 'Includes'),
    facet: facet(({ record }) => contentsOf(record), {
      always: true,
      form: /^(?:variables|sample|analytics|distribution)$/u,
    }),
  },
  ...qualityFields,
  year: {
    ...label('Dækker årene', 'Covers the years'),
    facet: facet(({ record }) => whether(coverageYears(record.description.temporal)), { form: WHETHER }),
    range: {
      parameters: { from: 'yearFrom', to: 'yearTo' },
      limits: { min: 0, max: 9999 },
      histogram: { first: 1950, width: 10, last: 2020 },
      span: ({ record }) => coverageYears(record.description.temporal),
    },
  },
  age: {
    ...label('Alder', 'Age'),
    facet: facet(({ record: { description } }) => whether(ageSpan(description.minAge, description.maxAge)), {
      form: WHETHER,
    }),
    range: {
      parameters: { from: 'ageFrom', to: 'ageTo' },
      limits: { min: 0, max: 200 },
      histogram: { first: 10, width: 10, last: 90 },
      span: ({ record: { description } }) => ageSpan(description.minAge, description.maxAge),
    },
  },
} as const satisfies Record<string, SearchField>

type FieldsWith<Part extends 'text' | 'facet' | 'range'> = {
  [Name in keyof typeof searchFields]: (typeof searchFields)[Name] extends Record<Part, unknown>
    ? Name
    : never
}[keyof typeof searchFields]
export type TextFieldName = FieldsWith<'text'>
export type FacetName = FieldsWith<'facet'>
export type RangeName = FieldsWith<'range'>

/** Ranges that are shown as bars, a bucket each. */
export const histogramFields = Object.entries<SearchField>(searchFields).flatMap(([name, { range }]) =>
  range?.histogram ? [{ name: name as RangeName, histogram: range.histogram }] : [],
)

/** Fields whose texts are long come first, so that the most frequent places of words are the smallest numbers. */
const longestFirst = (left: TextField, right: TextField) => right.typicalLength - left.typicalLength

const entriesWith = (part: 'text' | 'facet' | 'range') =>
  Object.entries<SearchField>(searchFields).filter(([, field]) => field[part] !== undefined)

export const textFields = entriesWith('text')
  .map(([name, field]) => ({ name: name as TextFieldName, ...(field.text as TextField) }))
  .sort(longestFirst)
export const facetFields = entriesWith('facet').map(([name, field]) => ({
  name: name as FacetName,
  ...(field.facet as FacetField),
}))
export const rangeFields = entriesWith('range').map(([name, field]) => ({
  name: name as RangeName,
  ...(field.range as RangeField),
}))

/** Whether a word of the field may name a concept: the letters of a name are only its letters. */
export function mayNameConcept(field: TextFieldName, term: string): boolean {
  const { conceptless: isConceptless, verbatim: isVerbatim }: TextField = searchFields[field].text
  return !isConceptless && !(isVerbatim && isAcronym(term))
}

const prefixed = new Map<string, TextFieldName>()
for (const { name } of textFields) {
  const { label: labels, prefixes = [] }: SearchField = searchFields[name]
  for (const prefix of [name, labels.da, labels.en, ...prefixes])
    if (/^\p{L}+$/u.test(prefix)) prefixed.set(prefix.toLowerCase(), name)
}

/** The field that a query names with `titel:`, `publisher:`, `kode:`. */
export const fieldOfPrefix = (prefix: string): TextFieldName | undefined => prefixed.get(prefix)

const written = (values: readonly string[]) => values.filter((value) => value !== '')

/** The publisher's IRI, so that two bodies of the same name stay two; its name where it has no IRI. */
export const publisherValue = ({ iri, name }: Agent): string => iri ?? name[0]?.value.trim() ?? ''

const agentNames = ({ name, alternative }: Agent): readonly Text[] => [...name, ...alternative]

const conceptOfPlace = (place: { readonly iri?: string; readonly name: readonly Text[] }): Concept => ({
  ...(place.iri === undefined ? {} : { iri: place.iri }),
  labels: place.name,
})

const titleAndDescription = (node: {
  readonly title: readonly Text[]
  readonly description: readonly Text[]
}) => [...node.title, ...node.description]

function contentsOf({ description }: CatalogueRecord): readonly string[] {
  const contents: string[] = []
  if (description.variables.length > 0) contents.push('variables')
  if (description.sample.length > 0) contents.push('sample')
  if (description.analytics.length > 0) contents.push('analytics')
  if (description.distribution.length > 0) contents.push('distribution')
  return contents
}
