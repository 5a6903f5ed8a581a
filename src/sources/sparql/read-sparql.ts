import { splitDatasets } from '../../dataset/split-datasets.ts'
import { dcat } from '../../rdf/namespaces.ts'
import { once } from '../../rdf/once.ts'
import { isBlank, type LocatedTriple, type Quad } from '../../rdf/term.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { describeNodes, type Habits } from './describe.ts'
import { openEndpoint, type Endpoint } from './endpoint.ts'
import { listDatasets } from './list.ts'
import { gatherParts, type Shared } from './parts.ts'
import {
  blankDatasetsQuery,
  blankQuery,
  canStandInQuery,
  catalogueQuery,
  describeQuery,
  listQuery,
  type Graphs,
} from './queries.ts'

/** Datasets asked for at once: with some hundred triples each, below the limits that endpoints set. */
const BATCH = 25

interface Reading {
  readonly context: ReadContext
  readonly endpoint: Endpoint
  readonly graphs: Graphs
  readonly habits: Habits
  readonly shared: Shared
}

/**
 * The datasets behind a SPARQL endpoint:
 *
 *   SELECT, a thousand IRIs at a time ──▶ CONSTRUCT, some at a time, with blank nodes below
 *                                              └──▶ CONSTRUCT of what they refer to, three steps far ──▶ datasets
 */
export async function* readSparql(context: ReadContext): AsyncIterable<SourceItem> {
  const endpoint = openEndpoint(context)
  const graphs = await findGraphs(endpoint)
  const habits: Habits = { batch: BATCH, isDescribing: false }
  const reading: Reading = { context, endpoint, graphs, habits, shared: new Map() }
  yield* readCatalogue(reading)
  for await (const { iris, item, isOrdered } of listDatasets(endpoint, { graphs, after: context.position })) {
    yield item
    for (let start = 0; start < iris.length; start += BATCH) {
      const some = iris.slice(start, start + BATCH)
      yield* readBatch(reading, some)
      const last = some.at(-1)
      if (isOrdered && last !== undefined) yield { kind: 'position', position: last }
    }
  }
  yield* readBlankDatasets(reading)
}

/** Some endpoints query all of their named graphs unless told otherwise, and some none of them. */
async function findGraphs(endpoint: Endpoint): Promise<Graphs> {
  for (const graphs of ['default', 'named'] as const) {
    const { values } = await endpoint.select(listQuery({ graphs, limit: 1 }))
    if (values.length > 0) return graphs
  }
  return 'default'
}

async function* readBatch(reading: Reading, all: readonly string[]): AsyncIterable<SourceItem> {
  const { endpoint, habits, graphs } = reading
  const iris = all.filter(canStandInQuery)
  for (const iri of all.filter((each) => !canStandInQuery(each)))
    yield rejected(
      endpoint,
      iri,
      'its IRI has characters that no IRI may have, so that it cannot be asked for',
    )
  const query = (some: readonly string[]) => describeQuery(graphs, some)
  const { quads, items, failed } = await describeNodes(endpoint, iris, { habits, query, isExpected: true })
  yield* items
  const parts = await gatherParts(reading, quads)
  yield* parts.items
  for (const [iri, error] of parts.failed)
    yield {
      kind: 'rejected',
      scope: 'part',
      document: endpoint.address,
      reason: `<${iri}>: ${error.message}`,
    }
  const wanted = new Set(iris)
  const isIncomplete = parts.failed.size > 0
  const listing = iris.map((iri) => ({ subject: '_:list', predicate: dcat.dataset, object: iri, graph: '' }))
  for await (const { iri, triples } of split(reading, [...listing, ...quads, ...parts.quads]))
    if (wanted.delete(iri)) yield { kind: 'dataset', iri, triples, document: endpoint.address, isIncomplete }
  for (const iri of wanted)
    yield rejected(
      endpoint,
      iri,
      failed.get(iri)?.message ?? 'is listed as a dataset, and nothing is said of it',
    )
}

const rejected = ({ address }: Endpoint, iri: string, reason: string): SourceItem => ({
  kind: 'rejected',
  scope: 'dataset',
  document: address,
  iri,
  reason,
})

async function* split(
  { context: { settings, signal } }: Reading,
  quads: readonly Quad[],
): AsyncIterable<{ iri: string; triples: readonly LocatedTriple[] }> {
  for await (const item of splitDatasets(once(quads), { source: settings.id, signal }))
    if (item.kind === 'dataset') yield { iri: item.iri, triples: item.triples.map(withoutLine) }
}

/** A line of an answer that was made for us is nothing that its publisher could look up. */
const withoutLine = ({ subject, predicate, object }: LocatedTriple): LocatedTriple => ({
  subject,
  predicate,
  object,
})

/** What the catalogue says of itself is worth having, and nothing depends on it. */
async function* readCatalogue({ endpoint, graphs, context }: Reading): AsyncIterable<SourceItem> {
  try {
    const { quads } = await endpoint.graph(catalogueQuery(graphs))
    for await (const item of splitDatasets(once(quads), { source: context.settings.id }))
      if (item.kind === 'catalogue') yield { ...item, triples: item.triples.map(withoutLine) }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
  }
}

/** Datasets without IRI come all at once or not at all. */
async function* readBlankDatasets(reading: Reading): AsyncIterable<SourceItem> {
  const { endpoint, graphs } = reading
  const document = endpoint.address
  try {
    const { values } = await endpoint.select(blankQuery(graphs))
    if (values.length === 0) return
    const { quads, isCut } = await endpoint.graph(blankDatasetsQuery(graphs))
    if (isCut) throw new SourceError('unreadable', `the answer is cut off after ${quads.length} triples`)
    const blank = new Set(quads.map(({ subject }) => subject).filter(isBlank))
    for await (const { iri, triples } of split(
      reading,
      quads.filter(({ subject }) => blank.has(subject)),
    ))
      yield { kind: 'dataset', iri, triples, document }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    yield { kind: 'rejected', scope: 'document', document, reason: `datasets without IRI: ${error.message}` }
  }
}
