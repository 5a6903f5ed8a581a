import type { RunReport } from '../catalogue/run.ts'
import { harvestAll } from '../harvest/harvest-all.ts'
import { harvestInWorker } from '../harvest/harvest-in-worker.ts'
import { harvestSource } from '../harvest/harvest-source.ts'
import { catalogueFile, type Application } from '../main.ts'
import type { SourceSettings } from '../sources/source.ts'
import { validateInThreads } from '../validation/contents/validate-in-threads.ts'
import { createAdministration } from './administration.ts'
import { startChecks, type RunningChecks } from './checks.ts'
import { createFollowing, type FollowLoop } from './follow-loop.ts'
import { createHarvests, neverHarvested, type Harvests, type RunOrder } from './harvests.ts'
import { listen, type Listening } from './listen.ts'
import type { Logger } from './log.ts'
import { followRegister, type FollowedRegister } from './follow-register.ts'
import { composeSite } from './site.ts'

export interface ServerSettings {
  readonly application: Application
  /** Where the secrets of sources are found that stand in no file. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Logger
  /** Told how the first harvest of the built-in configuration goes; requests are turned away meanwhile. */
  readonly onFirstHarvest: (done: number, total: number, now: string) => void
}

export interface RunningServer {
  readonly port: number
  /** Looks at the operator's profiles again, changed or not. */
  readonly reload: () => void
  /** Answers the requests under way, leaves runs so that they can be taken up again, and closes everything. */
  readonly stop: () => Promise<void>
}

const REQUEST_GRACE_MS = 10_000
const FIRST_HARVEST = 'The catalogue is being filled for the first time; try again in a moment.'

/**
 *   first start, built-in:   listening but closed ──▶ harvest the seed ──▶ open, ready
 *   any other start:         listening and open; new sources are harvested in the background
 */
export async function startServer({
  application,
  environment,
  log,
  onFirstHarvest,
}: ServerSettings): Promise<RunningServer> {
  const { configuration, store } = application
  const abandoned = await store.closeAbandonedRuns(new Date().toISOString())
  if (abandoned.length > 0) log.warn({ runs: abandoned }, `${abandoned.length} runs had been cut short`)
  const harvests = createHarvests(harvestSettings(application, log))
  const administration = createAdministration({
    configuration,
    store,
    environment,
    harvests,
    now: () => new Date(),
  })
  const due = await neverHarvested(configuration.sources, store)
  const isFirstStart = configuration.builtIn && (await store.sequence()) === 0
  const waiting = { closed: isFirstStart, forSeed: configuration.builtIn && due.length > 0 }

  const following = createFollowing(application, (error) =>
    log.error({ err: error }, 'the index cannot follow the catalogue'),
  )
  const checking = startChecks(application, log)
  const site = composeSite({
    application,
    checks: checking.checks,
    administration,
    log,
    readiness: async () => [
      ...(waiting.forSeed ? ['the first harvest is not in yet'] : []),
      ...(following.isInStep() ? [] : ['the search index is not in step with the catalogue yet']),
    ],
    closedBecause: () => (waiting.closed ? FIRST_HARVEST : undefined),
  })
  const listening = await listen((request) => site.fetch(request), configuration.server)
  following.start()

  const harvestDue = async () => {
    if (isFirstStart) await harvestSeed({ application, log, due, onProgress: onFirstHarvest })
    else await Promise.all(due.map((settings) => harvests.ask(settings).ended))
    await following.catchUp()
    // So that a start after a crash does not read the whole catalogue again.
    await application.engine.persist()
    waiting.forSeed = false
    waiting.closed = false
  }
  const isIn = harvestDue().catch((error: unknown) =>
    log.error({ err: error }, 'what a start begins was not finished'),
  )
  if (isFirstStart) await isIn
  void isIn.then(checking.prepare)
  const register = followRegister({ administration, store, harvests, log })
  const parts = { application, listening, following, harvests, register, checking, isIn }
  return { port: listening.port, reload: checking.reloadProfiles, stop: () => stopServer(parts) }
}

const harvestSettings = ({ configuration }: Application, log: Logger) => ({
  now: () => new Date(),
  run: ({ id, settings, signal }: RunOrder) =>
    harvestInWorker({
      id,
      settings,
      storePath: catalogueFile(configuration),
      network: configuration.network,
      ...(configuration.profilesFolder !== undefined && { profilesFolder: configuration.profilesFolder }),
      signal,
    }),
  onEnd: ({ id, source, outcome, counts }: RunReport) =>
    log.info(
      { run: id, source, outcome, counts },
      `harvested ${source}: ${outcome.kind}, ${counts.found} datasets`,
    ),
  onError: (error: unknown, { id }: SourceSettings) =>
    log.error({ err: error, source: id }, `the harvest of ${id} failed`),
})

interface SeedHarvest {
  readonly application: Application
  readonly log: Logger
  readonly due: readonly SourceSettings[]
  readonly onProgress: ServerSettings['onFirstHarvest']
}

const SOURCES_AT_A_TIME = 4

/** In this thread: small files of the package, and a thread for each would take longer than its file. */
async function harvestSeed({ application, log, due, onProgress }: SeedHarvest): Promise<void> {
  const { store, configuration } = application
  const { onEnd } = harvestSettings(application, log)
  const validator = validateInThreads(configuration)
  let done = 0
  await harvestAll({
    sources: due,
    concurrency: SOURCES_AT_A_TIME,
    async harvest(settings) {
      onProgress(done, due.length, settings.id)
      const report = await harvestSource({
        settings,
        store,
        network: configuration.network,
        validator,
        now: () => new Date(),
      })
      done += 1
      onEnd(report)
      return report
    },
  }).finally(validator.close)
  onProgress(done, due.length, '')
}

interface ServerParts {
  readonly application: Application
  readonly listening: Listening
  readonly following: FollowLoop
  readonly harvests: Harvests
  readonly register: FollowedRegister
  readonly checking: RunningChecks
  readonly isIn: Promise<void>
}

async function stopServer({ application, listening, following, ...parts }: ServerParts) {
  const { harvests, register, checking, isIn } = parts
  await register.stop()
  await Promise.all([listening.close(REQUEST_GRACE_MS), harvests.stop()])
  await isIn
  await checking.stop()
  await following.stop()
  await application.engine.persist()
  await application.close()
}
