import { splitDatasets } from '../dataset/split-datasets.ts'
import { dcat } from '../rdf/namespaces.ts'
import { detectSyntax } from '../rdf/detect-syntax.ts'
import { parseRdf } from '../rdf/parse.ts'
import { peek } from '../rdf/peek.ts'
import { resolveIri } from '../rdf/iri.ts'
import { RdfSyntaxError, type RdfProblem } from '../rdf/problem.ts'
import { isBlank, type Quad, type Term } from '../rdf/term.ts'
import type { SourceDocument } from './document.ts'
import { gunzipIfGzip } from './network/decompress.ts'
import { limitSize } from './network/limits.ts'
import { newDocumentLimits } from './document-limits.ts'
import { SourceError, type ReadContext, type SourceItem } from './source.ts'

/** Enough to tell one syntax from another. */
const HEAD_BYTES = 4096

export interface ReadOptions {
  readonly context: ReadContext
  /** Hears of the address of the next page, resolved. */
  readonly onNext?: ((address: string) => void) | undefined
  /** Hears of the address of a catalogue within this one that is described elsewhere, resolved. */
  readonly onPart?: ((address: string) => void) | undefined
  /** Hears how many datasets a paged catalogue says it has. */
  readonly onTotal?: ((total: number) => void) | undefined
}

/**
 * The datasets of one document.
 * @throws SourceError 'unreadable' where it is not RDF, or, after the datasets before the break, where it breaks off.
 */
export async function* readDocument(
  document: SourceDocument,
  { context, onNext, onPart, onTotal }: ReadOptions,
): AsyncIterable<SourceItem> {
  const { name, baseIri, contentType } = document
  const { settings, network, signal } = context
  const meter = newMeter(document.openMs)
  const unpacked = limitSize(gunzipIfGzip(meter.waiting(document.bytes)), network.maxBytes)
  const { head, all } = await peek(unpacked, HEAD_BYTES)
  const syntax = detectSyntax({ contentType, url: baseIri, head })
  if ('reason' in syntax) {
    await all[Symbol.asyncIterator]().return?.()
    throw new SourceError('unreadable', `${name}: ${syntax.reason}`)
  }
  const faults = newFaults(name)
  const limits = newDocumentLimits()
  const options = { syntax: syntax.kind, baseIri, onProblem: faults.note, signal }
  const quads = faults.watch(parseRdf(meter.counting(all), options))
  try {
    for await (const item of splitDatasets(quads, { source: settings.id, signal })) {
      yield* faults.take()
      if (item.kind === 'paging') {
        if (item.next !== undefined) onNext?.(resolveIri(item.next, baseIri))
        if (item.total !== undefined) onTotal?.(item.total)
        for (const part of item.parts ?? []) onPart?.(resolveIri(part, baseIri))
      }
      if (item.kind === 'catalogue') yield item
      if (item.kind === 'rejected')
        yield { ...item, scope: isBlank(item.iri) ? 'document' : 'dataset', document: name }
      if (item.kind !== 'dataset') continue
      faults.noteGiven(item.iri)
      const refusal = limits.refuse(item)
      if (refusal) yield { kind: 'rejected', document: name, ...refusal }
      else if (!limits.isReached()) yield { ...item, document: name, isIncomplete: faults.isBroken() }
    }
  } catch (error) {
    yield* faults.takeLost()
    throw faults.inWords(error)
  }
  yield* faults.take()
  yield* faults.takeLost()
  faults.throwIfBroken()
  yield { kind: 'document', document: name, bytes: meter.bytes(), fetchMs: meter.waitedMs() }
}

/** What could not be read of one document. */
function newFaults(document: string) {
  let rejections: SourceItem[] = []
  const lost = new Map<Term, { readonly reason: string; readonly line?: number; readonly iri?: string }>()
  let broken: SourceError | undefined
  let isBroken = false
  const unreadable = (reason: string, line?: number) =>
    new SourceError('unreadable', `${document}: ${reason}`, { line })
  return {
    note: ({ effect, reason, line, subject, types }: RdfProblem) => {
      if (effect === 'rest-dropped') {
        isBroken = true
        broken ??= unreadable(reason, line)
      } else if (effect !== 'kept') {
        const where = { ...(line !== undefined && { line }), ...(subject !== undefined && { iri: subject }) }
        const isDataset = types?.includes(dcat.Dataset) ?? false
        if (isDataset && subject !== undefined) lost.set(subject, { reason, ...where })
        else
          rejections.push({ kind: 'rejected', scope: scopeOf(effect, subject), document, reason, ...where })
      }
    },
    /** Notes that a document ends with an error before its datasets are given out. */
    async *watch(batches: AsyncIterable<readonly Quad[]>): AsyncIterable<readonly Quad[]> {
      try {
        yield* batches
      } catch (error) {
        isBroken = true
        throw error
      }
    },
    isBroken: () => isBroken,
    /** A dataset is given out: if a statement about it was lost, others were not. */
    noteGiven(iri: Term) {
      const part = lost.get(iri)
      if (part) rejections.push({ kind: 'rejected', scope: 'part', document, ...part })
      lost.delete(iri)
    },
    /** Datasets of which nothing could be read. */
    takeLost: (): readonly SourceItem[] =>
      [...lost.values()].map((each) => ({ kind: 'rejected', scope: 'dataset', document, ...each })),
    inWords: (error: unknown) =>
      error instanceof RdfSyntaxError ? unreadable(error.reason, error.line) : error,
    throwIfBroken() {
      if (broken) throw broken
    },
    take() {
      const taken = rejections
      rejections = []
      return taken
    },
  }
}

/** A statement about nobody knows whom may have been a dataset. */
const scopeOf = (effect: RdfProblem['effect'], subject: Term | undefined) =>
  effect === 'statement-dropped' && subject === undefined ? 'document' : 'part'

/** Counts the bytes that are parsed, and the time spent waiting for them. */
function newMeter(openMs: number) {
  let bytes = 0
  let waitedMs = openMs
  return {
    bytes: () => bytes,
    waitedMs: () => waitedMs,
    async *waiting(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      let since = performance.now()
      for await (const chunk of chunks) {
        waitedMs += performance.now() - since
        yield chunk
        since = performance.now()
      }
    },
    async *counting(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
      for await (const chunk of chunks) {
        bytes += chunk.length
        yield chunk
      }
    },
  }
}
