import type { SearchDocument } from '../document.ts'
import { textFields } from '../fields.ts'
import type { TextFieldName } from '../fields.ts'
import { annotateText } from '../lexicon/annotate-text.ts'
import { widened } from '../lexicon/annotate.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import type { Meaning } from '../lexicon/lexicon.ts'
import { DANISH, ENGLISH, languagesOf } from '../lexicon/word-keys.ts'
import type { HealthCode } from '../text/codes.ts'
import { categoriesIn, codesIn, isRange, widerCodes } from '../text/codes.ts'
import { compoundParts } from '../text/compounds.ts'
import { bareForm, plainForm } from '../text/spelling.ts'
import { stemDanish } from '../text/stem-danish.ts'
import { stemEnglish } from '../text/stem-english.ts'
import { eachWord, isAcronym, isCode, termAt } from '../text/tokens.ts'

/**
 * What a document is found by, put into words that Meilisearch compares as they are, so that both engines follow the
 * same rules of language and medicine:
 *
 *   w:fødsel  the word as it is spelled      d:sygdom  e:disease  any form of it, by language
 *   p:land+patient  parts of a compound      c:cancer  a concept, k:cancer the same named by a code
 *   x:ICD-10:i500  a code, n:ICD-10:i50 a code with one in it, r:ICD-10:i21 a category in a range
 *   ~  stands before the letters where ø and å are written o and a
 */
export function documentKeys({ texts }: SearchDocument): string[] {
  const keys = new Set<string>()
  for (const { name } of textFields) {
    for (const { value, language } of texts[name] ?? []) {
      for (const key of textKeys(value.normalize('NFC'), language, name))
        keys.add(key).add(inField(name, key))
    }
  }
  return [...keys]
}

export const inField = (field: TextFieldName, key: string): string => `${field}/${key}`

function textKeys(text: string, language: string | undefined, field: TextFieldName): Set<string> {
  const keys = new Set<string>()
  eachWord(text, (start, end) => {
    for (const key of wordKeys(termAt(text, start, end), language)) keys.add(key)
  })
  for (const { meanings } of annotateText(text, language, field)) {
    for (const meaning of widened(meanings, healthLexicon())) keys.add(conceptKey(meaning))
  }
  return keys
}

export const conceptKey = ({ concept, byCode }: Pick<Meaning, 'concept' | 'byCode'>): string =>
  `${byCode ? 'k' : 'c'}:${healthLexicon().concepts[concept]?.slug ?? ''}`

const MOST_REMEMBERED = 50_000
const known = new Map<string, readonly string[]>()

/** The keys of a word of a text. */
export function wordKeys(term: string, language: string | undefined): readonly string[] {
  const languages = languagesOf(language)
  const remembered = known.get(`${languages}${term}`)
  if (remembered) return remembered
  const plain = plainForm(term)
  const keys = both('w', plain)
  if (isCode(term)) keys.push(...codesIn(plain).flatMap(codeKeys))
  else if (!isAcronym(term) && plain.length > 3) {
    if ((languages & DANISH) !== 0) keys.push(...both('d', stemDanish(plain)), ...partKeys(plain))
    if ((languages & ENGLISH) !== 0) keys.push(...both('e', stemEnglish(plain)))
  }
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(`${languages}${term}`, keys)
  return keys
}

function both(kind: string, form: string): string[] {
  const bare = bareForm(form)
  return bare === form ? [`${kind}:${form}`] : [`${kind}:${form}`, `${kind}:~${bare}`]
}

/** Every row of parts: land, land+patient, patient+register, … */
function partKeys(plain: string): string[] {
  const stems = compoundParts(plain)?.map(stemDanish) ?? []
  return stems.flatMap((_, from) =>
    stems.slice(from).flatMap((__, length) => both('p', stems.slice(from, from + length + 1).join('+'))),
  )
}

function codeKeys(code: HealthCode): string[] {
  const { system } = code
  if (isRange(code)) return categoriesIn(code).map((category) => `r:${system}:${category}`)
  return [`x:${system}:${code.code}`, ...widerCodes(code).map((wider) => `n:${system}:${wider}`)]
}
