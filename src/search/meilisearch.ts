import { Meilisearch } from 'meilisearch'
import type { EnqueuedTaskPromise } from 'meilisearch'
import type { ConceptLookup } from './concepts.ts'
import { documentFromRecord } from './document.ts'
import type { IndexBatch, SearchEngine } from './engine.ts'
import { idsFound, searchDocuments } from './meilisearch/answering.ts'
import type { Context } from './meilisearch/asking.ts'
import { crossCount, similarTo, suggest } from './meilisearch/neighbours.ts'
import { openState } from './meilisearch/state.ts'
import type { EngineState } from './meilisearch/state.ts'
import { indexSettings } from './meilisearch/settings.ts'
import { keyOf, storedFrom } from './meilisearch/stored.ts'
import type { StoredDocument } from './meilisearch/stored.ts'

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
    similar: (request) => similarTo(request, context),
    crossCount: (rows, columns) => crossCount(rows, columns, context),
    async rebuild(fill) {
      await rebuild(fill, context)
    },
    clear: () => emptyIndex(context),
    async persist() {},
    async close() {},
  }
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
