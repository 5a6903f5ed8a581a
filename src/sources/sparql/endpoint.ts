import type { Quad } from '../../rdf/term.ts'
import { fetchText, type FetchedText } from '../network/fetch-document.ts'
import { readQuads } from '../read-quads.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { valuesFrom } from './results.ts'

/** A SPARQL endpoint, and the way it likes to be asked. */
export interface Endpoint {
  readonly address: string
  /** Values of `?iri`. */
  readonly select: (query: string) => Promise<{ values: readonly string[]; item: SourceItem }>
  readonly graph: (query: string) => Promise<GraphAnswer>
  /** It has been seen to give so many rows and no more. */
  readonly noteRowLimit: (rows: number) => void
}

export interface GraphAnswer {
  readonly quads: readonly Quad[]
  /** There is more than what came. */
  readonly isCut: boolean
  readonly item: SourceItem
}

/** Longer ones are posted: servers and what stands before them have limits of their own. */
const MAX_GET_CHARACTERS = 2000
/** Where a server takes no POST at all. */
const MAX_LONG_GET_CHARACTERS = 16_000

const SELECT = 'application/sparql-results+json, application/json;q=0.9, application/sparql-results+xml;q=0.5'
const GRAPH = 'application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.6, application/ld+json;q=0.4'

type Method = 'get' | 'post'

export function openEndpoint(context: ReadContext): Endpoint {
  const url = addressOf(context.settings.url)
  const address = url.origin + url.pathname
  /** Ways that the server has refused. */
  const refused = new Set<Method>()
  let rowLimit = Number.POSITIVE_INFINITY
  const send = (query: string, accept: string) => ask({ context, url, refused }, query, accept)
  const itemOf = ({ bytes, fetchMs }: FetchedText): SourceItem => ({
    kind: 'document',
    document: address,
    bytes,
    fetchMs,
  })
  return {
    address,
    noteRowLimit: (rows) => (rowLimit = rows),
    async select(query) {
      const answer = await send(query, SELECT)
      return { values: valuesFrom(answer.text, { address, variable: 'iri' }), item: itemOf(answer) }
    },
    async graph(query) {
      const answer = await send(query, GRAPH)
      const { quads, isBroken } = await readQuads({ ...answer, url: address }, context.signal)
      return {
        quads,
        isCut: isBroken || quads.length === rowLimit || isCutOff(answer, quads.length),
        item: itemOf(answer),
      }
    },
  }
}

function addressOf(address: string): URL {
  if (!URL.canParse(address)) throw new SourceError('unreachable', `${address} is not an address`)
  const url = new URL(address)
  for (const own of ['query', 'format', 'output']) url.searchParams.delete(own)
  return url
}

interface Asking {
  readonly context: ReadContext
  readonly url: URL
  readonly refused: Set<Method>
}

/** SPARQL 1.1 Protocol §2.1: by GET, or as a form by POST; the other way where one is refused. */
async function ask(asking: Asking, query: string, accept: string): Promise<FetchedText> {
  const { context, url, refused } = asking
  const getUrl = new URL(url)
  getUrl.searchParams.set('query', query)
  const { length } = getUrl.href
  const preferred: Method = length > MAX_GET_CHARACTERS ? 'post' : 'get'
  const other: Method = preferred === 'get' ? 'post' : 'get'
  const method = refused.has(preferred) && !refused.has(other) ? other : preferred
  const request =
    method === 'get'
      ? { url: getUrl.href, accept }
      : { url: url.href, accept, form: { ...Object.fromEntries(url.searchParams), query } }
  try {
    return await fetchText(context, request)
  } catch (error) {
    const rest: Method = method === 'get' ? 'post' : 'get'
    const isPossible = rest === 'post' || length <= MAX_LONG_GET_CHARACTERS
    if (!isRefusal(error, method) || refused.has(rest) || !isPossible) throw inWords(error, url)
    refused.add(method)
    return ask(asking, query, accept)
  }
}

/** Of the way, not of the question. */
const isRefusal = (error: unknown, method: Method): boolean =>
  error instanceof SourceError &&
  (method === 'get' ? [405, 413, 414, 431, 501] : [403, 405, 411, 415, 501]).includes(error.status ?? 0)

function inWords(error: unknown, { origin, pathname }: URL): unknown {
  if (!(error instanceof SourceError) || error.status === undefined) return error
  const address = origin + pathname
  const said: Readonly<Record<number, string>> = {
    400: `${address} does not understand the query (400); check that it is a SPARQL 1.1 endpoint`,
    404: `${address} is not there (404); give the address of the endpoint itself, often one that ends in /sparql`,
  }
  const words = said[error.status]
  return words === undefined ? error : new SourceError('unreachable', words, { status: error.status })
}

/** Endpoints limit results to a round number of rows, and few of them say so. */
const LIMIT_STEP = 1000

function isCutOff({ headers }: FetchedText, triples: number): boolean {
  // Virtuoso: the time was up, or the result is as long as any may be.
  if (headers.sqlState.startsWith('S1TAT')) return true
  const maxRows = Number(headers.maxRows)
  if (maxRows > 0 && triples >= maxRows) return true
  return triples > 0 && triples % LIMIT_STEP === 0
}
