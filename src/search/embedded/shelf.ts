import type { CatalogueStore } from '../../catalogue/store.ts'
import type { ConceptLookup } from '../concepts.ts'
import type { SearchDocument } from '../document.ts'
import { documentFromRecord } from '../document.ts'
import { Recent } from './recent.ts'

/** The documents that were drawn last; others are read from the store again. */
export interface Shelf {
  readonly documentsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, SearchDocument>>
  /** What is known of these is no longer so. */
  readonly remove: (ids: readonly string[]) => void
  readonly clear: () => void
}

const MOST_DOCUMENTS = 4000

export function createShelf(settings: {
  readonly store: Pick<CatalogueStore, 'recordsOf'>
  readonly vocabulary: ConceptLookup
}): Shelf {
  const recent = new Recent<SearchDocument>(MOST_DOCUMENTS)
  return {
    async documentsOf(ids) {
      const documents = new Map<string, SearchDocument>()
      const unknown: string[] = []
      for (const id of ids) {
        const document = recent.get(id)
        if (document) documents.set(id, document)
        else unknown.push(id)
      }
      for (const record of unknown.length > 0 ? await settings.store.recordsOf(unknown) : []) {
        const document = documentFromRecord(record, settings.vocabulary)
        recent.set(record.id, document)
        documents.set(record.id, document)
      }
      return documents
    },
    remove(ids) {
      for (const id of ids) recent.delete(id)
    },
    clear: () => recent.clear(),
  }
}
