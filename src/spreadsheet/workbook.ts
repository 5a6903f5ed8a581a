import type { RdfProblem } from '../rdf/problem.ts'

/** One value of a sheet. */
export interface Cell {
  /** As it is meant to be read: dates in ISO 8601, numbers without formatting. */
  readonly text: string
  /** Where the sheet holds a number that is no date. */
  readonly number?: number
  /** Why the sheet itself has no value here: a formula that failed or was never worked out. */
  readonly fault?: string
}

export interface Row {
  /** Counted from 1, as spreadsheets show it. */
  readonly number: number
  /** By column, from 0; empty cells are left out. */
  readonly cells: ReadonlyMap<number, Cell>
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly Row[]
}

export type SpreadsheetFormat = 'csv' | 'xlsx'

export interface Workbook {
  readonly format: SpreadsheetFormat
  readonly sheets: readonly Sheet[]
  /** What was noticed of the file as a whole. */
  readonly problems: readonly RdfProblem[]
}

/** The file as a whole cannot be read; the reason is for the publisher. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError'
}

export const MAX_ROWS = 100_000
/** A template has some seventy; a sheet may have notes beside it. */
export const MAX_COLUMNS = 1000
export const MAX_CELLS = 2_000_000
/** Excel's own limit. */
export const MAX_CELL_LENGTH = 32_767

/** `A` for 0, `AB` for 27. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** 0 for `A`, 27 for `AB12`; undefined where there are no letters. */
export function columnNumber(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
