import { healthLexicon } from '../lexicon/lexicon.ts'
import type { Instead } from '../query.ts'
import type { QueryUnit } from '../query-units.ts'
import type { Bitset } from './bitset.ts'
import { countBits } from './bitset.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { LOWEST_EXACT } from './factors.ts'
import type { UnitMatch } from './match.ts'
import { selectedWithout } from './selection.ts'
import type { Selection } from './selection.ts'

const MOST_CONCEPTS = 5

/**
 * The text with the nearest word of the catalogue in place of each that is in what was found only by a misspelling;
 * undefined where nothing is misspelt.
 */
export function correctedText(
  text: string,
  matches: readonly UnitMatch[],
  { index, selected }: { readonly index: CatalogueIndex; readonly selected: Bitset },
): string | undefined {
  let corrected = text.normalize('NFC')
  for (const { unit, scores, expanded } of matches) {
    const [word] = unit.words
    if (!word || !expanded.word || word.verbatim || hasExact(scores, selected)) continue
    // The first is the nearest, and the most used of those.
    const nearest = [...expanded.expansions.values()].find(({ because }) => because === 'typo')
    if (nearest) corrected = replaced(corrected, word.term, index.dictionary.plainOf(nearest.term))
  }
  return corrected === text.normalize('NFC') ? undefined : corrected
}

function hasExact(scores: Float32Array, selected: Bitset): boolean {
  for (let word = 0; word < selected.length; word++) {
    for (let rest = selected[word] as number; rest !== 0; rest &= rest - 1) {
      if ((scores[(word << 5) + (31 - Math.clz32(rest & -rest))] as number) >= LOWEST_EXACT) return true
    }
  }
  return false
}

/** The first occurrence, in whatever case it was typed. */
function replaced(text: string, term: string, by: string): string {
  const at = text.toLowerCase().indexOf(term.toLowerCase())
  return at < 0 ? text : text.slice(0, at) + by + text.slice(at + term.length)
}

interface Empty {
  readonly units: readonly QueryUnit[]
  readonly selection: Selection
}

/** What to try instead of a search that finds nothing. */
export function insteadOf({ units, selection }: Empty, index: CatalogueIndex): Instead {
  const blocking = Array.from(selection.limits.keys(), (name) => ({
    name,
    total: countBits(selectedWithout(selection, name)),
  }))
  return {
    concepts: nearestConcepts(units, index),
    blocking: blocking.filter(({ total }) => total > 0).sort((left, right) => right.total - left.total),
  }
}

/** Concepts that the units or their parts name, else the wider ones, of which datasets speak. */
function nearestConcepts(units: readonly QueryUnit[], index: CatalogueIndex): Instead['concepts'] {
  const { concepts } = healthLexicon()
  const isSpokenOf = (concept: number) => index.postings.size(index.dictionary.conceptTerm({ concept })) > 0
  const named = units.flatMap((unit) => [
    ...unit.concepts,
    ...(unit.within ?? []),
    ...unit.codes.flatMap((code) => healthLexicon().ofCode(code)),
    ...unit.apart.flatMap((part) => part.concepts),
  ])
  const nearest = named.flatMap((number) => {
    const wider = concepts[number]?.wider ?? []
    return wider.find(({ concept }) => isSpokenOf(concept))?.concept ?? []
  })
  return [...new Set(nearest)]
    .slice(0, MOST_CONCEPTS)
    .flatMap((number) => concepts[number] ?? [])
    .map(({ labels }) => ({ label: labels }))
}
