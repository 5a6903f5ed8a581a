import { escapeIri } from '../iri.ts'
import { rdf } from '../namespaces.ts'
import { datatypeOf, isBlank, isIri, isLiteral, languageTagOf, valueOf } from '../term.ts'
import type { Term, Triple } from '../term.ts'
import type { DescribedNode, DescriptionTree } from './description-tree.ts'
import { arrangeTriples } from './description-tree.ts'
import { createShortNames } from './short-names.ts'
import type { ShortNames } from './short-names.ts'

interface Writer {
  readonly names: ShortNames
  readonly tree: DescriptionTree
}

type JsonValue = string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

/** JSON-LD with prefixed names and its context inside: nothing has to be fetched to read it. */
export function writeJsonLd(triples: readonly Triple[], blankPrefix?: string): string {
  const writer: Writer = {
    names: createShortNames(schemesOf(triples)),
    tree: arrangeTriples(triples, blankPrefix),
  }
  const nodes = writer.tree.roots.map((node) => writeNode(writer, node))
  const context = Object.fromEntries(writer.names.used())
  const only = nodes.length === 1 ? nodes[0] : undefined
  return `${JSON.stringify({ '@context': context, ...(only ?? { '@graph': nodes }) }, undefined, 2)}\n`
}

/** An IRI such as `dct:title`, written so by mistake, would be read as a short name if its scheme were a prefix. */
function schemesOf(triples: readonly Triple[]): ReadonlySet<string> {
  const schemes = new Set<string>()
  for (const triple of triples)
    for (const term of [triple.subject, triple.predicate, triple.object])
      if (!isLiteral(term) && !isBlank(term)) schemes.add(term.slice(0, term.indexOf(':')))
  return schemes
}

function writeNode(writer: Writer, node: DescribedNode, isNested = false): Record<string, JsonValue> {
  const written: Record<string, JsonValue> = isNested ? {} : { '@id': writeId(writer, node.subject) }
  for (const [predicate, objects] of node.properties) {
    if (predicate === rdf.type && objects.every((object) => isIri(object)))
      written['@type'] = single(objects.map((object) => writeName(writer, object)))
    else written[writeName(writer, predicate)] = single(objects.map((object) => writeObject(writer, object)))
  }
  return written
}

const single = (values: readonly JsonValue[]): JsonValue =>
  values.length === 1 && values[0] !== undefined ? values[0] : values

/** A key or a type: prefixes hold there, and in @id as well. */
const writeName = (writer: Writer, term: Term): string =>
  isBlank(term) ? writeId(writer, term) : (writer.names.shorten(term) ?? escapeIri(term))

const writeId = (writer: Writer, term: Term): string =>
  isBlank(term) ? `_:${writer.tree.labelOf(term)}` : escapeIri(term)

function writeObject(writer: Writer, object: Term): JsonValue {
  if (isLiteral(object)) return writeLiteral(writer, object)
  const nested = writer.tree.nested(object)
  return nested ? writeNode(writer, nested, true) : { '@id': writeId(writer, object) }
}

/** Values stay strings with their datatype, so that `1.0` does not come back as `1`. */
function writeLiteral(writer: Writer, literal: Term): JsonValue {
  const value = valueOf(literal)
  const language = languageTagOf(literal)
  const datatype = datatypeOf(literal)
  if (language) return { '@value': value, '@language': language }
  return datatype ? { '@value': value, '@type': writeName(writer, datatype) } : value
}
