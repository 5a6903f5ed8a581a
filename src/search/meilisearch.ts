import { Meilisearch } from 'meilisearch'
import type { EnqueuedTaskPromise, MultiSearchQuery, MultiSearchResult } from 'meilisearch'
import type { ConceptLookup } from './concepts.ts'
import { documentFromRecord } from './document.ts'
import type { CrossCount, IndexBatch, SearchEngine } from './engine.ts'
import { facetFields } from './fields.ts'
import type { FacetName } from './fields.ts'
import { openState } from './meilisearch/state.ts'
import type { EngineState } from './meilisearch/state.ts'
import { countRequest, filterOf, idsRequest, searchRequests } from './meilisearch/requests.ts'
import { readResult, statedCounts } from './meilisearch/results.ts'
import { facetAttribute, indexSettings } from './meilisearch/settings.ts'
import { keyOf, storedFrom } from './meilisearch/stored.ts'
import type { StoredDocument } from './meilisearch/stored.ts'
import { facetLabel } from './labels.ts'
import type { SearchQuery, SearchResult } from './query.ts'
import { suggestionsFor } from './suggestions.ts'
import { readQuery } from './query-units.ts'
import type { QueryWord } from './text/words.ts'

export interface MeilisearchSettings {
  readonly url: string
  readonly apiKey?: string
  readonly vocabulary: ConceptLookup
  /** Name of the index; `-state` and `-next` are put after it for its companions. */
  readonly index?: string
}

/** Large batches of long documents take their time; a task that takes longer than this has not failed, we stop waiting. */
const TASK_TIMEOUT_MS = 600_000
const TASK_POLL_MS = 25
const SUGGESTED_FROM = 12

const NOTHING: SearchQuery = {
  text: '',
  language: 'da',
  sort: 'relevance',
  limit: 0,
  offset: 0,
  filters: {},
  ranges: {},
}

/** The search engine as a Meilisearch server, shared by any number of web processes. */
export async function openMeilisearch(settings: MeilisearchSettings): Promise<SearchEngine> {
  const { vocabulary, index: name = 'datalandkort' } = settings
  const client = new Meilisearch({
    host: settings.url,
    ...(settings.apiKey === undefined ? {} : { apiKey: settings.apiKey }),
    defaultWaitOptions: { timeout: TASK_TIMEOUT_MS, interval: TASK_POLL_MS },
  })
  const state = await openState(client, name)
  if (!(await state.isCurrent())) await emptyIndex({ client, name, state })
  const context: Context = { client, name, state, vocabulary }
  return {
    name: 'meilisearch',
    position: async () => (await state.read()).position,
    async update(batch) {
      const names = await writeBatch(client, { name, vocabulary, batch })
      await state.write({ position: batch.position, names })
    },
    search: (query) => searchDocuments(query, context),
    idsFound: (query) => idsFound(query, context),
    suggest: (request) => suggest(request, context),
    crossCount: (rows, columns) => crossCount(rows, columns, context),
    async rebuild(fill) {
      await rebuild(fill, context)
    },
    clear: () => emptyIndex(context),
    async persist() {},
    async close() {},
  }
}

interface Context {
  readonly client: Meilisearch
  readonly name: string
  readonly state: EngineState
  readonly vocabulary: ConceptLookup
}

/** Waits for a task and says why it failed: an accepted task may still be refused later. */
async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error } = await task.waitTask()
  if (status !== 'succeeded') throw new Error(`Meilisearch: ${error?.message ?? `the task is ${status}`}`)
}

async function writeBatch(
  client: Meilisearch,
  { name, vocabulary, batch }: { name: string; vocabulary: ConceptLookup; batch: IndexBatch },
): Promise<EngineNames> {
  const documents = batch.records.map((record) => documentFromRecord(record, vocabulary))
  const index = client.index<StoredDocument>(name)
  if (batch.deleted.length > 0) await done(index.deleteDocuments(batch.deleted.map(keyOf)))
  if (documents.length > 0) await done(index.addDocuments(documents.map(storedFrom), { primaryKey: 'id' }))
  return namesOf(documents.map((document) => document.names))
}

type EngineNames = Parameters<EngineState['write']>[0]['names']

function namesOf(all: readonly EngineNames[]): EngineNames {
  const names: Record<string, Record<string, Readonly<Record<string, string>>>> = {}
  for (const each of all) {
    for (const [facet, values] of Object.entries(each)) names[facet] = { ...names[facet], ...values }
  }
  return names
}

async function emptyIndex({
  client,
  name,
  state,
}: Pick<Context, 'client' | 'name' | 'state'>): Promise<void> {
  await client.deleteIndexIfExists(name)
  await createIndex(client, name)
  await state.reset()
}

async function createIndex(client: Meilisearch, name: string): Promise<void> {
  await done(client.createIndex(name, { primaryKey: 'id' }))
  await done(client.index(name).updateSettings(indexSettings()))
}

async function rebuild(fill: Parameters<SearchEngine['rebuild']>[0], context: Context): Promise<void> {
  const { client, name, state, vocabulary } = context
  const next = `${name}-next`
  let position = 0
  let names: EngineNames = {}
  await client.deleteIndexIfExists(next)
  await createIndex(client, next)
  await fill({
    position: async () => position,
    update: async (batch) => {
      names = namesOf([names, await writeBatch(client, { name: next, vocabulary, batch })])
      position = batch.position
    },
  })
  await done(client.swapIndexes([{ indexes: [name, next], rename: false }]))
  await state.reset()
  await state.write({ position, names })
  await client.deleteIndexIfExists(next)
}

type Answer = MultiSearchResult<StoredDocument>

async function ask(client: Meilisearch, queries: MultiSearchQuery[]): Promise<readonly Answer[]> {
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, StoredDocument>({ queries })
  return results
}

async function searchDocuments(query: SearchQuery, context: Context): Promise<SearchResult> {
  const { state, vocabulary } = context
  const { units, beyond } = readQuery(query.text)
  const words = units.flatMap((unit) => unit.words)
  const found = await answersFor(query, words, context)
  const { kept, answers } = found
  const dropped = [...words.filter((word) => !kept.includes(word)).map(({ term }) => term), ...beyond]
  const nothingAsked = words.length === 0 && query.text.trim() !== ''
  const read = { ...found, query, words: kept, dropped, vocabulary, nothingAsked }
  return readResult(answers, { ...read, names: await state.namesFor(answers) })
}

/** With all the words, or with those that something has together. */
async function answersFor(query: SearchQuery, words: readonly QueryWord[], context: Context) {
  const { client, name } = context
  const requests = searchRequests(name, query, words)
  const answers = await ask(client, requests.queries)
  if (totalOf(answers[1]) > 0 || words.length <= 1) return { ...requests, answers, kept: words }
  const kept = await wordsTogether(words, context)
  const fewer = searchRequests(name, query, kept)
  return { ...fewer, answers: await ask(client, fewer.queries), kept }
}

/** More than the index may hold: everything in one answer. */
const ALL = 1_000_000

async function idsFound(query: SearchQuery, context: Context): Promise<readonly string[]> {
  const words = readQuery(query.text).units.flatMap((unit) => unit.words)
  if (words.length === 0 && query.text.trim() !== '') return []
  const { kept } = await answersFor({ ...query, limit: 0 }, words, context)
  const [answer] = await ask(context.client, [
    idsRequest(context.name, { ...query, offset: 0, limit: ALL }, kept),
  ])
  return answer?.hits.map(({ document }) => document.id) ?? []
}

const totalOf = (answer: Answer | undefined): number => answer?.totalHits ?? 0

/** Words that some document has all of: first those go that nothing has, then the least telling. */
async function wordsTogether(
  words: readonly QueryWord[],
  { client, name }: Context,
): Promise<readonly QueryWord[]> {
  const counts = await ask(
    client,
    words.map((word) => countRequest(name, [word])),
  )
  const found = words
    .map((word, place) => ({ word, count: totalOf(counts[place]) }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => left.count - right.count)
    .map(({ word }) => word)
  while (found.length > 1) {
    const [together] = await ask(client, [
      countRequest(
        name,
        words.filter((word) => found.includes(word)),
      ),
    ])
    if (totalOf(together) > 0) break
    found.pop()
  }
  return found.length === 0 ? words : words.filter((word) => found.includes(word))
}

async function suggest(
  request: Parameters<SearchEngine['suggest']>[0],
  { client, name, vocabulary }: Context,
): ReturnType<SearchEngine['suggest']> {
  const words = readQuery(request.text).units.flatMap((unit) => unit.words)
  if (words.length === 0 || request.limit <= 0) return []
  const query = { ...NOTHING, text: request.text, limit: SUGGESTED_FROM }
  const answers = await ask(client, searchRequests(name, query, words).queries)
  const concepts = facetFields
    .filter(({ scheme }) => scheme !== undefined)
    .flatMap((facet) =>
      statedCounts(answers[1], facet.name).map(({ value }) => facetLabel(facet.name, value, { vocabulary })),
    )
  const documents = answers[0]?.hits.map(({ document }) => document) ?? []
  const keywords = statedCounts(answers[1], 'keyword').map(({ value }) => value)
  return suggestionsFor(words, { documents, keywords, concepts }, request)
}

async function crossCount(
  rows: FacetName,
  columns: FacetName,
  { client, name }: Context,
): Promise<readonly CrossCount[]> {
  const counting = { indexUid: name, q: '', hitsPerPage: 0, page: 1 }
  const [answer] = await ask(client, [{ ...counting, facets: [facetAttribute(rows)] }])
  const values = statedCounts(answer, rows).map(({ value }) => value)
  if (values.length === 0) return []
  const facets = [facetAttribute(columns)]
  const filters = values.map((value) => filterOf({ ...NOTHING, filters: { [rows]: [value] } }))
  const answers = await ask(
    client,
    filters.map((filter) => ({ ...counting, facets, filter })),
  )
  return values.flatMap((row, place) =>
    statedCounts(answers[place], columns).map(({ value, count }) => ({ row, column: value, count })),
  )
}
