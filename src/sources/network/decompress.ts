import { Readable, pipeline, type Duplex } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { peek } from '../../rdf/peek.ts'
import { SourceError } from '../source.ts'

type Bytes = AsyncIterable<Uint8Array>

const CHUNK_BYTES = 65_536
const options = { chunkSize: CHUNK_BYTES }

const DECODERS: Readonly<Record<string, (bytes: Bytes) => Bytes>> = {
  gzip: (bytes) => through(bytes, createGunzip(options)),
  'x-gzip': (bytes) => through(bytes, createGunzip(options)),
  br: (bytes) => through(bytes, createBrotliDecompress(options)),
  deflate: inflate,
  identity: (bytes) => bytes,
}

/** More than one coding is legal and never useful, except to a bomb. */
const MAX_CODINGS = 2

/** Undoes a Content-Encoding (RFC 9110 §8.4): codings are listed in the order in which they were applied. */
export function decodeContent(bytes: Bytes, contentEncoding: string): Bytes {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter(Boolean)
  if (codings.length > MAX_CODINGS)
    throw new SourceError('unreadable', `has ${codings.length} content encodings`)
  return codings.reduceRight((content, coding) => {
    const decode = DECODERS[coding]
    if (!decode) throw new SourceError('unreadable', `is encoded as "${coding}", which is not known here`)
    return decode(content)
  }, bytes)
}

const gunzip = (bytes: Bytes): Bytes => through(bytes, createGunzip(options))

const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b

/** A `.gz` file is served under any Content-Type; its first two bytes tell. */
export async function* gunzipIfGzip(bytes: Bytes): Bytes {
  const { head, all } = await peek(bytes, 2)
  yield* isGzip(head) ? gunzip(all) : all
}

/** "deflate" means the zlib format (RFC 9110 §8.4.1.2), and some servers send the bare one. */
async function* inflate(bytes: Bytes): Bytes {
  const { head, all } = await peek(bytes, 1)
  const isZlib = ((head[0] ?? 0) & 0x0f) === 8
  yield* through(all, isZlib ? createInflate(options) : createInflateRaw(options))
}

async function* through(bytes: Bytes, decoder: Duplex): Bytes {
  // Errors of either side reach the loop below through `decoder`; leaving the loop ends the source too.
  pipeline(Readable.from(bytes, { objectMode: true }), decoder, () => {})
  try {
    for await (const chunk of decoder as AsyncIterable<Uint8Array>) yield chunk
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? new SourceError('unreadable', `is compressed and damaged or cut off (${error.message})`, {
          mayHeal: error.code === 'Z_BUF_ERROR',
        })
      : error
  }
}
