/** English plurals, -ing, -ed and the possessive taken off, American and British spelling made one. A key, not a word. */
export function stemEnglish(word: string): string {
  if (word.length < 4 || !/^[a-zæøé]+$/u.test(word)) return word
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  const rule = RULES.find(([ending]) => ending.test(word))
  const stem = rule ? word.replace(rule[0], rule[1]) : word
  return evenOut(VOWEL.test(stem) && stem.length >= 3 ? stem : word)
}

const VOWEL = /[aeiouyæø]/u

const IRREGULAR = new Map([
  ['children', 'child'],
  ['women', 'woman'],
  ['teeth', 'tooth'],
  ['feet', 'foot'],
  ['people', 'person'],
  ['persons', 'person'],
  ['mice', 'mouse'],
  ['indices', 'index'],
  ['this', 'this'],
])

/** The first that fits decides. */
const RULES: readonly (readonly [ending: RegExp, replacement: string])[] = [
  [/(?:ss|us|ics)$/u, '$&'],
  [/([^aeiou])ies$/u, '$1y'],
  [/(x|ch|sh|ss)es$/u, '$1'],
  [/sis$/u, 's'],
  [/ses$/u, 's'],
  [/([^s])s$/u, '$1'],
  [/([a-zæø]{3,})ing$/u, '$1'],
  [/([a-zæø]{3,})ed$/u, '$1'],
]

/** Both spellings: tumour/tumor, anæmia/anemia, randomised/randomized; and the silent e. */
function evenOut(stem: string): string {
  return stem
    .replace(/our$/u, 'or')
    .replaceAll('æ', 'e')
    .replaceAll('ø', 'e')
    .replace(/is$/u, 'iz')
    .replace(/ise$/u, 'ize')
    .replace(/([bdfgkmnprt])\1$/u, '$1')
    .replace(/e$/u, '')
}
