import { Meilisearch } from 'meilisearch'

/** Another baseline, where a server is present: Meilisearch with its default settings over the same texts. */
export async function openDefaultMeilisearch(documents, { url, apiKey }) {
  const client = new Meilisearch({ host: url, ...(apiKey ? { apiKey } : {}) })
  const index = client.index('relevance-baseline')
  await client.deleteIndexIfExists('relevance-baseline')
  const plain = documents.map(({ id, texts }) => ({
    id,
    ...Object.fromEntries(
      Object.entries(texts).map(([name, list]) => [name, list.map(({ value }) => value)]),
    ),
  }))
  await index.addDocuments(plain, { primaryKey: 'id' }).waitTask({ timeout: 60_000 })
  return {
    search: async (text) => (await index.search(text, { limit: 10 })).hits.map(({ id }) => id),
    close: () => client.deleteIndexIfExists('relevance-baseline'),
  }
}
