import type { SearchDocument } from './document.ts'
import type { Suggestion } from './engine.ts'
import type { FacetLabel } from './labels.ts'
import type { UiLanguage } from './query.ts'
import { allowsSpelling, plainForm } from './text/spelling.ts'
import { tokenize } from './text/tokens.ts'
import type { QueryWord } from './text/words.ts'

export interface SuggestionSources {
  /** Datasets that match, the most relevant first. */
  readonly documents: readonly SearchDocument[]
  /** The most used first. */
  readonly keywords: readonly string[]
  readonly concepts: readonly FacetLabel[]
}

const LONGEST_ACRONYM = 12
const LONGEST_VARIABLE = 80
const VARIABLES_OF_A_DATASET = 3

/** What the words may become: of each kind those that have all the words. */
export function suggestionsFor(
  words: readonly QueryWord[],
  sources: SuggestionSources,
  asked: { readonly language: UiLanguage; readonly limit: number },
): Suggestion[] {
  const { language } = asked
  const concepts = sources.concepts.filter((label) => hasAll(label.da, words) || hasAll(label.en, words))
  const kinds: Suggestion[][] = [
    sources.documents.flatMap((document) => titleSuggestion(document, words, language)),
    sources.keywords.filter((text) => hasAll(text, words)).map((text) => ({ text, kind: 'keyword' })),
    concepts.map((label) => ({ text: label[language], kind: 'concept' })),
    sources.documents.flatMap((document) => variableSuggestions(document, words)),
  ]
  return takeTurns(kinds, asked.limit)
}

/** The title in the reader's language, with the acronym when that is what was typed. */
function titleSuggestion(
  document: SearchDocument,
  words: readonly QueryWord[],
  language: UiLanguage,
): Suggestion[] {
  const { title, id, texts } = document
  const shown = title[language] ?? title[language === 'da' ? 'en' : 'da'] ?? Object.values(title)[0]
  if (shown === undefined) return []
  const acronym = texts.alternative?.find(
    ({ value }) => value.length <= LONGEST_ACRONYM && hasAll(value, words),
  )?.value
  const found = acronym !== undefined || Object.values(title).some((text) => hasAll(text, words))
  return found ? [{ text: acronym === undefined ? shown : `${shown} (${acronym})`, kind: 'dataset', id }] : []
}

function variableSuggestions({ texts }: SearchDocument, words: readonly QueryWord[]): Suggestion[] {
  const found =
    texts.variable?.filter(({ value }) => value.length <= LONGEST_VARIABLE && hasAll(value, words)) ?? []
  return found.slice(0, VARIABLES_OF_A_DATASET).map(({ value }) => ({ text: value, kind: 'variable' }))
}

function hasAll(text: string, words: readonly QueryWord[]): boolean {
  const plains = tokenize(text.normalize('NFC')).map(({ term }) => plainForm(term))
  return words.every(({ plain, open }) =>
    plains.some((found) => (open || found.length === plain.length) && allowsSpelling(plain, found)),
  )
}

/** One of each kind in turn, so that no kind crowds out the others; then kind by kind, no text of a kind twice. */
function takeTurns(kinds: readonly (readonly Suggestion[])[], limit: number): Suggestion[] {
  const taken = kinds.map(() => new Map<string, Suggestion>())
  const longest = Math.max(...kinds.map(({ length }) => length))
  let count = 0
  for (let turn = 0; turn < longest && count < limit; turn++) {
    for (const [kind, suggestions] of kinds.entries()) {
      const suggestion = suggestions[turn]
      if (!suggestion || count >= limit) continue
      const key = suggestion.id ?? suggestion.text.toLowerCase()
      if (taken[kind]?.has(key)) continue
      taken[kind]?.set(key, suggestion)
      count++
    }
  }
  return taken.flatMap((suggestions) => [...suggestions.values()])
}
