import type { ReadQuery } from '../query-units.ts'
import { nameKey } from '../text/names.ts'
import { bitsetFor, setBit } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { MARKS } from './marks.ts'
import type { UnitMatch } from './match.ts'
import { placesOf } from './where-in-document.ts'
import type { Ranking } from './rank.ts'

/** Who types a whole name wants what is called so, whatever else mentions it. */
const NAME_BONUS = 1500
/** Share of what two neighbours count together that their standing side by side adds. */
const NEARNESS_SHARE = 0.4
/** Words between them beyond which nearness says nothing. */
const FAR = 6
/** Of the impact of everything asked for: standing only decides between what is otherwise as good. */
const STANDING_SHARE = 5
const MOST_DERIVED = 4
/** Entries of lists that are walked for places; beyond it a search has no time for them. */
const MOST_ENTRIES = 400_000

export interface Asked {
  readonly read: ReadQuery
  readonly text: string
  readonly matches: readonly UnitMatch[]
  readonly index: CatalogueIndex
}

/** Raises the documents whose title or other name is what was typed; `documents` ascend. */
export function raiseNamed(documents: Uint32Array, keys: Float64Array, { read, text, index }: Asked): void {
  const isPlain = read.excluded.length === 0 && read.units.every(({ quoted, field }) => !quoted && !field)
  if (!isPlain) return
  for (const document of index.names.candidates(nameKey(text))) {
    const place = placeOf(document, documents)
    if (place >= 0) keys[place] = (keys[place] as number) + NAME_BONUS
  }
}

function placeOf(document: number, documents: Uint32Array): number {
  let low = 0
  let high = documents.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = documents[middle] as number
    if (found === document) return middle
    if (found < document) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The best documents in a finer order: words side by side first, then sources of their own. */
export function refine({ documents, keys }: Ranking, count: number, asked: Asked): Ranking {
  const finer = keys.slice()
  const best = documents.subarray(0, count)
  addNearness(best, finer, asked)
  const { index } = asked
  const told = Math.max(
    1,
    asked.matches.reduce((sum, { weight }) => sum + weight, 0),
  )
  for (let place = 0; place < best.length; place++) {
    const document = best[place] as number
    const derived = index.dictionary.find(MARKS.derivedFrom + index.idOf(document))
    const used =
      derived === undefined ? 0 : Math.min(MOST_DERIVED, index.postings.size(derived)) / MOST_DERIVED
    finer[place] =
      (finer[place] as number) + STANDING_SHARE * told * (index.columns.standingOf(document) + used)
  }
  const order = Array.from(best.keys()).sort(
    (left, right) => (finer[right] as number) - (finer[left] as number) || left - right,
  )
  const reordered = documents.slice()
  const reorderedKeys = finer.slice()
  for (const [place, from] of order.entries()) {
    reordered[place] = documents[from] as number
    reorderedKeys[place] = finer[from] as number
  }
  return { documents: reordered, keys: reorderedKeys }
}

function addNearness(documents: Uint32Array, keys: Float64Array, { matches, index }: Asked): void {
  if (matches.length < 2) return
  const entries = matches.reduce((sum, match) => sum + entriesOf(match, index), 0)
  if (entries > MOST_ENTRIES) return
  const wanted = bitsetFor(index.size)
  for (const document of documents) setBit(wanted, document)
  const places = matches.map(({ expanded }) => placesOf(expanded, wanted, index.postings))
  for (let pair = 0; pair + 1 < matches.length; pair++) {
    const [left, right] = [matches[pair], matches[pair + 1]]
    if (!left || !right) continue
    for (let place = 0; place < documents.length; place++) {
      const document = documents[place] as number
      const near = nearness(
        places[pair]?.get(document),
        places[pair + 1]?.get(document),
        left.unit.words.length,
      )
      const together =
        left.weight * (left.scores[document] as number) + right.weight * (right.scores[document] as number)
      keys[place] = (keys[place] as number) + NEARNESS_SHARE * near * together
    }
  }
}

function entriesOf({ expanded }: UnitMatch, { postings }: CatalogueIndex): number {
  let entries = 0
  for (const term of expanded.expansions.keys()) entries += postings.size(term)
  return entries
}

/** 1 side by side, in the order asked for or in the same compound; less with every word between; 0 from afar. */
function nearness(
  left: ReadonlySet<number> | undefined,
  right: ReadonlySet<number> | undefined,
  length: number,
): number {
  if (!left || !right) return 0
  let best = FAR
  for (const from of left) {
    for (let distance = 0; distance < best; distance++) {
      if (right.has(from + distance)) best = Math.max(0, distance - length)
      else if (distance > 0 && right.has(from - distance)) best = distance
    }
  }
  return 1 - best / FAR
}
