import type { TextFieldName } from '../fields.ts'
import type { QueryUnit } from '../query-units.ts'
import { widerUnit } from '../query-units.ts'
import type { Bitset } from './bitset.ts'
import { bitsetFor, countBits, intersect, membersOf } from './bitset.ts'
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
}

/** Below every difference that exact words can make. */
export const TYPO_PENALTY = 1e6

/** Documents with all units. Where none has all, units are left out: those that nothing has, then the least telling. */
export function matchUnits(units: readonly QueryUnit[], index: CatalogueIndex, within: Bitset): TextMatch {
  const all = units.map((unit) => matchOrWiden(unit, index, within))
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
  if (kept.length === 0) return { matches: all, dropped: [] }
  return { matches: kept, dropped: left.map(({ unit }) => unit.text) }
}

function matchOrWiden(unit: QueryUnit, index: CatalogueIndex, within: Bitset): UnitMatch {
  const match = matchUnit(unit, index, within)
  const wider = countBits(match.found) > 0 ? undefined : widerUnit(unit)
  if (!wider) return match
  releaseMatches([match], index)
  return matchUnit(wider, index, within)
}

function isAnyWithAll(matches: readonly UnitMatch[], within: Bitset): boolean {
  const together = within.slice()
  for (const { found } of matches) intersect(together, found)
  return together.some((word) => word !== 0)
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
  const documents = countBits(found)
  const weight = Math.log(1 + (index.documents - documents + 0.5) / (documents + 0.5))
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

/** Documents with all parts; the part that counts least is not hidden by the others. */
function raiseTogether(apart: readonly UnitMatch[], { unit, index, into }: Raising): void {
  const [first, ...others] = apart
  if (!first) return
  const together = first.found.slice()
  for (const { found } of others) intersect(together, found)
  if (unit.quoted)
    keepPhrases(
      together,
      apart.map(({ expanded }) => expanded),
      index.postings,
    )
  const members = new Uint32Array(countBits(together))
  membersOf(together, members)
  const factor = unit.quoted ? FACTORS.same : unit.words.length > 1 ? FACTORS.apart : FACTORS.partsApart
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
  for (const { scores, weight } of matches) {
    for (let place = 0; place < documents.length; place++) {
      const score = scores[documents[place] as number] as number
      const gained = score < LOWEST_EXACT ? score * weight * 1e3 - TYPO_PENALTY : score * weight
      relevance[place] = (relevance[place] as number) + gained
    }
  }
  return relevance
}
