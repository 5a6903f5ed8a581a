import { isIri, type Quad } from '../../rdf/term.ts'
import { isWebAddress } from '../document.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { AT_ONCE, keyOf, originOf } from './navigate.ts'
import { fetchResource, isDraft, isWithheld, passedOver, type FdpResource } from './resource.ts'
import { TO_CONTEXT, TO_DISTRIBUTION } from '../part-relations.ts'
import { ldp } from './terms.ts'

/** Documents that many datasets share: publishers, contacts, services. */
export type SharedParts = Map<string, Promise<FetchedPart>>

interface FetchedPart {
  readonly url: string
  /** With another dataset. */
  readonly isReported?: boolean
  readonly resource?: FdpResource
  readonly error?: SourceError
}

/** The layers below a dataset, as far as they are documents of their own. */
export interface Parts {
  readonly quads: readonly Quad[]
  readonly items: readonly SourceItem[]
  /** Something that is there could not be had. */
  readonly isIncomplete: boolean
}

/** A dataset, its distribution, their service, the service's contact. */
const MAX_DEPTH = 3
/** A dataset of 8,327 distributions has been seen. */
const MAX_PARTS = 10_000
const MAX_SHARED = 2000

interface Link {
  readonly url: string
  readonly isDistribution: boolean
}

/** Fetches what a dataset refers to in the same data point and does not describe itself. */
export async function gatherParts(
  context: ReadContext,
  dataset: FdpResource,
  shared: SharedParts,
): Promise<Parts> {
  const quads = [...dataset.quads]
  const items: SourceItem[] = []
  const met = new Set([keyOf(dataset.asked), keyOf(dataset.address)])
  const origins = new Set([context.settings.url, dataset.asked, dataset.address].map(originOf))
  let isIncomplete = dataset.isBroken
  let links = partsOf(dataset.quads, quads).filter(({ url }) => origins.has(originOf(url)))
  for (let depth = 0; depth < MAX_DEPTH && links.length > 0; depth++) {
    const unmet = links.filter(({ url }) => !met.has(keyOf(url)) && met.add(keyOf(url)))
    const left = unmet.slice(0, Math.max(0, MAX_PARTS - met.size))
    if (left.length < unmet.length) {
      const reason = `refers to more than ${MAX_PARTS} documents of its own; the rest is left out`
      items.push({ kind: 'rejected', scope: 'part', document: dataset.asked, reason })
    }
    const fetched: Quad[] = []
    for await (const { link, part } of fetchParts(context, left, shared)) {
      const outcome = takePart(link, part)
      if (!part.isReported) items.push(...outcome.items)
      isIncomplete ||= outcome.isIncomplete
      for (const quad of part.resource?.quads ?? []) fetched.push(quad)
    }
    for (const quad of fetched) quads.push(quad)
    links = partsOf(fetched, quads).filter(({ url }) => origins.has(originOf(url)))
  }
  return { quads, items, isIncomplete }
}

async function* fetchParts(context: ReadContext, links: readonly Link[], shared: SharedParts) {
  for (let start = 0; start < links.length; start += AT_ONCE) {
    const some = links.slice(start, start + AT_ONCE)
    yield* await Promise.all(
      some.map(async (link) => ({
        link,
        part: await (link.isDistribution
          ? fetchPart(context, link.url)
          : fetchShared(context, link.url, shared)),
      })),
    )
  }
}

function fetchShared(context: ReadContext, url: string, shared: SharedParts): Promise<FetchedPart> {
  const known = shared.get(keyOf(url))
  if (known) return known.then((part) => ({ ...part, isReported: true }))
  const [oldest] = shared.keys()
  if (shared.size >= MAX_SHARED && oldest !== undefined) shared.delete(oldest)
  const part = fetchPart(context, url)
  shared.set(keyOf(url), part)
  return part
}

async function fetchPart(context: ReadContext, url: string): Promise<FetchedPart> {
  try {
    return { url, resource: await fetchResource(context, url) }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return { url, error }
  }
}

/** An address need not lead to a description, and a draft is not for us; anything else that fails is missing. */
function takePart(
  { url, isDistribution }: Link,
  { resource, error }: FetchedPart,
): { items: readonly SourceItem[]; isIncomplete: boolean } {
  if (resource) return { items: resource.items, isIncomplete: resource.isBroken }
  const isNone = error?.kind === 'unreadable' && !error.mayHeal
  if (isDraft(error)) return { items: isDistribution ? [passedOver(url, error)] : [], isIncomplete: false }
  if (isWithheld(error) || isNone) {
    const reason = error?.message ?? ''
    const items: SourceItem[] = isDistribution
      ? [{ kind: 'rejected', scope: 'part', document: url, reason }]
      : []
    return { items, isIncomplete: false }
  }
  return {
    items: [{ kind: 'rejected', scope: 'part', document: url, reason: error?.message ?? '' }],
    isIncomplete: true,
  }
}

function partsOf(from: readonly Quad[], known: readonly Quad[]): Link[] {
  const links = new Map<string, Link>()
  for (const { predicate, object } of from) {
    if (!isIri(object) || !isWebAddress(object)) continue
    const isDistribution = TO_DISTRIBUTION.has(predicate) || predicate === ldp.contains
    if (isDistribution || TO_CONTEXT.has(predicate)) links.set(object, { url: object, isDistribution })
  }
  // Whatever is said here of a node beyond its type is its description.
  for (const { subject } of known) links.delete(subject)
  return [...links.values()].sort((a, b) => (a.url < b.url ? -1 : 1))
}
