import { dcat, dct, foaf, hydra, prov, rdf, skos } from '../../rdf/namespaces.ts'
import { isBlank, isLiteral, valueOf } from '../../rdf/term.ts'
import type { LocatedTriple, Quad, Term, Triple } from '../../rdf/term.ts'
import { BlockStore } from './block-store.ts'
import { NodeIndex, ROLE } from './node-index.ts'

/** A block is closed at this many characters: one that is read back must never be a burden. */
const MAX_BLOCK_LENGTH = 64 * 1024

const CLASS_ROLES: ReadonlyMap<Term, number> = new Map([
  [dcat.Dataset, ROLE.dataset],
  // The Italian profile's own class, which some of its catalogues use alone.
  ['http://dati.gov.it/onto/dcatapit#Dataset', ROLE.dataset],
  [dcat.DatasetSeries, ROLE.series],
  [dcat.Catalog, ROLE.catalogue],
  ['http://dati.gov.it/onto/dcatapit#Catalog', ROLE.catalogue],
  [dcat.CatalogRecord, ROLE.record],
  [dcat.Distribution, ROLE.distribution],
  [skos.Concept, ROLE.concept],
  [skos.ConceptScheme, ROLE.concept],
])

/** What the object of a property is by being it. */
const OBJECT_ROLES: ReadonlyMap<Term, number> = new Map([
  [dcat.dataset, ROLE.catalogued],
  [dcat.catalog, ROLE.catalogue | ROLE.partOfCatalogue],
  [dcat.distribution, ROLE.distribution],
])

/** Properties by which one description refers to another dataset. */
const REFERENCES: ReadonlySet<Term> = new Set([
  dcat.servesDataset,
  dcat.hasVersion,
  dcat.isVersionOf,
  dcat.hasCurrentVersion,
  dcat.previousVersion,
  dcat.inSeries,
  dct.source,
  dct.relation,
  dct.references,
  dct.isReferencedBy,
  dct.hasVersion,
  dct.isVersionOf,
  dct.replaces,
  dct.isReplacedBy,
  dct.hasPart,
  dct.isPartOf,
  dct.requires,
  dct.isRequiredBy,
  prov.wasDerivedFrom,
])

/** A catalogue is told apart from its parts when all is read; no document names more parts than this in earnest. */
const MAX_PART_LINKS = 50_000

const NEXT: ReadonlySet<Term> = new Set([hydra.next, hydra.nextPage])

/** How many blocks are open at once: a node and some levels of blank nodes below it. */
const MAX_OPEN_BLOCKS = 4

interface OpenBlock {
  readonly triples: LocatedTriple[]
  readonly subject: Term
  /** Characters of its objects. */
  length: number
}

/** First pass over a document: every quad goes into a block, and what its nodes are is noted. */
export class DocumentCollector {
  readonly nodes = new NodeIndex()
  readonly blocks: BlockStore
  quads = 0
  /** Some catalogue in the document lists datasets. */
  hasListing = false
  next: string | undefined
  total: number | undefined
  /** What may be a catalogue within one, and by what. */
  readonly partLinks: { readonly of: Term; readonly part: Term; readonly isCatalogue: boolean }[] = []
  /** Addresses of documents about something, by what they are about. */
  readonly pagesAbout = new Map<Term, Term>()
  /** Blocks being filled, the one in use first: a dataset's stays open while blank nodes below it are described. */
  private open: OpenBlock[] = []

  constructor(budgetBytes: number) {
    this.blocks = new BlockStore(budgetBytes)
  }

  add(quad: Quad): void {
    const { subject, predicate, object } = quad
    let block = this.open[0]
    if (!block || block.subject !== subject || block.length > MAX_BLOCK_LENGTH) block = this.blockOf(subject)
    block.triples.push(quad)
    block.length += object.length
    this.quads++
    if (!isLiteral(object)) this.noteObject(quad)
    else if (predicate === hydra.totalItems) this.total ??= totalOf(object)
    else if (NEXT.has(predicate)) this.next ??= valueOf(object)
  }

  /** Closes what is open; nothing is added from here on. */
  seal(): void {
    for (const block of this.open.reverse()) this.closeBlock(block)
    this.open = []
    this.blocks.seal()
  }

  private blockOf(subject: Term): OpenBlock {
    const index = this.open.findIndex((each) => each.subject === subject)
    let [block] = index < 0 ? [] : this.open.splice(index, 1)
    if (block && block.length > MAX_BLOCK_LENGTH) {
      this.closeBlock(block)
      block = undefined
    }
    block ??= { triples: [], subject, length: 0 }
    this.open.unshift(block)
    const oldest = this.open.length > MAX_OPEN_BLOCKS ? this.open.pop() : undefined
    if (oldest) this.closeBlock(oldest)
    return block
  }

  private closeBlock({ triples, subject, length }: OpenBlock): void {
    const node = this.nodes.add(subject)
    const number = this.blocks.add(triples, { length, previous: this.nodes.lastBlockOf(node) })
    this.nodes.addBlock(node, number, triples.length)
    if (triples.some(({ predicate }) => predicate !== rdf.type)) this.nodes.addRole(node, ROLE.described)
  }

  private noteObject({ subject, predicate, object }: Quad): void {
    if (predicate === rdf.type) {
      const role = CLASS_ROLES.get(object)
      if (role !== undefined) this.nodes.addRole(this.nodes.add(subject), role)
      return
    }
    if (predicate === foaf.primaryTopic)
      return this.nodes.setRecord(this.nodes.add(object), this.nodes.add(subject))
    if (NEXT.has(predicate)) this.next ??= object
    this.notePart({ subject, predicate, object })
    const role = OBJECT_ROLES.get(predicate)
    if (role === ROLE.catalogued) {
      this.hasListing = true
      this.nodes.addRole(this.nodes.add(subject), ROLE.lister)
    }
    if (role !== undefined) this.nodes.addRole(this.nodes.add(object), role)
    else if (isBlank(object) || REFERENCES.has(predicate))
      this.nodes.addRole(this.nodes.add(object), ROLE.referenced)
  }

  private notePart({ subject, predicate, object }: Triple): void {
    if (predicate === foaf.isPrimaryTopicOf) {
      if (this.pagesAbout.size < MAX_PART_LINKS) this.pagesAbout.set(subject, object)
    } else if (predicate === dcat.catalog || predicate === dct.hasPart) {
      if (this.partLinks.length < MAX_PART_LINKS)
        this.partLinks.push({ of: subject, part: object, isCatalogue: predicate === dcat.catalog })
    }
  }
}

function totalOf(literal: Term): number | undefined {
  const total = Number(valueOf(literal))
  return Number.isSafeInteger(total) && total >= 0 ? total : undefined
}
