import { fieldOfPrefix } from './fields.ts'
import type { TextFieldName } from './fields.ts'
import { annotate, wordWithKeys } from './lexicon/annotate.ts'
import type { Annotation } from './lexicon/annotate.ts'
import { healthLexicon } from './lexicon/lexicon.ts'
import type { Lexicon, Meaning } from './lexicon/lexicon.ts'
import type { HealthCode } from './text/codes.ts'
import { codesIn, withCodesJoined } from './text/codes.ts'
import { wholeCompoundParts } from './text/compounds.ts'
import { INVISIBLE, plainForm } from './text/spelling.ts'
import { stemDanish } from './text/stem-danish.ts'
import { GENERAL_WORDS, STOP_WORDS } from './text/stop-words.ts'
import type { Segment } from './text/syntax.ts'
import { segmentsOf } from './text/syntax.ts'
import { isCode } from './text/tokens.ts'
import type { QueryWord } from './text/words.ts'
import { wordsIn } from './text/words.ts'

/** Something a query asks for: a word, a phrase that names a concept, or a phrase in quotes. */
export interface QueryUnit {
  /** As typed. */
  readonly text: string
  readonly words: readonly QueryWord[]
  /** Numbers of the health concepts that it names; several where an acronym has several meanings. */
  readonly concepts: readonly number[]
  readonly codes: readonly HealthCode[]
  /** What stands for it together: the words of a phrase, the parts of a compound. Empty for a simple word. */
  readonly apart: readonly QueryUnit[]
  /** Any part will do: what OR stands between. */
  readonly either?: true
  readonly quoted: boolean
  /** Ranks, but leaves nothing out. */
  readonly optional?: true
  /** Narrower than these concepts, and asked for by itself before them. */
  readonly within?: readonly number[]
  /** Wanted in this field alone. */
  readonly field?: TextFieldName
}

export interface ReadQuery {
  /** All of them are wanted, but for what is optional. */
  readonly units: readonly QueryUnit[]
  /** None of them is: the words themselves, not what else they may mean. */
  readonly excluded: readonly QueryUnit[]
  /** Words after the most that are read. */
  readonly beyond: readonly string[]
}

/** Longer queries than this say nothing more precise. */
const MOST_WORDS = 24

/** What a query asks for, the same for every engine. */
export function readQuery(text: string, lexicon: Lexicon = healthLexicon()): ReadQuery {
  const units: QueryUnit[] = []
  const excluded: QueryUnit[] = []
  const beyond: string[] = []
  let left = MOST_WORDS
  for (const segment of segmentsOf(writtenOut(text), (name) => fieldOfPrefix(name) !== undefined)) {
    const found = unitsOf(segment, lexicon)
    for (const unit of found) {
      left -= unit.words.length
      if (left < 0) beyond.push(unit.text)
      else if (segment.negated) excluded.push({ ...unit, concepts: [], apart: [] })
      else if (segment.alternative && unit === found[0] && units.length > 0)
        units.push(eitherOf(units.pop() as QueryUnit, unit))
      else units.push(unit)
    }
  }
  return { units: telling(units), excluded, beyond }
}

const eitherOf = (left: QueryUnit, right: QueryUnit): QueryUnit => ({
  ...NOTHING_MORE,
  text: `${left.text} OR ${right.text}`,
  words: [...left.words, ...right.words],
  apart: [...(left.either ? left.apart : [left]), right],
  either: true,
})

/** Without what is there for line breaks alone. */
const writtenOut = (text: string): string =>
  withCodesJoined(
    text
      .normalize('NFC')
      .replace(INVISIBLE, '')
      .replace(/[\s\u00A0]+/gu, ' '),
  )

/** Steps after which what is found is about something else. */
export const MOST_STEPS_WIDER = 2

/**
 * The unit one step wider: heart attack as ischaemic heart disease. For what no dataset speaks of by name; undefined
 * where nothing is wider.
 */
export function widerUnit(unit: QueryUnit, { concepts }: Lexicon = healthLexicon()): QueryUnit | undefined {
  const wider = unit.within ?? unit.concepts.flatMap((concept) => concepts[concept]?.broader ?? [])
  return wider.length === 0 ? undefined : withoutNarrower({ ...unit, concepts: [...new Set(wider)] })
}

function withoutNarrower(unit: QueryUnit): QueryUnit {
  const { within, ...rest } = unit
  return within === undefined ? unit : rest
}

/** A phrase that names a concept: its words may be about something else, and stand for it where its concept does not. */
export const isNamedPhrase = ({ words, concepts, within }: QueryUnit): boolean =>
  words.length > 1 && (concepts.length > 0 || within !== undefined)

/** Where fewer have all units, those with most of what the units say follow. */
export const FEW = 5
/** Of what the units say together: two that say as much are enough one by one. */
export const SHARE_THAT_FOLLOWS = 0.45

/** How much a unit tells that so many of all documents have: their inverse frequency. */
export const tellingWeight = (having: number, documents: number): number =>
  Math.log(1 + (documents - having + 0.5) / (having + 0.5))

/** What is in quotes or wanted in one field is wanted without exception. */
export const isStrict = ({ quoted, field }: QueryUnit): boolean => quoted || field !== undefined

/** Words that say nothing count only when there are no others. */
function telling(units: readonly QueryUnit[]): readonly QueryUnit[] {
  const kept = units.filter((unit) => unit.concepts.length > 0 || unit.quoted || !isStopWord(unit))
  const read = withoutRepeats(kept.length > 0 ? kept : units)
  return read.every(isGeneral)
    ? read
    : read.map((unit) => (isGeneral(unit) ? { ...unit, optional: true } : unit))
}

const isGeneral = ({ words, quoted, field }: QueryUnit): boolean =>
  !quoted && field === undefined && words.every(({ term }) => GENERAL_WORDS.has(term))

const isStopWord = ({ words }: QueryUnit): boolean => words.every(({ term }) => STOP_WORDS.has(term))

function withoutRepeats(units: readonly QueryUnit[]): readonly QueryUnit[] {
  return [
    ...new Map(units.map((unit) => [JSON.stringify([unit.text, unit.quoted, unit.field]), unit])).values(),
  ]
}

function unitsOf(segment: Segment, lexicon: Lexicon): readonly QueryUnit[] {
  const field = segment.prefix === undefined ? undefined : fieldOfPrefix(segment.prefix)
  const within = field === undefined ? {} : { field }
  const words = wordsIn(segment)
  if (words.length === 0) return []
  if (segment.quoted) return [{ ...phraseOf(words), text: segment.text.trim(), ...within }]
  const units: QueryUnit[] = []
  const concepts = new Map(conceptsIn(words, lexicon).map((annotation) => [annotation.from, annotation]))
  for (let at = 0; at < words.length; at++) {
    const named = concepts.get(at)
    const end = named ? named.to : at
    units.push({ ...unitOf(words.slice(at, end + 1), named, lexicon), ...within })
    at = end
  }
  return units
}

/** In quotes words are only what they are; in capitals or not. */
const phraseOf = (words: readonly QueryWord[]): QueryUnit => ({
  ...NOTHING_MORE,
  text: '',
  words,
  quoted: true,
})

const NOTHING_MORE = { concepts: [], codes: [], apart: [], quoted: false } as const

function conceptsIn(words: readonly QueryWord[], lexicon: Lexicon): readonly Annotation[] {
  const meant = words.map(({ term, plain }) => wordWithKeys(lexicon.keys.meant(term, plain), lexicon))
  return annotate(meant).flatMap((annotation) => {
    const isOnlyStopWords = words
      .slice(annotation.from, annotation.to + 1)
      .every(({ term }) => STOP_WORDS.has(term))
    return isOnlyStopWords ? [] : [annotation]
  })
}

function unitOf(words: readonly QueryWord[], named: Annotation | undefined, lexicon: Lexicon): QueryUnit {
  // A narrower term does not stand for the whole concept.
  const concepts = conceptsOf(named, ({ share }) => share === 1)
  const narrower = concepts.length > 0 ? [] : conceptsOf(named, ({ share }) => share < 1)
  const within = narrower.length > 0 ? { within: narrower } : {}
  const text = words.map(({ term }) => term).join(' ')
  const [word] = words
  if (!word || words.length > 1) {
    const apart = words
      .filter(({ term }) => !STOP_WORDS.has(term))
      .map((each) => ({ ...NOTHING_MORE, text: each.term, words: [each] }))
    return { ...NOTHING_MORE, text, words, concepts, apart, ...within }
  }
  const codes = isCode(word.term) ? codesIn(word.plain) : []
  const apart = word.verbatim || concepts.length > 0 ? [] : partsOf(word, lexicon)
  return { ...NOTHING_MORE, text, words, concepts, codes, apart, ...within }
}

const conceptsOf = (named: Annotation | undefined, isMeant: (meaning: Meaning) => boolean): number[] => [
  ...new Set(named?.meanings.filter(isMeant).map(({ concept }) => concept)),
]

/** brystkræftregister: brystkræft, and register. The longest parts that name concepts, then single ones. */
function partsOf({ plain }: QueryWord, { byParts }: Lexicon): readonly QueryUnit[] {
  const parts = wholeCompoundParts(plain) ?? []
  const stems = parts.map(stemDanish)
  const units: QueryUnit[] = []
  for (let from = 0; from < parts.length;) {
    let end = parts.length - (from === 0 ? 1 : 0)
    while (end > from + 1 && !byParts.has(stems.slice(from, end).join('+'))) end--
    const meanings = byParts.get(stems.slice(from, end).join('+')) ?? []
    const term = parts.slice(from, end).join('')
    const concepts = meanings.filter(({ share }) => share === 1).map(({ concept }) => concept)
    const word = { term, plain: plainForm(term), open: false, verbatim: false }
    units.push({ ...NOTHING_MORE, text: term, words: [word], concepts })
    from = end
  }
  return units
}
