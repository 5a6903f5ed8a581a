import { splitDatasets } from '../../dataset/split-datasets.ts'
import { once } from '../../rdf/once.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { AT_ONCE, navigate, type Found } from './navigate.ts'
import { gatherParts, type SharedParts } from './parts.ts'
import {
  fetchResource,
  isAbout,
  isDraft,
  isWithheld,
  pageOf,
  passedOver,
  type FdpResource,
} from './resource.ts'

/** A data point of which so many datasets in a row cannot be had is out of order. */
const MAX_FAILURES_IN_A_ROW = 8

/**
 * A FAIR Data Point, layer by layer:
 *
 *   data point ──▶ catalogues, pages ──▶ addresses of datasets, in their order, each once
 *                                              │ four at a time
 *                                        dataset + distributions, services, contacts ──▶ one description
 *
 * A run that is resumed goes through the upper layers again, and skips the datasets that it had.
 */
export async function* readFairDataPoint(context: ReadContext): AsyncIterable<SourceItem> {
  const found: Found = { datasets: new Set(), described: new Map() }
  let datasets = 0
  for await (const item of navigate(context, found)) {
    if (item.kind === 'dataset') datasets++
    yield item
  }
  if (datasets === 0 && found.datasets.size === 0)
    throw new SourceError(
      'unreadable',
      `${context.settings.url} leads to no dataset, neither by LDP containers nor by dcat:dataset; check that it is a FAIR Data Point with something public in it, or read it as kind "dcat"`,
    )
  yield* readDatasets(context, found)
}

async function* readDatasets(context: ReadContext, found: Found): AsyncIterable<SourceItem> {
  const { position = '' } = context
  const addresses = [...found.datasets].filter((address) => address > position).sort()
  const shared: SharedParts = new Map()
  let failuresInARow = 0
  for (let start = 0; start < addresses.length; start += AT_ONCE) {
    const some = addresses.slice(start, start + AT_ONCE)
    const answers = await Promise.all(some.map((address) => readDataset({ context, found, shared }, address)))
    for (const { items, failure } of answers) {
      yield* items
      failuresInARow = failure ? failuresInARow + 1 : 0
      if (failure && failuresInARow >= MAX_FAILURES_IN_A_ROW) throw failure
    }
    const last = some.at(-1)
    if (last !== undefined) yield { kind: 'position', position: last }
  }
}

interface Reading {
  readonly context: ReadContext
  readonly found: Found
  readonly shared: SharedParts
}

interface DatasetAnswer {
  readonly items: readonly SourceItem[]
  /** The server did not do what it should. */
  readonly failure?: SourceError
}

async function readDataset({ context, found, shared }: Reading, address: string): Promise<DatasetAnswer> {
  let resource: FdpResource
  try {
    resource = await fetchResource(context, address)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return withoutDocument(found, address, error)
  }
  const parts = await gatherParts(context, resource, shared)
  const datasets = await datasetsOf(resource, parts.quads, context)
  const said = datasets.map(({ iri, triples }) => ({
    kind: 'dataset' as const,
    iri,
    triples,
    document: address,
    isIncomplete: parts.isIncomplete,
  }))
  const nothing: SourceItem = {
    kind: 'rejected',
    scope: 'part',
    document: address,
    reason: 'is listed as a dataset and describes none',
  }
  return { items: [...parts.items, ...(said.length > 0 ? said : [nothing]), ...resource.items] }
}

/** What to make of a dataset whose document cannot be had. */
function withoutDocument({ described }: Found, address: string, error: SourceError): DatasetAnswer {
  const triples = described.get(pageOf(address))
  if (isDraft(error)) return { items: [passedOver(address, error)] }
  const isNoDocument = (isWithheld(error) || error.kind === 'unreadable') && !error.mayHeal
  if (triples !== undefined && isNoDocument) {
    const iri = triples.find(({ subject }) => pageOf(subject) === pageOf(address))?.subject ?? address
    return { items: [{ kind: 'dataset', iri, triples, document: address }] }
  }
  if (isWithheld(error))
    return { items: [{ kind: 'rejected', scope: 'part', document: address, reason: error.message }] }
  const rejected = {
    kind: 'rejected',
    scope: 'dataset',
    document: address,
    iri: address,
    reason: error.message,
  } as const
  return { items: [rejected], ...(error.kind === 'unreachable' && { failure: error }) }
}

/** The dataset that a document is about; where none has its address, all that it describes. */
async function datasetsOf(resource: FdpResource, quads: FdpResource['quads'], context: ReadContext) {
  const all: { iri: string; triples: Extract<SourceItem, { kind: 'dataset' }>['triples'] }[] = []
  const { settings, signal } = context
  for await (const item of splitDatasets(once(quads), { source: settings.id, signal }))
    if (item.kind === 'dataset') all.push(item)
  const own = all.filter(({ iri }) => isAbout(resource, iri))
  return own.length > 0 ? own : all
}
