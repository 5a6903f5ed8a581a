import { join } from 'node:path'
import { openCheckThreads } from '../harvest/checks/check-threads.ts'
import type { Checks } from '../harvest/checks/checks.ts'
import { openChecks } from '../harvest/checks/open-checks.ts'
import type { Application } from '../main.ts'
import { describeProblem } from '../validation/shapes-file.ts'
import type { Logger } from './log.ts'
import { watchFolder } from './watch-folder.ts'

export interface RunningChecks {
  readonly checks: Checks
  /** Looks at the operator's profiles again, changed or not. */
  readonly reloadProfiles: () => void
  /** Starts a thread before somebody waits for it. */
  readonly prepare: () => void
  readonly stop: () => Promise<void>
}

/** What a form offers first, and what most will ask for. */
const PREPARED = 'healthdcat-ap-8'

/** Checks on request in threads of their own, and the profiles kept as the operator has them on disk. */
export function startChecks(
  { configuration, profiles }: Pick<Application, 'configuration' | 'profiles'>,
  log: Logger,
): RunningChecks {
  const { validation, rehearsals, network, dataFolder, profilesFolder } = configuration
  const { maxBytes, maxFetchedBytes } = validation
  const threads = openCheckThreads({
    ...validation,
    ...(profilesFolder !== undefined && { profilesFolder }),
    network,
    workFolder: join(dataFolder, 'checks', 'under-way'),
    limits: { maxBytes, maxFetchedBytes: Math.min(maxFetchedBytes, network.maxBytes) },
  })
  const tellProblems = () => {
    profiles.tryTheirs()
    for (const problem of profiles.problems()) log.error(`profile: ${describeProblem(problem)}`)
  }
  tellProblems()
  const reloadProfiles = () => {
    profiles.reload()
    threads.reloadProfiles()
    log.info(`the profiles${profilesFolder === undefined ? '' : ` in ${profilesFolder}`} were read again`)
    tellProblems()
  }
  const watching = profilesFolder === undefined ? undefined : watchFolder(profilesFolder, reloadProfiles)
  const shelf = { ...rehearsals, folder: join(dataFolder, 'checks'), now: () => new Date() }
  return {
    reloadProfiles,
    prepare: () => threads.prepare(PREPARED),
    checks: openChecks({ perform: threads.perform, shelf, maxBytes }),
    async stop() {
      watching?.stop()
      await threads.close()
    },
  }
}
