import type { RunReport } from '../catalogue/run.ts'
import type { SourceSettings } from '../sources/source.ts'

/** A source that is harvested. */
export interface RegisteredSource {
  readonly settings: SourceSettings
  /** The configuration file, which is changed by its owner alone; or added while the server ran. */
  readonly origin: 'file' | 'added'
  /** Why it cannot be harvested as things are. */
  readonly problem?: string
}

/** One thing wrong with settings that were handed in. */
export interface SettingsProblem {
  /** As in the settings: `deletion.graceDays`; '' for all of them. */
  readonly path: string
  readonly message: string
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly source: RegisteredSource }
  | { readonly kind: 'problems'; readonly problems: readonly SettingsProblem[] }
  /** Another source has the id. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'in-file' }
  | { readonly kind: 'unknown' }

export type RemoveOutcome =
  | { readonly kind: 'removed'; readonly deleted: number; readonly kept: number }
  | { readonly kind: 'in-file' }
  | { readonly kind: 'unknown' }
  /** A source is not removed under a run that goes on storing what it has. */
  | { readonly kind: 'under-way'; readonly run: string }

export type StartOutcome =
  /** Waiting or running; `isNew` tells whether this very request began it. */
  | { readonly kind: 'under-way'; readonly run: RunReport; readonly isNew: boolean }
  | { readonly kind: 'unusable'; readonly problem: string }
  | { readonly kind: 'unknown' }

/** What is known of the sources beside their records, and what administrators do with them. */
export interface Administration {
  readonly sources: () => Promise<readonly RegisteredSource[]>
  /** ISO 8601; undefined for a source that is harvested by hand. */
  readonly nextRun: (settings: SourceSettings) => string | undefined
  readonly add: (given: unknown) => Promise<SaveOutcome>
  readonly change: (id: string, given: unknown) => Promise<SaveOutcome>
  /** Its records stay as they are, or go as if the source had called them gone. */
  readonly remove: (id: string, records: 'keep' | 'delete') => Promise<RemoveOutcome>
  /** Starts a run unless one is waiting or under way. */
  readonly harvest: (id: string) => Promise<StartOutcome>
  /** A run that was asked for and has not begun; or the run that another process had under way instead. */
  readonly askedFor: (run: string) => Promise<RunReport | undefined>
}
