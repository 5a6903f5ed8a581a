import { annotate, wordWithKeys } from './lexicon/annotate.ts'
import { healthLexicon } from './lexicon/lexicon.ts'
import type { Meaning } from './lexicon/lexicon.ts'
import type { Why } from './query.ts'
import type { QueryUnit } from './query-units.ts'

/** A word inside a compound has this share of its concept; a narrower term less. */
const LEAST_SHARE_OF_SAME = 0.7

const namedBefore = new WeakMap<QueryUnit, readonly Meaning[]>()

/** What the words of a unit name, however the unit was widened since. */
function namedBy(unit: QueryUnit): readonly Meaning[] {
  let named = namedBefore.get(unit)
  if (!named) {
    const lexicon = healthLexicon()
    const words = unit.words.map(({ term, plain }) => wordWithKeys(lexicon.keys.meant(term, plain), lexicon))
    named = annotate(words).flatMap(({ meanings }) => meanings)
    namedBefore.set(unit, named)
  }
  return named
}

/**
 * How words of a dataset that name `meanings` relate to what a unit of the query names, having been found by the
 * concept `sought`: nothing where both say the same.
 */
export function relationTo(
  unit: QueryUnit,
  sought: number,
  meanings: readonly Meaning[],
): Pick<Why, 'relation' | 'concept'> {
  const { concepts } = healthLexicon()
  const asked = namedBy(unit)
  const isAsked = ({ concept, share }: Meaning) => concept === sought && share === 1
  const labelsOf = (concept: number) => {
    const labels = concepts[concept]?.labels
    return labels ? { concept: labels } : {}
  }
  if (asked.length > 0 && !asked.some(isAsked)) return { relation: 'broader', ...labelsOf(sought) }
  const same = meanings.filter(({ concept }) => concept === sought)
  if (same.some(({ share }) => share >= LEAST_SHARE_OF_SAME)) return {}
  if (same.length > 0) return { relation: 'narrower' }
  const narrower = meanings.find(({ concept }) =>
    concepts[concept]?.wider.some((wider) => wider.concept === sought),
  )
  return narrower ? { relation: 'narrower', ...labelsOf(narrower.concept) } : {}
}
