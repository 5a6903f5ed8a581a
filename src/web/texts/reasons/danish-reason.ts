import { FETCHING_REASONS } from './fetching.ts'
import { READING_REASONS } from './reading.ts'
import { placeInDanish, SPREADSHEET_REASONS } from './spreadsheet.ts'

/** English as it is reported, and Danish; `{1}` and `{2}` stand for what differs from case to case. */
export type ReasonWords = readonly (readonly [english: string, danish: string])[]

/** Reasons are sentences; what is longer has something hostile in it. */
const LONGEST_REASON = 2000

const patterns = [...READING_REASONS, ...FETCHING_REASONS, ...SPREADSHEET_REASONS]
  .toSorted(([left], [right]) => right.length - left.length)
  .map(([english, danish]) => ({ pattern: patternOf(english), danish }))

/** What it is said of, an address or a file, comes first and stays as it is. */
function patternOf(english: string): RegExp {
  const escaped = english.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(`^(?<of>.* )?${escaped.replace(/\\\{[12]\\\}/g, '(.*)')}$`, 'su')
}

/** A reason from the harvester or a reader in Danish; undefined for one that has no Danish words. */
export function danishReason(reason: string): string | undefined {
  if (reason.length > LONGEST_REASON) return undefined
  for (const { pattern, danish } of patterns) {
    const match = pattern.exec(reason)
    if (match)
      return (
        placeInDanish(match.groups?.['of'] ?? '') +
        danish.replace(/\{(\d)\}/g, (_, n) => match[Number(n) + 1] ?? '')
      )
  }
  return undefined
}
