import { detectSyntax } from '../../rdf/detect-syntax.ts'
import { peek } from '../../rdf/peek.ts'
import { cswAddress } from '../csw/address.ts'
import { isCswAnswer, readCswPage } from '../csw/read-csw-page.ts'
import { digestIfSmall } from '../digest.ts'
import { ACCEPT, labelOf, webDocument, type SourceDocument } from '../document.ts'
import { isolate } from '../isolate.ts'
import { fetchWhole } from '../network/fetch-document.ts'
import type { DocumentHeaders } from '../network/fetch-guarded.ts'
import { pagesFrom, type Page, type Pages } from '../paging.ts'
import { readDocument } from '../read-document.ts'
import { SourceError, type DocumentMemory, type ReadContext, type SourceItem } from '../source.ts'
import { rdfAlternates } from './html-alternates.ts'
import { beginListing, mayTellChanges, positionIn, stateAfter, type Listing } from './listing.ts'

interface Reading {
  readonly context: ReadContext
  readonly listing: Listing
  readonly pages: Pages
  /** Some page said that it is one of a paged collection, as CKAN's do. */
  isPaged: boolean
}

/**
 * A catalogue on the web:
 *
 *   first page ──▶ datasets ──▶ next page … ──▶ catalogues within it, each from its own first page
 *        └── an HTML page: the RDF it links to; an answer of a catalogue service: the RDF in it
 */
export async function* readPages(context: ReadContext): AsyncIterable<SourceItem> {
  const listing = beginListing(context)
  const pages = pagesFrom(cswAddress(listing.first), listing.pages)
  const reading: Reading = { context, listing, pages, isPaged: listing.kind === 'increment' }
  for (let page = pages.takePage(); page !== undefined; page = pages.takePage()) {
    const items = readPage(page, reading)
    yield* page.isPart ? isolate(page.url, items, lostPart) : items
    const position = pages.position()
    if (position !== undefined) yield { kind: 'position', position: positionIn(listing, position) }
  }
  if (mayTellChanges(context.settings.url) && reading.isPaged)
    yield { kind: 'end', listing: listing.kind, state: stateAfter(listing) }
}

/** A catalogue within the catalogue that cannot be read costs its own datasets, and that any is called absent. */
const lostPart = (reason: string) => `this part of the catalogue cannot be read: ${reason}`

async function* readPage({ url, isPart }: Page, reading: Reading): AsyncIterable<SourceItem> {
  const { context, pages } = reading
  const page = await openPage(url, reading)
  if (page.kind === 'unchanged') {
    page.memory.next.forEach(isPart ? pages.addPart : pages.add)
    page.memory.parts?.forEach(pages.addPart)
    reading.isPaged ||= page.memory.next.length > 0
    return yield { kind: 'unchanged-document', document: url }
  }
  const next: string[] = []
  const parts: string[] = []
  const options = {
    context,
    onNext: (address: string) => {
      next.push(address)
      if (isPart) pages.addPart(address)
      else pages.add(address)
    },
    onPart: (address: string) => {
      parts.push(address)
      pages.addPart(address)
    },
    onTotal: () => {
      reading.isPaged = true
    },
  }
  pages.markMet(page.document.baseIri)
  for await (const item of itemsOf(page, options)) {
    const memory = page.traits && { ...page.traits, next, ...(parts.length > 0 && { parts }) }
    yield item.kind === 'document' && memory ? { ...item, memory } : item
  }
}

interface ChangedPage {
  readonly kind: 'changed'
  readonly document: SourceDocument
  /** Its Link header. */
  readonly link: string
  /** How it can be recognised, but for the pages it leads to; undefined where it cannot. */
  readonly traits: Omit<DocumentMemory, 'next'> | undefined
}

/** Enough for the head of an HTML page, where its links are. */
const HEAD_BYTES = 65_536

async function* itemsOf(
  { document, link }: ChangedPage,
  options: Parameters<typeof readDocument>[1] & { readonly onNext: (address: string) => void },
): AsyncIterable<SourceItem> {
  const { head, all } = await peek(document.bytes, HEAD_BYTES)
  const opened = { ...document, bytes: all }
  if (isCswAnswer(head)) return yield* readCswPage(opened, options)
  const isHtml =
    detectSyntax({ contentType: document.contentType, url: document.baseIri, head }).kind === 'html'
  const [best] = isHtml ? rdfAlternates(Buffer.from(head).toString('utf8'), document.baseIri, link) : []
  if (best === undefined) return yield* readDocument(opened, options)
  await all[Symbol.asyncIterator]().return?.()
  // It is no page of the catalogue: the first one is where this leads.
  options.onNext(best)
}

/** A page of ordinary size is fetched to its end first: it may turn out to be known, and be fetched again where it breaks off. */
async function openPage(
  url: string,
  { context, listing }: Reading,
): Promise<ChangedPage | { kind: 'unchanged'; memory: DocumentMemory }> {
  const startMs = performance.now()
  // The address of an increment is never asked for again.
  const isLasting = listing.kind === 'full'
  const memory = isLasting ? await context.recall(url) : undefined
  return fetchWhole(context, { url, accept: ACCEPT, memory }, async (answer) => {
    if (answer.kind === 'not-modified') {
      if (memory) return { kind: 'unchanged', memory }
      throw new SourceError('unreadable', `${url} answers 304 without having been asked for changes`)
    }
    const opened = webDocument(url, answer, startMs)
    const { digest, bytes } = await digestIfSmall(labelOf(opened), opened.bytes)
    if (memory && digest !== undefined && digest === memory.digest) return { kind: 'unchanged', memory }
    const document = { ...opened, bytes, openMs: performance.now() - startMs }
    const traits = isLasting ? traitsOf(answer.headers, digest) : undefined
    return { kind: 'changed', document, link: answer.headers.link, traits }
  })
}

function traitsOf(
  { etag, lastModified }: DocumentHeaders,
  digest: string | undefined,
): ChangedPage['traits'] {
  if (etag === '' && lastModified === '' && digest === undefined) return undefined
  return {
    ...(etag !== '' && { etag }),
    ...(lastModified !== '' && { lastModified }),
    ...(digest !== undefined && { digest }),
  }
}
