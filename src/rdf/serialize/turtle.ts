import { escapeIri } from '../iri.ts'
import { rdf, xsd } from '../namespaces.ts'
import { escapeText } from '../ntriples/write.ts'
import { datatypeOf, isBlank, isLiteral, languageTagOf, valueOf } from '../term.ts'
import type { Term, Triple } from '../term.ts'
import type { DescribedNode, DescriptionTree } from './description-tree.ts'
import { arrangeTriples } from './description-tree.ts'
import { createShortNames } from './short-names.ts'
import type { ShortNames } from './short-names.ts'

interface Writer {
  readonly names: ShortNames
  readonly tree: DescriptionTree
}

/** Turtle for people: prefixes that are used, one property a line, blank nodes where they belong. Also TriG's default graph. */
export function writeTurtle(triples: readonly Triple[], blankPrefix?: string): string {
  const writer: Writer = { names: createShortNames(), tree: arrangeTriples(triples, blankPrefix) }
  const body = writer.tree.roots.map((node) => writeRoot(writer, node)).join('\n')
  const prefixes = writer.names.used().map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
  return prefixes.length > 0 ? `${prefixes.join('')}\n${body}` : body
}

function writeRoot(writer: Writer, node: DescribedNode): string {
  return `${writeNode(writer, node.subject)} ${writeProperties(writer, node, '  ')} .\n`
}

function writeProperties(writer: Writer, node: DescribedNode, indent: string): string {
  const lines = node.properties.map(([predicate, objects]) => {
    const values = objects.map((object) => writeObject(writer, object, indent))
    const separator = objects.length > 1 && values.join().length > 80 ? `,\n${indent}  ` : ', '
    return `${predicate === rdf.type ? 'a' : writeIri(writer, predicate)} ${values.join(separator)}`
  })
  return lines.join(` ;\n${indent}`)
}

function writeObject(writer: Writer, object: Term, indent: string): string {
  if (isLiteral(object)) return writeLiteral(writer, object)
  const nested = writer.tree.nested(object)
  if (!nested) return writeNode(writer, object)
  if (nested.properties.length === 0) return '[]'
  return `[\n${indent}  ${writeProperties(writer, nested, `${indent}  `)}\n${indent}]`
}

const writeNode = (writer: Writer, term: Term): string =>
  isBlank(term) ? `_:${writer.tree.labelOf(term)}` : writeIri(writer, term)

const writeIri = (writer: Writer, iri: Term): string => writer.names.shorten(iri) ?? `<${escapeIri(iri)}>`

const BARE: Readonly<Record<string, RegExp>> = {
  [xsd.integer]: /^[+-]?\d+$/,
  [xsd.decimal]: /^[+-]?\d*\.\d+$/,
  [xsd.boolean]: /^(?:true|false)$/,
}

function writeLiteral(writer: Writer, literal: Term): string {
  const value = valueOf(literal)
  const language = languageTagOf(literal)
  const datatype = datatypeOf(literal)
  if (BARE[datatype]?.test(value)) return value
  const quoted = value.includes('\n') ? `"""${escapeLongText(value)}"""` : `"${escapeText(value)}"`
  if (language) return `${quoted}@${language}`
  return datatype ? `${quoted}^^${writeIri(writer, datatype)}` : quoted
}

/** Line breaks stay; everything else as in a short string. */
const escapeLongText = (value: string): string => value.split('\n').map(escapeText).join('\n')
