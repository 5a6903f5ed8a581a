import type { CatalogueStore } from '../catalogue/store.ts'
import type { ConceptLookup } from './concepts.ts'
import { documentFromRecord } from './document.ts'
import { CatalogueIndex } from './embedded/catalogue-index.ts'
import { crossCounts } from './embedded/cross-counts.ts'
import { reasonIn } from './embedded/expand.ts'
import { Recent } from './embedded/recent.ts'
import { searchIndex } from './embedded/search-index.ts'
import type { FoundDocuments } from './embedded/search-index.ts'
import { createShelf } from './embedded/shelf.ts'
import type { Shelf } from './embedded/shelf.ts'
import { suggestFrom } from './embedded/suggest.ts'
import type { SearchEngine } from './engine.ts'
import { explainHit } from './explain.ts'
import { facetFields } from './fields.ts'
import { facetLabel } from './labels.ts'
import type { FacetCount, SearchQuery, SearchResult } from './query.ts'

export interface EmbeddedSettings {
  /** Hits are drawn from its records: the index itself keeps no texts. */
  readonly store: Pick<CatalogueStore, 'recordsOf'>
  readonly vocabulary: ConceptLookup
}

const RECENT_RESULTS = 256

/** The search engine inside this process: an inverted index in memory that follows the catalogue. */
export async function openEmbeddedEngine(settings: EmbeddedSettings): Promise<SearchEngine> {
  const { vocabulary } = settings
  const shelf = createShelf(settings)
  const results = new Recent<SearchResult>(RECENT_RESULTS)
  let index = new CatalogueIndex()
  let position = 0
  return {
    name: 'embedded',
    position: async () => position,
    async update(batch) {
      results.clear()
      for (const id of batch.deleted) {
        index.remove(id)
        shelf.remove(id)
      }
      for (const record of batch.records) {
        const document = documentFromRecord(record, vocabulary)
        index.put(document)
        shelf.refresh(document)
      }
      position = batch.position
    },
    async search(query) {
      const key = JSON.stringify(query)
      const known = results.get(key)
      if (known) return known
      const at = position
      const result = await drawResult(searchIndex(query, index), { query, index, shelf, vocabulary })
      // An update came in between: right for its moment, wrong from now on.
      if (at === position) results.set(key, result)
      return result
    },
    suggest: (request) => suggestFrom(request, { index, shelf, vocabulary }),
    crossCount: async (rows, columns) => crossCounts(index, rows, columns),
    async rebuild(fill) {
      const fresh = new CatalogueIndex()
      let reached = 0
      await fill({
        position: async () => reached,
        update: async (batch) => {
          for (const id of batch.deleted) fresh.remove(id)
          for (const record of batch.records) fresh.put(documentFromRecord(record, vocabulary))
          reached = batch.position
        },
      })
      index = fresh
      position = reached
      shelf.clear()
      results.clear()
    },
    async clear() {
      index = new CatalogueIndex()
      position = 0
      shelf.clear()
      results.clear()
    },
    async persist() {},
    async close() {},
  }
}

interface Drawing {
  readonly query: SearchQuery
  readonly index: CatalogueIndex
  readonly shelf: Shelf
  readonly vocabulary: ConceptLookup
}

async function drawResult(found: FoundDocuments, drawing: Drawing): Promise<SearchResult> {
  const { query, index, shelf } = drawing
  const documents = await shelf.documentsOf(found.hits.map(({ id }) => id))
  const words = found.words.map((word) => ({ reasonFor: reasonIn(word, index) }))
  const asked = { words, language: query.language }
  const hits = found.hits.flatMap(({ id, score }) => {
    // Gone from the store since: the index hears of it in a moment.
    const document = documents.get(id)
    return document ? [{ id, score, document, ...explainHit(document, asked) }] : []
  })
  return { total: found.total, hits, facets: labelled(found.facets, drawing), dropped: found.dropped }
}

function labelled(
  facets: FoundDocuments['facets'],
  { index, vocabulary }: Pick<Drawing, 'index' | 'vocabulary'>,
): SearchResult['facets'] {
  const label = (
    counts: FoundDocuments['facets'][keyof FoundDocuments['facets']],
    name: keyof typeof facets,
  ) =>
    counts.map(({ id, value, count }): FacetCount => {
      const known = { vocabulary, name: id < 0 ? undefined : index.facets.nameOf(id) }
      return { value, label: facetLabel(name, value, known), count }
    })
  const entries = facetFields.map(({ name }) => [name, label(facets[name], name)] as const)
  return Object.fromEntries(entries) as Partial<SearchResult['facets']> as SearchResult['facets']
}
