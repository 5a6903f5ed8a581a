import jsonld from 'jsonld'
import { RdfSyntaxError } from '../problem.ts'
import type { Quad } from '../term.ts'
import type { ParseContext } from '../parse.ts'
import { bundledContext } from './contexts.ts'
import { markPlaces, placeOf, type Place } from './places.ts'
import { ExpandedReader } from './to-quads.ts'
import type { Expanded } from './to-quads.ts'

/** Nodes that are expanded together: few enough to yield in between, many enough to be quick. */
const NODES_AT_ONCE = 200

type Json = Expanded

/** jsonld's types mix callbacks and promises; this is the one form that is used. */
const promises = jsonld as unknown as {
  readonly expand: (nodes: readonly JsonObject[], options: object) => Promise<readonly Expanded[]>
}
type JsonObject = { readonly [key: string]: Json }

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Top-level nodes are read on their own: one that is wrong is dropped and reported, the others live. */
export async function* parseJsonLd(
  pieces: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Quad[]> {
  const parts: string[] = []
  for await (const piece of pieces) parts.push(piece)
  const source = parts.join('')
  const document = parseJson(source)
  const places = markPlaces(source, document)
  const reader = new ExpandedReader({ ...context, places })
  const nodes = topLevelNodes(document)
  for (let start = 0; start < nodes.length; start += NODES_AT_ONCE) {
    await readNodes(reader, nodes.slice(start, start + NODES_AT_ONCE), { ...context, places })
    yield reader.quads
    reader.quads = []
  }
}

function parseJson(source: string): Json {
  try {
    return JSON.parse(source) as Json
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN)
    const line = Number.isNaN(position) ? undefined : source.slice(0, position).split('\n').length
    throw new RdfSyntaxError(`this is not JSON: ${message}`, line)
  }
}

/** The nodes of an array or of @graph, each with the document's context. */
function topLevelNodes(document: Json): readonly JsonObject[] {
  if (Array.isArray(document)) return document.flatMap((each: Json) => topLevelNodes(each))
  if (!isObject(document)) throw new RdfSyntaxError('JSON-LD is an object or an array of objects')
  const graph = document['@graph']
  const isDocument =
    graph !== undefined && Object.keys(document).every((key) => key === '@context' || key === '@graph')
  if (!isDocument) return [document]
  const context = document['@context']
  const nodes = (Array.isArray(graph) ? graph : [graph]).filter((node: Json) => isObject(node))
  return nodes.map((node) => (context === undefined ? node : withContext(node, context)))
}

function withContext(node: JsonObject, outer: Json): JsonObject {
  const own = node['@context']
  const context = own === undefined ? outer : [outer, own].flat()
  return { ...node, '@context': context }
}

async function readNodes(
  reader: ExpandedReader,
  nodes: readonly JsonObject[],
  context: ParseContext & { readonly places: readonly Place[] },
): Promise<void> {
  const before = reader.quads.length
  try {
    if (nodes.some((node) => isDeeperThan(node, MAX_DEPTH))) throw new RangeError('nested too deeply')
    for (const node of await expand(nodes, context.baseIri)) if (isObject(node)) reader.readNode(node)
  } catch (error) {
    reader.quads.length = before
    const only = nodes.length === 1 ? nodes[0] : undefined
    if (only) return tellBroken(only, error, context)
    for (const node of nodes) await readNodes(reader, [node], context)
  }
}

/** Beyond this, the library's recursion would end the process's stack before the node ends. */
const MAX_DEPTH = 300

function isDeeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each: Json) => isDeeperThan(each, levels - 1))
}

function tellBroken(
  node: JsonObject,
  error: unknown,
  { onProblem, places }: Pick<ParseContext, 'onProblem'> & { readonly places: readonly Place[] },
): void {
  // A context that cannot be used makes every name in the document meaningless.
  if (error instanceof RdfSyntaxError) throw error
  const id = node['@id']
  const line = placeOf(node, places)?.line
  onProblem({
    ...(line !== undefined && { line }),
    reason: reasonOf(error),
    effect: 'statement-dropped',
    ...(typeof id === 'string' && { subject: id }),
  })
}

async function expand(nodes: readonly JsonObject[], base: string): Promise<readonly Expanded[]> {
  try {
    return await promises.expand(nodes, { base, documentLoader })
  } catch (error) {
    throw findSyntaxError(error) ?? error
  }
}

/** jsonld wraps what the loader throws. */
function findSyntaxError(error: unknown): RdfSyntaxError | undefined {
  if (error instanceof RdfSyntaxError) return error
  const { details } = error as { details?: { cause?: unknown } }
  return details?.cause ? findSyntaxError(details.cause) : undefined
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'this JSON-LD node is nested too deeply'
  const message = error instanceof Error ? error.message : String(error)
  return `this JSON-LD node cannot be read: ${message}`
}

function documentLoader(url: string) {
  const context = bundledContext(url)
  if (!context)
    throw new RdfSyntaxError(
      `the JSON-LD context ${url} is not among those that are known here, and none is fetched; write the context into the document`,
    )
  return Promise.resolve({ documentUrl: url, document: { '@context': context } })
}
