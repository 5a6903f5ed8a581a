/** A word of a text. `term` is lower case, but an acronym (two to six capitals) keeps its capitals. */
export interface Token {
  readonly term: string
  readonly start: number
  readonly end: number
  /** Place in the sequence of words; the parts of a joined word follow each other, the whole stands on the first. */
  readonly position: number
}

export type WordVisitor = (start: number, end: number, position: number) => void

const WORD = 1
const JOINER = 2
const UPPER = 4
const LOWER = 8
const DIGIT = 16
/** Letters of a word that count; what is longer is not a word that anybody types. */
export const LONGEST_TERM = 60
const LONGEST_ACRONYM = 6

/** Classes and lower case of every UTF-16 unit; characters outside the basic plane separate words. */
const CLASS = new Uint8Array(0x10000)
const LOWER_CASE = new Uint16Array(0x10000)
for (let unit = 0; unit < 0x10000; unit++) {
  LOWER_CASE[unit] = unit
  if (unit >= 0xd800 && unit < 0xe000) continue
  const character = String.fromCharCode(unit)
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) continue
  const lower = character.toLowerCase()
  if (lower.length === 1) LOWER_CASE[unit] = lower.charCodeAt(0)
  CLASS[unit] =
    WORD |
    (/\p{Lu}/u.test(character) ? UPPER : 0) |
    (/\p{Ll}/u.test(character) ? LOWER : 0) |
    (/\p{N}/u.test(character) ? DIGIT : 0)
}
// The hyphens that typesetters use, and the dash of a range: E10–E14.
for (const joiner of "-‐‑–.'’/_&") CLASS[joiner.charCodeAt(0)] = JOINER

export const lowerCaseOf = (unit: number): number => LOWER_CASE[unit] as number

/** Only capital letters, two to six of them. */
export function isAcronymAt(text: string, start: number, end: number): boolean {
  if (end - start < 2 || end - start > LONGEST_ACRONYM) return false
  for (let at = start; at < end; at++) if (CLASS[text.charCodeAt(at)] !== (WORD | UPPER)) return false
  return true
}

/**
 * Words of an NFC text. Codes stay whole and give their parts too:
 * `I50.0` → I50.0 + I50; `E10-E14` → E10-E14 + E10 E14; `hjerte-kar` → hjerte-kar + hjerte kar; `SDS's` → SDS.
 */
export function eachWord(text: string, visit: WordVisitor): void {
  let position = 0
  for (let start = 0; start < text.length; start++) {
    if ((CLASS[text.charCodeAt(start)] as number) < WORD || CLASS[text.charCodeAt(start)] === JOINER) continue
    let joined = false
    let end = start + 1
    for (; end < text.length; end++) {
      const kind = CLASS[text.charCodeAt(end)] as number
      if (kind === 0) break
      if (kind !== JOINER) continue
      if (((CLASS[text.charCodeAt(end + 1)] as number) & WORD) === 0) break
      joined = true
    }
    if (joined) position = eachPart(text, { start, end, position }, visit)
    else visit(start, end, position++)
    start = end
  }
}

interface Joined {
  readonly start: number
  readonly end: number
  readonly position: number
}

function eachPart(text: string, { start, end, position: first }: Joined, visit: WordVisitor): number {
  const written = text.slice(start, Math.min(end, start + LONGEST_TERM + 1))
  const isCodeOrHyphenated = isCode(written) || !/['’/&.]/u.test(written)
  if (written.length <= LONGEST_TERM && isCodeOrHyphenated) visit(start, end, first)
  let position = first
  for (let from = start, at = start; at <= end; at++) {
    if (at < end && CLASS[text.charCodeAt(at)] !== JOINER) continue
    // One letter or digit after a joiner says nothing: I50.0, patient's.
    if (at - from > 1 || from === start) visit(from, at, position++)
    from = at + 1
  }
  return position
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  eachWord(text, (start, end, position) =>
    tokens.push({ term: termAt(text, start, end), start, end, position }),
  )
  return tokens
}

/** A word as the index spells it. */
export function termAt(text: string, start: number, end: number): string {
  const written = text.slice(start, Math.min(end, start + LONGEST_TERM))
  if (isAcronymAt(text, start, end)) return written
  let term = ''
  for (let at = 0; at < written.length; at++) term += String.fromCharCode(lowerCaseOf(written.charCodeAt(at)))
  return term
}

/** Has a digit: a code, a year, a version. Never stemmed, never corrected. */
export function isCode(term: string): boolean {
  for (let at = 0; at < term.length; at++)
    if (((CLASS[term.charCodeAt(at)] as number) & DIGIT) !== 0) return true
  return false
}

export const isAcronym = (term: string): boolean => isAcronymAt(term, 0, term.length)
