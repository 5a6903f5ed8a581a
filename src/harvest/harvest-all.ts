import type { RunReport } from '../catalogue/run.ts'
import type { SourceSettings } from '../sources/source.ts'

export interface HarvestAll {
  readonly sources: readonly SourceSettings[]
  /** How many run at a time; sources are slow in turns, and one slow one must not hold up the rest. */
  readonly concurrency: number
  readonly harvest: (source: SourceSettings) => Promise<RunReport>
  /** No further source is begun after it is aborted. */
  readonly signal?: AbortSignal
}

/** Harvests several sources, each once; the reports in the order of the sources, those of the ones not begun left out. */
export async function harvestAll({
  sources,
  concurrency,
  harvest,
  signal,
}: HarvestAll): Promise<RunReport[]> {
  const reports = new Map<SourceSettings, RunReport>()
  const waiting = sources.values()
  const work = async () => {
    for (const source of waiting) {
      if (signal?.aborted) return
      reports.set(source, await harvest(source))
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, sources.length) }, work))
  return sources.flatMap((source) => reports.get(source) ?? [])
}
