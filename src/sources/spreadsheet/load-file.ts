import { basename } from 'node:path'
import { peek } from '../../rdf/peek.ts'
import { once } from '../../rdf/once.ts'
import { spreadsheetFormat } from '../../spreadsheet/detect-spreadsheet.ts'
import type { SpreadsheetFile } from '../../spreadsheet/read-spreadsheet.ts'
import { SpreadsheetError } from '../../spreadsheet/workbook.ts'
import { digestOf } from '../digest.ts'
import { gunzipIfGzip } from '../network/decompress.ts'
import { limitSize } from '../network/limits.ts'
import { SourceError, type ReadContext } from '../source.ts'

export interface OpenFile {
  /** An address, or a path relative to the source. */
  readonly name: string
  readonly contentType?: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** A file in memory: neither a ZIP nor a table can be told before its end. */
export async function loadFile(
  { name, contentType = '', bytes }: OpenFile,
  { network }: Pick<ReadContext, 'network'>,
): Promise<SpreadsheetFile> {
  const { head: whole } = await peek(limitSize(gunzipIfGzip(bytes), network.maxBytes), Infinity)
  try {
    const format = spreadsheetFormat({ head: whole, contentType, name })
    return { format, bytes: whole, name: basename(name.replace(/[?#].*$/, '')) || name }
  } catch (error) {
    throw inWords(error, name)
  }
}

export const inWords = (error: unknown, name: string): unknown =>
  error instanceof SpreadsheetError ? new SourceError('unreadable', `${name}: ${error.message}`) : error

export const digestOfFiles = (files: readonly SpreadsheetFile[]): Promise<string> =>
  digestOf(files.map(({ name, bytes }) => ({ label: name, bytes: once(bytes) })))
