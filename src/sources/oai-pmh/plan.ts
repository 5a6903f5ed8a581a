import type { ReadContext } from '../source.ts'
import type { Repository } from './repository.ts'

/** What was asked for: another format or set is another list. */
export interface AskedList {
  readonly base: string
  readonly prefix: string
  readonly set: string | undefined
}

/** What the next run needs to know of this one. */
export interface HarvestState extends AskedList {
  /** By the repository's clock: from here on everything is to be asked for. */
  readonly since: string
  /** When the last full list was begun. */
  readonly fullAt: string
}

/** What to ask for first. */
export interface Listing {
  /** Goes into every position, so that a run that is resumed knows what it is resuming. */
  readonly state: AskedList & { readonly fullAt: string }
  readonly from?: string | undefined
  readonly token?: string | undefined
  /** Known already where a list is resumed. */
  readonly until?: string | undefined
}

/** A transaction of the repository may end after a later one, and its clock may be turned back a little. */
const OVERLAP_MS = 10 * 60_000
const DAY_MS = 86_400_000
/** `transient`: deletions are told for some time, nobody knows for how long. */
const FULL_EVERY_MS = 7 * DAY_MS

type Known = Pick<ReadContext, 'state' | 'position' | 'now'>

export function planListing(asked: AskedList, repository: Repository, known: Known): Listing {
  const { now } = known
  const resumed = readKept(known.position, asked)
  if (resumed?.token !== undefined && resumed.fullAt !== undefined) {
    const { token, from, until, fullAt } = resumed
    return { state: { ...asked, fullAt }, token, from, until }
  }
  const last = readKept(known.state, asked)
  const { since, fullAt } = last ?? {}
  if (since !== undefined && fullAt !== undefined && mayAskForChanges(repository, { since, fullAt }, now))
    return { state: { ...asked, fullAt }, from: stampOf(since, repository) }
  return { state: { ...asked, fullAt: now.toISOString() } }
}

/** Without word of what is deleted, only a full list tells what is gone. */
function mayAskForChanges(
  { deletedRecord }: Repository,
  last: Pick<HarvestState, 'since' | 'fullAt'>,
  now: Date,
): boolean {
  if (deletedRecord === 'no' || Number.isNaN(Date.parse(last.since))) return false
  return deletedRecord === 'persistent' || now.getTime() - Date.parse(last.fullAt) < FULL_EVERY_MS
}

/** What was kept of the same list; nothing of any other, nor of what another version of the program has written. */
function readKept(
  written: string | undefined,
  asked: AskedList,
): Partial<HarvestState & Listing> | undefined {
  if (written === undefined) return undefined
  try {
    const kept = JSON.parse(written) as Partial<HarvestState & Listing>
    const isSame = kept.base === asked.base && kept.prefix === asked.prefix && kept.set === asked.set
    return isSame ? kept : undefined
  } catch {
    return undefined
  }
}

/** What the next run is to know, where it can ask for changes at all. */
export function stateAfter(
  { state }: Listing,
  { deletedRecord }: Repository,
  { until, now }: { until: string | undefined; now: Date },
): string | undefined {
  if (deletedRecord === 'no') return undefined
  const beganMs = Date.parse(until ?? '')
  // A repository whose answers have no date is taken to be within a day of us.
  const since = Number.isNaN(beganMs) ? now.getTime() - DAY_MS : beganMs - OVERLAP_MS
  return JSON.stringify({ ...state, since: new Date(since).toISOString() } satisfies HarvestState)
}

/** As the repository writes its datestamps (§3.3): seconds or days, in UTC. */
const stampOf = (iso: string, { hasSeconds }: Repository): string =>
  hasSeconds ? iso.replace(/\.\d+Z$/, 'Z') : iso.slice(0, 10)
