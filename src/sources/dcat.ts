import { digestIfSmall, digestOf, newDigest } from './digest.ts'
import { ACCEPT, isWebAddress, openLocalDocument, webDocument, type SourceDocument } from './document.ts'
import { localFiles, type LocalFile } from './local-files.ts'
import { fetchWhole } from './network/fetch-document.ts'
import type { DocumentHeaders } from './network/fetch-guarded.ts'
import { pagesFrom, type Pages } from './paging.ts'
import { readDocument } from './read-document.ts'
import { SourceError, type DocumentMemory, type ReadContext, type SourceItem } from './source.ts'

/** DCAT as RDF in any syntax: at a web address, followed from page to page, or in a file or folder. */
export async function* readDcat(context: ReadContext): AsyncIterable<SourceItem> {
  yield* isWebAddress(context.settings.url) ? readPages(context) : readFiles(context)
}

async function* readPages(context: ReadContext): AsyncIterable<SourceItem> {
  const pages = pagesFrom(context.settings.url, context.position)
  for (let url = pages.take(); url !== undefined; url = pages.take()) {
    const page = await openPage(url, context)
    if (page.kind === 'unchanged') {
      page.memory.next.forEach(pages.add)
      yield { kind: 'unchanged-document', document: url }
    } else yield* readPage(page, { context, pages })
    const position = pages.position()
    if (position !== undefined) yield { kind: 'position', position }
  }
}

interface ChangedPage {
  readonly kind: 'changed'
  readonly document: SourceDocument
  /** How it can be recognised, but for the pages it leads to; undefined where it cannot. */
  readonly traits: Omit<DocumentMemory, 'next'> | undefined
}

/** A page of ordinary size is fetched to its end first: it may turn out to be known, and be fetched again where it breaks off. */
async function openPage(
  url: string,
  context: ReadContext,
): Promise<ChangedPage | { kind: 'unchanged'; memory: DocumentMemory }> {
  const startMs = performance.now()
  const memory = await context.recall(url)
  return fetchWhole(context, { url, accept: ACCEPT, memory }, async (answer) => {
    if (answer.kind === 'not-modified') {
      if (memory) return { kind: 'unchanged', memory }
      throw new SourceError('unreadable', `${url} answers 304 without having been asked for changes`)
    }
    const opened = webDocument(url, answer, startMs)
    const { digest, bytes } = await digestIfSmall(labelOf(opened), opened.bytes)
    if (memory && digest !== undefined && digest === memory.digest) return { kind: 'unchanged', memory }
    const document = { ...opened, bytes, openMs: performance.now() - startMs }
    return { kind: 'changed', document, traits: traitsOf(answer.headers, digest) }
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

async function* readPage(
  { document, traits }: ChangedPage,
  { context, pages }: { context: ReadContext; pages: Pages },
): AsyncIterable<SourceItem> {
  const next: string[] = []
  const onNext = (address: string) => {
    next.push(address)
    pages.add(address)
  }
  pages.markMet(document.baseIri)
  for await (const item of readDocument(document, { context, onNext })) {
    yield item.kind === 'document' && traits ? { ...item, memory: { ...traits, next } } : item
  }
}

const labelOf = ({ baseIri, contentType }: SourceDocument) => `${baseIri} ${contentType}`

async function* readFiles(context: ReadContext): AsyncIterable<SourceItem> {
  const { isFolder, files, unusable } = await localFiles(context.settings.url)
  const { lastDigest } = context
  if (
    lastDigest !== undefined &&
    (await digestOf(files.map((file) => labelled(file, context)))) === lastDigest
  ) {
    yield { kind: 'digest', digest: lastDigest, same: true }
    return
  }
  for (const { name, reason } of unusable)
    yield { kind: 'rejected', scope: 'document', document: name, reason }
  const digest = newDigest()
  for (const file of files) {
    const document = openLocalDocument(file, context)
    const items = readDocument(
      { ...document, bytes: digest.through(labelOf(document), document.bytes) },
      { context },
    )
    yield* isFolder ? isolate(items, file) : items
  }
  yield { kind: 'digest', digest: digest.value(), same: false }
}

function labelled(file: LocalFile, context: ReadContext) {
  const document = openLocalDocument(file, context)
  return { label: labelOf(document), bytes: document.bytes }
}

/** One file of a folder that cannot be read costs nothing but itself. */
async function* isolate(items: AsyncIterable<SourceItem>, { name }: LocalFile): AsyncIterable<SourceItem> {
  try {
    yield* items
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const line = error.line === undefined ? {} : { line: error.line }
    const reason = error.message.replace(`${name}: `, '')
    yield { kind: 'rejected', scope: 'document', document: name, reason, ...line }
  }
}
