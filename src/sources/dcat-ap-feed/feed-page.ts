import { createHash } from 'node:crypto'
import { detectSyntax } from '../../rdf/detect-syntax.ts'
import { graphOf, type Graph } from '../../rdf/graph.ts'
import { rdf } from '../../rdf/namespaces.ts'
import { once } from '../../rdf/once.ts'
import { parseRdf } from '../../rdf/parse.ts'
import { RdfSyntaxError, type RdfProblem } from '../../rdf/problem.ts'
import { isIri, isLiteral, valueOf, type Quad, type Term } from '../../rdf/term.ts'
import { fetchWhole, type Answer } from '../network/fetch-document.ts'
import { SourceError, type DocumentMemory, type ReadContext, type SourceItem } from '../source.ts'
import { as, ldes, tree } from './terms.ts'

/** Another page, and until when it has members, where a relation says so. */
export interface PageLink {
  readonly url: string
  readonly isNext: boolean
  /** Its members are all older than this, in milliseconds. */
  readonly beforeMs: number | undefined
}

export interface FeedPage {
  readonly url: string
  readonly quads: readonly Quad[]
  readonly links: readonly PageLink[]
  /** It will never change. */
  readonly isClosed: boolean
  /** The feed forgets what is old: then absence says nothing. */
  readonly forgets: boolean
  readonly document: Extract<SourceItem, { kind: 'document' }>
  readonly rejections: readonly SourceItem[]
}

const ACCEPT = 'application/trig, application/ld+json;q=0.9, application/n-quads;q=0.8, */*;q=0.1'

/**
 * What is remembered of a page is how to recognise it, not which datasets stood in it: these move to other pages as
 * they change. So it is remembered under a name of its own.
 */
export const memoryName = (page: string): string => `${page}#members`

/** One page of a feed; undefined where it is as it was remembered. */
export async function fetchPage(
  url: string,
  context: ReadContext,
  memory?: DocumentMemory,
): Promise<FeedPage | undefined> {
  const startMs = performance.now()
  const fetched = await fetchWhole(context, { url, accept: ACCEPT, memory }, async (answer) =>
    answer.kind === 'not-modified' ? undefined : { answer, body: await bytesOf(answer) },
  )
  if (!fetched) return undefined
  const { answer, body } = fetched
  const fetchMs = performance.now() - startMs
  const { quads, rejections } = await readQuads(body, {
    url,
    baseIri: answer.url,
    contentType: answer.contentType,
    context,
  })
  const graph = graphOf(quads.filter((quad) => quad.graph === ''))
  const links = linksOf(graph)
  const { etag, lastModified, cacheControl } = answer.headers
  const remembered = {
    ...(etag !== '' && { etag }),
    ...(lastModified !== '' && { lastModified }),
    digest: createHash('sha256').update(body).digest('hex'),
    next: links.map((link) => link.url),
  }
  return {
    url,
    quads,
    links,
    isClosed: /(?:^|[\s,])immutable(?:$|[\s,])/i.test(cacheControl),
    forgets: forgetsOld(graph),
    document: {
      kind: 'document',
      document: memoryName(url),
      bytes: body.length,
      fetchMs,
      memory: remembered,
    },
    rejections,
  }
}

async function bytesOf({ body }: Extract<Answer, { kind: 'fetched' }>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

interface PageSource {
  readonly url: string
  readonly baseIri: string
  readonly contentType: string
  readonly context: ReadContext
}

/** A statement that cannot be read costs itself; a page that breaks off could hide the last word on anything. */
async function readQuads(body: Buffer, { url, baseIri, contentType, context }: PageSource) {
  const syntax = detectSyntax({ contentType, url: baseIri, head: body.subarray(0, 4096) })
  if ('reason' in syntax) throw new SourceError('unreadable', `${url}: ${syntax.reason}`)
  const problems: RdfProblem[] = []
  const options = {
    syntax: syntax.kind,
    baseIri,
    onProblem: (problem: RdfProblem) => void problems.push(problem),
    signal: context.signal,
  }
  const quads: Quad[] = []
  try {
    for await (const batch of parseRdf(once(body), options)) for (const quad of batch) quads.push(quad)
  } catch (error) {
    if (!(error instanceof RdfSyntaxError)) throw error
    throw new SourceError('unreadable', `${url}: ${error.reason}`, { line: error.line })
  }
  const end = problems.find(({ effect }) => effect === 'rest-dropped')
  if (end) throw new SourceError('unreadable', `${url}: ${end.reason}`, { line: end.line })
  return {
    quads,
    rejections: problems.filter(({ effect }) => effect !== 'kept').map((each) => rejectionOf(each, url)),
  }
}

const rejectionOf = ({ reason, line, subject }: RdfProblem, document: string): SourceItem => ({
  kind: 'rejected',
  scope: 'part',
  document,
  reason,
  ...(line !== undefined && { line }),
  ...(subject !== undefined && { iri: subject }),
})

const FIRST: ReadonlySet<Term> = new Set([tree.view, as.first, as.last])

/** Where else members are: nodes of the tree with their bounds, and the pages of a collection. */
function linksOf(graph: Graph): readonly PageLink[] {
  const before = new Map<string, number | undefined>()
  const next = new Set<string>()
  for (const subject of graph.subjects())
    for (const [predicate, objects] of graph.properties(subject)) {
      if (FIRST.has(predicate)) for (const url of objects.filter(isIri)) before.set(url, before.get(url))
      if (predicate === as.next) for (const url of objects.filter(isIri)) next.add(url)
      if (predicate !== tree.relation) continue
      for (const relation of objects) noteRelation(graph, relation, before)
    }
  return [
    ...[...before].map(([url, beforeMs]) => ({ url, isNext: false, beforeMs })),
    ...[...next].map((url) => ({ url, isNext: true, beforeMs: undefined })),
  ]
}

/** A node may be told of in two relations, one for each end of its time. */
function noteRelation(graph: Graph, relation: Term, before: Map<string, number | undefined>): void {
  const types = graph.objects(relation, rdf.type)
  const path = graph.objects(relation, tree.path)
  const isTime = path.length === 0 || path.includes(as.published)
  const value = graph
    .objects(relation, tree.value)
    .filter(isLiteral)
    .map((literal) => Date.parse(valueOf(literal)))[0]
  const inclusive = types.includes(tree.LessThanOrEqualToRelation)
  const hasEnd =
    isTime &&
    value !== undefined &&
    !Number.isNaN(value) &&
    (inclusive || types.includes(tree.LessThanRelation))
  const beforeMs = hasEnd ? value + Number(inclusive) : undefined
  for (const url of graph.objects(relation, tree.node).filter(isIri)) {
    const known = before.get(url)
    before.set(
      url,
      known === undefined || beforeMs === undefined ? (known ?? beforeMs) : Math.min(known, beforeMs),
    )
  }
}

const forgetsOld = (graph: Graph): boolean =>
  [...graph.subjects()].some((subject) =>
    graph
      .objects(subject, ldes.retentionPolicy)
      .some((policy) =>
        [ldes.DurationAgoPolicy, ldes.PointInTimePolicy].some((type) => graph.has(policy, rdf.type, type)),
      ),
  )
