import type { Rejection } from '../catalogue/run.ts'
import type { SourceItem } from '../sources/source.ts'
import { addToBatch, type Batch } from './batch.ts'
import { observeDataset } from './observe.ts'
import type { Run } from './run.ts'

/** What a reader gives on the way; what it says at its end is not for a batch. */
export type BatchItem = Exclude<SourceItem, { kind: 'digest' | 'catalogue' | 'end' }>

export function takeItem(run: Run, batch: Batch, item: BatchItem): void {
  switch (item.kind) {
    case 'dataset':
      return takeDataset(run, batch, item)
    case 'present':
      batch.withdrawn.delete(item.iri)
      batch.present.push(item.iri)
      return
    case 'deleted':
      batch.withdrawn.add(item.iri)
      return
    case 'rejected':
      return takeRejection(run, item)
    case 'passed-over':
      return run.tally.passOver({ document: item.document, reason: item.reason })
    case 'document':
      return takeDocument(run, batch, item)
    case 'unchanged-document':
      batch.unchanged.push(item.document)
      return
    case 'position':
      batch.position = item.position
      return
  }
}

function takeDataset(
  { tally, reading }: Run,
  batch: Batch,
  { iri, triples, document, isIncomplete = false }: Extract<BatchItem, { kind: 'dataset' }>,
): void {
  const startMs = performance.now()
  const dataset = observeDataset(iri, triples)
  tally.addTime('decide', performance.now() - startMs)
  addToBatch(batch, { dataset, document, isIncomplete })
  if (reading.isForgetful) return
  const iris = reading.openDocuments.get(document)
  if (iris) iris.push(iri)
  else reading.openDocuments.set(document, [iri])
}

function takeRejection(
  { tally, reading, doubtful }: Run,
  { scope, document, reason, iri, line }: Extract<BatchItem, { kind: 'rejected' }>,
): void {
  const where = { ...(iri !== undefined && { iri }), ...(line !== undefined && { line }) }
  const rejection: Rejection = { document, reason, ...where }
  tally.reject(rejection, scope)
  reading.flawedDocuments.add(document)
  if (scope === 'dataset') tally.count('found')
  if (iri !== undefined) doubtful.add(iri)
}

function takeDocument(
  { tally, reading }: Run,
  batch: Batch,
  { document: name, bytes, fetchMs, memory }: Extract<BatchItem, { kind: 'document' }>,
): void {
  tally.addBytes(bytes)
  tally.addWaiting(fetchMs)
  const iris = reading.openDocuments.get(name) ?? []
  reading.openDocuments.delete(name)
  batch.documents.push({ name, iris, ...(memory && { memory: JSON.stringify(memory) }) })
}
