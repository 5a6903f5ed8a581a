import { createHash } from 'node:crypto'
import { gunzipIfGzip } from '../network/decompress.ts'
import { fetchWhole } from '../network/fetch-document.ts'
import { limitSize } from '../network/limits.ts'
import { decodeText } from '../network/text-decoding.ts'
import type { DocumentMemory, ReadContext } from '../source.ts'

/** A page or a sitemap, whole. */
export interface SmallDocument {
  /** After redirects. */
  readonly url: string
  readonly contentType: string
  readonly text: string
  readonly bytes: number
  readonly fetchMs: number
  readonly memory: Omit<DocumentMemory, 'next'>
}

interface Asked {
  readonly context: ReadContext
  readonly accept: string
  readonly memory?: DocumentMemory | undefined
}

export async function fetchSmall(url: string, asked: Omit<Asked, 'memory'>): Promise<SmallDocument> {
  const document = await fetchIfChanged(url, asked)
  if (!document) throw new Error(`${url} was asked for without a condition`)
  return document
}

/** Undefined where it is as it was, by the server's word or by its bytes. */
export async function fetchIfChanged(
  url: string,
  { context, accept, memory }: Asked,
): Promise<SmallDocument | undefined> {
  const startMs = performance.now()
  const fetched = await fetchWhole(context, { url, accept, memory }, async (answer) =>
    answer.kind === 'not-modified'
      ? undefined
      : { answer, body: await bytesOf(limitSize(gunzipIfGzip(answer.body), context.network.maxBytes)) },
  )
  if (!fetched) return undefined
  const { answer, body } = fetched
  const digest = createHash('sha256')
    .update(`${answer.url} ${answer.contentType}\n`)
    .update(body)
    .digest('hex')
  if (digest === memory?.digest) return undefined
  const { etag, lastModified } = answer.headers
  return {
    url: answer.url,
    contentType: answer.contentType,
    text: decodeText(body, answer.contentType),
    bytes: body.length,
    fetchMs: performance.now() - startMs,
    memory: { digest, ...(etag !== '' && { etag }), ...(lastModified !== '' && { lastModified }) },
  }
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
