import type { CatalogueStore } from '../catalogue/store.ts'
import type { ConceptLookup } from './concepts.ts'
import { documentFromRecord } from './document.ts'
import { createAnswers } from './embedded/answers.ts'
import { CatalogueIndex } from './embedded/catalogue-index.ts'
import { crossCounts } from './embedded/cross-counts.ts'
import { createShelf } from './embedded/shelf.ts'
import { suggestFrom } from './embedded/suggest.ts'
import type { IndexBatch, SearchEngine } from './engine.ts'

export interface EmbeddedSettings {
  /** Hits are drawn from its records: the index itself keeps no texts. */
  readonly store: Pick<CatalogueStore, 'recordsOf'>
  readonly vocabulary: ConceptLookup
}

/** The search engine inside this process: an inverted index in memory that follows the catalogue. */
export async function openEmbeddedEngine(settings: EmbeddedSettings): Promise<SearchEngine> {
  const { vocabulary } = settings
  const shelf = createShelf(settings)
  const answers = createAnswers({ shelf, vocabulary })
  let index = new CatalogueIndex()
  let position = 0
  const write = (into: CatalogueIndex, { records, deleted }: IndexBatch) => {
    for (const id of deleted) into.remove(id)
    for (const record of records) into.put(documentFromRecord(record, vocabulary))
  }
  const replace = (fresh: CatalogueIndex, reached: number) => {
    index = fresh
    position = reached
    shelf.clear()
    answers.forget()
  }
  return {
    name: 'embedded',
    position: async () => position,
    async update(batch) {
      answers.forget()
      shelf.remove([...batch.deleted, ...batch.records.map(({ id }) => id)])
      write(index, batch)
      position = batch.position
    },
    search: (query) => answers.answer(query, index),
    suggest: (request) => suggestFrom(request, { index, shelf, vocabulary }),
    crossCount: async (rows, columns) => crossCounts(index, rows, columns),
    async rebuild(fill) {
      const fresh = new CatalogueIndex()
      let reached = 0
      await fill({
        position: async () => reached,
        update: async (batch) => {
          write(fresh, batch)
          reached = batch.position
        },
      })
      replace(fresh, reached)
    },
    clear: async () => replace(new CatalogueIndex(), 0),
    async persist() {},
    async close() {},
  }
}
