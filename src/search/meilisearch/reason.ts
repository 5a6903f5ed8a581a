import type { ExplainedWord } from '../explain.ts'
import { editDistance } from '../text/edit-distance.ts'
import { bareForm, plainForm } from '../text/spelling.ts'
import { isCode } from '../text/tokens.ts'
import type { QueryWord } from '../text/words.ts'

/** Why Meilisearch takes a term of a text for a word: the rules it follows, applied to the page's hits again. */
export function explainedWord({ plain, open, verbatim }: QueryWord): ExplainedWord {
  const bare = bareForm(plain)
  const typos = verbatim || plain.length < 4 ? 0 : plain.length < 8 ? 1 : 2
  return {
    reasonFor(term) {
      const found = bareForm(plainForm(term))
      if (found === bare) return isCode(term) ? 'code' : 'word'
      if (open && found.startsWith(bare)) return 'prefix'
      return typos > 0 && editDistance(bare, found, typos) <= typos ? 'typo' : undefined
    },
  }
}
