import { setImmediate } from 'node:timers/promises'
import { fingerprintOf } from '../rdf/canonicalize.ts'
import { isBlank, isIri } from '../rdf/term.ts'
import type { LocatedTriple, Quad, Term, Triple } from '../rdf/term.ts'
import { syntheticIris } from './identity.ts'
import { DocumentCollector } from './split/collect.ts'
import { DEFAULT_LIMITS, Gatherer, TooLarge } from './split/gather.ts'
import type { SplitLimits } from './split/gather.ts'
import { NO_NODE, ROLE } from './split/node-index.ts'
import type { NodeNumber } from './split/node-index.ts'

/** What becomes of the quads of one document. */
export type SplitItem =
  /** Where the rest of a catalogue is: its next page, and catalogues within it that are not listed here. At most one, and the first. */
  | {
      readonly kind: 'paging'
      readonly next?: string
      readonly total?: number
      readonly parts?: readonly string[]
    }
  /** The catalogue's own description, with those of the catalogues that are parts of it; no datasets. At most one. */
  | { readonly kind: 'catalogue'; readonly iri: string; readonly triples: readonly LocatedTriple[] }
  /** A dataset or a series, with everything in the document that describes it. */
  | { readonly kind: 'dataset'; readonly iri: string; readonly triples: readonly LocatedTriple[] }
  | { readonly kind: 'rejected'; readonly iri: string; readonly reason: string }
  /** The last: every quad is in exactly one of the three. */
  | ({ readonly kind: 'counts' } & SplitCounts)

export interface SplitCounts {
  /** In the description of one item. */
  readonly used: number
  /** In those of several. */
  readonly shared: number
  /** About nodes that no item refers to. */
  readonly unused: number
  /** One triple of each of the first twenty such nodes. */
  readonly examples: readonly LocatedTriple[]
}

export interface SplitOptions {
  /** Id of the source: part of the identity of datasets that have no IRI of their own. */
  readonly source: string
  readonly limits?: Partial<SplitLimits>
  /** Bytes of a document that are held in memory; what is beyond goes to a temporary file. */
  readonly budgetBytes?: number
  readonly signal?: AbortSignal
}

const DEFAULT_BUDGET_BYTES = 48 * 1024 * 1024
const MAX_EXAMPLES = 20
const ITEMS_AT_ONCE = 100

/**
 * One description a dataset from the quads of a whole document, in whatever order they come:
 *
 *   quads ──▶ blocks by subject (memory, then file), roles of nodes ──▶ dataset by dataset, gathered outwards
 *
 * Memory does not grow with the document but for some 40 bytes a node. A document that breaks in the middle gives what came
 * before the break, and then throws what broke it.
 */
export async function* splitDatasets(
  batches: AsyncIterable<readonly Quad[]>,
  { source, limits, budgetBytes = DEFAULT_BUDGET_BYTES, signal }: SplitOptions,
): AsyncGenerator<SplitItem> {
  const document = new DocumentCollector(budgetBytes)
  try {
    const failure = await collect(document, batches, signal)
    const gatherer = new Gatherer(document, { ...DEFAULT_LIMITS, ...limits })
    let items = 0
    for (const item of itemsOf(document, gatherer, source)) {
      yield item
      if (++items % ITEMS_AT_ONCE === 0) await setImmediate()
      signal?.throwIfAborted()
    }
    yield { kind: 'counts', ...countQuads(document) }
    if (failure) throw failure.error
  } finally {
    document.blocks.close()
  }
}

async function collect(
  document: DocumentCollector,
  batches: AsyncIterable<readonly Quad[]>,
  signal: AbortSignal | undefined,
): Promise<{ error: unknown } | undefined> {
  try {
    for await (const batch of batches) {
      for (const quad of batch) document.add(quad)
      signal?.throwIfAborted()
    }
    return undefined
  } catch (error) {
    signal?.throwIfAborted()
    return { error }
  } finally {
    document.seal()
  }
}

function* itemsOf(document: DocumentCollector, gatherer: Gatherer, source: string): Generator<SplitItem> {
  const { next, total } = document
  const parts = [...partsElsewhere(document)]
  if (next !== undefined || total !== undefined || parts.length > 0)
    yield {
      kind: 'paging',
      ...(next !== undefined && { next }),
      ...(total !== undefined && { total }),
      ...(parts.length > 0 && { parts }),
    }
  yield* catalogueItems(document, gatherer)
  const seen = new Map<string, string>()
  for (let node = 0; node < document.nodes.size; node++) {
    const term = isItem(document, node) ? termOf(document, node) : undefined
    if (term !== undefined && isOwnItem(document, term, node))
      yield* datasetItem({ term, node, source, seen }, gatherer)
  }
}

/** Catalogues that are named as parts and list nothing here; where a document about one is named, that is its address. */
function partsElsewhere({ partLinks, nodes, pagesAbout }: DocumentCollector): ReadonlySet<Term> {
  const factsOf = (term: Term) => {
    const node = nodes.find(term)
    return node === NO_NODE
      ? { roles: 0, isDescribed: false }
      : { roles: nodes.rolesOf(node), isDescribed: nodes.quadsOf(node) > 0 }
  }
  const addresses = new Set<Term>()
  for (const { of, part, isCatalogue } of partLinks) {
    const { roles, isDescribed } = factsOf(part)
    if (roles & (ROLE.lister | ROLE.catalogued | ROLE.dataset | ROLE.series | ROLE.distribution)) continue
    // What is merely a part may be anything, unless a catalogue has it and it is a catalogue or nothing is said of it.
    const isOfCatalogue = (factsOf(of).roles & ROLE.catalogue) !== 0
    const isLikely = isOfCatalogue && ((roles & ROLE.catalogue) !== 0 || !isDescribed)
    const address = pagesAbout.get(part) ?? part
    if ((isCatalogue || isLikely) && isIri(address)) addresses.add(address)
  }
  return addresses
}

/** Described, and a dataset by its type or by being listed, and no catalogue. */
function isItem({ nodes, hasListing }: DocumentCollector, node: NodeNumber): boolean {
  const roles = nodes.rolesOf(node)
  if (roles & ROLE.catalogue || nodes.quadsOf(node) === 0) return false
  if (roles & ROLE.catalogued) return true
  if (!(roles & ROLE.described)) return false
  // What others refer to, in a document that lists its datasets, is context: a series that only its members name.
  return (roles & (ROLE.dataset | ROLE.series)) !== 0 && !(hasListing && roles & ROLE.referenced)
}

/** A blank dataset that hangs below something else is a part of that. */
const isOwnItem = ({ nodes }: DocumentCollector, term: Term, node: NodeNumber): boolean => {
  const roles = nodes.rolesOf(node)
  return !isBlank(term) || (roles & ROLE.catalogued) !== 0 || (roles & ROLE.referenced) === 0
}

function termOf({ nodes, blocks }: DocumentCollector, node: NodeNumber): Term | undefined {
  return nodes.quadsOf(node) === 0 ? undefined : blocks.subjectOf(nodes.lastBlockOf(node))
}

function* catalogueItems(document: DocumentCollector, gatherer: Gatherer): Generator<SplitItem> {
  const catalogues: { term: Term; node: NodeNumber }[] = []
  for (let node = 0; node < document.nodes.size; node++) {
    const isCatalogue = (document.nodes.rolesOf(node) & ROLE.catalogue) !== 0
    const term = isCatalogue ? termOf(document, node) : undefined
    if (term !== undefined) catalogues.push({ term, node })
  }
  const isPart = ({ node }: { node: NodeNumber }) =>
    (document.nodes.rolesOf(node) & ROLE.partOfCatalogue) !== 0
  const root = catalogues.find((catalogue) => !isPart(catalogue)) ?? catalogues[0]
  if (!root) return
  try {
    yield { kind: 'catalogue', iri: root.term, triples: gatherer.gatherCatalogue(catalogues) }
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    yield { kind: 'rejected', iri: root.term, reason: error.message }
  }
}

interface DatasetNode {
  readonly term: Term
  readonly node: NodeNumber
  readonly source: string
  /** Synthetic IRIs given so far, and the content each was given to. */
  readonly seen: Map<string, string>
}

function* datasetItem({ term, node, source, seen }: DatasetNode, gatherer: Gatherer): Generator<SplitItem> {
  try {
    const triples = gatherer.gatherDataset(term, node)
    if (!isBlank(term)) return yield { kind: 'dataset', iri: term, triples }
    const iri = nameBlank({ term, triples, source, seen })
    if (iri !== undefined)
      yield { kind: 'dataset', iri, triples: triples.map((triple) => renameNode(triple, term, iri)) }
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error
    yield { kind: 'rejected', iri: term, reason: error.message }
  }
}

/** Two nameless nodes that say the same are one dataset; two that only share an identifier are not. */
function nameBlank({
  term,
  triples,
  source,
  seen,
}: Omit<DatasetNode, 'node'> & { triples: readonly Triple[] }): string | undefined {
  const content = fingerprintOf(triples)
  const [byIdentifier, byContent] = syntheticIris(source, term, triples)
  const iri = seen.has(byIdentifier) ? byContent : byIdentifier
  if (seen.get(byIdentifier) === content || seen.get(iri) === content) return undefined
  seen.set(iri, content)
  return iri
}

const renameNode = (triple: LocatedTriple, from: Term, to: Term): LocatedTriple => ({
  ...triple,
  subject: triple.subject === from ? to : triple.subject,
  object: triple.object === from ? to : triple.object,
})

function countQuads({ nodes, blocks }: DocumentCollector): SplitCounts {
  const counts = [0, 0, 0]
  const examples: LocatedTriple[] = []
  for (let node = 0; node < nodes.size; node++) {
    const uses = nodes.usesOf(node)
    counts[uses] = (counts[uses] ?? 0) + nodes.quadsOf(node)
    if (uses > 0 || nodes.quadsOf(node) === 0 || examples.length >= MAX_EXAMPLES) continue
    const [example] = blocks.read(nodes.lastBlockOf(node))
    if (example) examples.push(example)
  }
  const [unused = 0, used = 0, shared = 0] = counts
  return { used, shared, unused, examples }
}
