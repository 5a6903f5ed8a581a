import type { Graph } from '../rdf/graph.ts'
import { rdf } from '../rdf/namespaces.ts'
import { isBlank, isLiteral } from '../rdf/term.ts'
import type { Term } from '../rdf/term.ts'
import type { DatasetDescription, NodeIdentity, OtherStatement } from './description.ts'
import { nodeFromLiteral } from './node-from-literal.ts'
import { classes, datasetProperties } from './properties.ts'
import type { PropertyDeclaration, PropertyKind, PropertyTable } from './properties.ts'
import { readPeriod } from './read-period.ts'
import { readConcept, readDateValue, readFlag, readLink, readNumber, readText } from './read-values.ts'
import { listItems } from './reading.ts'
import type { ReadingContext } from './reading.ts'

/** Agents with areas with contact points … no description goes deeper; what is circular ends here too. */
const MAX_DEPTH = 8

/** Each gives undefined where a term cannot be read as its kind; the statement is then kept among the others. */
const readers: Readonly<
  Record<Exclude<PropertyKind, object>, (context: ReadingContext, term: Term) => unknown>
> = {
  text: readText,
  concept: readConcept,
  resource: readConcept,
  link: readLink,
  date: readDateValue,
  period: readPeriod,
  number: readNumber,
  flag: readFlag,
}

/**
 * A dataset as its publisher describes it. Never fails: what is not understood, and what no table lists,
 * is in `other` as it stands.
 */
export function datasetFromRdf(graph: Graph, iri: string): DatasetDescription {
  return describe({ graph, depth: 0 }, iri, compiled.dataset) as unknown as DatasetDescription
}

/** Reads a dataset once more, and tells what becomes of each statement. */
export function watchReading(graph: Graph, iri: string, watch: NonNullable<ReadingContext['watch']>): void {
  describe({ graph, depth: 0, watch }, iri, compiled.dataset)
}

type CompiledProperty = PropertyDeclaration & { readonly key: string }

interface CompiledTable {
  /** A node that says nothing, with and without an IRI: most of a table is absent from most nodes. */
  readonly empty: { readonly named: EmptyNode; readonly blank: EmptyNode }
  /** The property that reads a predicate. */
  readonly properties: ReadonlyMap<Term, CompiledProperty>
}

type EmptyNode = NodeIdentity & Readonly<Record<string, unknown>>

function compileTable(table: PropertyTable): CompiledTable {
  const properties = new Map<Term, CompiledProperty>()
  for (const [key, declaration] of Object.entries(table)) {
    const { iri, also = [], through = [], itself = [] } = declaration
    for (const predicate of [iri, ...also, ...through, ...itself])
      properties.set(predicate, { ...declaration, key })
  }
  return { empty: emptyNodes(Object.keys(table)), properties }
}

/** Parsed from JSON, since V8 copies such objects several times quicker than ones that were filled key by key. */
function emptyNodes(keys: readonly string[]): CompiledTable['empty'] {
  const blank = { types: [], other: [], ...Object.fromEntries(keys.map((key) => [key, []])) }
  return { named: parsedCopy({ iri: '', ...blank }), blank: parsedCopy(blank) }
}

const parsedCopy = (node: object): EmptyNode => JSON.parse(JSON.stringify(node)) as EmptyNode

const compiled: Readonly<Record<string, CompiledTable>> & { readonly dataset: CompiledTable } = {
  ...Object.fromEntries(Object.entries(classes).map(([name, table]) => [name, compileTable(table)])),
  dataset: compileTable(datasetProperties),
}

function describe(context: ReadingContext, node: Term, table: CompiledTable): Record<string, unknown> {
  const { graph, depth } = context
  const other: OtherStatement[] = []
  const described: Record<string, unknown> = isBlank(node)
    ? { ...table.empty.blank }
    : { ...table.empty.named, iri: node }
  const read = new Set<string>()
  for (const predicate of depth > MAX_DEPTH ? [] : graph.predicates(node)) {
    const property = table.properties.get(predicate)
    if (property && !read.has(property.key)) {
      read.add(property.key)
      described[property.key] = readProperty(context, { node, declaration: property, other })
    } else if (!property && predicate !== rdf.type)
      for (const object of graph.objects(node, predicate)) {
        other.push({ predicate, object })
        context.watch?.({ subject: node, predicate, object })
      }
  }
  described['types'] = graph.objects(node, rdf.type).filter((type) => !isLiteral(type))
  described['other'] = other
  return described
}

interface PropertyOfNode {
  readonly node: Term
  readonly declaration: PropertyDeclaration
  readonly other: OtherStatement[]
}

function readProperty(
  context: ReadingContext,
  { node, declaration, other }: PropertyOfNode,
): readonly unknown[] {
  const { graph } = context
  const { iri, also, through, itself, kind } = declaration
  const direct = graph.objects(node, iri)
  if (!also && !through && !itself) return readAll(context, { kind, other }, [[node, iri, direct]])
  const between = (through ?? []).flatMap((each) => graph.objects(node, each))
  const isItself = direct.length === 0 && (itself ?? []).some((each) => graph.objects(node, each).length > 0)
  return readAll(context, { kind, other }, [
    [node, iri, isItself ? [node] : direct],
    ...between.map((each) => [each, iri, graph.objects(each, iri)] as const),
    ...(also ?? []).map((each) => [node, each, graph.objects(node, each)] as const),
  ])
}

type Statements = readonly (readonly [subject: Term, predicate: Term, objects: readonly Term[]])[]

function readAll(
  context: ReadingContext,
  { kind, other }: { kind: PropertyKind; other: OtherStatement[] },
  statements: Statements,
): readonly unknown[] {
  const values: unknown[] = []
  const seen = new Set<Term>()
  for (const [subject, predicate, objects] of statements)
    for (const object of withListItems(context.graph, objects)) {
      if (seen.has(object)) continue
      seen.add(object)
      const value = readValue(context, kind, object)
      if (value === undefined) other.push({ predicate, object })
      else values.push(value)
      context.watch?.({ subject, predicate, object, kind, value })
    }
  return values
}

const withListItems = (graph: Graph, objects: readonly Term[]): readonly Term[] =>
  objects.some(isBlank)
    ? objects.flatMap((object) => (isBlank(object) && listItems(graph, object)) || [object])
    : objects

function readValue(context: ReadingContext, kind: PropertyKind, object: Term): unknown {
  if (typeof kind === 'string') return readers[kind](context, object)
  if (isLiteral(object)) return nodeFromLiteral(kind.of, object)
  const table = compiled[kind.of]
  return table && describe({ ...context, depth: context.depth + 1 }, object, table)
}
