import type { Context } from 'hono'
import type { Submission } from '../harvest/checks/checks.ts'
import { problem } from './problem.ts'

/** What is posted to be checked, or the answer to what cannot be taken. */
export type Received = { readonly kind: 'received'; readonly submission: Submission } | RefusedBody

type RefusedBody = { readonly kind: 'refused'; readonly answer: Response }

const POSTED = 'the posted document'

/** Media types of spreadsheets. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv'

/** Said to be something that describes no dataset: not even looked into. Anything else is told by its bytes. */
const NEVER_READ =
  /^(?:image|audio|video|font|multipart)\/|^application\/(?:pdf|zip|vnd\.(?!openxmlformats-officedocument\.spreadsheetml\.sheet)|msword)/

/** What may be posted, for the header that says so (W3C Linked Data Platform §7.1). */
export const ACCEPT_POST = [
  'text/turtle',
  'application/ld+json',
  'application/rdf+xml',
  'application/n-triples',
  'application/trig',
  'application/n-quads',
  CSV,
  XLSX,
  'application/json',
].join(', ')

/** RDF in any syntax, a spreadsheet, or `{"url": "https://…"}`. */
export async function receiveSubmission(c: Context, maxBytes: number): Promise<Received> {
  const contentType = c.req.header('Content-Type') ?? ''
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (NEVER_READ.test(mediaType)) return refuse(unsupported(c, `The body is said to be ${mediaType}.`))
  const bytes = await readBody(c.req.raw, maxBytes)
  if (bytes === undefined) return refuse(tooLarge(c, maxBytes))
  if (bytes.byteLength === 0) return refuse(empty(c))
  const isJson = mediaType === 'application/json'
  const request = isJson ? requestObject(bytes) : undefined
  if (!request) return received({ kind: 'document', bytes, name: POSTED, contentType })
  const { url } = request
  return typeof url === 'string' ? received({ kind: 'address', url: url.trim() }) : refuse(noUrl(c))
}

const received = (submission: Submission): Received => ({ kind: 'received', submission })
const refuse = (answer: Response): Received => ({ kind: 'refused', answer })

/** The body, or undefined where it is larger than allowed: no more than that is ever held. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A JSON object that is a request and no JSON-LD; what cannot be parsed is for the reader of documents to explain. */
function requestObject(bytes: Uint8Array): { readonly url?: unknown } | undefined {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.keys(value).some((key) => key.startsWith('@')) ? undefined : value
}

function noUrl(c: Context): Response {
  const message = 'An http or https address, as a string; or post RDF, with its own Content-Type.'
  return problem(c, 400, { detail: `url: ${message}`, errors: [{ path: 'url', message }] })
}

const empty = (c: Context): Response =>
  problem(c, 400, { detail: 'The body is empty: post RDF, or {"url": "https://…"} as application/json.' })

export function unsupported(c: Context, what: string): Response {
  c.header('Accept-Post', ACCEPT_POST)
  return problem(c, 415, {
    detail: `${what} Post Turtle, JSON-LD, RDF/XML, N-Triples, TriG or N-Quads, a spreadsheet in the template (.xlsx or CSV), or {"url": "https://…"} as application/json.`,
  })
}

export function tooLarge(c: Context, maxBytes: number): Response {
  // The rest of the body is not wanted: nothing else can follow on this connection.
  c.header('Connection', 'close')
  return problem(c, 413, {
    detail: `The document is larger than ${maxBytes} bytes, the limit here. Split it, post its address as {"url": "https://…"}, or run 'datalandkort validate' on your own machine.`,
    maxBytes,
  })
}
