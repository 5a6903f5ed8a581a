import { peek } from '../../rdf/peek.ts'
import { once } from '../../rdf/once.ts'
import type { SourceDocument } from '../document.ts'
import { decodeText } from '../network/text-decoding.ts'
import { readDocument, type ReadOptions } from '../read-document.ts'
import { SourceError, type SourceItem } from '../source.ts'
import { childNamed, elementsOf, textIn, type XmlElement } from '../xml/element.ts'
import { readPieces, XmlSyntaxError } from '../xml/read-pieces.ts'
import { writeElement } from '../xml/write-element.ts'
import { startingAt, startOf } from './address.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/** Whether a document is an answer of a catalogue service (OGC CSW 2 or 3), by its beginning. */
export const isCswAnswer = (head: Uint8Array): boolean =>
  /<(?:[\w.-]+:)?(?:GetRecordsResponse|GetRecordByIdResponse|ExceptionReport)[\s>]/.test(
    Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1'),
  )

/** Records that are not RDF, and what they are. */
const OTHER_RECORDS: Readonly<Record<string, string>> = {
  MD_Metadata: 'ISO 19139',
  MI_Metadata: 'ISO 19115-2',
  Record: 'bare Dublin Core',
  SummaryRecord: 'a summary',
  BriefRecord: 'a summary',
}
/** RDF as a whole, or its nodes without anything around them. */
const RDF_RECORDS = new Set([
  'RDF',
  'Dataset',
  'DatasetSeries',
  'DataService',
  'Catalog',
  'CatalogRecord',
  'Description',
])
const PIECES: ReadonlySet<string> = new Set([...RDF_RECORDS, ...Object.keys(OTHER_RECORDS), 'ExceptionText'])
const ROOTS: ReadonlySet<string> = new Set(['GetRecordsResponse', 'GetRecordByIdResponse', 'ExceptionReport'])

/** One page of GetRecords: the RDF in it as one document, and what else is in it by name. */
export async function* readCswPage(
  document: SourceDocument,
  options: ReadOptions,
): AsyncIterable<SourceItem> {
  const { name, contentType } = document
  const { head: bytes } = await peek(document.bytes, Infinity)
  const text = decodeText(bytes, contentType)
  const page = newRdfPage()
  let records = 0
  let broken: SourceError | undefined
  try {
    for await (const piece of readPieces(text, { pieces: PIECES, roots: ROOTS })) {
      if (piece.local === 'ExceptionText') throw refused(name, textIn(piece))
      records++
      if (RDF_RECORDS.has(piece.local)) page.add(piece)
      else yield unread(piece, name)
    }
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error
    broken = new SourceError('unreadable', `${name}: ${error.message}`, { line: error.line })
  }
  const rdf = { ...document, contentType: 'application/rdf+xml', bytes: once(Buffer.from(page.text())) }
  for await (const item of page.isEmpty() ? [] : readDocument(rdf, options))
    if (item.kind !== 'document') yield item
  // What came before a service broke off is as good as any.
  if (broken) throw broken
  yield* tellNext(text, { name, records, onNext: options.onNext })
  yield { kind: 'document', document: name, bytes: bytes.length, fetchMs: document.openMs }
}

const refused = (name: string, reason: string) =>
  new SourceError('unreadable', `${name}: the catalogue service refuses: ${reason.slice(0, 300)}`)

function unread(record: XmlElement, document: string): SourceItem {
  const identifier = childNamed(record, 'fileIdentifier') ?? childNamed(record, 'identifier')
  const id = textIn(identifier).slice(0, 200)
  return {
    kind: 'rejected',
    scope: 'dataset',
    document,
    line: record.line,
    reason: `the record ${JSON.stringify(id)} is ${OTHER_RECORDS[record.local] ?? record.local}, which is not read; ask the service for DCAT with outputSchema=http://www.w3.org/ns/dcat# in the address`,
  }
}

interface PageFacts {
  readonly name: string
  readonly records: number
  readonly onNext: ReadOptions['onNext']
}

/** `nextRecord` is 0 on the last page (OGC 07-006r1 §10.8.4.2); some services leave it out and give the counts alone. */
function* tellNext(text: string, { name, records, onNext }: PageFacts): Iterable<SourceItem> {
  const results = /<(?:[\w.-]+:)?SearchResults\b([^>]*)>/.exec(text)?.[1] ?? ''
  const count = (attribute: string): number | undefined => {
    const value = new RegExp(`\\b${attribute}\\s*=\\s*["'](\\d{1,9})["']`).exec(results)?.[1]
    return value === undefined ? undefined : Number(value)
  }
  const matched = count('numberOfRecordsMatched') ?? 0
  const start = startOf(name)
  const next = count('nextRecord') ?? start + (count('numberOfRecordsReturned') ?? records)
  if (next === 0 || next > matched) return
  if (records > 0 && next > start) return onNext?.(startingAt(name, next))
  const reason = `the service counts ${matched} records and gives none from record ${start} on`
  yield { kind: 'rejected', scope: 'document', document: name, reason }
}

/** The nodes of a page in one RDF/XML document, each on the line it had. */
function newRdfPage() {
  let text = `<rdf:RDF xmlns:rdf="${RDF}">`
  let line = 1
  let nodes = 0
  const put = (more: string) => {
    text += more
    line += more.split('\n').length - 1
  }
  return {
    add(record: XmlElement) {
      for (const node of record.local === 'RDF' ? elementsOf(record) : [record]) {
        put('\n'.repeat(Math.max(0, node.line - line)))
        put(writeElement(withInherited(node, record)))
        nodes++
      }
    },
    isEmpty: () => nodes === 0,
    text: () => `${text}</rdf:RDF>`,
  }
}

/** xml:lang and xml:base of the element around count for what is in it. */
function withInherited(node: XmlElement, record: XmlElement): XmlElement {
  if (node === record) return node
  const own = new Set(node.attributes.map(({ name }) => name))
  const inherited = record.attributes.filter(({ name }) => name.startsWith('xml:') && !own.has(name))
  return inherited.length === 0 ? node : { ...node, attributes: [...node.attributes, ...inherited] }
}
