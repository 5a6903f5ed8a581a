import { mayNameConcept } from '../fields.ts'
import type { TextFieldName } from '../fields.ts'
import { plainForm } from '../text/spelling.ts'
import { eachWord, termAt } from '../text/tokens.ts'
import type { LexiconWord } from './annotate.ts'
import { annotate, lexiconWord } from './annotate.ts'
import type { Meaning } from './lexicon.ts'
import { healthLexicon } from './lexicon.ts'
import { languagesOf } from './word-keys.ts'

/** A stretch of an NFC text that names concepts. */
export interface NamedStretch {
  readonly start: number
  readonly end: number
  readonly meanings: readonly Meaning[]
}

const MOST_REMEMBERED = 20_000
/** Words looked up lately, by language. */
const known = new Map<string, LexiconWord | undefined>()

export function annotateText(
  text: string,
  language: string | undefined,
  field?: TextFieldName,
): readonly NamedStretch[] {
  const languages = languagesOf(language)
  const stretches: { start: number; end: number }[] = []
  const words: (LexiconWord | undefined)[] = []
  eachWord(text, (start, end) => {
    stretches.push({ start, end })
    const term = termAt(text, start, end)
    words.push(!field || mayNameConcept(field, term) ? wordFor(term, languages) : undefined)
  })
  return annotate(words).map(({ from, to, meanings }) => {
    const start = stretches[from]?.start ?? 0
    return { start, end: Math.max(start, stretches[to]?.end ?? start), meanings }
  })
}

function wordFor(term: string, languages: number): LexiconWord | undefined {
  const key = `${languages}${term}`
  if (!known.has(key)) {
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(key, lexiconWord({ term, plain: plainForm(term), languages }, healthLexicon()))
  }
  return known.get(key)
}
