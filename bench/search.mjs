/**
 * The embedded engine alone, over documents made in memory: how quickly it builds, what it holds, how long searches
 * take. `node --expose-gc bench/search.mjs [documents] [dist folder]` after `npm run build`.
 * The vocabulary is Zipf-distributed over 150,000 words, so that the dictionary is as large as a real one.
 */
import { pick, randomFrom, zipf } from './corpus/random.mjs'
import { lexicon } from './corpus/dataset.mjs'

const count = Number(process.argv[2] ?? 100_000)
const dist = process.argv[3] ?? '../dist'
const { openEmbeddedEngine } = await import(`${dist}/search/embedded.js`)
const { queryFromParameters } = await import(`${dist}/search/parameters.js`)
const { loadVocabularies } = await import(`${dist}/vocabulary/load.js`)
const { classes, datasetProperties } = await import(`${dist}/dataset/properties.js`)

const SYLLABLES =
  'be da fo gi ha je ke li ma no pe ri se ti ve ko la mer sten gen tal nor ska bro ind ud for sam'.split(' ')
const VOCABULARY = 150_000
const words = makeWords()
const drawWord = zipf(VOCABULARY, 1)

function makeWords() {
  const random = randomFrom(5)
  const made = new Set([
    'og',
    'i',
    'af',
    'til',
    'for',
    'med',
    'på',
    'the',
    'of',
    'and',
    'in',
    'data',
    'register',
  ])
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
const CATEGORIES = 'EHRS DIOH NRPE RPDG HRAD HGPD IDHP PHDR MRMR EHCT EMRD RMMD RQSH EINS'.split(' ')
const empty = Object.fromEntries(Object.keys(datasetProperties).map((name) => [name, []]))
const emptyDistribution = Object.fromEntries(Object.keys(classes.distribution).map((name) => [name, []]))
const emptyAgent = Object.fromEntries(Object.keys(classes.agent).map((name) => [name, []]))
const drawAuthority = zipf(60, 0.8)
const drawKeyword = zipf(20_000, 0.9)

function recordOf(i) {
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
      ...empty,
      iri: `https://bench.example/dataset/${id}`,
      types: [],
      other: [],
      title: [da(text(6)), en(text(6))],
      alternative: [da(`A${i % 5000}`)],
      description: [da(text(60)), en(text(60))],
      identifier: [{ value: id }],
      keyword: [...keywords.map(da)],
      healthCategory: [
        concept('healthcategories', pick(random, CATEGORIES)),
        concept('healthcategories', pick(random, CATEGORIES)),
      ],
      accessRights: [
        { iri: 'http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC', labels: [] },
      ],
      publisher: [{ ...emptyAgent, iri: authority, name: [da(`Myndighed ${authority}`)] }],
      codingSystem: [concept('coding-system', 'ICD-10')],
      populationCoverage: [da(text(15))],
      temporal: [{ start: day(`${start}-01-01`), labels: [] }],
      distribution: [{ ...emptyDistribution, title: [da(text(3))], description: [da(text(10))] }],
      minAge: [i % 60],
      modified: [day(`2026-0${1 + (i % 9)}-11`)],
    },
  }
}

const byId = (ids) => ids.map((id) => recordOf(Number(id.slice(1))))
const vocabulary = loadVocabularies()
const engine = await openEmbeddedEngine({ store: { recordsOf: async (ids) => byId(ids) }, vocabulary })

globalThis.gc?.()
const before = process.memoryUsage()
let spent = 0
let cpu = 0
for (let from = 0; from < count; from += 500) {
  const records = Array.from({ length: Math.min(500, count - from) }, (_, i) => recordOf(from + i))
  const start = performance.now()
  const cpuBefore = process.cpuUsage()
  await engine.update({ records, deleted: [], position: from + records.length })
  spent += performance.now() - start
  const used = process.cpuUsage(cpuBefore)
  cpu += (used.user + used.system) / 1000
}
globalThis.gc?.()
const after = process.memoryUsage()
const megabytes = (bytes) => Math.round(bytes / 1024 / 1024)
console.log(
  `built ${count} in ${Math.round(spent)} ms: ${Math.round((count * 1000) / spent)} datasets/s (processor time ${Math.round(cpu)} ms: ${Math.round((count * 1000) / cpu)}/s)`,
)
console.log(
  `memory: rss ${megabytes(after.rss)} MB, heap +${megabytes(after.heapUsed - before.heapUsed)} MB, buffers +${megabytes(after.arrayBuffers - before.arrayBuffers)} MB`,
)

const random = randomFrom(3)
const rare = () => words[1000 + Math.floor(random() * 50_000)]
const misspelt = () => rare().replace(/(.)(.)(.)$/, '$2$1$3')
const kinds = {
  'no words': () => ({}),
  'most frequent': () => ({ q: `${words[Math.floor(random() * 30)]} ` }),
  'frequent + frequent': () => ({
    q: `${words[15 + Math.floor(random() * 30)]} ${words[15 + Math.floor(random() * 30)]} `,
  }),
  'drawn word': () => ({ q: words[drawWord(random)] }),
  'rare word': () => ({ q: rare() }),
  'two drawn': () => ({ q: `${words[drawWord(random)]} ${words[drawWord(random)]}` }),
  'one letter': () => ({ q: pick(random, [...'abdefghiklmnoprstuv']) }),
  'two letters': () => ({ q: pick(random, SYLLABLES).slice(0, 2) }),
  'four letters': () => ({ q: rare().slice(0, 4) }),
  misspelt: () => ({ q: misspelt() }),
  'frequent + filter': () => ({
    q: words[Math.floor(random() * 30)],
    category: pick(random, CATEGORIES),
    yearFrom: '1999',
  }),
  'by title': () => ({ q: words[drawWord(random)], sort: 'title' }),
}
for (const [name, make] of Object.entries(kinds)) {
  const times = []
  const processor = []
  let total = 0
  for (let n = 0; n < 70; n++) {
    const { query } = queryFromParameters(new URLSearchParams({ ...make(), limit: '0' }))
    // Another filter each time that changes nothing, so that no answer is remembered.
    const asked = { ...query, ranges: { ...query.ranges, age: { to: 1000 + n } } }
    const cpuBefore = process.cpuUsage()
    const start = performance.now()
    total += (await engine.search(asked)).total
    if (n < 10) continue
    times.push(performance.now() - start)
    const used = process.cpuUsage(cpuBefore)
    processor.push((used.user + used.system) / 1000)
  }
  const at = (list, share) =>
    list
      .sort((a, b) => a - b)
      [Math.floor(list.length * share)].toFixed(2)
      .padStart(7)
  console.log(
    `${name.padEnd(20)} p50 ${at(times, 0.5)} p95 ${at(times, 0.95)} ms, processor p50 ${at(processor, 0.5)} p95 ${at(processor, 0.95)} ms, ${Math.round(total / 70)} hits`,
  )
}
