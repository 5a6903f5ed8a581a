import type { Text } from '../dataset/description.ts'
import type { SearchDocument } from './document.ts'
import type { Suggestion } from './engine.ts'
import type { FacetLabel } from './labels.ts'
import { healthLexicon } from './lexicon/lexicon.ts'
import type { QueryUnit } from './query-units.ts'
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
  /** What the words or codes name, however it is called there. */
  readonly named: readonly FacetLabel[]
}

/** Concepts that units of a query name by a word or a code. */
export const namedConcepts = (units: readonly QueryUnit[]): readonly number[] => [
  ...new Set(
    units.flatMap(({ concepts, codes }) => [
      ...concepts,
      ...codes.flatMap((code) => healthLexicon().ofCode(code)),
    ]),
  ),
]

const LONGEST_ACRONYM = 12
/** A longer text describes a variable. */
const LONGEST_VARIABLE = 40
const VARIABLES_OF_A_DATASET = 3

/** What the words may become: of each kind those that have all the words. */
export function suggestionsFor(
  words: readonly QueryWord[],
  sources: SuggestionSources,
  asked: { readonly language: UiLanguage; readonly limit: number },
): Suggestion[] {
  const { language } = asked
  const called = sources.concepts.filter((label) => hasAll(label.da, words) || hasAll(label.en, words))
  const titles = sources.documents.flatMap((document) => titleSuggestion(document, words, language))
  const titled = new Set(titles.map(({ text }) => text.toLowerCase()))
  const concepts = [...sources.named, ...called].filter((label) => !titled.has(label[language].toLowerCase()))
  const kinds: Suggestion[][] = [
    titles,
    sources.keywords.filter((text) => hasAll(text, words)).map((text) => ({ text, kind: 'keyword' })),
    concepts.map((label) => ({ text: label[language], kind: 'concept' })),
    sources.documents.flatMap((document) => variableSuggestions(document, words, language)),
  ]
  return takeTurns(kinds, asked.limit)
}

/** Where words are wanted in one field: the datasets that have them there, whatever they are called. */
export const titlesOf = (
  documents: readonly SearchDocument[],
  { language, limit }: { readonly language: UiLanguage; readonly limit: number },
): Suggestion[] =>
  documents
    .flatMap((document): Suggestion[] => {
      const text = titleIn(document, language)
      return text === undefined ? [] : [{ text, kind: 'dataset', id: document.id }]
    })
    .slice(0, limit)

const titleIn = ({ title }: SearchDocument, language: UiLanguage): string | undefined =>
  title[language] ?? title[language === 'da' ? 'en' : 'da'] ?? Object.values(title)[0]

/** The title in the reader's language, with the acronym when that is what was typed. */
function titleSuggestion(
  document: SearchDocument,
  words: readonly QueryWord[],
  language: UiLanguage,
): Suggestion[] {
  const { title, id, texts } = document
  const shown = titleIn(document, language)
  if (shown === undefined) return []
  const acronym = texts.alternative?.find(
    ({ value }) => value.length <= LONGEST_ACRONYM && hasAll(value, words),
  )?.value
  const found = acronym !== undefined || Object.values(title).some((text) => hasAll(text, words))
  return found ? [{ text: acronym === undefined ? shown : `${shown} (${acronym})`, kind: 'dataset', id }] : []
}

/** Names, which have no language, and short titles in the reader's. */
function variableSuggestions(
  { texts }: SearchDocument,
  words: readonly QueryWord[],
  language: UiLanguage,
): Suggestion[] {
  const isName = ({ value, language: written = language }: Text) =>
    written === language && value.length <= LONGEST_VARIABLE && !/[.:;]/u.test(value)
  const found = texts.variable?.filter((text) => isName(text) && hasAll(text.value, words)) ?? []
  return found.slice(0, VARIABLES_OF_A_DATASET).map(({ value }) => ({ text: value, kind: 'variable' }))
}

const MOST_REMEMBERED = 20_000
/** The words of labels and keywords, which are looked through with every letter typed. */
const plainsBefore = new Map<string, readonly string[]>()

function plainsOf(text: string): readonly string[] {
  let plains = plainsBefore.get(text)
  if (!plains) {
    plains = tokenize(text.normalize('NFC')).map(({ term }) => plainForm(term))
    if (plainsBefore.size >= MOST_REMEMBERED) plainsBefore.clear()
    plainsBefore.set(text, plains)
  }
  return plains
}

function hasAll(text: string, words: readonly QueryWord[]): boolean {
  const plains = plainsOf(text)
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
