import type { CatalogueStore } from '../catalogue/store.ts'
import type { Configuration } from '../config.ts'
import type { Administration } from '../harvest/administration.ts'
import type { Checks } from '../harvest/checks/checks.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { VariableIndex } from '../search/variables/variable-index.ts'
import type { Profiles } from '../validation/profiles.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** What the machine-readable side reads from; handlers are functions of it. */
export interface ApiDependencies {
  readonly configuration: Configuration
  readonly store: CatalogueStore
  readonly engine: SearchEngine
  readonly variables: Pick<VariableIndex, 'find'>
  readonly vocabulary: Vocabulary
  readonly profiles: Profiles
  readonly checks: Checks
  readonly administration: Administration
  readonly now: () => Date
  /** Told of every error that was answered with 500. */
  readonly onError?: (error: Error) => void
}
