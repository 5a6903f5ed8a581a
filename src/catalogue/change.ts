import type { RecordState } from './record.ts'
import type { RunOutcome } from './run.ts'
import type { KnownRecord } from './store.ts'

/**
 *            found                     absent, read to the end      grace is over
 *   (none) ────────▶ active ─────────────────────────▶ missing ─────────────────────▶ deleted
 *                      ▲  └── found, other content: updated │                            │
 *                      └───────────── found again ──────────┴──────── restored ──────────┘
 */
export function decideChange(
  known: Pick<KnownRecord, 'state' | 'fingerprint'> | undefined,
  fingerprint: string,
): 'created' | 'updated' | 'restored' | 'unchanged' {
  if (!known) return 'created'
  if (known.state === 'deleted') return 'restored'
  return known.fingerprint === fingerprint ? 'unchanged' : 'updated'
}

const DAY_MS = 86_400_000

/** What becomes of a record that its source no longer has. Without days of grace it is deleted at once. */
export function decideAbsence(
  record: { readonly state: RecordState; readonly missingSince?: string },
  now: string,
  graceDays: number,
): 'missing' | 'deleted' | 'keep' {
  if (record.state === 'deleted') return 'keep'
  const absentMs = Date.parse(now) - Date.parse(record.missingSince ?? now)
  if (absentMs >= graceDays * DAY_MS) return 'deleted'
  return record.state === 'missing' ? 'keep' : 'missing'
}

/** What a run read, as far as it tells which datasets a source no longer has. */
export interface Reading {
  readonly outcome: RunOutcome
  /** Datasets understood. */
  readonly datasets: number
  /** Parts that could not be read and may have hidden a dataset: whole documents, datasets without a known IRI. */
  readonly unreadableParts: number
  /** Everything the source has was asked for, not changes alone. */
  readonly isFull: boolean
}

/** Absence is only known from an answer that was read to its end; an empty or broken one says nothing. */
export function mayDelete({ outcome, datasets, unreadableParts, isFull }: Reading): boolean {
  switch (outcome.kind) {
    case 'done':
    case 'partly-rejected':
      return isFull && datasets > 0 && unreadableParts === 0
    case 'running':
    case 'empty':
    case 'unreachable':
    case 'unreadable':
    case 'interrupted':
    case 'failed':
      return false
  }
}

export interface Candidate {
  readonly source: string
  readonly state: RecordState
  readonly firstSeen: string
  readonly publisher: string
  /** Authority of the source, '' when it names none. */
  readonly sourceAuthority: string
}

/** Of several sources that publish one IRI: what is still there before what is deleted, then the authority's own source, then the first seen. */
export function leadingRecord<C extends Candidate>(candidates: readonly C[]): C | undefined {
  return [...candidates].sort(compareCandidates)[0]
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    Number(a.state === 'deleted') - Number(b.state === 'deleted') ||
    Number(isOwnSource(b)) - Number(isOwnSource(a)) ||
    compareText(a.firstSeen, b.firstSeen) ||
    compareText(a.source, b.source)
  )
}

const isOwnSource = (candidate: Candidate): boolean =>
  candidate.sourceAuthority !== '' && candidate.sourceAuthority === candidate.publisher

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
