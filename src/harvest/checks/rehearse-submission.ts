import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSqliteStore } from '../../catalogue/sqlite-store.ts'
import type { RunReport } from '../../catalogue/run.ts'
import type { CatalogueStore } from '../../catalogue/store.ts'
import { peek } from '../../rdf/peek.ts'
import { isWebAddress } from '../../sources/document.ts'
import { readDocument } from '../../sources/read-document.ts'
import type { ReadSource } from '../../sources/source.ts'
import { readSpreadsheetDocument } from '../../sources/spreadsheet/read-spreadsheets.ts'
import { detectSpreadsheet } from '../../spreadsheet/detect-spreadsheet.ts'
import { validateHere } from '../../validation/contents/validate-here.ts'
import { NOWHERE } from '../../validation/validate-document.ts'
import { harvestSource } from '../harvest-source.ts'
import type { CheckRequest, RehearsedRecord } from './checks.ts'
import type { UnkeptRehearsal } from './perform-check.ts'
import { notAnAddress, openSubmission, profileFor, settingsOf, type RehearsalContext } from './submission.ts'
import { validateSubmission } from './validate-submission.ts'

/** Enough to tell a spreadsheet from RDF. */
const HEAD_BYTES = 4096
/** Records that are shown; all are harvested and counted. */
const MAX_RECORDS = 100

/** The whole harvest of a document, or of the catalogue at an address, into a catalogue that is thrown away. */
export async function rehearseSubmission(
  request: CheckRequest,
  context: RehearsalContext,
  signal: AbortSignal,
): Promise<UnkeptRehearsal> {
  const profile = profileFor(request.profile, context)
  if ('kind' in profile) return profile
  const { submission } = request
  if (submission.kind === 'address' && !isWebAddress(submission.url)) return notAnAddress(submission.url)
  await mkdir(context.workFolder, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(context.workFolder, 'rehearsal-'))
  try {
    const store = openSqliteStore(join(folder, 'catalogue.db'))
    try {
      return await rehearseInto(store, { request, context, signal })
    } finally {
      await store.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Rehearsing {
  readonly request: CheckRequest
  readonly context: RehearsalContext
  readonly signal: AbortSignal
}

async function rehearseInto(store: CatalogueStore, rehearsing: Rehearsing): Promise<UnkeptRehearsal> {
  const { request, context, signal } = rehearsing
  const { submission, profile } = request
  const settings = settingsOf(submission.kind === 'address' ? submission.url : NOWHERE, profile)
  const run = await harvestSource({
    settings,
    store,
    network: context.network,
    validator: validateHere(context.profiles),
    now: () => new Date(),
    signal,
    ...(submission.kind === 'document' && { read: readerOf(rehearsing) }),
  })
  signal.throwIfAborted()
  if (run.outcome.kind === 'failed') throw new Error(run.outcome.reason)
  const records = await store.list({ limit: MAX_RECORDS })
  if (records.length === 0) {
    const refusal = await refusalOf(rehearsing, run)
    if (refusal) return refusal
  }
  const rehearsed: RehearsedRecord[] = []
  for (const record of records) {
    const report = await store.report(record.id)
    rehearsed.push({ record, ...(report && { report }) })
  }
  return { kind: 'rehearsed', profile, run, records: rehearsed }
}

/** Why there is nothing to show, where a closer look at the document tells; it says more than a run does. */
async function refusalOf({ request, context, signal }: Rehearsing, { outcome }: RunReport) {
  if (outcome.kind === 'unreachable') return { kind: 'unreachable' as const, reason: outcome.reason }
  const verdict = await validateSubmission(request, context, signal)
  return verdict.kind === 'validated' ? undefined : verdict
}

/** Reads the document in hand as if it had been fetched. */
function readerOf({ request, context, signal }: Rehearsing): ReadSource {
  return async function* readSubmission(readContext) {
    const opened = await openSubmission(request.submission, context, signal)
    if (opened.kind !== 'opened') return
    const { bytes, name, contentType = '', baseIri = NOWHERE } = opened.document
    const { head, all } = await peek(bytes, HEAD_BYTES)
    const document = { name, baseIri, contentType, openMs: 0, bytes: all }
    yield* detectSpreadsheet({ head, name, contentType })
      ? readSpreadsheetDocument(document, readContext)
      : readDocument(document, { context: readContext })
  }
}
