import { detectSyntax } from '../rdf/detect-syntax.ts'
import { looksLikeTemplate } from './reading/headings.ts'
import { SpreadsheetError, type SpreadsheetFormat } from './workbook.ts'

interface Clues {
  readonly contentType?: string | undefined
  /** A file name or an address. */
  readonly name?: string | undefined
  /** The first bytes, some thousand at least. */
  readonly head: Uint8Array
}

export type DetectedSpreadsheet =
  | { readonly kind: SpreadsheetFormat }
  /** A spreadsheet that we do not read, and what to do about it. */
  | { readonly kind: 'unread'; readonly reason: string }

const CSV_TYPES = new Set(['text/csv', 'application/csv', 'text/tab-separated-values'])
const OLE = 'd0cf11e0a1b11ae1'

/** Whether a document is a spreadsheet. Bytes decide; what is merely text must be called CSV or have the template's headings. */
export function detectSpreadsheet({
  contentType = '',
  name = '',
  head,
}: Clues): DetectedSpreadsheet | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096))
  if (start.subarray(0, 8).toString('hex') === OLE)
    return {
      kind: 'unread',
      reason: 'this is an old or password-protected Excel file; save it as .xlsx without a password',
    }
  if (start.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    if (start.includes('opendocument'))
      return { kind: 'unread', reason: 'this is an OpenDocument file; save it as .xlsx or .csv' }
    return { kind: 'xlsx' }
  }
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const path = name.split(/[?#]/)[0]?.toLowerCase() ?? ''
  if (CSV_TYPES.has(mediaType) || /\.(?:csv|tsv)(?:\.gz)?$/.test(path)) return { kind: 'csv' }
  return looksLikeTemplate(start) ? { kind: 'csv' } : undefined
}

/**
 * The format of a file that is said to be a spreadsheet.
 * @throws SpreadsheetError that says what it is instead.
 */
export function spreadsheetFormat(clues: Clues): SpreadsheetFormat {
  const detected = detectSpreadsheet(clues)
  if (detected?.kind === 'unread') throw new SpreadsheetError(detected.reason)
  if (detected?.kind === 'xlsx') return 'xlsx'
  const { head } = clues
  const { looksLike } = { looksLike: undefined, ...detectSyntax({ head }) }
  if (looksLike === 'html') throw new SpreadsheetError('this is an HTML page, not a spreadsheet')
  if (looksLike === 'empty') throw new SpreadsheetError('the file is empty')
  if (looksLike === 'binary') throw new SpreadsheetError('this is a binary file, neither .xlsx nor .csv')
  return 'csv'
}
