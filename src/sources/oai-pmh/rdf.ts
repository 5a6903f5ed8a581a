import { once } from '../../rdf/once.ts'
import { isolate } from '../isolate.ts'
import { readDocument } from '../read-document.ts'
import { elementsOf, textIn, type XmlElement } from '../xml/element.ts'
import { writeElement } from '../xml/write-element.ts'
import type { RecordContext, RecordItem } from './reading.ts'

/** RDF in a record: RDF/XML as elements, or any syntax wrapped in text. */
export async function* readRdf(element: XmlElement, record: RecordContext): AsyncIterable<RecordItem> {
  const isWrapped = elementsOf(element).length === 0 && element.uri !== RDF
  const written = isWrapped ? textIn(element) : writeElement(element)
  yield* readWritten(written, { contentType: isWrapped ? '' : 'application/rdf+xml', record })
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

async function* readWritten(
  written: string,
  { contentType, record: { context, identifier, address } }: { contentType: string; record: RecordContext },
): AsyncIterable<RecordItem> {
  const bytes = once(Buffer.from(written))
  const document = { name: identifier, baseIri: address, contentType, openMs: 0, bytes }
  for await (const item of isolate(identifier, readDocument(document, { context })))
    if (item.kind === 'dataset' || item.kind === 'rejected') yield item
}
