import type { WordMatcher } from '../explain.ts'
import type { MatchReason } from '../query.ts'
import { editDistance } from '../text/edit-distance.ts'
import { allowsSpelling } from '../text/spelling.ts'
import { isAcronym, isCode } from '../text/tokens.ts'
import type { QueryWord } from '../text/words.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { LONGEST_BEGINNING } from './beginnings.ts'
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
  /** One or two letters of a word still being typed: the list of everything that begins with them. */
  readonly beginning?: number
}

/** How much less than the word itself its other forms count. */
export const FACTORS = {
  same: 1,
  otherCase: 0.95,
  inflected: 0.9,
  respelled: 0.8,
  compound: 0.65,
  prefix: 0.6,
  /** So little that an exact hit is above it whatever the fields; see `match.ts`. */
  typo: 1e-4,
} as const

/** Of a compound: kar in hjertekarsygdom. */
const SHORTEST_PART = 3
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
  if (!word.verbatim && word.plain.length >= SHORTEST_PART) {
    for (const id of index.dictionary.compoundsWith(word.plain)) offer(id, FACTORS.compound, 'compound')
  }
  // KOL in capitals is not the beginning of "kolesterol", once there is a KOL.
  const open = word.open && !(isAcronym(word.term) && expansions.size > 0)
  if (open && word.plain.length > LONGEST_BEGINNING) {
    for (const term of index.dictionary.beginningWith(word.plain)) offer(term, FACTORS.prefix, 'prefix')
  }
  const beginning =
    open && word.plain.length <= LONGEST_BEGINNING ? { beginning: index.beginnings.listFor(word.plain) } : {}
  if (isCorrectable(word) && documentsOf(expansions, index) < ENOUGH_DOCUMENTS)
    offerCorrections(word, index, offer)
  return { word, expansions, ...beginning }
}

type Offer = (term: number, factor: number, because: MatchReason) => void

function offerSpellings({ term, plain }: QueryWord, { dictionary }: CatalogueIndex, offer: Offer): void {
  const because = isCode(term) ? 'code' : 'word'
  const exact = dictionary.find(term)
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

/** How the words of a query count the words of texts. */
export function matcherFor(words: readonly Expanded[], { dictionary }: CatalogueIndex): WordMatcher {
  return (text, start, end) => {
    const id = dictionary.find(text, start, end)
    if (id === undefined) return undefined
    let matched: { word: number; because: MatchReason }[] | undefined
    for (const [place, { word, expansions, beginning }] of words.entries()) {
      const because =
        expansions.get(id)?.because ??
        (beginning !== undefined && allowsSpelling(word.plain, dictionary.plainOf(id)) ? 'prefix' : undefined)
      if (because) (matched ??= []).push({ word: place, because })
    }
    return matched
  }
}
