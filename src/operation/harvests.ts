import { Cron } from 'croner'
import type { RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { SourceSettings } from '../sources/source.ts'

export interface Harvests {
  /** Runs one after the other, in the order asked for; undefined for a run that was not begun before the stop. */
  readonly harvest: (settings: SourceSettings) => Promise<RunReport | undefined>
  /** Interrupts the run under way so that the next one goes on from what it stored. */
  readonly stop: () => Promise<void>
}

export interface HarvestsSettings {
  readonly run: (settings: SourceSettings, signal: AbortSignal) => Promise<RunReport>
  readonly onEnd: (report: RunReport) => void
  readonly onError: (error: unknown, settings: SourceSettings) => void
}

/** One harvest at a time beside the requests; nothing that goes wrong in one touches the next. */
export function createHarvests({ run, onEnd, onError }: HarvestsSettings): Harvests {
  const stopping = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  const harvestNow = async (settings: SourceSettings): Promise<RunReport | undefined> => {
    if (stopping.signal.aborted) return undefined
    try {
      const report = await run(settings, stopping.signal)
      onEnd(report)
      return report
    } catch (error) {
      onError(error, settings)
      return undefined
    }
  }
  return {
    harvest(settings) {
      const next = last.then(() => harvestNow(settings))
      last = next
      return next
    },
    async stop() {
      stopping.abort(new Error('the server was stopped'))
      await last
    },
  }
}

/** Harvests each source by its cron expression, in the time zone of the machine; returns how to stop. */
export function scheduleHarvests(sources: readonly SourceSettings[], { harvest }: Harvests): () => void {
  const waiting = new Set<string>()
  const begin = async (settings: SourceSettings) => {
    // A run that takes longer than its interval is not followed by a queue of itself.
    if (waiting.has(settings.id)) return
    waiting.add(settings.id)
    await harvest(settings)
    waiting.delete(settings.id)
  }
  const jobs = sources.flatMap((settings) =>
    settings.schedule === undefined ? [] : [new Cron(settings.schedule, () => begin(settings))],
  )
  return () => jobs.forEach((job) => job.stop())
}

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
