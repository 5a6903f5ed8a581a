/** A word of a text. `term` is lower case, but an acronym (two to six capitals) keeps its capitals. */
export interface Token {
  readonly term: string
  readonly start: number
  readonly end: number
  /** Place in the sequence of words; the parts of a joined word follow each other, the whole stands on the first. */
  readonly position: number
}

const OTHER = 0
const WORD = 1
const JOINER = 2
const LONGEST_TERM = 60

/** Kind of every UTF-16 unit; characters outside the basic plane separate words. */
const KIND = new Uint8Array(0x10000)
for (let unit = 0; unit < 0x10000; unit++) {
  if (unit >= 0xd800 && unit < 0xe000) continue
  if (/[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit))) KIND[unit] = WORD
}
for (const joiner of "-.'’/_&") KIND[joiner.charCodeAt(0)] = JOINER

const ACRONYM = /^\p{Lu}{2,6}$/u
const DIGIT = /\d/u

/**
 * Words of an NFC text. Codes stay whole and give their parts too:
 * `I50.0` → i50.0 + i50; `E10-E14` → e10-e14 + e10 e14; `hjerte-kar` → hjerte-kar + hjerte kar; `SDS's` → SDS.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  for (let start = 0; start < text.length; start++) {
    if (KIND[text.charCodeAt(start)] !== WORD) continue
    let joined = false
    let end = start + 1
    for (; end < text.length; end++) {
      const kind = KIND[text.charCodeAt(end)]
      if (kind === OTHER) break
      if (kind !== JOINER) continue
      if (KIND[text.charCodeAt(end + 1)] !== WORD) break
      joined = true
    }
    if (joined) position = joinedTokens(text, { start, end, position }, tokens)
    else tokens.push(tokenAt(text, { start, end, position: position++ }))
    start = end
  }
  return tokens
}

type Place = Omit<Token, 'term'>

function tokenAt(text: string, place: Place): Token {
  const { start, end, position } = place
  const written = text.slice(start, Math.min(end, start + LONGEST_TERM))
  return { term: ACRONYM.test(written) ? written : written.toLowerCase(), start, end, position }
}

function joinedTokens(text: string, place: Place, tokens: Token[]): number {
  const { start, end } = place
  const written = text.slice(start, end)
  const hasDigit = DIGIT.test(written)
  if (end - start <= LONGEST_TERM && (hasDigit || !/['’/&.]/u.test(written))) {
    tokens.push({ term: written.toLowerCase(), start, end, position: place.position })
  }
  let position = place.position
  for (let from = start, at = start; at <= end; at++) {
    if (at < end && KIND[text.charCodeAt(at)] !== JOINER) continue
    // One letter or digit after a joiner says nothing: I50.0, patient's.
    if (at - from > 1 || from === start)
      tokens.push(tokenAt(text, { start: from, end: at, position: position++ }))
    from = at + 1
  }
  return Math.max(position, place.position + 1)
}

/** Has a digit: a code, a year, a version. Never stemmed, never corrected. */
export const isCode = (term: string): boolean => DIGIT.test(term)
export const isAcronym = (term: string): boolean => ACRONYM.test(term)
