import { randomUUID } from 'node:crypto'
import { NO_COUNTS, type RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { SourceSettings } from '../sources/source.ts'

/** A harvest that was asked for. */
export interface AskedRun {
  /** What its run is called from the beginning, so that whoever asks can follow it. */
  readonly id: string
  readonly source: string
  readonly askedAt: string
  /** Undefined for a run that was not begun before the stop, or could not be made. */
  readonly ended: Promise<RunReport | undefined>
}

export interface Harvests {
  /** Each source once at a time: a source that waits or is being harvested is not begun again. */
  readonly ask: (settings: SourceSettings) => AskedRun
  /** Waiting or under way here. */
  readonly askedFor: (source: string) => AskedRun | undefined
  /** A run that waits as it will be shown; the run of another process that took the place of one asked for. */
  readonly find: (run: string) => { readonly waiting: RunReport } | { readonly instead: string } | undefined
  /** Interrupts the runs under way so that the next ones go on from what they stored. */
  readonly stop: () => Promise<void>
}

export interface RunOrder {
  readonly id: string
  readonly settings: SourceSettings
  readonly signal: AbortSignal
}

export interface HarvestsSettings {
  readonly run: (order: RunOrder) => Promise<RunReport>
  readonly now: () => Date
  readonly onEnd: (report: RunReport) => void
  readonly onError: (error: unknown, settings: SourceSettings) => void
}

/** Sources are slow in turns: one that is must not hold up the rest. */
const SOURCES_AT_A_TIME = 4
const MAX_REMEMBERED = 100

/** Harvests beside the requests, a few at a time; nothing that goes wrong in one touches the next. */
export function createHarvests({ run, now, onEnd, onError }: HarvestsSettings): Harvests {
  const stopping = new AbortController()
  const asked = new Map<string, AskedRun>()
  /** Runs of other processes, by the id that somebody was told instead. */
  const instead = new Map<string, string>()
  const waiting: (() => void)[] = []
  let free = SOURCES_AT_A_TIME

  const takePlace = async () => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const givePlace = () => {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
  const remember = (id: string, other: string) => {
    instead.set(id, other)
    for (const oldest of instead.keys()) if (instead.size > MAX_REMEMBERED) instead.delete(oldest)
  }
  const harvest = async (id: string, settings: SourceSettings): Promise<RunReport | undefined> => {
    await takePlace()
    try {
      if (stopping.signal.aborted) return undefined
      const report = await run({ id, settings, signal: stopping.signal })
      if (report.id !== id) remember(id, report.id)
      onEnd(report)
      return report
    } catch (error) {
      onError(error, settings)
      return undefined
    } finally {
      asked.delete(settings.id)
      givePlace()
    }
  }
  return {
    ask(settings) {
      const known = asked.get(settings.id)
      if (known) return known
      const id = randomUUID()
      const order = { id, source: settings.id, askedAt: now().toISOString() }
      const entry = { ...order, ended: harvest(id, settings) }
      asked.set(settings.id, entry)
      return entry
    },
    askedFor: (source) => asked.get(source),
    find(id) {
      const other = instead.get(id)
      if (other !== undefined) return { instead: other }
      const entry = [...asked.values()].find((each) => each.id === id)
      return entry && { waiting: waitingRun(entry) }
    },
    async stop() {
      stopping.abort(new Error('the server was stopped'))
      await Promise.all([...asked.values()].map(({ ended }) => ended))
    },
  }
}

const waitingRun = ({ id, source, askedAt }: AskedRun): RunReport => ({
  id,
  source,
  startedAt: askedAt,
  outcome: { kind: 'running' },
  counts: NO_COUNTS,
  timings: {},
  rejections: [],
  bytes: 0,
})

/** Sources of which no answer was ever read to its end: new ones, and those whose first harvest was cut short. */
export async function neverHarvested(
  sources: readonly SourceSettings[],
  store: CatalogueStore,
): Promise<readonly SourceSettings[]> {
  const never: SourceSettings[] = []
  for (const settings of sources) {
    const runs = await store.runs({ source: settings.id, limit: 100 })
    if (!runs.some(({ outcome }) => READ_TO_ITS_END.has(outcome.kind))) never.push(settings)
  }
  return never
}

const READ_TO_ITS_END: ReadonlySet<RunReport['outcome']['kind']> = new Set([
  'done',
  'partly-rejected',
  'held',
  'empty',
  'unreadable',
])
