import type { CatalogueRecord } from '../catalogue/record.ts'
import type { Agent, Text } from '../dataset/description.ts'
import { recordIdOf } from '../dataset/identity.ts'
import type { ConceptLookup } from './concepts.ts'
import { slugOf } from './concepts.ts'
import { NOT_STATED, facetFields, publisherValue, rangeFields, textFields } from './fields.ts'
import type { FacetName, FieldSource, RangeName, TextFieldName } from './fields.ts'
import { INVISIBLE } from './text/spelling.ts'
import { standingOf } from './standing.ts'
import type { Span } from './spans.ts'

/** Language tag → text; `''` where the publisher gave no tag. */
export type LocalText = Readonly<Record<string, string>>

/** A record as it is indexed and as a result card shows it: plain JSON. */
export interface SearchDocument {
  readonly id: string
  readonly iri: string
  readonly title: LocalText
  readonly description: LocalText
  readonly publisher?: { readonly iri?: string; readonly name: LocalText }
  /** Slug of the authority that answers for it, '' when unknown. */
  readonly authority: string
  readonly categories: readonly string[]
  readonly themes: readonly string[]
  /** PUBLIC, RESTRICTED, NON_PUBLIC or what else was written; absent when nothing was. */
  readonly accessRights?: string
  /** Days as understood, else as written. */
  readonly temporal: { readonly start?: string; readonly end?: string }
  readonly modified?: string
  readonly source: string
  /** How much it is a source of its own; see `standing.ts`. */
  readonly standing: number
  /** Ids of the records that it is derived from. */
  readonly derivedFrom: readonly string[]
  readonly texts: Readonly<Partial<Record<TextFieldName, readonly Text[]>>>
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>
  readonly ranges: Readonly<Partial<Record<RangeName, Span>>>
  /** Names of the facet values that no code list has: publishers and authorities. */
  readonly names: Readonly<Partial<Record<FacetName, Readonly<Record<string, LocalText>>>>>
}

export function documentFromRecord(record: CatalogueRecord, vocabulary: ConceptLookup): SearchDocument {
  const source: FieldSource = { record, vocabulary }
  const { description } = record
  const publisher = description.publisher[0]
  const facets = facetsOf(source)
  const [accessRights] = statedValues(facets.access)
  const modified = description.modified[0]
  return {
    id: record.id,
    iri: record.iri,
    title: localText(description.title),
    description: localText(description.description),
    ...(publisher ? { publisher: publisherOf(publisher) } : {}),
    authority: slugOf(record.authority),
    categories: statedValues(facets.category),
    themes: statedValues(facets.theme),
    ...(accessRights === undefined ? {} : { accessRights }),
    temporal: temporalOf(record),
    ...(modified ? { modified: modified.from ?? modified.written } : {}),
    source: record.source,
    standing: standingOf(record),
    derivedFrom: description.source.flatMap(({ iri }) => (iri === undefined ? [] : [recordIdOf(iri)])),
    texts: textsOf(source),
    facets,
    ranges: rangesOf(source),
    names: namesOf(record),
  }
}

function textsOf(source: FieldSource): SearchDocument['texts'] {
  const texts: Partial<Record<TextFieldName, readonly Text[]>> = {}
  for (const { name, texts: read } of textFields) {
    const found = read(source).map(readable)
    if (found.length > 0) texts[name] = found
  }
  return texts
}

/** As a reader sees it: no soft hyphen comes between the letters of a word. */
const readable = (text: Text): Text =>
  HAS_INVISIBLE.test(text.value) ? { ...text, value: text.value.replace(INVISIBLE, '') } : text
const HAS_INVISIBLE = new RegExp(INVISIBLE.source, 'u')

const UNSTATED: readonly string[] = [NOT_STATED]

/** The values of a facet that the description itself has. */
const statedValues = (values: readonly string[] = []): readonly string[] =>
  values[0] === NOT_STATED ? [] : values

function facetsOf(source: FieldSource): SearchDocument['facets'] {
  const facets: Partial<Record<FacetName, readonly string[]>> = {}
  for (const { name, values, always } of facetFields) {
    const found = values(source)
    if (found.length > 0) facets[name] = found.length === 1 ? found : [...new Set(found)]
    else if (always === undefined) facets[name] = UNSTATED
  }
  return facets
}

function rangesOf(source: FieldSource): SearchDocument['ranges'] {
  const ranges: Partial<Record<RangeName, Span>> = {}
  for (const { name, span } of rangeFields) {
    const found = span(source)
    if (found) ranges[name] = found
  }
  return ranges
}

/** The first text of each language. */
function localText(texts: readonly Text[]): LocalText {
  const byLanguage: Record<string, string> = {}
  for (const { value, language = '' } of texts) byLanguage[language] ??= value
  return byLanguage
}

const publisherOf = ({ iri, name }: Agent) => ({
  ...(iri === undefined ? {} : { iri }),
  name: localText(name),
})

export function temporalOf({ description }: CatalogueRecord): SearchDocument['temporal'] {
  const starts = description.temporal.flatMap(({ start }) => (start ? [start.from ?? start.written] : []))
  const ends = description.temporal.flatMap(({ end }) => (end ? [end.to ?? end.written] : []))
  const start = starts.toSorted()[0]
  // A period without an end is still running: no end for the whole.
  const end = ends.length === description.temporal.length ? ends.toSorted().at(-1) : undefined
  return { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) }
}

/** The authority's name is known where it is also an agent of the dataset. */
function namesOf({ authority, description }: CatalogueRecord): SearchDocument['names'] {
  const publishers: Record<string, LocalText> = {}
  const authorities: Record<string, LocalText> = {}
  for (const agent of description.publisher) {
    if (agent.name.length > 0) publishers[publisherValue(agent)] = localText(agent.name)
  }
  for (const agent of [...description.custodian, ...description.publisher]) {
    if (agent.iri === authority && agent.name.length > 0)
      authorities[slugOf(authority)] = localText(agent.name)
  }
  return { publisher: publishers, authority: authorities }
}
