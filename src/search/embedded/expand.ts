import { healthLexicon } from '../lexicon/lexicon.ts'
import type { MatchReason } from '../query.ts'
import type { QueryUnit } from '../query-units.ts'
import { isListedWord } from '../text/compounds.ts'
import { editDistance } from '../text/edit-distance.ts'
import { isAcronym, isCode } from '../text/tokens.ts'
import type { QueryWord } from '../text/words.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { LONGEST_BEGINNING } from './beginnings.ts'
import { isStemmed } from './dictionary.ts'
import { offerCodes } from './expand-codes.ts'
import { FACTORS } from './factors.ts'

/** A term of the index that counts as the word asked for. */
export interface Expansion {
  readonly term: number
  /** Share of the term's impact that counts. */
  readonly factor: number
  readonly because: MatchReason
}

export interface Expanded {
  /** Absent for a phrase: its words are expanded apart. */
  readonly word?: QueryWord
  readonly expansions: ReadonlyMap<number, Expansion>
  /** One or two letters of a word still being typed: the list of everything that begins with them. */
  readonly beginning?: number
}

export type Offer = (term: number, factor: number, because: MatchReason) => void

/** Of a compound: kar in hjertekarsygdom. */
const SHORTEST_PART = 3
const SHORTEST_CORRECTED = 5
const TWO_ERRORS_FROM = 8
/** Documents with the word as typed that make a misspelling unlikely. */
const ENOUGH_DOCUMENTS = 3
const MOST_CORRECTIONS = 20

/** All terms that stand for the unit by themselves: its word in every form, and the concepts and codes it names. */
export function expandUnit(unit: QueryUnit, index: CatalogueIndex): Expanded {
  const expansions = new Map<number, Expansion>()
  const offer: Offer = (term, factor, because) => {
    if (factor > (expansions.get(term)?.factor ?? 0)) expansions.set(term, { term, factor, because })
  }
  for (const concept of unit.concepts) {
    const { dictionary } = index
    offer(dictionary.namedTerm(concept), FACTORS.concept, 'synonym')
    offer(dictionary.conceptTerm({ concept }), FACTORS.narrowerConcept, 'synonym')
    offer(dictionary.conceptTerm({ concept, byCode: true }), FACTORS.narrowerConcept, 'synonym')
  }
  offerCodes(unit.codes, index, offer)
  const [word] = unit.words
  if (!word || unit.words.length > 1) return { expansions }
  if (unit.quoted) {
    offerSpellings(word, index, offer)
    return { word, expansions }
  }
  return {
    word,
    expansions,
    ...expandWord(word, index, { expansions, offer, isKnown: isKnownWord(unit, word) }),
  }
}

/** A word that language or medicine has is no slip, even where no dataset has it. */
const isKnownWord = ({ concepts, within, apart }: QueryUnit, { term, plain }: QueryWord): boolean =>
  concepts.length > 0 ||
  within !== undefined ||
  apart.length > 0 ||
  isListedWord(plain) ||
  healthLexicon().keys.meant(term, plain).length > 0

interface Growing {
  readonly isKnown: boolean
  readonly expansions: ReadonlyMap<number, Expansion>
  readonly offer: Offer
}

function expandWord(
  word: QueryWord,
  index: CatalogueIndex,
  { expansions, offer, isKnown }: Growing,
): { readonly beginning?: number } {
  const { dictionary, beginnings } = index
  const before = expansions.size
  offerSpellings(word, index, offer)
  if (!word.verbatim && isStemmed(word.term)) {
    for (const { id, same } of dictionary.inflectionsOf(word.plain)) {
      offer(id, same ? FACTORS.inflected : FACTORS.respelled * FACTORS.inflected, 'word')
    }
  }
  if (!word.verbatim && word.plain.length >= SHORTEST_PART) {
    for (const { id, same, isWhole } of dictionary.compoundsWith(word.plain)) {
      const factor = isWhole ? FACTORS.inflected : FACTORS.compound
      offer(id, same ? factor : FACTORS.respelled * factor, 'compound')
    }
  }
  // KOL in capitals is not the beginning of "kolesterol", once there is a KOL.
  const open = word.open && !(isAcronym(word.term) && expansions.size > before)
  if (open && word.plain.length > LONGEST_BEGINNING) {
    for (const term of dictionary.beginningWith(word.plain)) offer(term, FACTORS.prefix, 'prefix')
  }
  if (!isKnown && isCorrectable(word) && documentsOf(expansions, index) < ENOUGH_DOCUMENTS)
    offerCorrections(word, index, offer)
  return open && word.plain.length <= LONGEST_BEGINNING ? { beginning: beginnings.listFor(word.plain) } : {}
}

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
    .filter(({ id }) => index.postings.size(id) > 0 && beginsAlike(plain, index.dictionary.plainOf(id)))
    .sort(
      (left, right) =>
        left.distance - right.distance || index.postings.size(right.id) - index.postings.size(left.id),
    )
  for (const { id, distance: found } of near.slice(0, MOST_CORRECTIONS))
    offer(id, FACTORS.typo / found, 'typo')
}

/** Nobody misses the first letter, but for taking it after the second. */
const beginsAlike = (typed: string, found: string): boolean =>
  typed[0] === found[0] || (typed[0] === found[1] && typed[1] === found[0])

const isCorrectable = ({ plain, verbatim }: QueryWord): boolean =>
  !verbatim && plain.length >= SHORTEST_CORRECTED

function documentsOf(expansions: ReadonlyMap<number, Expansion>, index: CatalogueIndex): number {
  let documents = 0
  for (const term of expansions.keys()) documents += index.postings.size(term)
  return documents
}
