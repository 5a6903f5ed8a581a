import type { TextFieldName } from '../fields.ts'
import type { QueryUnit } from '../query-units.ts'
import {
  FEW,
  MOST_STEPS_WIDER,
  SHARE_THAT_FOLLOWS,
  isNamedPhrase,
  isStrict,
  tellingWeight,
  widerUnit,
} from '../query-units.ts'
import type { Bitset } from './bitset.ts'
import { bitsetFor, countBits, hasBit, intersect, membersOf, setBit } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { expandUnit } from './expand.ts'
import type { Expanded } from './expand.ts'
import { FACTORS, LOWEST_EXACT } from './factors.ts'
import { keepPhrases, raiseWithin } from './where-in-document.ts'

/** A unit and the terms that stand for it. */
export interface ExpandedUnit {
  readonly unit: QueryUnit
  readonly expanded: Expanded
  /** What stands for the unit together. */
  readonly apart: readonly ExpandedUnit[]
}

export interface UnitMatch extends ExpandedUnit {
  readonly apart: readonly UnitMatch[]
  readonly found: Bitset
  readonly scores: Float32Array
  /** Inverse document frequency: how much the unit tells. */
  readonly weight: number
}

export interface TextMatch {
  readonly matches: readonly UnitMatch[]
  readonly dropped: readonly string[]
  /** Documents with all that is wanted; where they are few, also those with the weightier part of it. */
  readonly found: Bitset
}

/** Below every difference that exact words can make. */
export const TYPO_PENALTY = 1e6
/** Of a wanted unit that is not there, in misspellings: below all of those that a query can have. */
const MISSING_PENALTIES = 20
/** Of a word that every dataset could have. */
const OPTIONAL_SHARE = 0.4

/** Documents with all units. Where none has all, units are left out: those that nothing has, then the least telling. */
export function matchUnits(units: readonly QueryUnit[], index: CatalogueIndex, within: Bitset): TextMatch {
  const matched = units.map((unit) => matchOrWiden(unit, index, within))
  const all = matched.filter(({ unit }) => !unit.optional)
  const others = matched.filter(({ unit }) => unit.optional)
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
  // Nothing has any of the units: then nothing is the answer, not everything.
  if (kept.length === 0) return { matches: matched, dropped: [], found: together(all, within) }
  const found = withFollowing(together(kept, within), kept, index)
  return { matches: [...kept, ...others], dropped: left.map(({ unit }) => unit.text), found }
}

/** The unit, or the nearest wider that anything has: heart attack as ischaemic heart disease. */
function matchOrWiden(unit: QueryUnit, index: CatalogueIndex, within: Bitset): UnitMatch {
  let wider: QueryUnit | undefined = unit
  for (let step = 0; wider && step <= MOST_STEPS_WIDER; step++, wider = widerUnit(wider)) {
    // The words of a phrase may be about something else: they stand for it where its concept does not.
    const whole = isNamedPhrase(wider) ? { ...wider, apart: [] } : wider
    const match = matchUnit(whole, index, within)
    const isFound = isAny(match.found)
    if (isFound && whole === wider) return match
    releaseMatches([match], index)
    if (isFound) return matchUnit(wider, index, within)
  }
  return matchUnit(unit, index, within)
}

function together(matches: readonly UnitMatch[], within: Bitset): Bitset {
  const documents = within.slice()
  for (const { found } of matches) intersect(documents, found)
  return documents
}

const isAnyWithAll = (matches: readonly UnitMatch[], within: Bitset): boolean =>
  together(matches, within).some((word) => word !== 0)

function withFollowing(all: Bitset, matches: readonly UnitMatch[], index: CatalogueIndex): Bitset {
  const strict = matches.filter(({ unit }) => isStrict(unit))
  const free = matches.filter(({ unit }) => !isStrict(unit))
  const count = countBits(all)
  if (count === 0 || count >= FEW || free.length < 2) return all
  const least = SHARE_THAT_FOLLOWS * free.reduce((sum, { weight }) => sum + weight, 0)
  const weights = index.scores.take(index.size)
  for (const { found, weight } of free) {
    const members = new Uint32Array(countBits(found))
    membersOf(found, members)
    for (const document of members) weights[document] = (weights[document] as number) + weight
  }
  const following = bitsetFor(index.size)
  for (const { found } of free) {
    const members = new Uint32Array(countBits(found))
    membersOf(found, members)
    for (const document of members) if ((weights[document] as number) >= least) setBit(following, document)
  }
  index.scores.give(weights)
  for (const { found } of strict) intersect(following, found)
  return following
}

/** Documents with the unit, and how much it counts in each. */
export function matchUnit(unit: QueryUnit, index: CatalogueIndex, within: Bitset): UnitMatch {
  const expanded = expandUnit(unit, index)
  const scores = index.scores.take(index.size)
  const found = bitsetFor(index.size)
  raiseAll(expanded, { unit, index, into: { scores, found } })
  const apart = (unit.quoted ? wordsOf(unit) : unit.apart).map((part) => matchUnit(part, index, within))
  if (apart.length > 0) raiseTogether(apart, { unit, index, into: { scores, found } })
  intersect(found, within)
  const weight = tellingWeight(countBits(found), index.documents)
  return { unit, expanded, apart, found, scores, weight }
}

interface Raising {
  readonly unit: QueryUnit
  readonly index: CatalogueIndex
  readonly into: { readonly scores: Float32Array; readonly found: Bitset }
}

function raiseAll({ expansions, beginning }: Expanded, { unit, index, into }: Raising): void {
  for (const { term, factor } of expansions.values()) {
    if (unit.field) raiseWithin(unit.field, { postings: index.postings, term, factor, into })
    else index.postings.raise(term, factor, into)
  }
  if (beginning !== undefined && !unit.field) index.beginnings.raise(beginning, FACTORS.prefix, into)
}

/** Of a phrase in quotes each word by itself: where they stand is looked up once the documents are few. */
const wordsOf = ({ words, field }: QueryUnit): readonly QueryUnit[] =>
  words.length < 2
    ? []
    : words.map((word) => ({
        text: word.term,
        words: [word],
        concepts: [],
        codes: [],
        apart: [],
        quoted: true,
        ...inField(field),
      }))

const inField = (field: TextFieldName | undefined) => (field === undefined ? {} : { field })

/** As if the part had been asked for. */
function raiseAlike({ found, scores: own }: UnitMatch, into: Raising['into']): void {
  const members = new Uint32Array(countBits(found))
  membersOf(found, members)
  for (const document of members) {
    setBit(into.found, document)
    into.scores[document] = Math.max(into.scores[document] as number, own[document] as number)
  }
}

/** Documents with all parts; the part that counts least is not hidden by the others. */
function raiseTogether(apart: readonly UnitMatch[], { unit, index, into }: Raising): void {
  const [first, ...others] = apart
  if (!first) return
  if (unit.either) {
    for (const part of apart) raiseAlike(part, into)
    return
  }
  const documents = together(others, first.found)
  if (unit.quoted)
    keepPhrases(
      documents,
      apart.map(({ expanded }) => expanded),
      index.postings,
    )
  const members = new Uint32Array(countBits(documents))
  membersOf(documents, members)
  const factor = factorOfParts(unit, isAny(into.found))
  for (const document of members) {
    let sum = 0
    let least = Number.POSITIVE_INFINITY
    for (const { scores } of apart) {
      const score = scores[document] as number
      sum += score
      if (score < least) least = score
    }
    const score = least < LOWEST_EXACT ? least : Math.max(LOWEST_EXACT, (factor * sum) / apart.length)
    if (score > (into.scores[document] as number)) into.scores[document] = score
    into.found[document >>> 5] = (into.found[document >>> 5] as number) | (1 << (document & 31))
  }
}

function factorOfParts({ quoted, words, concepts }: QueryUnit, isNamed: boolean): number {
  if (quoted) return FACTORS.same
  if (words.length < 2) return FACTORS.partsApart
  return concepts.length > 0 && isNamed ? FACTORS.apartBesideConcept : FACTORS.apart
}

const isAny = (documents: Bitset): boolean => documents.some((word) => word !== 0)

/** Without the arrays, to be kept. */
export const withoutScores = ({ unit, expanded, apart }: ExpandedUnit): ExpandedUnit => ({
  unit,
  expanded,
  apart: apart.map(withoutScores),
})

/** Gives the arrays of a match back; it is not to be used after. */
export function releaseMatches(matches: readonly UnitMatch[], index: CatalogueIndex): void {
  for (const { scores, apart } of matches) {
    index.scores.give(scores)
    releaseMatches(apart, index)
  }
}

/**
 * Relevance of documents that have all units, place by place; far below 0 for each unit that is there only by
 * a misspelling.
 */
export function relevanceOf(matches: readonly UnitMatch[], documents: Uint32Array): Float64Array {
  const relevance = new Float64Array(documents.length)
  for (const { unit, scores, weight, found } of matches) {
    const lacking = unit.optional ? 0 : -MISSING_PENALTIES * TYPO_PENALTY
    for (let place = 0; place < documents.length; place++) {
      const document = documents[place] as number
      const score = scores[document] as number
      const gained = !hasBit(found, document)
        ? lacking
        : score < LOWEST_EXACT
          ? score * weight * 1e3 - TYPO_PENALTY
          : score * weight * (unit.optional ? OPTIONAL_SHARE : 1)
      relevance[place] = (relevance[place] as number) + gained
    }
  }
  return relevance
}
