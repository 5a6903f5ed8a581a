import { plainForm } from './spelling.ts'
import type { Segment } from './syntax.ts'
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

/** The words of a stretch of a query: a code stays whole, the parts of a hyphenated word are words of their own. */
export function wordsIn({ text, open }: Pick<Segment, 'text' | 'open'>): readonly QueryWord[] {
  const tokens = tokenize(text)
  const wholes = tokens.filter(({ term }) => isCode(term) && /[-‐‑–._]/u.test(term))
  const parts = tokens.filter(
    (token) =>
      !wholes.some((whole) => whole !== token && whole.start <= token.start && token.end <= whole.end) &&
      (wholes.includes(token) || !/[-‐‑–_]/u.test(token.term)),
  )
  return parts.flatMap(({ term, end }) => {
    const plain = plainForm(term)
    if (plain === '') return []
    return [{ term, plain, open: open && end === text.length, verbatim: isCode(term) || isAcronym(term) }]
  })
}
