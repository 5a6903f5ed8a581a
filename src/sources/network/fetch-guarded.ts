import { Agent, request, type Dispatcher } from 'undici'
import { SourceError, type NetworkSettings } from '../source.ts'
import { guardedLookup, hostOf, refuseLiteralAddress } from './addresses.ts'
import { decodeContent } from './decompress.ts'
import { deadlineOf, limitSize, limitWaiting, type Deadline } from './limits.ts'
import { networkError, statusError } from './plain-words.ts'

export interface GuardedRequest {
  readonly url: string
  readonly network: NetworkSettings
  readonly signal: AbortSignal
  readonly accept: string
  /** Sent to `ownOrigin` only: a key must not follow a redirect or a paging link to somebody else. */
  readonly headers: Readonly<Record<string, string>>
  readonly ownOrigin: string
  /** Sent to whoever is asked; for conditional requests. */
  readonly conditions?: Readonly<Record<string, string>>
  /** Makes it a POST of application/x-www-form-urlencoded. */
  readonly form?: Readonly<Record<string, string>>
}

export interface FetchedDocument {
  readonly kind: 'fetched'
  /** After redirects: the base of relative IRIs. */
  readonly url: string
  readonly contentType: string
  readonly headers: DocumentHeaders
  /** Decompressed, limited in size and in the time between two pieces. Errors are `SourceError`s. */
  readonly body: AsyncIterable<Uint8Array>
}

/** Those of an answer that tell of the document; '' where there is none. */
export interface DocumentHeaders {
  readonly etag: string
  readonly lastModified: string
  readonly link: string
  readonly cacheControl: string
  /** Virtuoso's words for a result that was cut off: how many rows it gives, and why it stopped. */
  readonly maxRows: string
  readonly sqlState: string
}

export interface NotModified {
  readonly kind: 'not-modified'
}

const MAX_REDIRECTS = 10
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Fetches a document of a source, or of whomever it points to, without being led into our own network: the address
 * is checked when connecting and anew after each redirect.
 * @throws SourceError 'unreachable' in words that say what to do.
 */
export async function fetchGuarded(asked: GuardedRequest): Promise<FetchedDocument | NotModified> {
  const deadline = deadlineOf(asked.network.requestTimeoutSeconds, asked.signal)
  const visited = new Set<string>()
  let url = parseAddress(asked.url)
  let body = asked.form && new URLSearchParams(asked.form).toString()
  for (;;) {
    visited.add(url.href)
    const response = await requestOnce({ url, body }, asked, deadline)
    const target = redirectTarget(response, url)
    if (!target) return documentFrom(response, { url: url.href, asked, deadline })
    await discard(response, deadline)
    if (visited.has(target.href)) throw unreachable(asked.url, 'redirects in a circle; check the address')
    if (visited.size > MAX_REDIRECTS)
      throw unreachable(asked.url, `redirects more than ${MAX_REDIRECTS} times`)
    url = target
    // RFC 9110 §15.4: only 307 and 308 ask for the same request again.
    if (response.statusCode < 307) body = undefined
  }
}

async function requestOnce(
  { url, body }: { url: URL; body: string | undefined },
  asked: GuardedRequest,
  deadline: Deadline,
): Promise<Dispatcher.ResponseData> {
  const { network, accept, headers, ownOrigin, conditions } = asked
  deadline.start()
  try {
    refuseLiteralAddress(hostOf(url), allowedHosts(network))
    return await request(url, {
      dispatcher: agentFor(network),
      signal: deadline.signal,
      ...(body !== undefined && { method: 'POST', body }),
      headers: {
        'user-agent': network.userAgent,
        accept,
        'accept-encoding': 'gzip, br, deflate',
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...conditions,
        ...(url.origin === ownOrigin && headers),
      },
    })
  } catch (error) {
    asked.signal.throwIfAborted()
    throw networkError(error, url.href, asked.url)
  } finally {
    deadline.stop()
  }
}

function redirectTarget({ statusCode, headers }: Dispatcher.ResponseData, from: URL): URL | undefined {
  const { location } = headers
  if (!REDIRECTS.has(statusCode) || typeof location !== 'string') return undefined
  return parseAddress(location, from)
}

async function documentFrom(
  response: Dispatcher.ResponseData,
  { url, asked, deadline }: { url: string; asked: GuardedRequest; deadline: Deadline },
): Promise<FetchedDocument | NotModified> {
  const { statusCode, headers, body } = response
  if (statusCode < 200 || statusCode > 299) {
    await discard(response, deadline)
    if (statusCode === 304 && asked.conditions) return { kind: 'not-modified' }
    throw statusError(statusCode, url, retryAfterMs(headers['retry-after']))
  }
  const read = () => {
    const decoded = decodeContent(limitWaiting(body, deadline), String(headers['content-encoding'] ?? ''))
    return limitSize(decoded, asked.network.maxBytes)
  }
  return {
    kind: 'fetched',
    url,
    contentType: String(headers['content-type'] ?? ''),
    headers: {
      etag: String(headers['etag'] ?? ''),
      lastModified: String(headers['last-modified'] ?? ''),
      link: [headers['link'] ?? []].flat().join(', '),
      cacheControl: String(headers['cache-control'] ?? ''),
      maxRows: String(headers['x-sparql-maxrows'] ?? ''),
      sqlState: String(headers['x-sql-state'] ?? ''),
    },
    body: inPlainWords(read, url, asked.signal),
  }
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfterMs(written: string | string[] | undefined): number | undefined {
  if (typeof written !== 'string') return undefined
  const ms = /^\d+$/.test(written.trim()) ? Number(written) * 1000 : Date.parse(written) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** Reads the little that an answer without content has, so that its connection can be used again. */
async function discard({ body }: Dispatcher.ResponseData, deadline: Deadline): Promise<void> {
  deadline.start()
  try {
    await body.dump({ limit: 16_384, signal: deadline.signal })
  } catch {
    // What it says is of no interest, nor is how it ends.
  } finally {
    deadline.stop()
  }
}

async function* inPlainWords(
  read: () => AsyncIterable<Uint8Array>,
  url: string,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  try {
    yield* read()
  } catch (error) {
    signal.throwIfAborted()
    throw networkError(error, url)
  }
}

/** An http or https address without a password in it; anything else says what is wrong with it. */
function parseAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined
  if (!url) throw unreachable(address, 'is not an address')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw unreachable(address, 'is neither http nor https; nothing else is fetched')
  }
  if (url.username || url.password) {
    throw unreachable(
      url.origin,
      'has a name or password in its address; use the source’s headersEnv instead',
    )
  }
  url.hash = ''
  return url
}

const unreachable = (address: string, what: string) => new SourceError('unreachable', `${address} ${what}`)

const allowedHosts = (network: NetworkSettings): ReadonlySet<string> =>
  new Set(network.allowPrivateHosts.map((host) => host.toLowerCase()))

/** Connections are kept between the pages of a run; a connection belongs to the settings it was checked under. */
const agents = new WeakMap<NetworkSettings, Agent>()

function agentFor(network: NetworkSettings): Agent {
  let agent = agents.get(network)
  if (!agent) {
    const lookup = guardedLookup(allowedHosts(network))
    // Time limits are ours: undici's also run while we are the slow ones.
    agent = new Agent({ connect: { lookup }, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 4000 })
    agents.set(network, agent)
  }
  return agent
}
