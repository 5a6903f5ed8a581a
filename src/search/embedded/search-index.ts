import type { FacetName } from '../fields.ts'
import type { Instead, SearchQuery, SearchResult } from '../query.ts'
import type { ReadQuery } from '../query-units.ts'
import { readQuery } from '../query-units.ts'
import type { Bitset } from './bitset.ts'
import { countBits, intersect, membersOf } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { ValueCount } from './facet-counts.ts'
import { countFacets } from './facet-counts.ts'
import { countHistograms } from './histograms.ts'
import { correctedText, insteadOf } from './instead.ts'
import { TYPO_PENALTY, matchUnit, matchUnits, releaseMatches, relevanceOf, withoutScores } from './match.ts'
import type { ExpandedUnit, UnitMatch } from './match.ts'
import { raiseNamed, refine } from './refine.ts'
import { topDocuments } from './rank.ts'
import { selectDocuments } from './selection.ts'

export interface FoundDocuments {
  readonly total: number
  /** The first of them, `RANKED_AHEAD` at least if there are as many. */
  readonly ranked: readonly { readonly id: string; readonly score: number }[]
  readonly facets: Readonly<Record<FacetName, readonly ValueCount[]>>
  readonly histograms: SearchResult['histograms']
  readonly units: readonly ExpandedUnit[]
  readonly dropped: readonly string[]
  readonly suggestion?: string
  readonly instead?: Instead
}

/** Ranked at once, so that the next pages are there already. */
const RANKED_AHEAD = 200

/** One search over the index, without its texts: which documents, in which order, and the counts around them. */
export function searchIndex(query: SearchQuery, index: CatalogueIndex): FoundDocuments {
  const matching = index.present()
  const read = readQuery(query.text)
  leaveOut(read, query.text, { index, matching })
  const { matches, dropped, found } = matchUnits(read.units, index, matching)
  intersect(matching, found)
  const selection = selectDocuments(matching, query, index)
  const total = countBits(selection.selected)
  const members = new Uint32Array(total)
  membersOf(selection.selected, members)
  const depth = Math.max(RANKED_AHEAD, query.offset + query.limit)
  const asked = { read, text: query.text, matches, index }
  const keys = keysOf(members, query, asked)
  const isByRelevance = query.sort === 'relevance' && matches.length > 0
  if (isByRelevance) raiseNamed(members, keys, asked)
  const best = topDocuments(members, keys, depth)
  const top = isByRelevance ? refine(best, RANKED_AHEAD, asked) : best
  const suggestion = correctedText(query.text, matches, { index, selected: selection.selected })
  releaseMatches(matches, index)
  return {
    total,
    ranked: Array.from(top.documents, (document, place) => ({
      id: index.idOf(document),
      score: scoreOf(query, top.keys[place] as number),
    })),
    facets: countFacets(selection, query, index),
    histograms: countHistograms(selection, index),
    units: matches.map(withoutScores),
    dropped: [...dropped, ...read.beyond],
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(total > 0 ? {} : { instead: insteadOf({ units: read.units, selection }, index) }),
  }
}

/** Signs alone ("???") ask for nothing that can be found; an empty text asks for everything. */
function leaveOut(
  { units, excluded }: ReadQuery,
  text: string,
  { index, matching }: { readonly index: CatalogueIndex; readonly matching: Bitset },
): void {
  if (units.length === 0 && excluded.length === 0 && text.trim() !== '') matching.fill(0)
  for (const unit of excluded) {
    const match = matchUnit(unit, index, matching)
    for (let word = 0; word < matching.length; word++)
      matching[word] = (matching[word] as number) & ~(match.found[word] as number)
    releaseMatches([match], index)
  }
}

/** What documents are ranked by, highest first, place by place. */
function keysOf(
  documents: Uint32Array,
  query: SearchQuery,
  { index, matches }: { readonly index: CatalogueIndex; readonly matches: readonly UnitMatch[] },
): Float64Array {
  // Without words, everything is as relevant: the newest first.
  const sort = query.sort === 'relevance' && matches.length === 0 ? '-modified' : query.sort
  if (sort === 'relevance') return relevanceOf(matches, documents)
  const { columns } = index
  const keys = new Float64Array(documents.length)
  const ranks = sort === 'title' ? columns.titleRanks(query.language) : undefined
  for (let place = 0; place < documents.length; place++) {
    const document = documents[place] as number
    if (ranks) keys[place] = -(ranks[document] as number)
    else if (!columns.isDated(document)) keys[place] = -Number.MAX_VALUE
    else keys[place] = sort === 'modified' ? -columns.dayOf(document) : columns.dayOf(document)
  }
  return keys
}

const HIGHEST_IMPACT = 255

/** Relevance as told outside: comparable within one result, 0 where there was nothing to compare. */
function scoreOf(query: SearchQuery, key: number): number {
  if (query.sort !== 'relevance' || query.text.trim() === '') return 0
  // By misspellings only: what is left of the relevance, below every exact hit.
  const relevance = key < 0 ? (key + TYPO_PENALTY * Math.ceil(-key / TYPO_PENALTY)) / 1000 : key
  return Math.round((relevance / HIGHEST_IMPACT) * 10_000) / 10_000
}
