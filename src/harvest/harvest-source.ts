import { randomUUID } from 'node:crypto'
import type { RunOutcome, RunReport } from '../catalogue/run.ts'
import { storedSource } from '../sources/source.ts'
import { retireAbsent } from './absence.ts'
import { digestKey } from './digest-key.ts'
import { newDoubtful } from './doubtful.ts'
import { newFindingsTally } from './findings.ts'
import { outcomeOfError, outcomeOfReading, RunStopped } from './outcome.ts'
import { newProgress } from './progress.ts'
import { readSource } from './read-source.ts'
import { closeReading, mayOverlook, openReading } from './reading.ts'
import type { HarvestOptions, Run } from './run.ts'
import { newTally } from './tally.ts'
import { runValidation } from './validate-changes.ts'

/**
 * Harvests one source: fetch, parse, decide, store. Never throws for what a source does; the outcome tells.
 * While another run of the source is under way, answers with that run's report, which has no `endedAt`.
 */
export async function harvestSource(options: HarvestOptions): Promise<RunReport> {
  const { settings, store, now } = options
  const identity = { id: options.id ?? randomUUID(), source: settings.id, startedAt: now().toISOString() }
  if (options.dryRun) return harvest(options, identity)
  await store.saveSource(storedSource(settings))
  const started = await store.startRun(identity)
  if (started.kind === 'under-way') return reportOfOther(options, started.run)
  const report = await withTotals(await harvest(options, identity), options)
  await store.saveRun(report)
  return report
}

/** What is left of a source is what its chart shows; a store that has failed is not asked. */
async function withTotals(report: RunReport, { store }: HarvestOptions): Promise<RunReport> {
  if (report.outcome.kind === 'failed') return report
  const totals = (await store.totals()).get(report.source)
  return totals ? { ...report, totals } : report
}

async function reportOfOther({ store, settings }: HarvestOptions, id: string): Promise<RunReport> {
  const report = await store.run(id)
  if (!report) throw new Error(`the run ${id} of source "${settings.id}" has no report`)
  return report
}

async function harvest(options: HarvestOptions, identity: Run['identity']): Promise<RunReport> {
  const { dryRun, onProgress, network } = options
  const limit = timeLimit(network.runTimeoutMinutes, options.signal)
  const findings = newFindingsTally()
  const tally = newTally(identity, findings)
  const progress = newProgress({ tally, store: dryRun ? undefined : options.store, onProgress })
  const met = dryRun ? new Map<string, string>() : undefined
  try {
    const validation = await runValidation(options.validator, options.settings.profile)
    const reading = await openReading(options, identity, validation?.version)
    if (reading.resumed) tally.continueRun(reading.resumed.run)
    const outcome = await readAndRetire({
      options,
      identity,
      tally,
      progress,
      signal: limit.signal,
      met,
      doubtful: newDoubtful(),
      withdrawn: dryRun ? new Set() : undefined,
      reading,
      validation,
      findings,
    })
    return tally.report(outcome, options.now().toISOString())
  } catch (error) {
    return tally.report(outcomeOfError(error, limit.signal), options.now().toISOString())
  } finally {
    limit.end()
  }
}

async function readAndRetire(run: Run): Promise<RunOutcome> {
  const { options, tally, identity } = run
  const { digest, state, isFull, hasWithdrawals } = await readSource(run)
  const { created, updated, unchanged } = tally.counts()
  const datasets = created + updated + unchanged + Number(run.reading.resumed !== undefined)
  const mayBeEmpty = !isFull || hasWithdrawals
  const read = outcomeOfReading({ datasets, mayBeEmpty, hasRejections: tally.hasRejections() })
  const outcome = await retireAbsent(run, {
    outcome: read,
    datasets,
    unreadableParts: tally.unreadableParts() + Number(mayOverlook(run)),
    isFull,
  })
  await closeReading(run, outcome, state)
  if (digest !== undefined && outcome.kind === 'done' && !options.dryRun) {
    const key = digestKey(options.settings, digest, run.validation?.version)
    const saved = { run: identity.id, digest: key }
    await options.store.saveDigest(identity.source, saved)
  }
  return outcome
}

/** What `setTimeout` can count; anything longer would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A run that takes too long ends like one that is stopped. */
function timeLimit(minutes: number, outer: AbortSignal | undefined) {
  const controller = new AbortController()
  const reason = new RunStopped(`it took longer than ${minutes} minutes; see network.runTimeoutMinutes`)
  const timer = setTimeout(() => controller.abort(reason), Math.min(minutes * 60_000, LONGEST_TIMER_MS))
  const signal = outer ? AbortSignal.any([controller.signal, outer]) : controller.signal
  return { signal, end: () => clearTimeout(timer) }
}
