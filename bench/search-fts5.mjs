/**
 * What SQLite FTS5 takes for the same records and searches as `search.mjs`: bm25 with weights for the first 20, and
 * counts of five facets over all matches. `node bench/search-fts5.mjs [records] [dist folder]` after `npm run build`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SYLLABLES, drawWord, recordsOf, words } from './corpus/search-records.mjs'
import { pick, randomFrom } from './corpus/random.mjs'

const count = Number(process.argv[2] ?? 100_000)
const dist = process.argv[3] ?? '../dist'
const recordOf = recordsOf(await import(`${dist}/dataset/properties.js`))
const folder = mkdtempSync(join(tmpdir(), 'fts5-'))
const db = new Database(join(folder, 'index.db'))
db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
  CREATE VIRTUAL TABLE texts USING fts5(title, keyword, publisher, description, content='', prefix='1 2 3',
    tokenize="unicode61 remove_diacritics 0");
  CREATE TABLE facets (id INTEGER PRIMARY KEY, category, authority, source, access, year);
  CREATE TABLE keywords (id, keyword); `)
const addText = db.prepare(
  'INSERT INTO texts (rowid, title, keyword, publisher, description) VALUES (?, ?, ?, ?, ?)',
)
const addFacets = db.prepare('INSERT INTO facets VALUES (?, ?, ?, ?, ?, ?)')
const addKeyword = db.prepare('INSERT INTO keywords VALUES (?, ?)')
const all = (texts) => texts.map(({ value }) => value).join(' ')

let processor = 0
const measured = (work) => {
  const before = process.cpuUsage()
  const start = performance.now()
  const result = work()
  const used = process.cpuUsage(before)
  return { result, ms: performance.now() - start, processorMs: (used.user + used.system) / 1000 }
}
for (let from = 0; from < count; from += 5000) {
  const records = Array.from({ length: Math.min(5000, count - from) }, (_, i) => [
    from + i,
    recordOf(from + i),
  ])
  const write = db.transaction(() => {
    for (const [id, { description: d, authority, source }] of records) {
      const rest = [
        ...d.description,
        ...d.populationCoverage,
        ...d.distribution.flatMap((one) => one.description),
      ]
      addText.run(id, all(d.title), all(d.keyword), all(d.publisher[0].name), all(rest))
      addFacets.run(
        id,
        d.healthCategory[0].iri,
        authority,
        source,
        d.accessRights[0].iri,
        d.temporal[0].start.from,
      )
      for (const { value } of d.keyword) addKeyword.run(id, value)
    }
  })
  processor += measured(write).processorMs
}
db.exec('CREATE INDEX byRecord ON keywords (id, keyword)')
console.log(`built ${count}: ${Math.round((count * 1000) / processor)} datasets/s of processor time`)

const hits = db.prepare(
  'SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 8, 4, 2, 1) LIMIT 20',
)
db.exec('CREATE TEMP TABLE matched (id INTEGER PRIMARY KEY)')
const empty = db.prepare('DELETE FROM matched')
const fill = db.prepare('INSERT INTO matched SELECT rowid FROM texts WHERE texts MATCH ?')
const counts = ['category', 'authority', 'source', 'access'].map((column) =>
  db.prepare(
    `SELECT ${column}, count(*) FROM matched JOIN facets USING (id) GROUP BY 1 ORDER BY 2 DESC LIMIT 100`,
  ),
)
counts.push(
  db.prepare(
    'SELECT keyword, count(*) FROM matched JOIN keywords USING (id) GROUP BY 1 ORDER BY 2 DESC LIMIT 100',
  ),
)
const random = randomFrom(3)
const kinds = {
  'most frequent': () => `"${words[Math.floor(random() * 30)]}"`,
  'frequent + frequent': () =>
    `"${words[15 + Math.floor(random() * 30)]}" "${words[15 + Math.floor(random() * 30)]}"`,
  'drawn word': () => `"${words[drawWord(random)]}"*`,
  'rare word': () => `"${words[1000 + Math.floor(random() * 50_000)]}"*`,
  'one letter': () => `"${pick(random, 'abdefghiklmnoprstuv'.split(''))}"*`,
  'two letters': () => `"${pick(random, SYLLABLES).slice(0, 2)}"*`,
}
const quantile = (list, share) => list.toSorted((a, b) => a - b).at(Math.floor(list.length * share))

for (const [name, make] of Object.entries(kinds)) {
  const ranking = []
  const counting = []
  for (let n = 0; n < 12; n++) {
    const text = make()
    ranking.push(measured(() => hits.all(text)).processorMs)
    const countFacets = () => {
      empty.run()
      fill.run(text)
      return counts.map((statement) => statement.all())
    }
    counting.push(measured(countFacets).processorMs)
  }
  const at = (list, share) => String(quantile(list, share).toFixed(1)).padStart(7)
  console.log(
    `${name.padEnd(20)} processor: ranking p50 ${at(ranking, 0.5)} p95 ${at(ranking, 0.95)} ms, facets p50 ${at(counting, 0.5)} p95 ${at(counting, 0.95)} ms`,
  )
}
db.close()
rmSync(folder, { recursive: true })
