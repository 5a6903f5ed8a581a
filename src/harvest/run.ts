import type { RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { NetworkSettings, ReadSource, SourceSettings } from '../sources/source.ts'
import type { ContentValidator } from '../validation/contents/content-validator.ts'
import type { Doubtful } from './doubtful.ts'
import type { FindingsTally } from './findings.ts'
import type { Progress } from './progress.ts'
import type { RunReading } from './reading.ts'
import type { Tally } from './tally.ts'
import type { RunValidation } from './validate-changes.ts'

export interface HarvestOptions {
  readonly settings: SourceSettings
  readonly store: CatalogueStore
  readonly network: NetworkSettings
  /** Of the run, where somebody has been told of it already. */
  readonly id?: string
  /** In place of the reader of the source's kind: for a document that is in hand already. */
  readonly read?: ReadSource
  readonly now: () => Date
  /** Its reason, an Error, is what the report says. */
  readonly signal?: AbortSignal
  /** Reads everything, even what is byte for byte the same as last time. */
  readonly force?: boolean
  /** Reads and decides, stores nothing: the report tells what a run would do. */
  readonly dryRun?: boolean
  /** Holds what is stored against the source's profile; absent: nothing is validated. */
  readonly validator?: ContentValidator
  /** Hears of what each batch changes, or would change in a dry run. */
  readonly onChanges?: (changes: readonly PlannedChange[]) => void
  /** Hears of the run after each batch. */
  readonly onProgress?: (report: RunReport) => void
}

/** What a run does to a record, or would do. */
export interface PlannedChange {
  readonly kind: 'created' | 'updated' | 'restored' | 'missing' | 'deleted' | 'held'
  readonly id: string
  readonly iri: string
}

/** One run under way. */
export interface Run {
  readonly options: HarvestOptions
  readonly identity: Pick<RunReport, 'id' | 'source' | 'startedAt'>
  readonly tally: Tally
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Of a dry run, what it has met: IRI → fingerprint. A real run asks the store. */
  readonly met: Map<string, string> | undefined
  readonly doubtful: Doubtful
  /** Of a dry run, the IRIs that the source itself calls gone. A real run asks the store. */
  readonly withdrawn: Set<string> | undefined
  readonly reading: RunReading
  /** Absent where nothing is validated. */
  readonly validation: RunValidation | undefined
  readonly findings: FindingsTally
}

/** Stamped with the moment it is stored at, so that a past state shows what could be seen then. */
export const contextOf = ({ options, identity }: Run) => ({
  source: identity.source,
  run: identity.id,
  at: options.now().toISOString(),
})
