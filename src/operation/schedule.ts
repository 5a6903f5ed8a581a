import { Cron } from 'croner'
import type { RunReport } from '../catalogue/run.ts'
import type { SourceSettings } from '../sources/source.ts'

export interface Schedule {
  /** Follows these sources from now on, in place of those before. */
  readonly follow: (sources: readonly SourceSettings[]) => void
  readonly stop: () => void
}

/** Begins a harvest whenever the cron expression of a source says so, in the time zone of the machine. */
export function createSchedule(begin: (settings: SourceSettings) => void): Schedule {
  let jobs: readonly Cron[] = []
  const stop = () => jobs.forEach((job) => job.stop())
  return {
    follow(sources) {
      stop()
      jobs = sources.flatMap((settings) =>
        settings.schedule === undefined ? [] : [new Cron(settings.schedule, () => begin(settings))],
      )
    },
    stop,
  }
}

/** The next time after a moment; undefined for a source that is harvested by hand, or never again. */
export function nextTime({ schedule }: Pick<SourceSettings, 'schedule'>, after: Date): Date | undefined {
  return schedule === undefined
    ? undefined
    : (new Cron(schedule, { paused: true }).nextRun(after) ?? undefined)
}

/** Whether a harvest was missed while nothing ran: its time has passed since the last one began, or that one was cut short. */
export function isDue(settings: SourceSettings, last: RunReport | undefined, now: Date): boolean {
  if (!last) return false
  if (last.outcome.kind === 'interrupted') return true
  const next = nextTime(settings, new Date(last.startedAt))
  return next !== undefined && next <= now
}
