import { dcat, rdf } from '../../rdf/namespaces.ts'
import { isIri, type Quad, type Term } from '../../rdf/term.ts'
import { isWebAddress } from '../document.ts'
import { fetchText } from '../network/fetch-document.ts'
import { TO_DISTRIBUTION } from '../part-relations.ts'
import { readQuads } from '../read-quads.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { CONTAINERS, DATASETS, ldp, TO_CATALOGUE, TO_DATASET, TO_NEXT_PAGE } from './terms.ts'

/** One document of a FAIR Data Point: a layer of its metadata, or a page of a container. */
export interface FdpResource {
  readonly asked: string
  /** After redirects. */
  readonly address: string
  readonly quads: readonly Quad[]
  readonly nextPages: readonly string[]
  /** It breaks off. */
  readonly isBroken: boolean
  /** How reading it is reported. */
  readonly items: readonly SourceItem[]
}

/** Turtle is what the specification asks of every FAIR Data Point. */
const ACCEPT =
  'text/turtle, application/n-triples;q=0.9, application/ld+json;q=0.8, application/rdf+xml;q=0.7, */*;q=0.1'

/** @throws SourceError */
export async function fetchResource(context: ReadContext, asked: string): Promise<FdpResource> {
  const fetched = await fetchText(context, { url: asked, accept: ACCEPT })
  const { quads, problems, isBroken } = await readQuads(fetched, context.signal)
  const said = quads.filter(({ predicate }) => TO_NEXT_PAGE.has(predicate)).map(({ object }) => object)
  const linked = fetched.link.filter(({ rel }) => rel === 'next').map(({ href }) => href)
  const rejected: SourceItem[] = problems
    .filter(({ effect }) => effect !== 'kept')
    .map(({ effect, reason, line }) => ({
      kind: 'rejected',
      scope: effect === 'rest-dropped' ? 'document' : 'part',
      document: asked,
      reason,
      ...(line !== undefined && { line }),
    }))
  const { bytes, fetchMs } = fetched
  return {
    asked,
    address: fetched.url,
    quads,
    nextPages: [...said, ...linked].filter(isWebAddress),
    isBroken,
    items: [...rejected, { kind: 'document', document: asked, bytes, fetchMs }],
  }
}

export interface FdpLinks {
  readonly catalogues: readonly string[]
  readonly datasets: readonly string[]
  /** Only the document itself tells what it is. */
  readonly others: readonly string[]
  /** Containers of which this document has no more than the name. */
  readonly containers: readonly string[]
}

/** Where a document of the upper layers leads: by its LDP containers, and by the predicates of older versions. */
export function linksOf({ quads }: FdpResource): FdpLinks {
  const relations = new Map<Term, Term>()
  const containers = new Set<Term>()
  for (const { subject, predicate, object } of quads) {
    if (predicate === ldp.hasMemberRelation) relations.set(subject, object)
    if (predicate === rdf.type && CONTAINERS.has(object) && isIri(subject)) containers.add(subject)
  }
  const found = { catalogues: new Set<string>(), datasets: new Set<string>(), others: new Set<string>() }
  for (const { subject, predicate, object } of quads) {
    if (!isIri(object)) continue
    const isMember = predicate === ldp.contains
    if (isMember) containers.delete(subject)
    const relation = isMember ? relations.get(subject) : predicate
    if (relation !== undefined && TO_CATALOGUE.has(relation)) found.catalogues.add(object)
    else if (relation !== undefined && TO_DATASET.has(relation)) found.datasets.add(object)
    else if (isMember && !(relation !== undefined && NO_RECORDS.has(relation))) found.others.add(object)
  }
  return {
    catalogues: [...found.catalogues],
    datasets: [...found.datasets],
    others: [...found.others].filter((each) => !found.catalogues.has(each) && !found.datasets.has(each)),
    containers: [...containers],
  }
}

/** Members that are no datasets and lead to none. */
const NO_RECORDS: ReadonlySet<Term> = new Set([...TO_DISTRIBUTION, dcat.service, dcat.accessService])

/** The node that a document is about: by its address, else the only one of its kind. */
export function isAbout({ asked, address }: FdpResource, iri: Term): boolean {
  const plain = pageOf(iri)
  return plain === pageOf(asked) || plain === pageOf(address)
}

export const pageOf = (iri: string): string => iri.replace(/#.*$/, '').replace(/\/+$/, '')

/** A dataset, and not a catalogue, which is one too. */
export function isDatasetDocument(resource: FdpResource): boolean {
  const typed = resource.quads.filter(({ predicate }) => predicate === rdf.type)
  const own = typed.filter(({ subject }) => isAbout(resource, subject))
  const types = new Set((own.length > 0 ? own : typed).map(({ object }) => object))
  return [...types].some((type) => DATASETS.has(type)) && !types.has(dcat.Catalog)
}

/** There, and not for us: what is not published yet, as a rule. */
export const isDraft = (error: unknown): boolean =>
  error instanceof SourceError && (error.status === 401 || error.status === 403)

/** What is noted of a document that is not for us. */
export const passedOver = (document: string, error: SourceError | undefined): SourceItem => ({
  kind: 'passed-over',
  document,
  reason: `is not public (${error?.status}), as drafts are`,
})

/** Not found, or not for us: no failure of the data point, and nothing that will be better in a moment. */
export const isWithheld = (error: unknown): boolean =>
  error instanceof SourceError && [401, 403, 404, 406, 410].includes(error.status ?? 0)
