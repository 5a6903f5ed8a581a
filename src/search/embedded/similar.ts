import type { ConceptLookup } from '../concepts.ts'
import type { SearchEngine } from '../engine.ts'
import { nearest, traitsOf } from '../similar.ts'
import { MARKS } from './marks.ts'
import { bitsetFor, countBits, hasBit, intersect, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { topDocuments } from './rank.ts'
import type { Shelf } from './shelf.ts'

/** Datasets compared closely, and concepts by which they are chosen. */
const COMPARED = 60
const MOST_CONCEPTS = 12
const HIGHEST_IMPACT = 255
const THEME_SCORE = 0.3

interface Sources {
  readonly index: CatalogueIndex
  readonly shelf: Shelf
  readonly vocabulary: ConceptLookup
}

/** Those that share the most telling concepts and themes are read and compared. */
export async function similarTo(
  { id, limit }: Parameters<SearchEngine['similar']>[0],
  { index, shelf, vocabulary }: Sources,
): ReturnType<SearchEngine['similar']> {
  const document = (await shelf.documentsOf([id])).get(id)
  if (!document || limit <= 0) return []
  const traits = traitsOf(document)
  const weightOf = (concept: number) => {
    const size = index.postings.size(index.dictionary.conceptTerm({ concept }))
    return Math.log(1 + index.documents / (1 + size))
  }
  const scores = index.scores.take(index.size)
  const telling = [...traits.concepts]
    .sort(([left, prominence], [right, other]) => other * weightOf(right) - prominence * weightOf(left))
    .slice(0, MOST_CONCEPTS)
  for (const [concept, prominence] of telling) {
    const weight = (prominence * weightOf(concept)) / HIGHEST_IMPACT
    index.postings.each(index.dictionary.conceptTerm({ concept }), (other, impact) => {
      scores[other] = (scores[other] as number) + weight * impact
    })
  }
  const sharing = index.facets.filter('theme', [...traits.themes], index.size)
  const candidates = candidatesIn(scores, sharing, index)
  index.scores.give(scores)
  const near = Array.from(candidates, (candidate) => index.idOf(candidate))
  const ids = [...new Set([...document.derivedFrom, ...derivedFrom(id, index), ...near])]
  const documents = await shelf.documentsOf(ids)
  return nearest(
    document,
    ids.flatMap((each) => documents.get(each) ?? []),
    { vocabulary, weightOf, limit },
  )
}

function derivedFrom(id: string, index: CatalogueIndex): readonly string[] {
  const term = index.dictionary.find(MARKS.derivedFrom + id)
  const present = index.present()
  const derived: string[] = []
  if (term === undefined) return derived
  index.postings.each(term, (other) => {
    if (derived.length < COMPARED && hasBit(present, other)) derived.push(index.idOf(other))
  })
  return derived
}

function candidatesIn(scores: Float32Array, sharing: Uint32Array, index: CatalogueIndex): Uint32Array {
  const themed = new Uint32Array(countBits(sharing))
  membersOf(sharing, themed)
  for (const document of themed) scores[document] = (scores[document] as number) + THEME_SCORE
  const found = bitsetFor(index.size)
  for (let document = 0; document < index.size; document++) {
    if ((scores[document] as number) > 0)
      found[document >>> 5] = (found[document >>> 5] as number) | (1 << (document & 31))
  }
  intersect(found, index.present())
  const members = new Uint32Array(countBits(found))
  membersOf(found, members)
  const keys = Float64Array.from(members, (document) => scores[document] as number)
  return topDocuments(members, keys, COMPARED).documents
}
