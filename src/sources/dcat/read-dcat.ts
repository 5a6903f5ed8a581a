import { digestOf, newDigest } from '../digest.ts'
import { isWebAddress, labelOf, openLocalDocument } from '../document.ts'
import { localFiles, type LocalFile } from '../local-files.ts'
import { isolate } from '../isolate.ts'
import { readDocument } from '../read-document.ts'
import type { ReadContext, SourceItem } from '../source.ts'
import { readPages } from './read-pages.ts'

/** DCAT as RDF in any syntax: at a web address, followed from page to page, or in a file or folder. */
export async function* readDcat(context: ReadContext): AsyncIterable<SourceItem> {
  yield* isWebAddress(context.settings.url) ? readPages(context) : readFiles(context)
}

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
    yield* isFolder ? isolate(file.name, items) : items
  }
  yield { kind: 'digest', digest: digest.value(), same: false }
}

function labelled(file: LocalFile, context: ReadContext) {
  const document = openLocalDocument(file, context)
  return { label: labelOf(document), bytes: document.bytes }
}
