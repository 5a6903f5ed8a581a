import type { Found, TextMatcher } from '../explain.ts'
import type { MatchReason } from '../query.ts'
import { editDistance } from '../text/edit-distance.ts'
import { bareForm, plainForm } from '../text/spelling.ts'
import { eachWord, isCode, termAt } from '../text/tokens.ts'
import type { QueryWord } from '../text/words.ts'

/** What Meilisearch takes for the words of a query: the rules it follows, applied to the page's hits again. */
export function matcherFor(words: readonly QueryWord[]): TextMatcher {
  return (text) => {
    const matched: Found[] = []
    eachWord(text, (start, end) => {
      const found = bareForm(plainForm(termAt(text, start, end)))
      for (const [word, sought] of words.entries()) {
        const because = reasonFor(sought, found)
        if (because) matched.push({ word, because, start, end })
      }
    })
    return matched
  }
}

function reasonFor({ plain, open, verbatim }: QueryWord, found: string): MatchReason | undefined {
  const bare = bareForm(plain)
  if (found === bare) return isCode(found) ? 'code' : 'word'
  if (open && found.startsWith(bare)) return 'prefix'
  const typos = verbatim || plain.length < 4 ? 0 : plain.length < 8 ? 1 : 2
  return typos > 0 && editDistance(bare, found, typos) <= typos ? 'typo' : undefined
}
