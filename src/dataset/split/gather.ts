import { dcat, dct, rdf, rdfs, skos } from '../../rdf/namespaces.ts'
import { isBlank, isLiteral } from '../../rdf/term.ts'
import type { LocatedTriple, Term, Triple } from '../../rdf/term.ts'
import type { BlockStore } from './block-store.ts'
import { NO_NODE, ROLE } from './node-index.ts'
import type { NodeIndex, NodeNumber } from './node-index.ts'

export interface SplitLimits {
  /** Triples of one dataset: some ten thousand distributions. */
  readonly maxTriples: number
  /** Characters of all its terms. */
  readonly maxLength: number
  /** Steps from the dataset to the farthest node that belongs to it. */
  readonly maxDepth: number
  /** A named node with more triples than this is something larger: its name and type stand for it. */
  readonly maxShared: number
}

export const DEFAULT_LIMITS: SplitLimits = {
  maxTriples: 300_000,
  maxLength: 64 * 1024 * 1024,
  maxDepth: 8,
  maxShared: 2000,
}

/** Why a description cannot be used. */
export class TooLarge extends Error {}

/** How much of a node is taken: all of it, only what it is called, or all but what leads on to other datasets. */
type Extent = 'whole' | 'name' | 'shared'

/** What a series, a concept or a very large node is called. */
const NAMING: ReadonlySet<Term> = new Set([
  rdf.type,
  dct.title,
  rdfs.label,
  skos.prefLabel,
  skos.altLabel,
  skos.notation,
  skos.inScheme,
])

/** What a catalogue is a list of; its own description is the rest. */
const LISTS: ReadonlySet<Term> = new Set([
  dcat.dataset,
  dcat.record,
  dcat.service,
  dct.hasPart,
  `${dcat.$base}resource`,
  'http://www.w3.org/ns/ldp#contains',
  'http://www.w3.org/ns/hydra/core#member',
])

interface Step {
  readonly term: Term
  readonly node: NodeNumber
  readonly depth: number
  readonly extent: Extent
}

/**
 * Second pass: from one node outwards along everything it refers to, as far as that is part of its description.
 * Other datasets and catalogues are borders; series, concepts and very large nodes come with their name alone.
 */
export class Gatherer {
  private readonly nodes: NodeIndex
  private readonly blocks: BlockStore
  private readonly limits: SplitLimits
  private readonly recent = new Map<NodeNumber, readonly LocatedTriple[]>()
  private readonly found = new Map<Term, NodeNumber>()
  private triples: LocatedTriple[] = []
  private length = 0
  private root: Term = ''
  private visited = new Set<Term>()
  private steps: Step[] = []

  constructor(document: { nodes: NodeIndex; blocks: BlockStore }, limits: SplitLimits) {
    this.nodes = document.nodes
    this.blocks = document.blocks
    this.limits = limits
  }

  /** Throws TooLarge beyond the limits. */
  gatherDataset(term: Term, node: NodeNumber): readonly LocatedTriple[] {
    this.begin(term)
    this.steps.push({ term, node, depth: 0, extent: 'whole' })
    const record = this.nodes.recordOf(node)
    if (record !== NO_NODE) this.takeRecord(record)
    return this.finish()
  }

  /** A catalogue without what it lists; several where catalogues are parts of one. */
  gatherCatalogue(catalogues: readonly { term: Term; node: NodeNumber }[]): readonly LocatedTriple[] {
    this.begin('')
    for (const { term, node } of catalogues) {
      this.visited.add(term)
      this.nodes.markUsed(node)
      const step: Step = { term, node, depth: 1, extent: 'whole' }
      // Block by block: the list of a large catalogue is never in memory as a whole.
      for (const number of this.blocks.chainTo(this.nodes.lastBlockOf(node)))
        for (const triple of this.readBlock(number, term))
          if (!LISTS.has(triple.predicate)) this.take(triple, step)
    }
    return this.finish()
  }

  private begin(root: Term): void {
    this.triples = []
    this.length = 0
    this.root = root
    this.visited = new Set([root])
    this.steps = []
  }

  private finish(): readonly LocatedTriple[] {
    for (let index = 0; index < this.steps.length; index++) {
      const step = this.steps[index]
      if (step) this.takeNode(step)
    }
    return this.triples
  }

  private takeRecord(record: NodeNumber): void {
    const last = this.nodes.lastBlockOf(record)
    const term = last < 0 ? undefined : this.blocks.subjectOf(last)
    if (term === undefined || this.visited.has(term)) return
    this.visited.add(term)
    this.steps.push({ term, node: record, depth: 1, extent: 'whole' })
  }

  private takeNode(step: Step): void {
    this.nodes.markUsed(step.node)
    for (const triple of this.triplesOf(step))
      if (step.extent !== 'name' || NAMING.has(triple.predicate)) this.take(triple, step)
  }

  private take(triple: LocatedTriple, step: Step): void {
    const { object } = triple
    const mayBeNode = triple.predicate !== rdf.type && !isLiteral(object)
    const target = mayBeNode ? this.find(object) : NO_NODE
    if (target !== NO_NODE && object !== this.root) {
      const isBorder = this.isBorder(object, target)
      // A service that serves ten thousand datasets says so in each of them otherwise.
      if (isBorder && step.extent === 'shared') return
      if (step.extent !== 'name') this.follow(triple, { node: target, isBorder }, step)
    }
    this.triples.push(triple)
    this.length += object.length
    if (this.triples.length > this.limits.maxTriples)
      throw new TooLarge(`its description has more than ${this.limits.maxTriples} triples`)
    if (this.length > this.limits.maxLength)
      throw new TooLarge(`its description has more than ${this.limits.maxLength} characters`)
  }

  private isBorder(term: Term, node: NodeNumber): boolean {
    const roles = this.nodes.rolesOf(node)
    if (roles & (ROLE.catalogue | ROLE.catalogued)) return true
    return (roles & (ROLE.dataset | ROLE.series | ROLE.record)) !== 0 && !isBlank(term)
  }

  private follow(
    { predicate, object }: Triple,
    target: { node: NodeNumber; isBorder: boolean },
    from: Step,
  ): void {
    if (this.visited.has(object) || this.nodes.quadsOf(target.node) === 0) return
    const depth = from.depth + 1
    if (depth > this.limits.maxDepth && !isBlank(object)) return
    const isSeries = target.isBorder && predicate === dcat.inSeries
    if (target.isBorder && !isSeries) return
    this.visited.add(object)
    this.steps.push({
      term: object,
      node: target.node,
      depth,
      extent: isSeries ? this.extentOfSeries(target.node) : this.extentOf(object, target.node),
    })
  }

  /** A series that no catalogue lists has no record of its own: its members say what it is. */
  private extentOfSeries(node: NodeNumber): Extent {
    const isListed = (this.nodes.rolesOf(node) & ROLE.catalogued) !== 0
    return isListed || this.nodes.quadsOf(node) > this.limits.maxShared ? 'name' : 'shared'
  }

  private extentOf(term: Term, node: NodeNumber): Extent {
    const roles = this.nodes.rolesOf(node)
    if (roles & ROLE.concept) return 'name'
    if (isBlank(term) || roles & ROLE.distribution) return 'whole'
    return this.nodes.quadsOf(node) > this.limits.maxShared ? 'name' : 'shared'
  }

  /** Codes, licences and agents come again and again, and a map finds a string quicker than our own hash does. */
  private find(term: Term): NodeNumber {
    const known = this.found.get(term)
    if (known !== undefined) return known
    const node = this.nodes.find(term)
    if (this.found.size >= MAX_FOUND) this.found.clear()
    this.found.set(term, node)
    return node
  }

  private triplesOf({ term, node }: Step): readonly LocatedTriple[] {
    const known = this.recent.get(node)
    if (known) return known
    const numbers = this.blocks.chainTo(this.nodes.lastBlockOf(node))
    const triples =
      numbers.length === 1
        ? this.readBlock(numbers[0] ?? 0, term)
        : numbers.flatMap((number) => this.readBlock(number, term))
    if (this.nodes.usesOf(node) > 1 && triples.length <= MAX_RECENT_TRIPLES) {
      if (this.recent.size >= MAX_RECENT) this.recent.clear()
      this.recent.set(node, triples)
    }
    return triples
  }

  /** Nothing where a collision of hashes put another subject's block among ours. */
  private readBlock(number: number, term: Term): readonly LocatedTriple[] {
    const block = this.blocks.read(number)
    return block[0]?.subject === term ? block : []
  }
}

/** Terms whose nodes are remembered. */
const MAX_FOUND = 8000
/** Nodes that many datasets share, as read last: some megabytes at most. */
const MAX_RECENT = 1000
const MAX_RECENT_TRIPLES = 50
