import type { DocumentMemory, ReadContext } from '../source.ts'
import {
  fetchGuarded,
  type DocumentHeaders,
  type FetchedDocument,
  type NotModified,
} from './fetch-guarded.ts'
import { inTurn } from './host-queue.ts'
import { parseLinks, type Link } from './link-header.ts'
import { retrying } from './retry.ts'
import { decodeText } from './text-decoding.ts'

export interface AskedDocument {
  readonly url: string
  /** Media types, as in the header of that name. */
  readonly accept: string
  /** Makes it a POST, urlencoded. */
  readonly form?: Readonly<Record<string, string>>
  /** Asks for the document only if it has changed since. */
  readonly memory?: DocumentMemory | undefined
}

/** What a request needs to know of the run it belongs to. */
export type FetchContext = Pick<ReadContext, 'settings' | 'network' | 'signal'>

export type Answer = FetchedDocument | NotModified

/**
 * Fetches through the guard, politely and patiently: a few requests at a time to each host, again where that can help.
 * What breaks later, in the middle of the body, is for whoever reads it: see `fetchWhole`.
 * @throws SourceError 'unreachable' in words that say what to do.
 */
export function fetchDocument(context: FetchContext, asked: AskedDocument): Promise<Answer> {
  return retrying(context, () => fetchOnce(context, asked))
}

/** As `fetchDocument`, with `read` as part of what is tried again: for as much of the body as it reads. */
export function fetchWhole<T>(
  context: FetchContext,
  asked: AskedDocument,
  read: (answer: Answer) => Promise<T>,
): Promise<T> {
  return retrying(context, async () => read(await fetchOnce(context, asked)))
}

function fetchOnce(context: FetchContext, { url, accept, form, memory }: AskedDocument): Promise<Answer> {
  const { settings, network, signal } = context
  const ownOrigin = URL.canParse(settings.url) ? new URL(settings.url).origin : ''
  const conditions = memory && conditionsOf(memory)
  const request = {
    url,
    network,
    signal,
    accept,
    headers: settings.headers,
    ownOrigin,
    ...(form && { form }),
    ...(conditions && { conditions }),
  }
  return inTurn({ url, network, signal }, () => fetchGuarded(request))
}

/** RFC 9110 §13.1: of two conditions, a server heeds the stronger one. */
function conditionsOf({ etag, lastModified }: DocumentMemory): Readonly<Record<string, string>> | undefined {
  if (etag === undefined && lastModified === undefined) return undefined
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  }
}

export interface FetchedText {
  /** After redirects. */
  readonly url: string
  readonly contentType: string
  readonly headers: DocumentHeaders
  /** Addresses resolved. */
  readonly link: readonly Link[]
  readonly text: string
  /** Before decoding. */
  readonly bytes: number
  readonly fetchMs: number
}

/** The whole of a document in memory, as text. A body that breaks off is fetched again. */
export async function fetchText(
  context: FetchContext,
  asked: Omit<AskedDocument, 'memory'>,
): Promise<FetchedText> {
  const startMs = performance.now()
  const { answer, body } = await fetchWhole(context, asked, async (fetched) => {
    if (fetched.kind === 'not-modified') throw new Error(`${asked.url} was asked for without a condition`)
    return { answer: fetched, body: await bytesOf(fetched.body) }
  })
  const { url, contentType, headers } = answer
  return {
    url,
    contentType,
    headers,
    link: parseLinks(headers.link, url),
    text: decodeText(body, contentType),
    bytes: body.length,
    fetchMs: performance.now() - startMs,
  }
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
