import { plainForm } from './spelling.ts'
import { STOP_WORDS } from './stop-words.ts'
import { isAcronym, isCode, tokenize } from './tokens.ts'

/** A word that somebody searches for. */
export interface QueryWord {
  /** As typed, NFC; in capitals when it was typed as an acronym. */
  readonly term: string
  readonly plain: string
  /** May be the beginning of a word: the last one, still being typed. */
  readonly open: boolean
  /** Acronyms and codes: no stems, no misspellings. */
  readonly verbatim: boolean
}

/** Longer queries than this say nothing more precise; the words after it are left out and reported. */
const MOST_WORDS = 24

/**
 * The words of a query. Words that say nothing ("for", "the") count only when there are no others;
 * a code stays whole, the parts of a hyphenated word are words of their own.
 */
export function queryWords(text: string): {
  readonly words: readonly QueryWord[]
  readonly beyond: readonly string[]
} {
  const normalized = text.normalize('NFC')
  const tokens = tokenize(normalized)
  const wholes = tokens.filter(({ term }) => isCode(term) && /[-._]/u.test(term))
  const parts = tokens.filter(
    (token) =>
      !wholes.some((whole) => whole !== token && whole.start <= token.start && token.end <= whole.end) &&
      (wholes.includes(token) || !/[-_]/u.test(token.term)),
  )
  const telling = parts.filter(({ term }) => !STOP_WORDS.has(term))
  const kept = telling.length > 0 ? telling : parts
  const lastEnd = tokens.at(-1)?.end ?? 0
  const unique = new Map<string, QueryWord>()
  for (const { term, end } of kept) {
    // With nothing after it the last word is still being typed.
    const open = end === lastEnd && end === normalized.length
    const word = { term, plain: plainForm(term), open, verbatim: isCode(term) || isAcronym(term) }
    if (word.plain !== '') unique.set(term, word)
  }
  const words = [...unique.values()]
  return { words: words.slice(0, MOST_WORDS), beyond: words.slice(MOST_WORDS).map(({ term }) => term) }
}
