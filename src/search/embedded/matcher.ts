import { relationTo } from '../concept-relation.ts'
import type { Found, TextMatcher } from '../explain.ts'
import { mayNameConcept } from '../fields.ts'
import type { TextFieldName } from '../fields.ts'
import { annotate } from '../lexicon/annotate.ts'
import type { LexiconWord } from '../lexicon/annotate.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import { languagesOf } from '../lexicon/word-keys.ts'
import type { MatchReason } from '../query.ts'
import type { QueryUnit } from '../query-units.ts'
import { allowsSpelling } from '../text/spelling.ts'
import { eachWord } from '../text/tokens.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { Expanded } from './expand.ts'
import type { ExpandedUnit } from './match.ts'

/** One of the things that a query asks for: a unit by itself, or a part of it. */
interface Sought {
  readonly unit: QueryUnit
  /** Of the unit, in the query. */
  readonly number: number
  readonly expanded: Expanded
  /** Concepts by which the unit is found, and whether a code named them. */
  readonly concepts: ReadonlyMap<number, MatchReason>
  readonly isPart: boolean
  /** Wanted there alone. */
  readonly field: TextFieldName | undefined
}

interface TextWord {
  readonly id: number | undefined
  readonly start: number
  readonly end: number
}

/** How the units of a query count the words of texts. */
export function matcherFor(matches: readonly ExpandedUnit[], index: CatalogueIndex): TextMatcher {
  const sought = matches.flatMap((match, number) => soughtFor(match, { number, index, isPart: false }))
  const concepts = sought.some((each) => each.concepts.size > 0)
  return (text, language, field) => {
    const here = sought.filter((each) => each.field === undefined || each.field === field)
    const words: TextWord[] = []
    eachWord(text, (start, end) => {
      words.push({ id: index.dictionary.find(text, start, end), start, end })
    })
    const found = words.flatMap((word) => wordsFound(word, here, index))
    return concepts ? [...found, ...conceptsFound(words, here, { index, language, field })] : found
  }
}

function soughtFor(
  { unit, expanded, apart }: ExpandedUnit,
  at: { readonly number: number; readonly index: CatalogueIndex; readonly isPart: boolean },
): Sought[] {
  const { number, index, isPart } = at
  const concepts = new Map<number, MatchReason>()
  const { dictionary } = index
  const named = [...unit.concepts, ...unit.codes.flatMap((code) => healthLexicon().ofCode(code))]
  for (const concept of named) {
    const expansion = expanded.expansions.get(dictionary.conceptTerm({ concept }))
    if (expansion) concepts.set(concept, expansion.because)
  }
  return [
    { unit, number, expanded, concepts, isPart, field: unit.field },
    ...apart.flatMap((part) => soughtFor(part, { number, index, isPart: unit.words.length === 1 })),
  ]
}

function wordsFound(
  { id, start, end }: TextWord,
  sought: readonly Sought[],
  { dictionary }: CatalogueIndex,
): Found[] {
  if (id === undefined) return []
  const found: Found[] = []
  for (const { number, expanded, isPart } of sought) {
    const { word, expansions, beginning } = expanded
    const because =
      expansions.get(id)?.because ??
      (beginning !== undefined && word && allowsSpelling(word.plain, dictionary.plainOf(id))
        ? 'prefix'
        : undefined)
    if (because)
      found.push({ word: number, because: isPart && because === 'word' ? 'compound' : because, start, end })
  }
  return found
}

interface ReadText {
  readonly index: CatalogueIndex
  readonly language: string | undefined
  readonly field: TextFieldName
}

function conceptsFound(
  words: readonly TextWord[],
  sought: readonly Sought[],
  { index, language, field }: ReadText,
): Found[] {
  const lexicon = healthLexicon()
  const where = languagesOf(language)
  const meanings = words.map(({ id }): LexiconWord | undefined =>
    id === undefined || !mayNameConcept(field, index.dictionary.termOf(id))
      ? undefined
      : index.dictionary.meaningOf(id, where),
  )
  return annotate(meanings).flatMap(({ from, to, meanings: found }) => {
    const start = words[from]?.start ?? 0
    const end = Math.max(start, words[to]?.end ?? start)
    const wider = new Set(
      found.flatMap(({ concept }) => lexicon.concepts[concept]?.wider ?? []).map((each) => each.concept),
    )
    return sought.flatMap(({ unit, number, concepts }): Found[] => {
      const concept = [...concepts.keys()].find((each) => wider.has(each))
      const because = concept === undefined ? undefined : concepts.get(concept)
      const isSister = because === 'code' && found.every(({ byCode }) => byCode)
      if (concept === undefined || !because || isSister) return []
      const relation = because === 'synonym' ? relationTo(unit, concept, found) : {}
      return [{ word: number, because, start, end, ...relation }]
    })
  })
}
