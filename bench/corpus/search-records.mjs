import { lexicon } from './dataset.mjs'
import { pick, randomFrom, zipf } from './random.mjs'

/*
 * Records made in memory, the same every time, for measuring a search engine alone. The vocabulary is
 * Zipf-distributed over 150,000 words, so that the dictionary is as large as a real one.
 */
export const SYLLABLES =
  'be da fo gi ha je ke li ma no pe ri se ti ve ko la mer sten gen tal nor ska bro ind ud for sam'.split(' ')
const VOCABULARY = 150_000
export const words = makeWords()
export const drawWord = zipf(VOCABULARY, 1)

function makeWords() {
  const random = randomFrom(5)
  const made = new Set('og i af til for med på the of and in data register'.split(' '))
  for (const { da, en } of lexicon) for (const word of [...da.split(' '), ...en.split(' ')]) made.add(word)
  while (made.size < VOCABULARY) {
    const length = 2 + Math.floor(random() * 4)
    made.add(
      Array.from({ length }, () => pick(random, SYLLABLES)).join('') +
        pick(random, ['', '', 'en', 'er', 's', 'ne']),
    )
  }
  return [...made].slice(0, VOCABULARY)
}

const HEALTH = 'https://hdeu-dcat.data.health.europa.eu/resource/authority'
export const CATEGORIES = 'EHRS DIOH NRPE RPDG HRAD HGPD IDHP PHDR MRMR EHCT EMRD RMMD RQSH EINS'.split(' ')
const drawAuthority = zipf(60, 0.8)
const drawKeyword = zipf(20_000, 0.9)

/** `tables` are those of `dataset/properties`: a description has every property, most of them empty. */
export function recordsOf({ classes, datasetProperties }) {
  const emptyOf = (table) => Object.fromEntries(Object.keys(table).map((name) => [name, []]))
  const blanks = {
    dataset: emptyOf(datasetProperties),
    distribution: emptyOf(classes.distribution),
    agent: emptyOf(classes.agent),
  }
  return (i) => recordOf(i, blanks)
}

function recordOf(i, blanks) {
  const random = randomFrom(i * 7919 + 1)
  const text = (length) => Array.from({ length }, () => words[drawWord(random)]).join(' ')
  const da = (value) => ({ value, language: 'da' })
  const en = (value) => ({ value, language: 'en' })
  const concept = (list, code) => ({ iri: `${HEALTH}/${list}/${code}`, labels: [] })
  const authority = `https://bench.example/authority/${drawAuthority(random)}`
  const start = 1970 + Math.floor(random() * 50)
  const day = (value) => ({ written: value, from: value, to: value })
  const keywords = Array.from({ length: 5 }, () => words[50 + drawKeyword(random)])
  const id = `d${i}`
  return {
    id,
    iri: `https://bench.example/dataset/${id}`,
    source: `source-${i % 24}`,
    authority,
    description: {
      ...blanks.dataset,
      iri: `https://bench.example/dataset/${id}`,
      types: [],
      other: [],
      title: [da(text(6)), en(text(6))],
      alternative: [da(`A${i % 5000}`)],
      description: [da(text(60)), en(text(60))],
      identifier: [{ value: id }],
      keyword: keywords.map(da),
      healthCategory: [
        concept('healthcategories', pick(random, CATEGORIES)),
        concept('healthcategories', pick(random, CATEGORIES)),
      ],
      accessRights: [
        { iri: 'http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC', labels: [] },
      ],
      publisher: [{ ...blanks.agent, iri: authority, name: [da(`Myndighed ${authority}`)] }],
      codingSystem: [concept('coding-system', 'ICD-10')],
      populationCoverage: [da(text(15))],
      temporal: [{ start: day(`${start}-01-01`), labels: [] }],
      distribution: [{ ...blanks.distribution, title: [da(text(3))], description: [da(text(10))] }],
      minAge: [i % 60],
      modified: [day(`2026-0${1 + (i % 9)}-11`)],
    },
  }
}
