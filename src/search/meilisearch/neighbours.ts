import type { MultiSearchQuery } from 'meilisearch'
import type { CrossCount, SearchEngine } from '../engine.ts'
import { facetFields } from '../fields.ts'
import type { FacetName } from '../fields.ts'
import { facetLabel } from '../labels.ts'
import type { FacetLabel } from '../labels.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import { readQuery } from '../query-units.ts'
import { nearest, traitsOf } from '../similar.ts'
import { namedConcepts, suggestionsFor, titlesOf } from '../suggestions.ts'
import type { Context } from './asking.ts'
import { ask, askedUnits, totalOf } from './asking.ts'
import { UNFILTERED, conceptRequest, filterOf, idRequest, searchRequests } from './requests.ts'
import { statedCounts } from './results.ts'
import { DERIVED_FROM_ATTRIBUTE, facetAttribute } from './settings.ts'
import { quoted } from './unit-keys.ts'

const SUGGESTED_FROM = 12
/** Datasets compared closely, and concepts by which they are chosen. */
const COMPARED = 100
const MOST_CONCEPTS = 12

export async function suggest(
  request: Parameters<SearchEngine['suggest']>[0],
  context: Context,
): ReturnType<SearchEngine['suggest']> {
  const { client, name, vocabulary } = context
  const { units, excluded } = readQuery(request.text)
  const words = units.flatMap((unit) => unit.words)
  if (words.length === 0 || request.limit <= 0) return []
  const isFielded = units.some(({ field }) => field !== undefined)
  const query = { ...UNFILTERED, text: request.text, limit: SUGGESTED_FROM }
  const asked = await askedUnits(units, excluded, context)
  const answers = await ask(client, searchRequests(name, query, asked).queries)
  const concepts = facetFields
    .filter(({ scheme }) => scheme !== undefined)
    .flatMap((facet) =>
      statedCounts(answers[1], facet.name).map(({ value }) => facetLabel(facet.name, value, { vocabulary })),
    )
  const documents = answers[0]?.hits.map(({ document }) => document) ?? []
  if (isFielded) return titlesOf(documents, request)
  const named = await labelsSpokenOf(namedConcepts(units), context)
  const keywords = statedCounts(answers[1], 'keyword').map(({ value }) => value)
  return suggestionsFor(words, { documents, keywords, concepts, named }, request)
}

/** Labels of those concepts that datasets speak of. */
async function labelsSpokenOf(concepts: readonly number[], { client, name }: Context): Promise<FacetLabel[]> {
  const asked = concepts.slice(0, MOST_CONCEPTS)
  const counts = await ask(
    client,
    asked.map((concept) => conceptRequest(name, [concept], 0)),
  )
  return asked
    .filter((_, place) => totalOf(counts[place]) > 0)
    .flatMap((concept) => healthLexicon().concepts[concept]?.labels ?? [])
}

/** Documents that say they are made from one. */
const derivedRequest = (index: string, id: string, limit: number): MultiSearchQuery => ({
  indexUid: index,
  q: '',
  filter: [`${DERIVED_FROM_ATTRIBUTE} = ${quoted(id)}`],
  attributesToRetrieve: ['document'],
  limit,
})

/** Those that share a prominent concept are read and compared. */
export async function similarTo(
  { id, limit }: Parameters<SearchEngine['similar']>[0],
  { client, name, vocabulary }: Context,
): ReturnType<SearchEngine['similar']> {
  const [own] = await ask(client, [idRequest(name, id)])
  const document = own?.hits[0]?.document
  if (!document || limit <= 0) return []
  const concepts = [...traitsOf(document).concepts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, MOST_CONCEPTS)
    .map(([concept]) => concept)
  const answers = await ask(client, [
    ...document.derivedFrom.map((origin) => idRequest(name, origin)),
    derivedRequest(name, id, COMPARED),
    ...(concepts.length === 0 ? [] : [conceptRequest(name, concepts, COMPARED)]),
  ])
  const found = answers.flatMap(({ hits }) => hits.map((hit) => hit.document))
  const candidates = [...new Map(found.map((each) => [each.id, each])).values()]
  return nearest(document, candidates, { vocabulary, weightOf: () => 1, limit })
}

export async function crossCount(
  rows: FacetName,
  columns: FacetName,
  { client, name }: Context,
): Promise<readonly CrossCount[]> {
  const counting = { indexUid: name, q: '', hitsPerPage: 0, page: 1 }
  const [answer] = await ask(client, [{ ...counting, facets: [facetAttribute(rows)] }])
  const values = statedCounts(answer, rows).map(({ value }) => value)
  if (values.length === 0) return []
  const facets = [facetAttribute(columns)]
  const filters = values.map((value) => filterOf({ ...UNFILTERED, filters: { [rows]: [value] } }))
  const answers = await ask(
    client,
    filters.map((filter) => ({ ...counting, facets, filter })),
  )
  return values.flatMap((row, place) =>
    statedCounts(answers[place], columns).map(({ value, count }) => ({ row, column: value, count })),
  )
}
