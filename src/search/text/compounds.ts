import { loadDanishWords } from '../../vocabulary/danish-words.ts'
import { plainForm } from './spelling.ts'
import { stemDanish } from './stem-danish.ts'

/**
 * Danish compounds taken apart by a list of the words they are made of:
 *
 *   landspatientregisteret   land·s·patient·register(et)   between two parts: nothing, s, e or er
 *   brystkræftscreening      bryst·kræft·screening         the last part may be inflected
 *   nordjyllandsregisteret   …·register(et)                an unknown beginning, the rest is known
 *   hjertekarsygdom          hjerte·kar·sygdom      words of three letters between others only where nothing else fits
 *   ansvar, kvindelig        whole                         a listed word alone is never split off
 *
 * Parts are in their base form, as the list has them. Undefined for what is no compound. Takes plain forms.
 */
export function compoundParts(plain: string): readonly string[] | undefined {
  if (plain.length < SHORTEST_COMPOUND) return undefined
  if (plain !== lastPlain) {
    const list = listFor(plain)
    lastParts = list && (wholeParts(plain, list) ?? partsAfterUnknown(plain, list))
    lastPlain = plain
  }
  return lastParts
}

/** The same word is asked for several times in a row. */
let lastPlain = ''
let lastParts: readonly string[] | undefined

/** The same of words that are known from end to end: what a reader's word says with nothing left out. */
export function wholeCompoundParts(plain: string): readonly string[] | undefined {
  const list = listFor(plain)
  return list && wholeParts(plain, list)
}

/** What a source of data calls itself: a cancer register is about cancer, and nothing less. */
const OF_SOURCES: ReadonlySet<string> = new Set(['register', 'database', 'data'].map(stemDanish))

export const isOfSources = (stem: string): boolean => OF_SOURCES.has(stem)

/** One of the words that compounds are made of, in any form. */
export function isListedWord(plain: string): boolean {
  words ??= readList()
  return words.byStem.has(stemDanish(plain))
}

/** The list, for a word that may be a compound. */
function listFor(plain: string): WordList | undefined {
  if (plain.length < SHORTEST_COMPOUND || !LETTERS.test(plain)) return undefined
  words ??= readList()
  return words.byStem.has(stemDanish(plain)) ? undefined : words
}

const wholeParts = (plain: string, list: WordList) =>
  partsFrom(plain, 0, list) ?? partsFrom(plain, 0, { ...list, shortBetween: true })

const SHORTEST_COMPOUND = 8
const SHORT_PART = 3
const SHORTEST_UNKNOWN = 4
/** Letters that must be known for an unknown beginning to be taken off. */
const SHORTEST_KNOWN = 6
const LETTERS = /^[a-zæøåéü]+$/u
const VOWEL = /[aeiouyæøå]/u
const LINKS = ['', 's', 'e', 'er'] as const

interface Letters {
  readonly next: Map<number, Letters>
  isWord: boolean
}

interface WordList {
  readonly letters: Letters
  /** Stem → base form. */
  readonly byStem: ReadonlyMap<string, string>
  /** Words of three letters may stand between others too: hjerte·kar·sygdom. Tried last. */
  readonly shortBetween?: true
}

let words: WordList | undefined

function readList(): WordList {
  const letters: Letters = { next: new Map(), isWord: false }
  const byStem = new Map<string, string>()
  for (const written of loadDanishWords().compoundParts) {
    const part = plainForm(written)
    const stem = stemDanish(part)
    if (part.length > SHORT_PART && !byStem.has(stem)) byStem.set(stem, part)
    let node = letters
    for (let at = 0; at < part.length; at++) node = following(node, part.charCodeAt(at))
    node.isWord = true
  }
  return { letters, byStem }
}

function following(node: Letters, letter: number): Letters {
  let next = node.next.get(letter)
  if (!next) node.next.set(letter, (next = { next: new Map(), isWord: false }))
  return next
}

function partsFrom(plain: string, from: number, list: WordList): string[] | undefined {
  const last = from > 0 ? lastPart(plain, from, list) : undefined
  if (last !== undefined) return [last]
  for (const end of endsOfParts(plain, from, list.letters)) {
    if (end - from <= SHORT_PART && from > 0 && !list.shortBetween) continue
    for (const link of LINKS) {
      if (!plain.startsWith(link, end)) continue
      const rest = partsFrom(plain, end + link.length, list)
      if (!rest || (end - from <= SHORT_PART && rest.length === 1 && (rest[0] ?? '').length <= SHORT_PART))
        continue
      return [plain.slice(from, end), ...rest]
    }
  }
  return undefined
}

/** The rest as one word, inflected or not. */
function lastPart(plain: string, from: number, { letters, byStem }: WordList): string | undefined {
  const left = plain.length - from
  if (left < SHORT_PART) return undefined
  const depth = lettersKnown(plain, from, letters)
  if (depth === left && endsOfParts(plain, from, letters)[0] === plain.length) return plain.slice(from)
  // A form begins as its word does, but for another vowel: tænder, bøger.
  const maySay = depth >= SHORT_PART || 'æø'.includes(plain.charAt(from + 1))
  const base = left > SHORT_PART && maySay ? byStem.get(stemDanish(plain.slice(from))) : undefined
  // An e of the word itself stays in all its forms: "lægger" is none of "læge".
  return base?.endsWith('e') && !plain.startsWith(base, from) ? undefined : base
}

/** How many letters from there on begin a listed word. */
function lettersKnown(plain: string, from: number, letters: Letters): number {
  let node: Letters | undefined = letters
  for (let at = from; at < plain.length; at++) {
    node = node.next.get(plain.charCodeAt(at))
    if (!node) return at - from
  }
  return plain.length - from
}

/** Where words that begin there end, the longest first. */
function endsOfParts(plain: string, from: number, letters: Letters): number[] {
  const ends: number[] = []
  let node: Letters | undefined = letters
  for (let at = from; node && at < plain.length;) {
    node = node.next.get(plain.charCodeAt(at++))
    if (node?.isWord) ends.unshift(at)
  }
  return ends
}

function partsAfterUnknown(plain: string, list: WordList): string[] | undefined {
  for (let from = SHORTEST_UNKNOWN; from <= plain.length - SHORTEST_KNOWN; from++) {
    if (lettersKnown(plain, from, list.letters) < SHORT_PART || !VOWEL.test(plain.slice(0, from))) continue
    const parts = partsFrom(plain, from, list)
    if (parts && parts.join('').length >= SHORTEST_KNOWN) return parts
  }
  return undefined
}
