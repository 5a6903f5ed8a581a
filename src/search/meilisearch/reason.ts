import { relationTo } from '../concept-relation.ts'
import type { Found, TextMatcher } from '../explain.ts'
import type { TextFieldName } from '../fields.ts'
import { annotateText } from '../lexicon/annotate-text.ts'
import { widened } from '../lexicon/annotate.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import type { MatchReason } from '../query.ts'
import type { QueryUnit } from '../query-units.ts'
import { editDistance } from '../text/edit-distance.ts'
import { bareForm, plainForm } from '../text/spelling.ts'
import { eachWord, isCode, termAt } from '../text/tokens.ts'
import type { QueryWord } from '../text/words.ts'
import { conceptKey, wordKeys } from './keys.ts'
import { unitKeys } from './unit-keys.ts'

interface Sought {
  readonly unit: QueryUnit
  /** Of the unit, in the query. */
  readonly number: number
  readonly keys: ReadonlyMap<string, MatchReason>
  readonly words: readonly QueryWord[]
  /** Wanted there alone. */
  readonly field: TextFieldName | undefined
}

/** What counts as the units of a query: the keys they are filtered by, and Meilisearch's own rules. */
export function matcherFor(units: readonly QueryUnit[]): TextMatcher {
  const sought = units.flatMap((unit, number) => soughtFor(unit, number))
  return (text, language, field) => {
    const here = sought.filter((each) => each.field === undefined || each.field === field)
    const found: Found[] = []
    eachWord(text, (start, end) => {
      const term = termAt(text, start, end)
      const keys = wordKeys(term, language)
      const bare = bareForm(plainForm(term))
      for (const { number, keys: wanted, words } of here) {
        const because = reasonByKey(keys, wanted, isCode(term)) ?? reasonBySpelling(words, bare)
        if (because) found.push({ word: number, because, start, end })
      }
    })
    return [...found, ...conceptsFound({ text, language, field }, here)]
  }
}

const soughtFor = (unit: QueryUnit, number: number): Sought[] => [
  {
    unit,
    number,
    keys: unitKeys(unit),
    words: unit.words.length === 1 || unit.quoted ? unit.words : [],
    field: unit.field,
  },
  ...unit.apart.flatMap((part) => soughtFor(part, number)),
]

function reasonByKey(
  keys: readonly string[],
  wanted: Sought['keys'],
  isCoded: boolean,
): MatchReason | undefined {
  for (const key of keys) {
    const because = wanted.get(key)
    if (because) return isCoded && because === 'word' ? 'code' : because
  }
  return undefined
}

function reasonBySpelling(words: readonly QueryWord[], found: string): MatchReason | undefined {
  for (const { plain, open, verbatim } of words) {
    const bare = bareForm(plain)
    if (open && found !== bare && found.startsWith(bare)) return 'prefix'
    const typos = verbatim || plain.length < 4 ? 0 : plain.length < 8 ? 1 : 2
    if (typos > 0 && found !== bare && editDistance(bare, found, typos) <= typos) return 'typo'
  }
  return undefined
}

interface ReadText {
  readonly text: string
  readonly language: string | undefined
  readonly field: TextFieldName
}

function conceptsFound({ text, language, field }: ReadText, sought: readonly Sought[]): Found[] {
  return annotateText(text, language, field).flatMap(({ start, end, meanings }) => {
    const named = widened(meanings, healthLexicon())
    return sought.flatMap(({ unit, number, keys }): Found[] => {
      const found = named.find((meaning) => keys.has(conceptKey(meaning)))
      const because = found && keys.get(conceptKey(found))
      if (!because) return []
      const relation = because === 'synonym' ? relationTo(unit, found.concept, meanings) : {}
      return [{ word: number, because, start, end, ...relation }]
    })
  })
}
