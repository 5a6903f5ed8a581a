import { dc, dct, foaf, rdf, rdfs, schema, skos, vcard } from '../rdf/namespaces.ts'
import { isBlank, isIri, isLiteral, valueOf } from '../rdf/term.ts'
import type { Term } from '../rdf/term.ts'
import { readDate } from './dates.ts'
import type { Concept, Text, WrittenDate } from './description.ts'
import { textOf, textsOf } from './reading.ts'
import type { ReadingContext } from './reading.ts'

/** Where the name of any node may stand; the first that is used counts. */
const LABELS: readonly (readonly Term[])[] = [
  [skos.prefLabel],
  [rdfs.label],
  [dct.title, dc.title],
  [foaf.name, schema.name, 'https://schema.org/name', vcard.fn],
  [skos.altLabel],
  [rdf.value],
  [dct.description, rdfs.comment],
  [skos.notation, dct.identifier],
]

const NO_LABELS: readonly Text[] = []

/** What a description calls a node that it refers to. */
function labelsOf({ graph }: ReadingContext, node: Term): readonly Text[] {
  if (graph.predicates(node).length === 0) return NO_LABELS
  for (const predicates of LABELS) {
    const labels = textsOf(graph, node, predicates)
    if (labels.length > 0) return labels
  }
  return NO_LABELS
}

/** A literal, or the name of a node that stands where a literal belongs, or its IRI. */
export function readText(context: ReadingContext, term: Term): Text | undefined {
  if (isLiteral(term)) return textOf(term)
  const [label] = labelsOf(context, term)
  return label ?? (isBlank(term) ? undefined : { value: term })
}

/** A node with the labels it brings along; of a literal its text becomes the label. */
export function readConcept(context: ReadingContext, term: Term): Concept | undefined {
  if (isLiteral(term)) {
    const label = textOf(term)
    if (!label) return undefined
    return isAddress(label.value) ? { iri: label.value, labels: [] } : { labels: [label] }
  }
  const labels = labelsOf(context, term)
  if (isBlank(term)) return labels.length > 0 ? { labels } : undefined
  return { iri: term, labels }
}

const isAddress = (value: string): boolean => /^(?:https?:\/\/|urn:|mailto:|doi:|tel:)\S+$/i.test(value)

/** Nodes between a property and the address: `vcard:hasEmail [ vcard:hasValue <mailto:…> ]`. */
const ADDRESSES: readonly Term[] = [vcard.hasValue, rdf.value, schema.$base + 'url', foaf.homepage, foaf.page]

export function readLink({ graph }: ReadingContext, term: Term): string | undefined {
  if (isIri(term)) return term
  if (isLiteral(term)) return valueOf(term).trim() || undefined
  for (const predicate of ADDRESSES) {
    const [address] = graph.objects(term, predicate)
    if (address !== undefined && !isBlank(address)) return valueOf(address).trim() || undefined
  }
  return undefined
}

export function readDateValue({ graph }: ReadingContext, term: Term): WrittenDate | undefined {
  if (isLiteral(term)) return valueOf(term).trim() === '' ? undefined : readDate(valueOf(term))
  const inner = graph.objects(term, rdf.value).find(isLiteral)
  return inner === undefined ? undefined : readDate(valueOf(inner))
}

/** `12`, `1.5`, `1 234`, `+3`, `2e6`. A comma or dot between groups of three is ambiguous, and left to people. */
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[ \u00A0\u202F]\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

export function readNumber(_: ReadingContext, term: Term): number | undefined {
  const written = isLiteral(term) ? valueOf(term).trim() : ''
  if (!NUMBER.test(written)) return undefined
  const value = Number(written.replaceAll(/[ \u00A0\u202F]/g, ''))
  return Number.isFinite(value) ? value : undefined
}

const YES = new Set(['true', '1', 'yes', 'ja', 'y'])
const NO = new Set(['false', '0', 'no', 'nej', 'n'])

export function readFlag(_: ReadingContext, term: Term): boolean | undefined {
  const word = isLiteral(term) ? valueOf(term).trim().toLowerCase() : ''
  if (YES.has(word)) return true
  return NO.has(word) ? false : undefined
}
