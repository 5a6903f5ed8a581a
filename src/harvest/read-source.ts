import type { Rejection } from '../catalogue/run.ts'
import { readers } from '../sources/readers.ts'
import { SourceError, type SourceItem } from '../sources/source.ts'
import { newBatchLine } from './batch-line.ts'
import { addToBatch, isFull, newBatch, type Batch } from './batch.ts'
import { lastReadingOf, type LastReading } from './digest-key.ts'
import { observeDataset } from './observe.ts'
import { contextOf, type Run } from './run.ts'

/** What a source that was read to its end gave of itself. */
export interface Listing {
  /** After an increment, absence says nothing. */
  readonly isFull: boolean
  /** Stands for the whole of it, where one digest can. */
  readonly digest?: string
}

/** Reads a source to its end and stores what it has. */
export async function readSource(run: Run): Promise<Listing> {
  const { settings, store, force, dryRun } = run.options
  const version = run.validation?.version
  const last = force || dryRun ? undefined : await lastReadingOf(store, settings, version)
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
  const line = newBatchLine(run)
  try {
    for await (const item of itemsOf(run, lastDigest)) {
      if (item.kind === 'digest') digest = item
      else if (item.kind === 'end') end = item
      else if (item.kind === 'catalogue') catalogue ??= item
      else take(run, batch, item)
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
  const isWhole = end?.listing !== 'increment'
  return { isFull: isWhole, isSame: digest?.same ?? false, ...(digest && { digest: digest.digest }) }
}

/** Each page of a catalogue says what it is; the first is the one that says it in full. */
async function describeCatalogue({ options }: Run, { iri, triples }: CatalogueItem): Promise<void> {
  if (options.dryRun) return
  await options.store.saveCatalogueDescription(options.settings.id, observeDataset(iri, triples).ntriples)
}

/** What comes from the reader, with the time it takes counted: waiting as `fetch`, the rest as `parse`. */
async function* itemsOf(
  { options, tally, signal }: Run,
  lastDigest: string | undefined,
): AsyncIterable<SourceItem> {
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
    recall: () => Promise.resolve(undefined),
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

function take(run: Run, batch: Batch, item: Exclude<SourceItem, DigestItem | CatalogueItem | EndItem>): void {
  const { tally } = run
  switch (item.kind) {
    case 'dataset': {
      const startMs = performance.now()
      const dataset = observeDataset(item.iri, item.triples)
      tally.addTime('decide', performance.now() - startMs)
      run.withdrawn.delete(item.iri)
      addToBatch(batch, { dataset, document: item.document, isIncomplete: item.isIncomplete ?? false })
      return
    }
    case 'deleted':
      run.withdrawn.add(item.iri)
      return
    case 'present':
      run.withdrawn.delete(item.iri)
      run.doubtful.add(item.iri)
      return
    case 'rejected': {
      tally.reject(rejectionOf(item), item.scope)
      if (item.scope === 'dataset') tally.count('found')
      if (item.iri !== undefined) run.doubtful.add(item.iri)
      return
    }
    case 'document':
      tally.addBytes(item.bytes)
      tally.addTime('fetch', item.fetchMs)
      tally.addTime('parse', -item.fetchMs)
      return
    case 'unchanged-document':
      throw new Error(`${item.document} was never remembered, and is said to be as it was`)
    case 'position':
      return
  }
}

const rejectionOf = ({
  document,
  reason,
  iri,
  line,
}: Extract<SourceItem, { kind: 'rejected' }>): Rejection => ({
  document,
  reason,
  ...(iri !== undefined && { iri }),
  ...(line !== undefined && { line }),
})
