import type { ConceptLookup } from '../concepts.ts'
import type { SearchDocument } from '../document.ts'
import type { SearchEngine, Suggestion } from '../engine.ts'
import { facetFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import { facetLabel } from '../labels.ts'
import type { UiLanguage } from '../query.ts'
import { allowsSpelling, plainForm } from '../text/spelling.ts'
import { tokenize } from '../text/tokens.ts'
import { queryWords } from '../text/words.ts'
import type { QueryWord } from '../text/words.ts'
import { membersOf, countBits, intersect } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { matchWords, relevanceOf } from './match.ts'
import { topDocuments } from './rank.ts'

interface Sources {
  readonly index: CatalogueIndex
  readonly documentsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, SearchDocument>>
  readonly vocabulary: ConceptLookup
}

type Request = Parameters<SearchEngine['suggest']>[0]

/** Documents looked at for titles and variables to propose. */
const LOOKED_AT = 12
const CONCEPT_FACETS: readonly FacetName[] = facetFields
  .filter(({ scheme }) => scheme !== undefined)
  .map(({ name }) => name)

/** What the words may become: datasets first, then keywords, concepts and variables, each with all the words. */
export async function suggestFrom(request: Request, sources: Sources): Promise<readonly Suggestion[]> {
  const { words } = queryWords(request.text)
  if (words.length === 0 || request.limit <= 0) return []
  const documents = await likelyDocuments(words, sources)
  const kinds = [
    documents.flatMap((document) => titleSuggestion(document, words, request.language)),
    keywordSuggestions(words, sources.index),
    conceptSuggestions(words, sources, request.language),
    documents.flatMap((document) => variableSuggestions(document, words)),
  ]
  return takeTurns(kinds, request.limit)
}

async function likelyDocuments(
  words: readonly QueryWord[],
  { index, documentsOf }: Sources,
): Promise<SearchDocument[]> {
  const present = index.present()
  const { matches } = matchWords(words, index, present)
  for (const { found } of matches) intersect(present, found)
  const members = new Uint32Array(countBits(present))
  membersOf(present, members)
  const top = topDocuments(members, LOOKED_AT, (document) => relevanceOf(matches, document))
  const ids = top.map(({ document }) => index.idOf(document))
  const drawn = await documentsOf(ids)
  return ids.flatMap((id) => drawn.get(id) ?? [])
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
  const acronym = texts.alternative?.find(({ value }) => value.length <= 12 && hasAll(value, words))?.value
  const found = acronym !== undefined || Object.values(title).some((text) => hasAll(text, words))
  return found ? [{ text: acronym === undefined ? shown : `${shown} (${acronym})`, kind: 'dataset', id }] : []
}

function keywordSuggestions(words: readonly QueryWord[], { facets }: CatalogueIndex): Suggestion[] {
  const found = facets
    .idsIn('keyword')
    .filter((id) => facets.totalOf(id) > 0 && hasAll(facets.valueOf(id), words))
    .sort((left, right) => facets.totalOf(right) - facets.totalOf(left))
  return found.map((id) => ({ text: facets.valueOf(id), kind: 'keyword' }))
}

function conceptSuggestions(
  words: readonly QueryWord[],
  { index: { facets }, vocabulary }: Sources,
  language: UiLanguage,
): Suggestion[] {
  return CONCEPT_FACETS.flatMap((facet) =>
    facets.idsIn(facet).flatMap((id): Suggestion[] => {
      if (facets.totalOf(id) === 0) return []
      const label = facetLabel(facet, facets.valueOf(id), { vocabulary })
      return hasAll(label.da, words) || hasAll(label.en, words)
        ? [{ text: label[language], kind: 'concept' }]
        : []
    }),
  )
}

function variableSuggestions({ texts }: SearchDocument, words: readonly QueryWord[]): Suggestion[] {
  const found = texts.variable?.filter(({ value }) => value.length <= 80 && hasAll(value, words)) ?? []
  return found.slice(0, 3).map(({ value }) => ({ text: value, kind: 'variable' }))
}

function hasAll(text: string, words: readonly QueryWord[]): boolean {
  const plains = tokenize(text.normalize('NFC')).map(({ term }) => plainForm(term))
  return words.every(({ plain, open }) =>
    plains.some((found) => (open || found.length === plain.length) && allowsSpelling(plain, found)),
  )
}

/** One of each kind in turn, so that no kind crowds out the others; no text of a kind twice. */
function takeTurns(kinds: readonly (readonly Suggestion[])[], limit: number): Suggestion[] {
  const taken = new Map<string, Suggestion>()
  const longest = Math.max(...kinds.map(({ length }) => length))
  for (let turn = 0; turn < longest && taken.size < limit; turn++) {
    for (const kind of kinds) {
      const suggestion = kind[turn]
      if (!suggestion || taken.size >= limit) continue
      const key = `${suggestion.kind} ${suggestion.id ?? suggestion.text.toLowerCase()}`
      if (!taken.has(key)) taken.set(key, suggestion)
    }
  }
  const order = ['dataset', 'keyword', 'concept', 'variable']
  return [...taken.values()].sort((left, right) => order.indexOf(left.kind) - order.indexOf(right.kind))
}
