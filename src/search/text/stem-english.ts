/** English plurals, -ing, -ed and the possessive taken off, American and British spelling made one. A key, not a word. */
export function stemEnglish(word: string): string {
  if (word.length < 4 || !LETTERS.test(word)) return word
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) return irregular
  const stem = withoutEnding(word)
  return evenOut(stem.length >= 3 && VOWEL.test(stem) ? stem : word)
}

const LETTERS = /^[a-zæøé]+$/u
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
  ['news', 'news'],
])

/** By their last letter; the first that fits decides. */
const RULES: Readonly<Record<string, readonly (readonly [ending: RegExp, replacement: string])[]>> = {
  s: [
    [/(?:ss|us|ics)$/u, '$&'],
    [/([^aeiou])ies$/u, '$1y'],
    [/(x|ch|sh|ss)es$/u, '$1'],
    [/sis$/u, 's'],
    [/ses$/u, 's'],
    [/([^s])s$/u, '$1'],
  ],
  g: [[/([a-zæø]{3,})ing$/u, '$1']],
  d: [[/([a-zæø]{3,})ed$/u, '$1']],
}

function withoutEnding(word: string): string {
  const rule = RULES[word.charAt(word.length - 1)]?.find(([ending]) => ending.test(word))
  return rule ? word.replace(rule[0], rule[1]) : word
}

/** Both spellings: tumour/tumor, anæmia/anemia, randomised/randomized; and the silent e. */
function evenOut(stem: string): string {
  let even = stem.endsWith('our') ? `${stem.slice(0, -2)}r` : stem
  if (/[æø]/u.test(even)) even = even.replace(/[æø]/gu, 'e')
  if (even.endsWith('is')) even = `${even.slice(0, -1)}z`
  else if (even.endsWith('ise')) even = `${even.slice(0, -2)}ze`
  const last = even.charAt(even.length - 1)
  if (last === even.charAt(even.length - 2) && 'bdfgkmnprt'.includes(last)) even = even.slice(0, -1)
  return even.endsWith('e') ? even.slice(0, -1) : even
}
