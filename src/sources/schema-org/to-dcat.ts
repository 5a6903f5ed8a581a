import { dcat, dct, geodcatap, owl, rdf } from '../../rdf/namespaces.ts'
import { graphOf } from '../../rdf/graph.ts'
import { isBlank, isLiteral, languageTagOf, text, valueOf, type Term, type Triple } from '../../rdf/term.ts'
import { addDoi, dateTerm, doiAddress, newDatasetWriter, webAddressOf } from '../write-dataset.ts'
import { writeDistribution } from './distribution.ts'
import {
  writeAgent,
  writeContacts,
  writeIdentifier,
  writeLanguage,
  writeLicence,
  writePeriod,
  writePlace,
  writeRights,
  writeVariables,
  type Writing,
} from './nodes.ts'
import { SCHEMA } from './terms.ts'
import { addressIn, hasType, iriIn, textOf, valuesOf, type Values } from './values.ts'

export interface FoundDataset {
  readonly iri: string
  readonly triples: readonly Triple[]
}

type Write = (writing: Writing, value: Term) => void

const asText =
  (predicate: Term): Write =>
  ({ writer, subject, values }, value) =>
    writer.add(subject, predicate, textOf(values, value))
const asDate =
  (predicate: Term): Write =>
  ({ writer, subject }, value) =>
    writer.add(subject, predicate, dateTerm(valueOf(value)))
const asAgent =
  (predicate: Term): Write =>
  (writing, value) => {
    writeAgent(writing, predicate, value)
    if (!isLiteral(value)) writeContacts(writing, value)
  }
/** A link; words in its place keep schema.org's name for it. */
const asLink =
  (predicate: Term, name: string): Write =>
  ({ writer, subject, values }, value) => {
    const iri = iriIn(values, value) ?? addressIn(values, value)
    writer.add(subject, iri === undefined ? SCHEMA + name : predicate, iri ?? textOf(values, value))
  }

/** schema:Dataset → DCAT, a line a property. What is in no line keeps its name and all that hangs below it. */
const PROPERTIES: Readonly<Record<string, Write>> = {
  name: asText(dct.title),
  alternateName: asText(dct.alternative),
  description: asText(dct.description),
  keywords: writeKeywords,
  creator: asAgent(dct.creator),
  author: asAgent(dct.creator),
  contributor: asAgent(dct.contributor),
  publisher: asAgent(dct.publisher),
  provider: asAgent(geodcatap.distributor),
  copyrightHolder: asAgent(dct.rightsHolder),
  license: writeLicence,
  conditionsOfAccess: writeRights,
  usageInfo: writeRights,
  distribution: writeDistribution,
  temporalCoverage: writePeriod,
  spatialCoverage: writePlace,
  identifier: writeIdentifier,
  sameAs: writeSameAs,
  url: ({ writer, subject, values }, value) =>
    writer.add(subject, dcat.landingPage, addressIn(values, value)),
  version: asText(dcat.version),
  dateCreated: asDate(dct.created),
  datePublished: asDate(dct.issued),
  dateModified: asDate(dct.modified),
  inLanguage: writeLanguage,
  isPartOf: asLink(dct.isPartOf, 'isPartOf'),
  hasPart: asLink(dct.hasPart, 'hasPart'),
  isBasedOn: asLink(dct.source, 'isBasedOn'),
  citation: asLink(dct.references, 'citation'),
  about: asLink(dct.subject, 'about'),
}

/** Read together, or of no use to a catalogue that has the dataset. */
const ELSEWHERE = new Set(
  ['variableMeasured', 'includedInDataCatalog', 'mainEntityOfPage'].map((name) => SCHEMA + name),
)

/** The datasets of a page; one that is only named, as an entry of a list, is left to the page it leads to. */
export function datasetsIn(triples: readonly Triple[], base: string): readonly FoundDataset[] {
  const values: Values = { graph: graphOf(triples), base }
  const nodes = [...values.graph.subjects()].filter(
    (node) => hasType(values, node, 'Dataset') && valuesOf(values, node, 'name', 'description').length > 0,
  )
  const nameless = nodes.filter((node) => givenIri(values, node) === undefined)
  return nodes.map((node) => {
    const place = nameless.indexOf(node)
    const iri = givenIri(values, node) ?? (nameless.length === 1 ? base : `${base}#dataset-${place + 1}`)
    return { iri, triples: describe(node, iri, values) }
  })
}

/** Addresses of the entries of catalogues and lists. */
export function linksIn(triples: readonly Triple[], base: string): readonly string[] {
  const values: Values = { graph: graphOf(triples), base }
  const entries = [...values.graph.subjects()].flatMap((node) =>
    hasType(values, node, 'DataCatalog')
      ? valuesOf(values, node, 'dataset', 'hasPart')
      : hasType(values, node, 'ItemList') || hasType(values, node, 'DataFeed')
        ? valuesOf(values, node, 'itemListElement', 'dataFeedElement')
        : [],
  )
  return entries.flatMap((entry) => {
    const [item = entry] = valuesOf(values, entry, 'item')
    if (valuesOf(values, item, 'description').length > 0) return []
    const own = valuesOf(values, entry, 'url').concat(valuesOf(values, item, 'url'), item)
    const [address] = own.flatMap((each) => addressIn(values, each) ?? [])
    return address === undefined ? [] : [address]
  })
}

/** Its @id, else its DOI, else its address. */
function givenIri(values: Values, node: Term): string | undefined {
  if (!isBlank(node)) return node
  const words = valuesOf(values, node, 'identifier', 'sameAs').map((value) => {
    const [inner = value] = isBlank(value) ? valuesOf(values, value, 'value', 'url') : [value]
    return valueOf(inner)
  })
  const doi = words.map(doiAddress).find((iri) => iri !== undefined)
  const [url] = valuesOf(values, node, 'url').flatMap((value) => addressIn(values, value) ?? [])
  return doi ?? url ?? words.map(webAddressOf).find((iri) => iri !== undefined)
}

function describe(node: Term, iri: string, values: Values): readonly Triple[] {
  const writer = newDatasetWriter(iri)
  const writing: Writing = { writer, subject: iri, values }
  const kept: Triple[] = []
  for (const [predicate, objects] of values.graph.properties(node)) {
    const write = predicate.startsWith(SCHEMA) ? PROPERTIES[predicate.slice(SCHEMA.length)] : undefined
    if (write) for (const object of spelledOut(predicate, objects)) write(writing, object)
    else if (predicate !== rdf.type && !ELSEWHERE.has(predicate))
      for (const object of objects) kept.push({ subject: iri, predicate, object }, ...below(object, values))
  }
  writeVariables(writing, valuesOf(values, node, 'variableMeasured'))
  return [...writer.triples, ...kept]
}

const MAX_KEPT = 5000

/** Blank nodes that hang below a value. */
function below(value: Term, { graph }: Values): readonly Triple[] {
  const triples: Triple[] = []
  const nodes = new Set(isBlank(value) ? [value] : [])
  for (const subject of nodes)
    for (const [predicate, objects] of graph.properties(subject))
      for (const object of objects) {
        if (triples.length >= MAX_KEPT) return triples
        triples.push({ subject, predicate, object })
        if (isBlank(object)) nodes.add(object)
      }
  return triples
}

/** One string with commas is as common as a list of keywords; in a list, a comma is part of its keyword. */
function spelledOut(predicate: Term, objects: readonly Term[]): readonly Term[] {
  const [only] = objects
  if (predicate !== `${SCHEMA}keywords` || objects.length > 1 || only === undefined || !isLiteral(only))
    return objects
  const words = valueOf(only).split(/[,;]/)
  return words.map((word) => text(word.trim(), languageTagOf(only)))
}

/** A term of a vocabulary is a subject, too. */
function writeKeywords({ writer, subject, values }: Writing, value: Term): void {
  const iri = isLiteral(value) ? undefined : iriIn(values, value)
  writer.add(subject, dct.subject, iri)
  writer.add(subject, dcat.keyword, textOf(values, value))
}

function writeSameAs({ writer, subject, values }: Writing, value: Term): void {
  const iri = iriIn(values, value)
  if (iri !== undefined) writer.add(subject, owl.sameAs, iri)
  addDoi(writer, subject, doiAddress(iri ?? valueOf(value)))
}
