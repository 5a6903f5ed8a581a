import { statSync } from 'node:fs'
import { problemAt, type ConfigurationProblem } from './config-problems.ts'
import type { ConfigurationFile } from './config-schema.ts'
import { nearestName } from './nearest.ts'
import { profileNames } from './validation/profiles.ts'

/** The folder must be there, and every source's profile must exist. */
export function reportProfiles(
  { sources }: ConfigurationFile,
  { folder, problems, lineOf }: ProfileContext,
): void {
  if (folder !== undefined && !isFolder(folder)) {
    problems.push(problemAt(['profiles'], `there is no folder ${folder}`, lineOf))
    return
  }
  const known = profileNames(folder)
  for (const [index, { profile }] of sources.entries()) {
    if (known.includes(profile)) continue
    const nearest = nearestName(profile, known)
    const advice = `${nearest ? `did you mean '${nearest}'? ` : ''}known: ${known.join(', ')}`
    const message = `'${profile}' does not exist; ${advice}`
    problems.push(problemAt(['sources', index, 'profile'], message, lineOf))
  }
}

interface ProfileContext {
  readonly folder: string | undefined
  readonly problems: ConfigurationProblem[]
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
