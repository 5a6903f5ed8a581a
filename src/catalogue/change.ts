import type { RecordState } from './record.ts'
import type { RunOutcome, RunReport } from './run.ts'
import type { HoldDecision, KnownRecord, Sweep, UnseenRecord } from './store.ts'

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
  record: Pick<UnseenRecord, 'missingSince'> & {
    readonly state: RecordState
    readonly isWithdrawn?: boolean
    readonly isExcused?: boolean
  },
  now: string,
  graceDays: number,
): 'missing' | 'deleted' | 'keep' {
  if (record.state === 'deleted' || record.isExcused) return 'keep'
  if (record.isWithdrawn) return 'deleted'
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
    case 'held':
    case 'empty':
    case 'unreachable':
    case 'unreadable':
    case 'interrupted':
    case 'failed':
      return false
  }
}

/** Whether a run may not delete so much of what its source had, active and missing records, without being asked. */
export const shouldHold = (found: {
  readonly deletions: number
  readonly records: number
  readonly holdAbovePercent: number
}): boolean => found.deletions * 100 > found.records * found.holdAbovePercent

const MAX_SWEEP_MS = DAY_MS

/** Whether a run goes on where another one stopped. One that came no further than the one before it begins anew. */
export function mayResume(sweep: Sweep, last: RunReport | undefined, now: string): boolean {
  if (!last) return false
  const ageMs = Date.parse(now) - Date.parse(sweep.startedAt)
  if (ageMs < 0 || ageMs > MAX_SWEEP_MS) return false
  if (last.outcome.kind === 'interrupted') return true
  return sweep.run === last.id && (last.outcome.kind === 'unreachable' || last.outcome.kind === 'failed')
}

/**
 * What stands in the way of a decision on a held run; `later` are the runs of its source after it. A rejection can be
 * taken back as long as no later run asks anew; what was deleted is deleted.
 */
export function decisionObstacle(
  report: RunReport | undefined,
  later: readonly RunReport[],
  kind: 'approved' | 'rejected',
): HoldDecision | undefined {
  if (!report) return { kind: 'unknown-run' }
  if (report.outcome.kind !== 'held') return { kind: 'not-held' }
  const { decision } = report.outcome
  if (decision?.kind === kind) return { kind: 'decided', report }
  if (decision?.kind === 'approved') return { kind: 'decided-otherwise', report }
  const underWay = later.find(({ endedAt }) => endedAt === undefined)
  if (underWay) return { kind: 'under-way', run: underWay.id }
  // What was rejected is not found out anew before it has been seen: only a run that asks again stands in the way.
  const settled = later.find(({ outcome }) => (decision ? outcome.kind === 'held' : settlesAbsence(outcome)))
  return settled && { kind: 'superseded', by: settled.id }
}

const SETTLING: ReadonlySet<RunOutcome['kind']> = new Set(['done', 'partly-rejected', 'held'])

/** Whether such a run found out what is absent. */
export const settlesAbsence = ({ kind }: RunOutcome): boolean => SETTLING.has(kind)

export interface Candidate {
  readonly source: string
  readonly iri: string
  /** Address that its source is harvested from. */
  readonly sourceUrl: string
  readonly state: RecordState
  readonly firstSeen: string
  readonly publisher: string
  /** Authority of the source, '' when it names none. */
  readonly sourceAuthority: string
}

/**
 * Of several sources that publish one IRI: what is still there before what is deleted, then the authority's own source,
 * then the one on whose host the IRI lies, then the first seen. Nobody is the authority of an IRI on somebody else's
 * host, unless that one says so too.
 */
export function leadingRecord<C extends Candidate>(candidates: readonly C[]): C | undefined {
  if (candidates.length < 2) return candidates[0]
  const host = candidates.find((candidate) => candidate.state !== 'deleted' && isOnItsHost(candidate))
  const claim = (candidate: C): number =>
    4 * Number(candidate.state !== 'deleted') +
    2 * Number(isOwnSource(candidate, (host ?? candidate).publisher)) +
    Number(isOnItsHost(candidate))
  const [leading] = [...candidates].sort(
    (a, b) => claim(b) - claim(a) || compareText(a.firstSeen, b.firstSeen) || compareText(a.source, b.source),
  )
  return leading
}

const isOwnSource = ({ sourceAuthority }: Candidate, publisher: string): boolean =>
  sourceAuthority !== '' && sourceAuthority === publisher

/** Whether an IRI lies where its source, or the authority of that, is. */
export function isOnItsHost({
  iri,
  sourceUrl,
  sourceAuthority,
}: Pick<Candidate, 'iri' | 'sourceUrl' | 'sourceAuthority'>): boolean {
  const host = hostOf(iri)
  return host !== '' && (host === hostOf(sourceUrl) || host === hostOf(sourceAuthority))
}

const hostOf = (address: string): string =>
  /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).host : ''

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
