import { pathToFileURL } from 'node:url'
import { syntaxes } from '../rdf/syntaxes.ts'
import { readLocalFile, type LocalFile } from './local-files.ts'
import { fetchDocument, type FetchContext } from './network/fetch-document.ts'
import type { FetchedDocument } from './network/fetch-guarded.ts'
import type { ReadContext } from './source.ts'

/** A document of a source, about to be read. */
export interface SourceDocument {
  /** As reports call it. */
  readonly name: string
  /** Relative IRIs in it are resolved against this: its own address, after redirects. */
  readonly baseIri: string
  readonly contentType: string
  /** Spent until the first byte could be read. */
  readonly openMs: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/** What tells one document from another, beside its bytes. */
export const labelOf = ({ baseIri, contentType }: SourceDocument): string => `${baseIri} ${contentType}`

export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address)

/** What we can read, best first: the quality falls with the work it takes to parse. */
export const ACCEPT = [
  ...(['n-triples', 'n-quads', 'turtle', 'trig', 'rdf-xml', 'json-ld'] as const).map((name, place) => {
    const mediaType = syntaxes.find((syntax) => syntax.name === name)?.mediaTypes[0] ?? ''
    return `${mediaType};q=${(1 - place / 10).toFixed(1)}`
  }),
  '*/*;q=0.1',
].join(', ')

export async function openWebDocument(url: string, context: FetchContext): Promise<SourceDocument> {
  const startMs = performance.now()
  const fetched = await fetchDocument(context, { url, accept: ACCEPT })
  if (fetched.kind === 'not-modified') throw new Error(`${url} was asked for without a condition`)
  return webDocument(url, fetched, startMs)
}

export const webDocument = (name: string, fetched: FetchedDocument, startMs: number): SourceDocument => ({
  name,
  baseIri: fetched.url,
  contentType: fetched.contentType,
  openMs: performance.now() - startMs,
  bytes: fetched.body,
})

export const openLocalDocument = (
  file: LocalFile,
  { signal }: Pick<ReadContext, 'signal'>,
): SourceDocument => ({
  name: file.name,
  baseIri: pathToFileURL(file.path).href,
  contentType: '',
  openMs: 0,
  bytes: readLocalFile(file, signal),
})
