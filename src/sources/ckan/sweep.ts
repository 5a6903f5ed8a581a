import type { JsonObject } from './json.ts'
import { plainText } from './json.ts'

/** Names that are not ids sort before none: nothing was read before. */
const NOTHING = ''

/** Where one run stands. Ids and no more: a portal may have a hundred thousand packages. */
export interface Sweep {
  /** Only what has changed since; absent: everything. */
  readonly since: string | undefined
  /** Ids in the order of paging up to this one were read by the run that is continued. */
  readonly resumedAfter: string
  /** Packages met, by id, each with its IRI where that does not follow from the id. */
  readonly met: Map<string, string | undefined>
  /**
   * Newest `metadata_modified` before the first page, in milliseconds: what changes while pages are read may stand on
   * one that was read already, and is asked for again next time. 0 where it is not known.
   */
  readonly newestMs: number
  /** The id read last. */
  last?: string
  /** Of the last page. */
  count: number
  /** Pages ended before everything that was announced had come. */
  isShort: boolean
}

/** Given to the next run. */
interface State {
  readonly newestMs: number
  /** When everything was read last. */
  readonly fullAtMs: number
  /** The list of packages tells their IRIs as the packages themselves do. */
  readonly listTellsIris: boolean
}

interface Position {
  readonly start: number
  readonly after: string
  readonly newestMs: number
  readonly since?: string
}

const DAY_MS = 86_400_000
/** Renamed organisations and groups do not touch the packages that name them. */
const FULL_EVERY_MS = 7 * DAY_MS
/** The index of a portal shows a change some seconds after the moment it is stamped with. */
const OVERLAP_MS = 60_000

export interface SweepStart {
  readonly now: Date
  readonly state?: string
  readonly position?: string
}

/** @param findNewestMs asks the portal */
export async function beginSweep(
  context: SweepStart,
  findNewestMs: () => Promise<number>,
): Promise<{ sweep: Sweep; start: number; fullAtMs: number }> {
  const nowMs = context.now.getTime()
  const position = parse(context.position) as Position | undefined
  const state = parse(context.state) as State | undefined
  const since = position ? position.since : sinceOf(state, nowMs)
  return {
    start: position?.start ?? 0,
    fullAtMs: since === undefined ? nowMs : (state?.fullAtMs ?? 0),
    sweep: {
      since,
      resumedAfter: position?.after ?? NOTHING,
      newestMs: position?.newestMs ?? (await findNewestMs()),
      met: new Map(),
      count: 0,
      isShort: false,
    },
  }
}

function sinceOf(state: State | undefined, nowMs: number): string | undefined {
  if (!state?.listTellsIris || state.newestMs <= 0) return undefined
  const ageMs = nowMs - state.fullAtMs
  if (ageMs < 0 || ageMs > FULL_EVERY_MS) return undefined
  return new Date(state.newestMs - OVERLAP_MS).toISOString()
}

export const stateAfter = (state: State): string => JSON.stringify(state)

export const positionAt = (start: number, { resumedAfter, last, since, newestMs }: Sweep): string => {
  const position: Position = {
    start,
    after: last ?? resumedAfter,
    newestMs,
    ...(since !== undefined && { since }),
  }
  return JSON.stringify(position)
}

/** Of what an earlier run has written; nothing where that was another version of this program. */
function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** CKAN's stamps are UTC and do not say so. */
export function modifiedMs(row: JsonObject): number {
  const written = plainText(row['metadata_modified']) ?? ''
  const ms = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}Z`)
  return Number.isNaN(ms) ? 0 : ms
}
