import type { QueryWord } from '../text/words.ts'
import type { Bitset } from './bitset.ts'
import { bitsetFor, countBits, intersect } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { FACTORS, expandWord } from './expand.ts'
import type { Expanded } from './expand.ts'

export interface WordMatch {
  readonly expanded: Expanded
  readonly found: Bitset
  readonly scores: Float32Array
  /** Inverse document frequency: how much the word tells. */
  readonly weight: number
}

export interface TextMatch {
  readonly matches: readonly WordMatch[]
  readonly dropped: readonly string[]
}

/** Everything below is only in documents by a misspelling. */
const LOWEST_EXACT = FACTORS.prefix
/** Below every difference that exact words can make. */
export const TYPO_PENALTY = 1e6

/** Documents with all words. Where none has all, words are left out: those that nothing has, then the least telling. */
export function matchWords(words: readonly QueryWord[], index: CatalogueIndex, within: Bitset): TextMatch {
  const all = words.map((word) => matchWord(expandWord(word, index), index, within))
  let kept = all
  if (!isAnyWithAll(kept, within)) {
    kept = all.filter(({ found }) => countBits(found) > 0)
    const byWeight = kept.toSorted((left, right) => left.weight - right.weight)
    for (const least of byWeight) {
      if (kept.length <= 1 || isAnyWithAll(kept, within)) break
      kept = kept.filter((match) => match !== least)
    }
  }
  const left = all.filter((match) => kept.length > 0 && !kept.includes(match))
  releaseMatches(left, index)
  // Nothing has any of the words: then nothing is the answer, not everything.
  if (kept.length === 0) return { matches: all, dropped: [] }
  return { matches: kept, dropped: left.map(({ expanded }) => expanded.word.term) }
}

function isAnyWithAll(matches: readonly WordMatch[], within: Bitset): boolean {
  const together = within.slice()
  for (const { found } of matches) intersect(together, found)
  return together.some((word) => word !== 0)
}

function matchWord(expanded: Expanded, index: CatalogueIndex, within: Bitset): WordMatch {
  const scores = index.scores.take(index.size)
  const found = bitsetFor(index.size)
  for (const { term, factor } of expanded.expansions.values())
    index.postings.raise(term, factor, { scores, found })
  if (expanded.beginning !== undefined) {
    index.beginnings.raise(expanded.beginning, FACTORS.prefix, { scores, found })
  }
  intersect(found, within)
  const documents = countBits(found)
  return {
    expanded,
    found,
    scores,
    weight: Math.log(1 + (index.documents - documents + 0.5) / (documents + 0.5)),
  }
}

/** Gives the arrays of a match back; it is not to be used after. */
export function releaseMatches(matches: readonly WordMatch[], index: CatalogueIndex): void {
  for (const { scores } of matches) index.scores.give(scores)
}

/**
 * Relevance of documents that have all words, place by place; far below 0 for each word that is there only by
 * a misspelling.
 */
export function relevanceOf(matches: readonly WordMatch[], documents: Uint32Array): Float64Array {
  const relevance = new Float64Array(documents.length)
  for (const { scores, weight } of matches) {
    for (let place = 0; place < documents.length; place++) {
      const score = scores[documents[place] as number] as number
      const gained = score < LOWEST_EXACT ? score * weight * 1e3 - TYPO_PENALTY : score * weight
      relevance[place] = (relevance[place] as number) + gained
    }
  }
  return relevance
}
