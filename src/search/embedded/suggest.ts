import type { ConceptLookup } from '../concepts.ts'
import type { SearchDocument } from '../document.ts'
import type { SearchEngine, Suggestion } from '../engine.ts'
import { NOT_STATED, facetFields } from '../fields.ts'
import type { FacetLabel } from '../labels.ts'
import { facetLabel } from '../labels.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import { namedConcepts, suggestionsFor, titlesOf } from '../suggestions.ts'
import { readQuery } from '../query-units.ts'
import type { QueryUnit } from '../query-units.ts'
import { countBits, intersect, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { correctedText } from './instead.ts'
import { matchUnits, releaseMatches, relevanceOf } from './match.ts'
import { topDocuments } from './rank.ts'
import type { Shelf } from './shelf.ts'

interface Sources {
  readonly index: CatalogueIndex
  readonly shelf: Shelf
  readonly vocabulary: ConceptLookup
}

/** Documents looked at for titles and variables to propose. */
const LOOKED_AT = 12

export async function suggestFrom(
  request: Parameters<SearchEngine['suggest']>[0],
  sources: Sources,
): Promise<readonly Suggestion[]> {
  const { units } = readQuery(request.text)
  if (units.length === 0 || request.limit <= 0) return []
  const { documents, corrected } = await likelyDocuments(request.text, units, sources)
  if (units.some(({ field }) => field !== undefined)) return titlesOf(documents, request)
  const keywords = keywordsByUse(sources.index)
  const concepts = [...conceptsInUse(sources), ...healthConceptsInUse(sources.index)]
  const suggest = (read: readonly QueryUnit[]) => {
    const named = labelsSpokenOf(sources.index, namedConcepts(read))
    const words = read.flatMap((unit) => unit.words)
    return suggestionsFor(words, { documents, keywords, concepts, named }, request)
  }
  const suggestions = suggest(units)
  return suggestions.length > 0 || corrected === undefined ? suggestions : suggest(readQuery(corrected).units)
}

interface Likely {
  readonly documents: readonly SearchDocument[]
  /** The text as it was probably meant, where words of it are misspelt. */
  readonly corrected: string | undefined
}

async function likelyDocuments(
  text: string,
  units: readonly QueryUnit[],
  { index, shelf }: Sources,
): Promise<Likely> {
  const present = index.present()
  const { matches } = matchUnits(units, index, present)
  for (const { found } of matches) intersect(present, found)
  const members = new Uint32Array(countBits(present))
  membersOf(present, members)
  const top = topDocuments(members, relevanceOf(matches, members), LOOKED_AT)
  const corrected = correctedText(text, matches, { index, selected: present })
  releaseMatches(matches, index)
  const ids = Array.from(top.documents, (document) => index.idOf(document))
  const drawn = await shelf.documentsOf(ids)
  return { documents: ids.flatMap((id) => drawn.get(id) ?? []), corrected }
}

const MOST_KEYWORDS = 5000

function keywordsByUse({ facets }: CatalogueIndex): string[] {
  return facets
    .idsIn('keyword')
    .filter((id) => facets.totalOf(id) > 0 && facets.valueOf(id) !== NOT_STATED)
    .sort((left, right) => facets.totalOf(right) - facets.totalOf(left))
    .slice(0, MOST_KEYWORDS)
    .map((id) => facets.valueOf(id))
}

function conceptsInUse({ index: { facets }, vocabulary }: Sources): FacetLabel[] {
  return facetFields
    .filter(({ scheme }) => scheme !== undefined)
    .flatMap(({ name }) =>
      facets
        .idsIn(name)
        .filter((id) => facets.totalOf(id) > 0 && facets.valueOf(id) !== NOT_STATED)
        .map((id) => facetLabel(name, facets.valueOf(id), { vocabulary })),
    )
}

/** Health concepts that datasets speak of, the most used first. */
function healthConceptsInUse(index: CatalogueIndex): FacetLabel[] {
  const used = healthLexicon()
    .concepts.map(({ number, labels }) => ({ labels, size: sizeOf(index, number) }))
    .filter(({ size }) => size > 0)
  return used.sort((left, right) => right.size - left.size).map(({ labels }) => labels)
}

const sizeOf = (index: CatalogueIndex, concept: number): number =>
  index.postings.size(index.dictionary.conceptTerm({ concept }))

const labelsSpokenOf = (index: CatalogueIndex, concepts: readonly number[]): FacetLabel[] =>
  concepts
    .filter((concept) => sizeOf(index, concept) > 0)
    .flatMap((concept) => healthLexicon().concepts[concept]?.labels ?? [])
