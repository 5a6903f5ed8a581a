import { rdf } from '../../rdf/namespaces.ts'
import { text, type Term, type Triple } from '../../rdf/term.ts'
import { nodes, type Field, type NodeKind } from './fields.ts'
import { isEmpty, isObject, listed, plainText, unpackJson, type JsonObject } from './json.ts'
import { iriOf, isLanguageMap, ownField, writeJson, writeValue } from './write-value.ts'

/** The description of one dataset as it grows. */
export interface Writer {
  readonly triples: readonly Triple[]
  readonly add: (subject: Term, predicate: Term, object: Term) => void
  /** A blank node of this description. */
  readonly blank: () => Term
}

export function newWriter(): Writer {
  const triples: Triple[] = []
  let blanks = 0
  return {
    triples,
    add: (subject, predicate, object) => void triples.push({ subject, predicate, object }),
    blank: () => `_:n${blanks++}`,
  }
}

/** Nodes within nodes within nodes: as deep as any schema goes. */
const MAX_DEPTH = 6

export interface Subject {
  readonly writer: Writer
  readonly node: Term
  /** Steps from the dataset. */
  readonly depth: number
}

/** Writes what the tables know and answers with the names that were used. */
export function writeFields(subject: Subject, source: JsonObject, fields: readonly Field[]): Set<string> {
  const used = new Set<string>()
  for (const { from, property, as } of fields) {
    const name = from.find((each) => !isEmpty(source[each]))
    if (name === undefined) continue
    used.add(name)
    for (const object of writeAs(subject, source[name], as))
      subject.writer.add(subject.node, property, object)
  }
  return used
}

/** Keeps every field under its own name that was neither used nor is the portal's own business. */
export function keepRest(subject: Subject, source: JsonObject, isKnown: (name: string) => boolean): void {
  for (const [name, value] of Object.entries(source)) {
    if (isKnown(name) || isEmpty(value)) continue
    const unpacked = unpackJson(value)
    const isMap = isLanguageMap(unpacked)
    const objects = isMap ? writeValue(unpacked, 'text') : listed(value).map(writeAny)
    for (const object of objects) subject.writer.add(subject.node, ownField(name), object)
  }
}

const writeAny = (value: unknown): Term => {
  const written = plainText(value)
  return written === undefined ? writeJson(value) : text(written)
}

const writeAs = (subject: Subject, value: unknown, as: Field['as']): readonly Term[] =>
  typeof as === 'string'
    ? writeValue(value, as)
    : listed(value).map((each) => writeNode(subject, each, as.node))

/** An object becomes a node, an IRI stands for one, and of a text a node is made that says it. */
export function writeNode({ writer, depth }: Subject, value: unknown, kind: NodeKind): Term {
  const table = nodes[kind]
  const iri = isObject(value) ? ownIri(value) : iriOf(value)
  if (iri !== undefined && !isObject(value)) return iri
  if (depth >= MAX_DEPTH) return writeAny(value)
  const node = iri ?? writer.blank()
  const below = { writer, node, depth: depth + 1 }
  writer.add(node, rdf.type, table.class)
  if (isObject(value) && !isLanguageMap(value)) {
    const used = writeFields(below, value, table.fields)
    keepRest(below, value, (name) => used.has(name) || name === 'uri')
    return node
  }
  for (const said of writeValue(value, 'text')) writer.add(node, table.text, said)
  return node
}

/** Not where a relation is given the IRI of what it leads to. */
function ownIri(value: JsonObject): Term | undefined {
  const iri = iriOf(value['uri'])
  const isElsewhere = Object.entries(value).some(([name, other]) => name !== 'uri' && other === iri)
  return isElsewhere ? undefined : iri
}

/** `publisher_uri`, `publisher_name` … as the object `{ uri, name … }`, and the names it was made of. */
export function gatherPrefixed(source: JsonObject, prefix: string, names: readonly string[]) {
  const found = names.filter((name) => !isEmpty(source[prefix + name]))
  return {
    value: Object.fromEntries(found.map((name) => [name, source[prefix + name]])),
    used: found.map((name) => prefix + name),
  }
}
