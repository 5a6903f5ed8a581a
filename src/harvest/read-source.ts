import { readers } from '../sources/readers.ts'
import { SourceError, type SourceItem } from '../sources/source.ts'
import { newBatchLine } from './batch-line.ts'
import { isFull, newBatch } from './batch.ts'
import { lastReadingOf, type LastReading } from './digest-key.ts'
import { observeDataset } from './observe.ts'
import { knowledgeOf } from './reading.ts'
import { contextOf, type Run } from './run.ts'
import { takeItem } from './take-item.ts'

/** What a source that was read to its end gave of itself. */
export interface Listing {
  /** After an increment, absence says nothing. */
  readonly isFull: boolean
  /** Stands for the whole of it, where one digest can. */
  readonly digest?: string
  /** For the next run. */
  readonly state?: string
  /** The source itself called something gone. */
  readonly hasWithdrawals: boolean
}

/** Reads a source to its end and stores what it has. */
export async function readSource(run: Run): Promise<Listing> {
  const { settings, store, force, dryRun } = run.options
  const isWhole = !force && !dryRun && !run.reading.resumed
  const version = run.validation?.version
  const last = isWhole ? await lastReadingOf(store, settings, version) : undefined
  const read = await readItems(run, last?.digest)
  if (!read.isSame || (last && (await confirmLast(run, last)))) return read
  return readItems(run, undefined)
}

/** The same bytes as last time mean the same datasets, unless something has happened to one since. */
async function confirmLast(run: Run, last: LastReading): Promise<boolean> {
  const { tally, options } = run
  const from = { run: last.run, records: last.datasets }
  const records = await tally.time('store', () => options.store.confirm(contextOf(run), from))
  if (records === undefined) return false
  tally.count('found', records)
  tally.count('unchanged', records)
  return true
}

type DigestItem = Extract<SourceItem, { kind: 'digest' }>
type CatalogueItem = Extract<SourceItem, { kind: 'catalogue' }>
type EndItem = Extract<SourceItem, { kind: 'end' }>

async function readItems(
  run: Run,
  lastDigest: string | undefined,
): Promise<Listing & { readonly isSame: boolean }> {
  let batch = newBatch()
  let digest: DigestItem | undefined
  let end: EndItem | undefined
  let catalogue: CatalogueItem | undefined
  let hasWithdrawals = false
  let isFirst = !run.reading.resumed
  const line = newBatchLine(run)
  try {
    for await (const item of itemsOf(run, lastDigest)) {
      if (item.kind === 'digest') digest = item
      else if (item.kind === 'end') end = item
      else if (item.kind === 'catalogue') catalogue ??= isFirst ? item : undefined
      else takeItem(run, batch, item)
      hasWithdrawals ||= item.kind === 'deleted'
      if (item.kind === 'document' || item.kind === 'unchanged-document') isFirst = false
      if (!isFull(batch)) continue
      await line.take(batch)
      batch = newBatch()
    }
  } catch (error) {
    // What came before a source broke off is as good as any.
    if (error instanceof SourceError) await line.take(batch)
    await line.end()
    throw error
  }
  await line.take(batch)
  await line.end()
  if (catalogue) await describeCatalogue(run, catalogue)
  return {
    isFull: end?.listing !== 'increment',
    isSame: digest?.same ?? false,
    hasWithdrawals,
    ...(digest && { digest: digest.digest }),
    ...(end?.state !== undefined && { state: end.state }),
  }
}

/** Each page of a catalogue says what it is; the first is the one that says it in full. */
async function describeCatalogue({ options }: Run, { iri, triples }: CatalogueItem): Promise<void> {
  if (options.dryRun) return
  await options.store.saveCatalogueDescription(options.settings.id, observeDataset(iri, triples).ntriples)
}

/** What comes from the reader, with the time it takes counted: waiting as `fetch`, the rest as `parse`. */
async function* itemsOf(run: Run, lastDigest: string | undefined): AsyncIterable<SourceItem> {
  const { options, tally, signal } = run
  const { settings, network } = options
  const read = options.read ?? readers[settings.kind]
  if (!read)
    throw new SourceError(
      'unreachable',
      `"${settings.kind}" is no kind of source; one of ${Object.keys(readers).join(', ')} is`,
    )
  const context = {
    settings,
    network,
    signal,
    now: options.now(),
    ...knowledgeOf(run),
    ...(lastDigest !== undefined && { lastDigest }),
  }
  // A batch may be stored in between, which is time of its own.
  const now = () => performance.now() - tally.spent('store')
  let startMs = now()
  for await (const item of read(context)) {
    tally.addTime('parse', now() - startMs)
    yield item
    startMs = now()
  }
  tally.addTime('parse', now() - startMs)
}
