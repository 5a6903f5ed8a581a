import type { FindingKind } from '../validation/finding.ts'
import type { Severity } from '../validation/shape.ts'

/** What came of a run, in the order of how much of it can be trusted. */
export type RunOutcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  /** Everything that could be read is stored; some datasets could not be. */
  | { readonly kind: 'partly-rejected' }
  /** It would have deleted more than may go unasked: `deletions` of `records`. Nothing was; everything else is stored. */
  | {
      readonly kind: 'held'
      readonly deletions: number
      readonly records: number
      readonly decision?: {
        readonly kind: 'approved' | 'rejected'
        readonly at: string
        readonly deleted: number
      }
      /** The later run that has found out anew what is absent, where nobody had decided by then. */
      readonly supersededBy?: string
    }
  /** The answer had no dataset at all: nothing was deleted. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Reached, but not RDF, or broken before its end; what came before the break and was not known is stored. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly line?: number }
  | { readonly kind: 'interrupted'; readonly reason: string }
  /** A bug or broken infrastructure on our side. */
  | { readonly kind: 'failed'; readonly reason: string }

export interface RunCounts {
  readonly found: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly deleted: number
  readonly held: number
  readonly rejected: number
}

export const NO_COUNTS: RunCounts = {
  found: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  held: 0,
  rejected: 0,
}

/** What the profile says of the datasets that a run validated: new ones, changed ones, and those validated with older shapes. */
export interface RunFindings {
  readonly datasets: number
  readonly conforming: number
  /** Datasets that have no report: their profile cannot be used, or they were too much for it. */
  readonly unvalidated: number
  readonly counts: Readonly<Record<Severity, number>>
  /** The twenty kinds found in most datasets, those first. */
  readonly frequent: readonly FrequentFinding[]
}

export interface FrequentFinding {
  readonly kind: Omit<FindingKind, 'howToFix'>
  readonly findings: number
  readonly datasets: number
}

/** A dataset that was not stored, or a part of a document that could not be used, and why. */
export interface Rejection {
  readonly document: string
  readonly iri?: string
  readonly line?: number
  readonly reason: string
}

export interface RunReport {
  readonly id: string
  readonly source: string
  readonly startedAt: string
  readonly endedAt?: string
  readonly outcome: RunOutcome
  readonly counts: RunCounts
  /** Absent where nothing was validated. */
  readonly findings?: RunFindings
  /** Milliseconds spent per stage; `validate` goes on beside the reading of what comes next. */
  readonly timings: Readonly<
    Partial<Record<'fetch' | 'parse' | 'decide' | 'validate' | 'store' | 'index', number>>
  >
  /** The first hundred; `counts.rejected` has them all. */
  readonly rejections: readonly Rejection[]
  /** What the source has and does not make public: `documents` are the first hundred. Absent where there was none. */
  readonly passedOver?: { readonly count: number; readonly documents: readonly Rejection[] }
  readonly bytes: number
  /** What the catalogue holds of the source after the run; absent while it is under way, and of a dry run. */
  readonly totals?: { readonly active: number; readonly missing: number; readonly deleted: number }
  /** The interrupted run that this one goes on with. */
  readonly continues?: string
}
