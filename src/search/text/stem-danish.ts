/**
 * Danish inflection taken off: definite forms, plurals, genitive, and the e that comes and goes
 * (register, registret, registre). Light on purpose: it never turns a noun into a verb or an adjective into a noun.
 * A stem is a key to compare with, not a word.
 */
export function stemDanish(word: string): string {
  if (word.length < 4 || !LETTERS.test(word)) return word
  const regular = regularForm(word)
  const ending = ENDINGS.find(([suffix]) => endsWithEnding(regular, suffix))
  const stem = ending ? regular.slice(0, regular.length - ending[0].length) : regular
  return evenOut(stem)
}

const LETTERS = /^[a-zæøåéü]+$/u
const SHORTEST_STEM = 3

/** Plurals with another vowel; also at the end of a compound (skolebørn, mælketænder). */
const IRREGULAR: readonly (readonly [ending: RegExp, singular: string])[] = [
  [/børn(?:s|ene|enes)?$/u, 'barn'],
  [/tænder(?:s|ne|nes)?$/u, 'tand'],
  [/bøger(?:s|ne|nes)?$/u, 'bog'],
  [/hænder(?:s|ne|nes)?$/u, 'hånd'],
  [/fødder(?:s|ne|nes)?$/u, 'fod'],
  [/mænd(?:s|ene|enes)?$/u, 'mand'],
  [/mødre(?:s|ne|nes)?$/u, 'mor'],
  [/fædre(?:s|ne|nes)?$/u, 'far'],
  [/døtre(?:s|ne|nes)?$/u, 'datter'],
  [/nætter(?:s|ne|nes)?$/u, 'nat'],
  [/kræfter(?:s|ne|nes)?$/u, 'kraft'],
  [/øjne(?:s|ne|nes)?$/u, 'øje'],
]

/** Longest first. The last column refuses an ending that belongs to the word itself. */
const ENDINGS: readonly (readonly [suffix: string, belongs?: RegExp])[] = [
  ['ernes'],
  ['erens'],
  ['erets'],
  ['erne'],
  ['enes'],
  ['eren'],
  ['eret'],
  ['eres'],
  ['ene'],
  ['ens', /i(?:s|tat)ens$/u],
  ['ets', /itets$/u],
  ['ere'],
  ['ers'],
  ['es'],
  ['en'],
  ['et', /itet$/u],
  ['er'],
  ['e'],
  ['s', /[isuo]s$|as$/u],
]

function regularForm(word: string): string {
  for (const [ending, singular] of IRREGULAR) if (ending.test(word)) return word.replace(ending, singular)
  return word
}

function endsWithEnding(word: string, suffix: string): boolean {
  if (!word.endsWith(suffix) || word.length - suffix.length < SHORTEST_STEM) return false
  if (!/[aeiouyæøå]/u.test(word.slice(0, -suffix.length))) return false
  const belongs = ENDINGS.find(([each]) => each === suffix)?.[1]
  return !belongs?.test(word)
}

/** registr → regist, fødsel → fødsl, middel → midl, akutt → akut: the same stem from every form. */
function evenOut(stem: string): string {
  return stem
    .replace(/([bcdfghjkmnpqstvxz])r$/u, '$1')
    .replace(/([bcdfghjklmnpqrstvxz])el$/u, '$1l')
    .replace(/([bdfgkmnprst])\1l$/u, '$1l')
    .replace(/([bcdfghjklmnpqrstvxz])\1$/u, '$1')
}
