import { healthLexicon } from '../lexicon/lexicon.ts'
import type { MatchReason } from '../query.ts'
import type { QueryUnit } from '../query-units.ts'
import type { HealthCode } from '../text/codes.ts'
import { SYSTEMS, categoriesIn, categoryOf, isRange, widerCodes } from '../text/codes.ts'
import { wholeCompoundParts } from '../text/compounds.ts'
import { bareForm } from '../text/spelling.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { stemEnglish } from '../text/stem-english.ts'
import type { QueryWord } from '../text/words.ts'
import { conceptKey, inField } from './keys.ts'

/** The keys that stand for a unit by themselves, and why. */
export function unitKeys(unit: QueryUnit): ReadonlyMap<string, MatchReason> {
  const keys = new Map<string, MatchReason>()
  const [word] = unit.words
  if (word && unit.words.length === 1) addWord(word, unit.quoted, keys)
  for (const concept of unit.concepts) {
    keys.set(conceptKey({ concept }), 'synonym').set(conceptKey({ concept, byCode: true }), 'synonym')
  }
  for (const code of unit.codes) addCode(code, keys)
  return keys
}

function addWord({ plain, verbatim }: QueryWord, quoted: boolean, keys: Map<string, MatchReason>): void {
  for (const key of typed('w', plain)) keys.set(key, 'word')
  if (quoted || verbatim) return
  const parts = wholeCompoundParts(plain)?.map(stemDanish) ?? [stemDanish(plain)]
  for (const key of typed('p', parts.join('+'))) keys.set(key, 'compound')
  if (plain.length <= 3) return
  for (const key of [...typed('d', stemDanish(plain)), ...typed('e', stemEnglish(plain))])
    keys.set(key, 'word')
}

/** Who types ø or å means it; who types o or a may mean either. */
const typed = (kind: string, form: string): string[] =>
  bareForm(form) === form ? [`${kind}:${form}`, `${kind}:~${form}`] : [`${kind}:${form}`]

function addCode(code: HealthCode, keys: Map<string, MatchReason>): void {
  const { system } = code
  const sought = isRange(code) ? categoriesIn(code) : [code.code]
  for (const each of sought) {
    keys.set(`x:${system}:${each}`, 'code').set(`n:${system}:${each}`, 'code')
    keys.set(`r:${system}:${categoryOf(each)}`, 'code')
  }
  for (const wider of widerCodes(code)) keys.set(`x:${system}:${wider}`, 'code')
  for (const concept of healthLexicon().ofCode(code)) keys.set(conceptKey({ concept }), 'code')
  for (const name of SYSTEMS[system].names) keys.set(`w:${name}`, 'code')
}

/** A text inside a filter: its quotes and backslashes are its own, never the filter's. */
export const quoted = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`

/** The unit as a filter: any of its keys, or all that stands for it together. */
export function unitFilter(unit: QueryUnit): string {
  const apart = unit.quoted && unit.words.length > 1 ? unit.words.map(wordOf) : unit.apart
  const ways = [
    keysFilter(unit, [...unitKeys(unit).keys()]),
    ...(apart.length > 0
      ? [
          `(${apart.map((part) => unitFilter({ ...part, ...fieldOf(unit) })).join(unit.either ? ' OR ' : ' AND ')})`,
        ]
      : []),
  ].filter((way) => way !== '')
  return `(${ways.join(' OR ')})`
}

const fieldOf = ({ field }: QueryUnit) => (field === undefined ? {} : { field })

const wordOf = (word: QueryWord): QueryUnit => ({
  text: word.term,
  words: [word],
  concepts: [],
  codes: [],
  apart: [],
  quoted: true,
})

function keysFilter({ field }: QueryUnit, keys: readonly string[]): string {
  if (keys.length === 0) return ''
  const values = keys.map((key) => quoted(field === undefined ? key : inField(field, key)))
  return `keys IN [${values.join(', ')}]`
}
