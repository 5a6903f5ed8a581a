import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/**
 * Known-item search: the words of each title, asked for over all datasets of a CSV file with the columns id, title,
 * description, keywords and publisher. Datasets of one title are one item; titles of one word say too little.
 */
export async function searchKnownItems(path, { openEmbeddedEngine, vocabulary, properties }) {
  const rows = parse(readFileSync(path, 'utf8'), { columns: true, relax_column_count: true, bom: true })
  const records = [...new Map(rows.map((row) => [row.id, row])).values()]
    .filter(({ id, title }) => id && title)
    .map((row) => recordOf(row, properties))
  const byId = new Map(records.map((record) => [record.id, record]))
  const store = { recordsOf: async (ids) => ids.map((id) => byId.get(id)) }
  const engine = await openEmbeddedEngine({ store, vocabulary })
  await engine.update({ records, deleted: [], position: 1 })
  const titleOf = ({ description }) => description.title[0].value.trim().toLowerCase()
  let asked = 0
  let found = 0
  const missed = []
  for (const record of records) {
    const words = titleOf(record).match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length < 2) continue
    asked++
    const { hits } = await engine.search({ ...ASKED, text: `${words.join(' ')} ` })
    const isThere = hits.some(({ id }) => titleOf(byId.get(id)) === titleOf(record))
    if (isThere) found++
    else missed.push(words.join(' '))
  }
  await engine.close()
  return { datasets: records.length, asked, inFirstThree: found / asked, missed }
}

const ASKED = { language: 'en', sort: 'relevance', limit: 3, offset: 0, filters: {}, ranges: {} }

function recordOf({ id, title, abstract, description, keywords, publisher }, { classes, datasetProperties }) {
  const english = (value) => (value ? [{ value, language: 'en' }] : [])
  const emptyOf = (table) => ({
    types: [],
    other: [],
    ...Object.fromEntries(Object.keys(table).map((name) => [name, []])),
  })
  const agent = { ...emptyOf(classes.agent), name: english(publisher) }
  return {
    id,
    iri: `https://example.org/${id}`,
    source: 'known-items',
    authority: '',
    description: {
      ...emptyOf(datasetProperties),
      title: english(title),
      description: [...english(abstract), ...english(description)],
      keyword: (keywords ?? '').split(',').flatMap((word) => english(word.trim())),
      publisher: publisher ? [agent] : [],
    },
  }
}
