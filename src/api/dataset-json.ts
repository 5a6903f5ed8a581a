import type { CatalogueRecord } from '../catalogue/record.ts'
import type { NodeIdentity, Text, WrittenDate } from '../dataset/description.ts'
import { classes, datasetProperties, type PropertyKind, type PropertyTable } from '../dataset/properties.ts'
import { localized } from '../dataset/texts.ts'
import type { ConceptLookup } from '../search/concepts.ts'

/** Any value of a description as JSON; what it looks like follows from the property's kind. */
export type JsonValue =
  | string
  | number
  | boolean
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue }
type JsonObject = { readonly [member: string]: JsonValue }

export interface PropertyAnswer {
  name: string
  iri: string
  label: { da: string; en: string }
  section?: string
  values: JsonValue[]
}

type Translate = (value: never, vocabulary: ConceptLookup) => JsonValue

interface LabelledNode {
  readonly iri?: string
  readonly labels: readonly Text[]
}

/** How a value of each kind is written; nested nodes follow the table of their class. */
const writers: Record<Extract<PropertyKind, string>, Translate> = {
  text: ({ value, language }: Text) => ({ value, ...(language !== undefined && { language }) }),
  concept: writeConcept,
  resource: writeConcept,
  link: (value: string) => value,
  date: writeDate,
  period: ({ start, end, labels }: { start?: WrittenDate; end?: WrittenDate; labels: readonly Text[] }) => ({
    ...(start && { start: writeDate(start) }),
    ...(end && { end: writeDate(end) }),
    ...(labels.length > 0 && { label: localized(labels) }),
  }),
  number: (value: number) => value,
  flag: (value: boolean) => value,
}

/** Every property of the description that has a value, in the order and under the headings of the page. */
export function propertiesOf({ description }: CatalogueRecord, vocabulary: ConceptLookup): PropertyAnswer[] {
  const table: PropertyTable = datasetProperties
  const written = writtenProperties(description, table, vocabulary)
  return Object.entries(table).flatMap(([name, { iri, label, section }]) => {
    const values = written[name]
    return values
      ? [{ name, iri, label: { ...label }, ...(section && { section }), values: [...values] }]
      : []
  })
}

function writtenProperties(
  node: NodeIdentity,
  table: PropertyTable,
  vocabulary: ConceptLookup,
): Record<string, readonly JsonValue[]> {
  const written: Record<string, readonly JsonValue[]> = {}
  const valuesOf = new Map<string, readonly never[]>(Object.entries(node))
  for (const [name, { kind }] of Object.entries(table)) {
    const values = valuesOf.get(name) ?? []
    if (values.length > 0) written[name] = values.map((value) => writeValue(kind, value, vocabulary))
  }
  return written
}

function writeValue(kind: PropertyKind, value: never, vocabulary: ConceptLookup): JsonValue {
  if (typeof kind === 'string') return writers[kind](value, vocabulary)
  const node: NodeIdentity = value
  return {
    ...(node.iri !== undefined && { iri: node.iri, ...listedAs(node.iri, vocabulary) }),
    ...writtenProperties(node, classes[kind.of], vocabulary),
    ...(node.other.length > 0 && {
      other: node.other.map(({ predicate, object }) => ({ predicate, object })),
    }),
  }
}

/** A concept of a code list is called what the list calls it, anything else what its publisher does. */
function writeConcept({ iri, labels }: LabelledNode, vocabulary: ConceptLookup): JsonObject {
  const label = localized(labels)
  return {
    ...(iri !== undefined && { iri }),
    ...(Object.keys(label).length > 0 && { label }),
    ...(iri !== undefined && listedAs(iri, vocabulary)),
  }
}

function listedAs(iri: string, vocabulary: ConceptLookup): JsonObject {
  const concept = vocabulary.concept(iri)
  if (!concept) return {}
  const { scheme, code, labels } = concept
  return { scheme, code, label: pick(labels, ['da', 'en']) }
}

function writeDate({ written, from, to }: WrittenDate): JsonObject {
  return { written, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function pick(
  labels: Readonly<Record<string, string>>,
  languages: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([language]) => languages.includes(language)))
}
