import { loadHealthConcepts, type HealthLabel } from '../../vocabulary/health-concepts.ts'
import { readQuery, type QueryUnit } from '../query-units.ts'
import { foldedName } from './folding.ts'

const MOST_NAMES = 40
const MOST_UNITS = 6

/** What the same may be called, as a question to SQLite's full-text index; undefined where no concept is named. */
export function otherNamesOf(text: string): string | undefined {
  const { units } = readQuery(text)
  if (units.length > MOST_UNITS || !units.some(({ concepts }) => concepts.length > 0)) return undefined
  const asked = units.map((unit) => namesOf(unit).flatMap(wordsTogether))
  if (asked.some((names) => names.length === 0)) return undefined
  return asked.map((names) => `(${names.join(' OR ')})`).join(' AND ')
}

/** A narrower term is something else, though it is a kind of it. */
const isSame = ({ kind }: HealthLabel): boolean => kind !== 'narrower'

function namesOf({ text, concepts }: QueryUnit): string[] {
  const known = loadHealthConcepts()
  const words = concepts.flatMap((number) => known[number]?.words ?? []).filter(isSame)
  return [...new Set([text, ...words.map(({ value }) => value)])].slice(0, MOST_NAMES)
}

/** The index knows columns and words, no phrases: the words of a name stand together in one wording. */
function wordsTogether(name: string): string[] {
  const folded = foldedName(name)
  return folded === ''
    ? []
    : [
        `(${folded
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' AND ')})`,
      ]
}
