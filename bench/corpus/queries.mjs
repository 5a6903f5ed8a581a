import { lexicon } from './dataset.mjs'
import { pick, randomFrom, zipf } from './random.mjs'

const categories = ['MRMR', 'EHRS', 'RQSH', 'EINS']
const drawWord = zipf(lexicon.length)

/** One letter left out, or two swapped. */
function misspell(word, random) {
  const at = 1 + Math.floor(random() * (word.length - 2))
  return random() < 0.5
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

const longWord = (random) => {
  for (;;) {
    const { da } = lexicon[drawWord(random)]
    if (da.length >= 7 && !da.includes(' ')) return da
  }
}

/**
 * What people ask, by kind; each gives the parameters of one search as `/api/v1/search` takes them.
 * Weights in the mix: more ordinary words than oddities, as in any search log.
 */
const kindsOfQuery = [
  { name: 'frequent word', weight: 3, query: (r) => ({ q: lexicon[Math.floor(r() * 20)].da }) },
  { name: 'drawn word', weight: 4, query: (r) => ({ q: lexicon[drawWord(r)].da }) },
  { name: 'English word', weight: 2, query: (r) => ({ q: lexicon[drawWord(r)].en, lang: 'en' }) },
  { name: 'rare compound', weight: 2, query: (r) => ({ q: lexicon[1500 + Math.floor(r() * 1500)].da }) },
  {
    name: 'two words',
    weight: 3,
    query: (r) => ({ q: `${lexicon[drawWord(r)].da} ${lexicon[drawWord(r)].da}` }),
  },
  { name: 'prefix of one letter', weight: 1, query: (r) => ({ q: longWord(r).slice(0, 1) }) },
  { name: 'prefix of two letters', weight: 1, query: (r) => ({ q: longWord(r).slice(0, 2) }) },
  { name: 'prefix of four letters', weight: 2, query: (r) => ({ q: longWord(r).slice(0, 4) }) },
  { name: 'misspelt word', weight: 2, query: (r) => ({ q: misspell(longWord(r), r) }) },
  { name: 'no words', weight: 1, query: () => ({}) },
  {
    name: 'filters only',
    weight: 2,
    query: (r) => ({ category: pick(r, categories), access: 'NON_PUBLIC' }),
  },
  {
    name: 'word and filters',
    weight: 3,
    query: (r) => ({
      q: lexicon[drawWord(r)].da,
      category: pick(r, categories),
      yearFrom: String(1980 + Math.floor(r() * 30)),
      yearTo: String(2012 + Math.floor(r() * 12)),
    }),
  },
  { name: 'sorted by date', weight: 1, query: (r) => ({ q: lexicon[drawWord(r)].da, sort: '-modified' }) },
  { name: 'tenth page', weight: 1, query: (r) => ({ q: lexicon[Math.floor(r() * 40)].da, offset: '180' }) },
]

const mix = kindsOfQuery.flatMap((kind) => Array(kind.weight).fill(kind))

/**
 * `count` searches, the same ones every time: `{ kind, parameters }`. No two are alike, for engines remember
 * answers: where the mix repeats itself, the length of the page differs.
 */
export function searches(count, seed = 1) {
  const random = randomFrom(seed)
  const asked = new Set()
  return Array.from({ length: count }, () => {
    const { name, query } = pick(random, mix)
    const parameters = new URLSearchParams({ lang: 'da', limit: '20', ...query(random) })
    for (let limit = 10; asked.has(String(parameters)) && limit <= 100; limit += 1)
      parameters.set('limit', String(limit))
    asked.add(String(parameters))
    return { kind: name, parameters }
  })
}

/** What is typed while a word is being written: its first one to five letters. */
export function typings(count, seed = 2) {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => longWord(random).slice(0, 1 + Math.floor(random() * 5)))
}
