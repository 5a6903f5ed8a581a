import { loadDanishWords } from '../../vocabulary/danish-words.ts'
import { plainForm } from './spelling.ts'

/**
 * Danish inflection taken off: definite forms, plurals, genitive, and the e that comes and goes
 * (register, registret, registre). Light on purpose: it never turns a noun into a verb or an adjective into a noun.
 * A stem is a key to compare with, not a word. Written for speed: every new word of a catalogue comes through here.
 */
export function stemDanish(word: string): string {
  if (word === lastWord) return lastStem
  if (word.length < SHORTEST_WORD || !LETTERS.test(word)) return word
  lastStem = evenOut(withoutEnding(regularForm(word)))
  lastWord = word
  return lastStem
}

/** The same word is asked for several times in a row. */
let lastWord = ''
let lastStem = ''

const LETTERS = /^[a-zæøåéü]+$/u
const VOWEL = /[aeiouyæøå]/u
const SHORTEST_WORD = 4
const SHORTEST_STEM = 3

/** Irregular forms by their last letters, longest first: "skolebørn" ends with "børn". */
let irregular: ReadonlyMap<string, readonly (readonly [form: string, base: string])[]> | undefined

const TAIL = 3
/** What a list of forms leaves to the rules: børnene, tændernes, registrets. */
const ENDINGS_OF_FORMS = ['', 's', 'ne', 'nes', 'ene', 'enes'] as const
/** Letters before an irregular form that make a compound of it; "komedier" is no plural of "komedium". */
const SHORTEST_FIRST_PART = 3

function regularForm(word: string): string {
  irregular ??= formsByTail()
  for (const ending of ENDINGS_OF_FORMS) {
    if (!word.endsWith(ending)) continue
    const form = ending === '' ? word : word.slice(0, -ending.length)
    for (const [known, base] of irregular.get(form.slice(-TAIL)) ?? []) {
      if (form === known) return base
      const before = form.length - known.length
      if (before >= SHORTEST_FIRST_PART && canEndCompound(known) && form.endsWith(known))
        return form.slice(0, before) + base
    }
  }
  return word
}

/** Short forms without a vowel of their own are too often the end of another word: vira, sera. */
const canEndCompound = (form: string): boolean => form.length > 4 || /[æøå]/u.test(form)

function formsByTail() {
  const byTail = new Map<string, [form: string, base: string][]>()
  for (const [written, base] of loadDanishWords().irregularForms) {
    const form = plainForm(written)
    const tail = form.slice(-TAIL)
    byTail.set(tail, [...(byTail.get(tail) ?? []), [form, plainForm(base)]])
  }
  for (const forms of byTail.values()) forms.sort(([left], [right]) => right.length - left.length)
  return byTail
}

interface Ending {
  readonly suffix: string
  /** Refuses an ending that belongs to the word itself. */
  readonly belongs?: RegExp
}

/** By their last letter, longest first. */
const ENDINGS: Readonly<Record<string, readonly Ending[]>> = {
  s: [
    { suffix: 'ernes' },
    { suffix: 'erens' },
    { suffix: 'erets' },
    { suffix: 'enes' },
    { suffix: 'eres' },
    { suffix: 'ens', belongs: /i(?:s|tat)ens$/u },
    { suffix: 'ets', belongs: /itets$/u },
    { suffix: 'ers' },
    { suffix: 'es' },
    { suffix: 's', belongs: /[isuo]s$|as$/u },
  ],
  e: [{ suffix: 'erne' }, { suffix: 'ene' }, { suffix: 'ere' }, { suffix: 'e' }],
  n: [{ suffix: 'eren' }, { suffix: 'en' }],
  t: [{ suffix: 'eret' }, { suffix: 'et', belongs: /itet$/u }],
  r: [{ suffix: 'er' }],
}

function withoutEnding(word: string): string {
  for (const { suffix, belongs } of ENDINGS[word.charAt(word.length - 1)] ?? []) {
    const length = word.length - suffix.length
    if (length < SHORTEST_STEM || !word.endsWith(suffix) || belongs?.test(word)) continue
    const stem = word.slice(0, length)
    if (VOWEL.test(stem)) return stem
  }
  return word
}

const CONSONANTS = 'bcdfghjklmnpqrstvxz'
const isConsonant = (letter: string) => CONSONANTS.includes(letter)

/** registr → regist, fødsel → fødsl, middel → midl, akutt → akut: the same stem from every form. */
function evenOut(stem: string): string {
  let even = stem
  const last = () => even.charAt(even.length - 1)
  const before = () => even.charAt(even.length - 2)
  if (last() === 'r' && isConsonant(before()) && before() !== 'r' && before() !== 'l')
    even = even.slice(0, -1)
  if (even.endsWith('el') && isConsonant(even.charAt(even.length - 3))) even = `${even.slice(0, -2)}l`
  if (last() === 'l' && before() !== 'l' && before() === even.charAt(even.length - 3)) {
    even = `${even.slice(0, -2)}l`
  }
  return last() === before() && isConsonant(last()) ? even.slice(0, -1) : even
}
