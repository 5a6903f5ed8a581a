import { escapeIri } from '../iri.ts'
import { PREFIXES, rdf } from '../namespaces.ts'
import { datatypeOf, isBlank, isLiteral, languageTagOf, valueOf } from '../term.ts'
import type { Term, Triple } from '../term.ts'
import type { DescribedNode, DescriptionTree } from './description-tree.ts'
import { arrangeTriples } from './description-tree.ts'

interface Writer {
  readonly namespaces: Map<string, string>
  readonly tree: DescriptionTree
}

/**
 * RDF/XML. What XML cannot hold gives way: control characters become U+FFFD, and a property whose IRI
 * does not end in a usable XML name is left out under a comment that names it.
 */
export function writeRdfXml(triples: readonly Triple[], blankPrefix?: string): string {
  const writer: Writer = {
    namespaces: new Map([[rdf.$base, 'rdf']]),
    tree: arrangeTriples(triples, blankPrefix),
  }
  const body = writer.tree.roots.map((node) => writeNode(writer, node, '  ')).join('')
  const declared = Array.from(
    writer.namespaces,
    ([namespace, prefix]) => `\n  xmlns:${prefix}="${escapeXml(escapeIri(namespace))}"`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared.join('')}>\n${body}</rdf:RDF>\n`
}

function writeNode(writer: Writer, node: DescribedNode, indent: string): string {
  // A nested node needs no name: nothing else refers to it.
  const about = writer.tree.nested(node.subject) ? '' : ` ${writeSubject(writer, node.subject)}`
  const properties = node.properties.flatMap(([predicate, objects]) =>
    objects.map((object) => writeProperty(writer, { predicate, object }, `${indent}  `)),
  )
  if (properties.length === 0) return `${indent}<rdf:Description${about}/>\n`
  return `${indent}<rdf:Description${about}>\n${properties.join('')}${indent}</rdf:Description>\n`
}

const writeSubject = (writer: Writer, subject: Term): string =>
  isBlank(subject)
    ? `rdf:nodeID="${writer.tree.labelOf(subject)}"`
    : `rdf:about="${escapeXml(escapeIri(subject))}"`

function writeProperty(
  writer: Writer,
  { predicate, object }: { predicate: Term; object: Term },
  indent: string,
): string {
  const name = elementName(writer, escapeIri(predicate))
  if (!name)
    return `${indent}<!-- left out, no XML name: ${escapeXml(predicate).replaceAll('--', '- -')} -->\n`
  if (isLiteral(object))
    return `${indent}<${name}${suffixOf(object)}>${escapeXml(valueOf(object))}</${name}>\n`
  const nested = writer.tree.nested(object)
  if (nested) return `${indent}<${name}>\n${writeNode(writer, nested, `${indent}  `)}${indent}</${name}>\n`
  const target = isBlank(object)
    ? `rdf:nodeID="${writer.tree.labelOf(object)}"`
    : `rdf:resource="${escapeXml(escapeIri(object))}"`
  return `${indent}<${name} ${target}/>\n`
}

function suffixOf(literal: Term): string {
  const language = languageTagOf(literal)
  if (language) return ` xml:lang="${language}"`
  const datatype = datatypeOf(literal)
  return datatype ? ` rdf:datatype="${escapeXml(escapeIri(datatype))}"` : ''
}

const prefixByNamespace = new Map(Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]))
const XML_NAME_END =
  /[A-Za-z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF][\w.\-\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF]*$/

/** No vocabulary has longer IRIs; finding the name at the end of one takes the square of its length. */
const MAX_PROPERTY_LENGTH = 2000

/** Names of RDF/XML's own syntax: no property may be called so (RDF/XML §5.1). */
const SYNTAX_NAMES: ReadonlySet<string> = new Set(
  'RDF ID about bagID parseType resource nodeID datatype li aboutEach aboutEachPrefix Description'
    .split(' ')
    .map((name) => rdf.$base + name),
)

function elementName(writer: Writer, iri: string): string | undefined {
  const local =
    SYNTAX_NAMES.has(iri) || iri.length > MAX_PROPERTY_LENGTH ? undefined : XML_NAME_END.exec(iri)?.[0]
  if (!local || local.length === iri.length) return undefined
  const namespace = iri.slice(0, -local.length)
  const known = writer.namespaces.get(namespace)
  const prefix = known ?? prefixByNamespace.get(namespace) ?? `ns${writer.namespaces.size}`
  writer.namespaces.set(namespace, prefix)
  return `${prefix}:${local}`
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** Line breaks in text stay as they are; in attributes they would become spaces, but no IRI or tag has any. */
function escapeXml(value: string): string {
  return (
    value
      .replace(/[&<>"\r]/g, (char) => XML_ENTITIES[char] ?? char)
      // oxlint-disable-next-line no-control-regex -- the characters that XML 1.0 cannot hold
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
  )
}
