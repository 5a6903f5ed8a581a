import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, YAMLParseError } from 'yaml'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import { backgroundOf } from './background.ts'
import { manifestSchema, type Manifest } from './manifest.ts'
import { openProfile, type Profile, type ProfileFolder } from './profile.ts'
import { ProfileError, type ProfileProblem } from './shapes-file.ts'

/** `vocab/profiles/` of the package: two folders up from `src/validation` and from `dist/validation` alike. */
const OWN_PROFILES = fileURLToPath(new URL('../../vocab/profiles/', import.meta.url))

export interface Profiles {
  readonly names: () => readonly string[]
  /** Of the state that is in use, where one is. */
  readonly manifest: (name: string) => Manifest | undefined
  /** Compiled when first asked for. A profile that has become unreadable answers with its last good state. */
  readonly get: (name: string) => Profile | undefined
  /** What is wrong with the operator's folders, and what keeps a profile from being as it is written. */
  readonly problems: () => readonly ProfileProblem[]
  /** Compiles all profiles of the operator's folder, so that `problems` knows what is wrong with any of them. */
  readonly tryTheirs: () => void
  /** Looks at the files again; compiled profiles are replaced only by ones that can be used. */
  readonly reload: () => void
}

/** The profiles of the package, and over them those of the operator: a folder of the same name replaces ours. */
export function openProfiles({ vocabulary, folder }: { vocabulary: Vocabulary; folder?: string }): Profiles {
  const background = backgroundOf(vocabulary)
  const open = new Map<string, Profile>()
  /** Tried since the files were last looked at. */
  const tried = new Set<string>()
  let problems: ProfileProblem[] = []
  let found: FoundProfiles

  const load = (name: string): void => {
    const own = found.profiles.get(name)
    if (!own || tried.has(name)) return
    tried.add(name)
    try {
      open.set(name, openProfile(own, { parentOf: found.parentOf, background, vocabulary }))
    } catch (error) {
      if (!(error instanceof ProfileError)) throw error
      problems.push(error.problem)
    }
  }
  const reload = () => {
    problems = []
    tried.clear()
    found = findProfiles(folder, problems)
    for (const name of open.keys()) load(name)
  }
  reload()
  return {
    names: () => [...found.profiles.keys()].sort(),
    manifest(name) {
      const asWritten = found.profiles.get(name)?.manifest
      return asWritten && (open.get(name)?.manifest ?? asWritten)
    },
    get(name) {
      load(name)
      return open.get(name)
    },
    problems: () => problems,
    tryTheirs: () => found.theirs.forEach(load),
    reload,
  }
}

/** The profiles there are, without a look at their shapes. */
export const profileNames = (folder?: string): readonly string[] =>
  [...findProfiles(folder, []).profiles.keys()].sort()

interface FoundProfiles {
  readonly profiles: ReadonlyMap<string, ProfileFolder>
  readonly theirs: readonly string[]
  readonly parentOf: (profile: ProfileFolder) => ProfileFolder | undefined
}

function findProfiles(folder: string | undefined, problems: ProfileProblem[]): FoundProfiles {
  const ours = profilesIn(OWN_PROFILES, problems)
  const theirs: ReadonlyMap<string, ProfileFolder> = folder ? profilesIn(folder, problems) : new Map()
  return {
    profiles: new Map([...ours, ...theirs]),
    theirs: [...theirs.keys()],
    // Ours extend ours, whatever replaces those; a replacement may extend what it replaces.
    parentOf(profile) {
      const name = profile.manifest.extends?.profile ?? ''
      const isTheirs = theirs.get(profile.manifest.name) === profile
      return (isTheirs && name !== profile.manifest.name && theirs.get(name)) || ours.get(name)
    },
  }
}

function profilesIn(root: string, problems: ProfileProblem[]): Map<string, ProfileFolder> {
  const found = new Map<string, ProfileFolder>()
  for (const name of foldersIn(root, problems)) {
    try {
      const manifest = readManifest(join(root, name), name)
      found.set(manifest.name, { folder: join(root, name), manifest })
    } catch (error) {
      if (!(error instanceof ProfileError)) throw error
      problems.push(error.problem)
    }
  }
  return found
}

function foldersIn(root: string, problems: ProfileProblem[]): string[] {
  try {
    return readdirSync(root)
      .sort()
      .filter((name) => statSync(join(root, name)).isDirectory())
  } catch (error) {
    problems.push({ file: root, reason: error instanceof Error ? error.message : String(error) })
    return []
  }
}

/** A folder of SHACL files without a manifest is a profile by the folder's name. */
function readManifest(folder: string, name: string): Manifest {
  const file = join(folder, 'manifest.yaml')
  if (!existsSync(file)) {
    const files = readdirSync(folder)
      .filter((each) => each.endsWith('.ttl'))
      .sort()
    const title = { da: name, en: name }
    return { name, title, version: 'local', status: 'released', iri: `file://${folder}`, files, levels: [] }
  }
  const parsed = manifestSchema.safeParse(parseYaml(file))
  if (parsed.success) return parsed.data
  const reasons = parsed.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  )
  throw new ProfileError({
    file,
    reason: `is no manifest (see docs/configuration.md): ${reasons.join('; ')}`,
  })
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined
    const reason = error instanceof Error ? error.message : String(error)
    throw new ProfileError({ file, reason, ...(line !== undefined && { line }) })
  }
}
