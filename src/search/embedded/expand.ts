import type { MatchReason } from '../query.ts'
import { editDistance } from '../text/edit-distance.ts'
import { isCode } from '../text/tokens.ts'
import type { QueryWord } from '../text/words.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { isStemmed } from './dictionary.ts'

/** A term of the index that counts as the word asked for. */
export interface Expansion {
  readonly term: number
  /** Share of the term's impact that counts. */
  readonly factor: number
  readonly because: MatchReason
}

export interface Expanded {
  readonly word: QueryWord
  readonly expansions: ReadonlyMap<number, Expansion>
  /** A single letter: everything that begins with it, from the list kept for that. */
  readonly initial?: number
}

/** How much less than the word itself its other forms count. */
export const FACTORS = {
  same: 1,
  otherCase: 0.95,
  inflected: 0.9,
  respelled: 0.8,
  prefix: 0.6,
  /** So little that an exact hit is above it whatever the fields; see `match.ts`. */
  typo: 1e-4,
} as const

const SHORTEST_CORRECTED = 4
const TWO_ERRORS_FROM = 8
/** Documents with the word as typed that make a misspelling unlikely. */
const ENOUGH_DOCUMENTS = 3
const MOST_CORRECTIONS = 20

export function expandWord(word: QueryWord, index: CatalogueIndex): Expanded {
  const expansions = new Map<number, Expansion>()
  const offer = (term: number, factor: number, because: MatchReason) => {
    if (factor > (expansions.get(term)?.factor ?? 0)) expansions.set(term, { term, factor, because })
  }
  offerSpellings(word, index, offer)
  if (!word.verbatim && isStemmed(word.term)) {
    for (const { id, same } of index.dictionary.inflectionsOf(word.plain)) {
      offer(id, same ? FACTORS.inflected : FACTORS.respelled * FACTORS.inflected, 'word')
    }
  }
  if (word.open && word.plain.length > 1) {
    for (const term of index.dictionary.beginningWith(word.plain)) offer(term, FACTORS.prefix, 'prefix')
  }
  const initial = word.open && word.plain.length === 1 ? { initial: word.plain.charCodeAt(0) } : {}
  if (isCorrectable(word) && documentsOf(expansions, index) < ENOUGH_DOCUMENTS)
    offerCorrections(word, index, offer)
  return { word, expansions, ...initial }
}

type Offer = (term: number, factor: number, because: MatchReason) => void

function offerSpellings({ term, plain }: QueryWord, { dictionary }: CatalogueIndex, offer: Offer): void {
  const because = isCode(term) ? 'code' : 'word'
  const exact = dictionary.idOf(term)
  if (exact !== undefined) offer(exact, FACTORS.same, because)
  for (const { id, same } of dictionary.spelledLike(plain)) {
    offer(id, same ? FACTORS.otherCase : FACTORS.respelled, because)
  }
}

/** The nearest only, the more frequent before the rarer: a slip lands on a word that people use. */
function offerCorrections({ plain }: QueryWord, index: CatalogueIndex, offer: Offer): void {
  const distance = plain.length >= TWO_ERRORS_FROM ? 2 : 1
  const near = index.dictionary
    .nearTo(plain, { distance, measure: editDistance })
    .filter(({ id }) => index.postings.size(id) > 0)
    .sort(
      (left, right) =>
        left.distance - right.distance || index.postings.size(right.id) - index.postings.size(left.id),
    )
  for (const { id, distance: found } of near.slice(0, MOST_CORRECTIONS))
    offer(id, FACTORS.typo / found, 'typo')
}

const isCorrectable = ({ plain, verbatim }: QueryWord): boolean =>
  !verbatim && plain.length >= SHORTEST_CORRECTED

function documentsOf(expansions: ReadonlyMap<number, Expansion>, index: CatalogueIndex): number {
  let documents = 0
  for (const term of expansions.keys()) documents += index.postings.size(term)
  return documents
}

/** How the word counts a term of a text, or undefined. */
export function reasonIn(
  { word, expansions, initial }: Expanded,
  { dictionary }: CatalogueIndex,
): (term: string) => MatchReason | undefined {
  return (term) => {
    const id = dictionary.idOf(term)
    if (id === undefined) return undefined
    const expansion = expansions.get(id)
    if (expansion) return expansion.because
    return initial !== undefined && dictionary.plainOf(id).startsWith(word.plain) ? 'prefix' : undefined
  }
}
