import { join } from 'node:path'
import type { CatalogueStore } from './catalogue/store.ts'
import { openSqliteStore } from './catalogue/sqlite-store.ts'
import type { Configuration } from './config.ts'
import { openEmbeddedEngine } from './search/embedded.ts'
import type { SearchEngine } from './search/engine.ts'
import { followCatalogue, rebuildFromCatalogue } from './search/follow.ts'
import { followTogether } from './search/follow-together.ts'
import { openMeilisearch } from './search/meilisearch.ts'
import { openProfiles, type Profiles } from './validation/profiles.ts'
import { openVariableIndex, type VariableIndex } from './search/variables/variable-index.ts'
import { storedSource } from './sources/source.ts'
import { loadVocabularies } from './vocabulary/load.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'

/** Everything that reads and writes, put together once from the configuration. */
export interface Application {
  readonly configuration: Configuration
  readonly store: CatalogueStore
  readonly engine: SearchEngine
  readonly variables: VariableIndex
  readonly vocabulary: Vocabulary
  readonly profiles: Profiles
  /** Brings the indexes in step with the catalogue, whoever changed it. */
  readonly follow: (onProgress?: (position: number) => void) => Promise<void>
  /** True while the catalogue has what an index has not seen. */
  readonly isBehind: () => Promise<boolean>
  /** Builds the indexes from nothing, while the search index that is there goes on answering. */
  readonly rebuild: (onProgress?: (position: number) => void) => Promise<void>
  readonly close: () => Promise<void>
}

export const catalogueFile = ({ dataFolder }: Configuration): string => join(dataFolder, 'catalogue.db')

/** The catalogue with every configured source registered. */
export async function openStore(configuration: Configuration): Promise<CatalogueStore> {
  const store = openSqliteStore(catalogueFile(configuration))
  for (const settings of configuration.sources) await store.saveSource(storedSource(settings))
  return store
}

export async function openApplication(configuration: Configuration): Promise<Application> {
  const vocabulary = loadVocabularies()
  const store = await openStore(configuration)
  const engine = await openEngine(configuration, { store, vocabulary })
  const variables = openVariableIndex(join(configuration.dataFolder, 'variables.db'), vocabulary)
  return {
    configuration,
    store,
    engine,
    variables,
    vocabulary,
    profiles: profilesOf(configuration, vocabulary),
    follow: async (onProgress = () => {}) =>
      followTogether({
        store,
        engines: [engine, variables],
        onProgress: ({ position }) => onProgress(position),
      }),
    async isBehind() {
      const sequence = await store.sequence()
      return sequence !== (await engine.position()) || sequence !== (await variables.position())
    },
    async rebuild(onProgress = () => {}) {
      await rebuildFromCatalogue({ store, engine, onProgress: ({ position }) => onProgress(position) })
      await variables.clear()
      await followCatalogue({ store, engine: variables })
    },
    async close() {
      await engine.close()
      await variables.close()
      await store.close()
    },
  }
}

/** The profiles of the package and of the operator; compiled when first used. */
export const profilesOf = ({ profilesFolder }: Configuration, vocabulary: Vocabulary): Profiles =>
  openProfiles({ vocabulary, ...(profilesFolder !== undefined && { folder: profilesFolder }) })

function openEngine(
  { search, dataFolder }: Configuration,
  known: { readonly store: CatalogueStore; readonly vocabulary: Vocabulary },
): Promise<SearchEngine> {
  if (search.engine === 'meilisearch') return openMeilisearch({ ...search, ...known })
  return openEmbeddedEngine({ ...known, snapshot: join(dataFolder, 'search-index.snapshot') })
}
