/**
 * The embedded engine alone, over records made in memory: how quickly it builds, what it holds, how long searches
 * take, facets included and without drawing a page. After `npm run build`:
 * `node --expose-gc bench/search.mjs [records] [dist folder]`. Processor time is the fairer figure on a busy machine.
 */
import { CATEGORIES, SYLLABLES, drawWord, recordsOf, words } from './corpus/search-records.mjs'
import { pick, randomFrom } from './corpus/random.mjs'

const count = Number(process.argv[2] ?? 100_000)
const dist = process.argv[3] ?? '../dist'
const { openEmbeddedEngine } = await import(`${dist}/search/embedded.js`)
const { queryFromParameters } = await import(`${dist}/search/parameters.js`)
const { loadVocabularies } = await import(`${dist}/vocabulary/load.js`)
const recordOf = recordsOf(await import(`${dist}/dataset/properties.js`))

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
  'one letter': () => ({ q: pick(random, 'abdefghiklmnoprstuv'.split('')) }),
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
const quantile = (list, share) => list.toSorted((a, b) => a - b).at(Math.floor(list.length * share))

for (const [name, make] of Object.entries(kinds)) {
  const times = []
  const processor = []
  let total = 0
  for (let n = 0; n < 70; n++) {
    const { query } = queryFromParameters(new URLSearchParams({ ...make(), limit: '0' }))
    // Nothing changes, but no answer is remembered.
    await engine.update({ records: [], deleted: [], position: count })
    const cpuBefore = process.cpuUsage()
    const start = performance.now()
    total += (await engine.search(query)).total
    if (n < 10) continue
    times.push(performance.now() - start)
    const used = process.cpuUsage(cpuBefore)
    processor.push((used.user + used.system) / 1000)
  }
  const at = (list, share) => String(quantile(list, share).toFixed(2)).padStart(7)
  console.log(
    `${name.padEnd(20)} p50 ${at(times, 0.5)} p95 ${at(times, 0.95)} ms, processor p50 ${at(processor, 0.5)} p95 ${at(processor, 0.95)} ms, ${Math.round(total / 70)} hits`,
  )
}
