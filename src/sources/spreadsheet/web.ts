import type { SpreadsheetFile } from '../../spreadsheet/read-spreadsheet.ts'
import { fetchWhole } from '../network/fetch-document.ts'
import { SourceError, type DocumentMemory, type ReadContext, type SourceItem } from '../source.ts'
import { itemsOf } from './items.ts'
import { digestOfFiles, loadFile } from './load-file.ts'
import { variablesAddress } from './variables-file.ts'

const ACCEPT = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv;q=0.9',
  'text/tab-separated-values;q=0.8',
  '*/*;q=0.1',
].join(', ')

/** A workbook at an address, or a CSV file and the one of its variables beside it. */
export async function* readWebSpreadsheet(context: ReadContext): AsyncIterable<SourceItem> {
  const { url } = context.settings
  const startMs = performance.now()
  const known = await context.recall(url)
  const main = await fetchFile(url, context, known)
  if (main === 'not-modified') return yield { kind: 'unchanged-document', document: url }
  const files: SpreadsheetFile[] = [main]
  const variables = main.format === 'csv' ? await fetchVariables(url, context) : undefined
  if (variables) files.push(variables)
  const digest = await digestOfFiles(files)
  if (known && known.digest === digest) return yield { kind: 'unchanged-document', document: url }
  // Of two files one can be as it was while the other is not: their bytes alone tell.
  const traits = main.format === 'xlsx' ? main.traits : {}
  const fetchMs = performance.now() - startMs
  yield* itemsOf({ name: url, files, fetchMs, memory: { ...traits, digest, next: [] } }, context)
}

interface FetchedFile extends SpreadsheetFile {
  readonly traits: Pick<DocumentMemory, 'etag' | 'lastModified'>
}

function fetchFile(
  url: string,
  context: ReadContext,
  memory?: DocumentMemory,
): Promise<FetchedFile | 'not-modified'> {
  return fetchWhole(context, { url, accept: ACCEPT, memory }, async (answer) => {
    if (answer.kind === 'not-modified') return 'not-modified'
    const { body: bytes, contentType, headers } = answer
    const { etag, lastModified } = headers
    const file = await loadFile({ name: url, bytes, contentType }, context)
    return { ...file, traits: { ...(etag !== '' && { etag }), ...(lastModified !== '' && { lastModified }) } }
  })
}

async function fetchVariables(url: string, context: ReadContext): Promise<SpreadsheetFile | undefined> {
  try {
    const file = await fetchFile(variablesAddress(url), context)
    return file === 'not-modified' ? undefined : file
  } catch (error) {
    // A page that says in HTML that there is nothing is as good as a 404; any other failure may hide variables.
    const isAbsent =
      error instanceof SourceError &&
      (error.status === 404 || error.status === 410 || error.kind === 'unreadable')
    if (isAbsent) return undefined
    throw error
  }
}
