import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { elementsOf } from '../xml/element.ts'
import { requestAddress } from './address.ts'
import type { OaiRecord } from './answer.ts'
import { readerOf, type MetadataFormat } from './formats.ts'
import type { RecordItem } from './reading.ts'

export interface RecordOptions {
  readonly context: ReadContext
  readonly base: string
  readonly prefix: string
  readonly format: MetadataFormat
  /** Hears of a record that is no dataset. */
  readonly onOther: (type: string) => void
  /** Hears of a dataset that the record had the last time and has no longer. */
  readonly onGone: (iri: string) => void
}

/**
 * What one record comes to. The IRIs of its datasets are remembered under its identifier, since that is all a
 * repository tells of a record that it has deleted.
 */
export async function* readRecord(record: OaiRecord, options: RecordOptions): AsyncIterable<SourceItem> {
  const { identifier, isDeleted } = record
  if (identifier === '')
    return yield {
      kind: 'rejected',
      scope: 'document',
      document: options.base,
      reason: 'a record has no identifier',
    }
  const known = (await options.context.recall(identifier))?.next
  if (isDeleted) {
    for (const iri of known ?? guessedIris(identifier)) yield { kind: 'deleted', iri, document: identifier }
    return
  }
  const iris: string[] = []
  let isRead = true
  for await (const item of readMetadata(record, options)) {
    if (item.kind === 'other') options.onOther(item.type)
    else if (item.kind === 'dataset') iris.push(item.iri)
    else if (item.scope !== 'part') isRead = false
    if (item.kind === 'rejected') yield* rejectKnown(item, known)
    if (item.kind === 'dataset') yield item
  }
  if (!isRead) return
  for (const iri of known ?? []) if (!iris.includes(iri)) options.onGone(iri)
  yield { kind: 'document', document: identifier, bytes: 0, fetchMs: 0, memory: { next: iris } }
}

/** A record that cannot be read is about the datasets that it was about before, where that is known. */
function* rejectKnown(
  item: Extract<RecordItem, { kind: 'rejected' }>,
  known: readonly string[] | undefined,
): Iterable<SourceItem> {
  if (item.scope !== 'document' || known === undefined || known.length === 0) return yield item
  for (const iri of known) yield { ...item, scope: 'dataset', iri }
}

/** Many repositories make their identifiers out of the IRI, or use it as it is. */
function guessedIris(identifier: string): readonly string[] {
  const local = /^oai:[^:]*:(.+)$/i.exec(identifier)?.[1] ?? ''
  return /^(?:https?|urn):/i.test(local) ? [identifier, local] : [identifier]
}

async function* readMetadata(
  { identifier, metadata }: OaiRecord,
  { context, base, prefix, format }: RecordOptions,
): AsyncIterable<RecordItem> {
  const reject = (reason: string) =>
    ({ kind: 'rejected', scope: 'document', document: identifier, reason }) as const
  if (metadata === undefined) return yield reject('the record has no metadata, and is not marked as deleted')
  const address = requestAddress(base, { verb: 'GetRecord', metadataPrefix: prefix, identifier })
  const element = elementsOf(metadata)[0] ?? metadata
  let isEmpty = true
  try {
    for await (const item of readerOf(element, format.read)(element, { context, identifier, address })) {
      isEmpty = false
      yield item
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    isEmpty = false
    yield reject(error.message)
  }
  if (isEmpty) yield { kind: 'other', type: `<${element.name}> without a dataset in it` }
}
