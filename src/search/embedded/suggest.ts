import type { ConceptLookup } from '../concepts.ts'
import type { SearchDocument } from '../document.ts'
import type { SearchEngine, Suggestion } from '../engine.ts'
import { NOT_STATED, facetFields } from '../fields.ts'
import type { FacetLabel } from '../labels.ts'
import { facetLabel } from '../labels.ts'
import { suggestionsFor } from '../suggestions.ts'
import { readQuery } from '../query-units.ts'
import type { QueryUnit } from '../query-units.ts'
import { countBits, intersect, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
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
  const words = units.flatMap((unit) => unit.words)
  if (words.length === 0 || request.limit <= 0) return []
  const documents = await likelyDocuments(units, sources)
  const keywords = keywordsByUse(sources.index)
  return suggestionsFor(words, { documents, keywords, concepts: conceptsInUse(sources) }, request)
}

async function likelyDocuments(
  units: readonly QueryUnit[],
  { index, shelf }: Sources,
): Promise<SearchDocument[]> {
  const present = index.present()
  const { matches } = matchUnits(units, index, present)
  for (const { found } of matches) intersect(present, found)
  const members = new Uint32Array(countBits(present))
  membersOf(present, members)
  const top = topDocuments(members, relevanceOf(matches, members), LOOKED_AT)
  releaseMatches(matches, index)
  const ids = Array.from(top.documents, (document) => index.idOf(document))
  const drawn = await shelf.documentsOf(ids)
  return ids.flatMap((id) => drawn.get(id) ?? [])
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
