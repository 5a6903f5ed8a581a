import type { Text } from '../dataset/description.ts'
import type { SearchDocument } from './document.ts'
import { textFields } from './fields.ts'
import type { TextFieldName } from './fields.ts'
import type { MatchReason, UiLanguage, Why } from './query.ts'
import { highlighted } from './text/highlight.ts'
import type { Stretch } from './text/highlight.ts'

/** Longer texts are cut around their first match. */
const SNIPPET_LENGTH = 280
/** Characters of one field that are looked through; a dataset may describe thousands of variables. */
const MOST_CHARACTERS = 20_000

/** A stretch of a text that counts as something the query asks for, by its number, and why. */
export interface Found extends Stretch, Pick<Why, 'relation' | 'concept'> {
  readonly word: number
  readonly because: MatchReason
}

/** All such stretches of an NFC text. */
export type TextMatcher = (
  text: string,
  language: string | undefined,
  field: TextFieldName,
) => readonly Found[]

export interface ExplainedQuery {
  readonly match: TextMatcher
  /** How many words it has. */
  readonly words: number
  readonly language: UiLanguage
}

export interface Explanation {
  readonly highlights: Readonly<Partial<Record<TextFieldName, string>>>
  readonly why: readonly Why[]
}

const WEIGHTS = new Map(textFields.map(({ name, weight }) => [name, weight]))
const byWeight = textFields.toSorted((left, right) => right.weight - left.weight).map(({ name }) => name)
/** Shown with marks on every result card; the others only where they alone explain the hit. */
const ALWAYS: ReadonlySet<TextFieldName> = new Set(['title', 'alternative', 'keyword', 'description'])

/** Where a document has the words of a query, read from its texts again: the index keeps no texts. */
export function explainHit(document: SearchDocument, query: ExplainedQuery): Explanation {
  const highlights: Partial<Record<TextFieldName, string>> = {}
  const why = new Map<number, Why>()
  for (const field of byWeight) {
    const texts = document.texts[field]
    if (!texts || (!ALWAYS.has(field) && why.size === query.words && !isBetterWanted(why, field))) continue
    const best = bestText(
      matchesIn(texts, (text, language) => query.match(text, language, field)),
      query.language,
    )
    if (!best) continue
    highlights[field] = highlighted(best.value, best.found, SNIPPET_LENGTH)
    for (const { word, because, start, end, relation, concept } of best.found) {
      const matched = best.value.slice(start, end)
      const known = why.get(word)
      if (!known || (RANK[because] < RANK[known.because] && WEIGHTS.get(known.field) === WEIGHTS.get(field)))
        why.set(word, { field, matched, because, ...(relation && { relation }), ...(concept && { concept }) })
    }
  }
  return { highlights, why: [...why].toSorted(([left], [right]) => left - right).map(([, reason]) => reason) }
}

/** A field of the same weight may have the very word where the one before had another for it. */
const isBetterWanted = (why: ReadonlyMap<number, Why>, field: TextFieldName): boolean =>
  [...why.values()].some(
    (known) => RANK[known.because] > 0 && WEIGHTS.get(known.field) === WEIGHTS.get(field),
  )

const RANK: Readonly<Record<MatchReason, number>> = {
  word: 0,
  code: 0,
  prefix: 1,
  compound: 2,
  synonym: 3,
  typo: 4,
}

interface MatchedText {
  readonly value: string
  readonly language: string
  readonly found: readonly Found[]
}

function matchesIn(
  texts: readonly Text[],
  match: (text: string, language: string) => readonly Found[],
): MatchedText[] {
  const matched: MatchedText[] = []
  let left = MOST_CHARACTERS
  for (const { value, language = '' } of texts) {
    if (left <= 0) break
    const text = value.slice(0, left).normalize('NFC')
    left -= text.length
    const found = match(text, language)
    if (found.length > 0) matched.push({ value: text, language, found })
  }
  return matched
}

/** With most of the query's words; among equals the reader's language, then the first. */
function bestText(texts: readonly MatchedText[], language: UiLanguage): MatchedText | undefined {
  const merit = ({ found, language: written }: MatchedText) =>
    new Set(found.map(({ word }) => word)).size * 4 + (written === language ? 2 : written === '' ? 1 : 0)
  return texts.toSorted((left, right) => merit(right) - merit(left))[0]
}
