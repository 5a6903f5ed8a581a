import type { AddedSource, CatalogueStore } from './catalogue/store.ts'
import type { Configuration } from './config.ts'
import { problemAt, problemsFromIssues, type ConfigurationProblem } from './config-problems.ts'
import { addedSourceSchema } from './config-schema.ts'
import type { RegisteredSource } from './harvest/administration.ts'
import { readers } from './sources/readers.ts'
import type { SourceSettings } from './sources/source.ts'
import { profileNames } from './validation/profiles.ts'

/** What settings are read with. */
export interface RegisterSurroundings {
  readonly configuration: Pick<Configuration, 'sources' | 'profilesFolder'>
  readonly store: Pick<CatalogueStore, 'addedSources'>
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Every source that is harvested: those of the configuration file, then those added since. */
export async function registeredSources(around: RegisterSurroundings): Promise<readonly RegisteredSource[]> {
  const { configuration, store, environment } = around
  const ofFile = configuration.sources.map((settings): RegisteredSource => ({ settings, origin: 'file' }))
  const taken = new Set(configuration.sources.map(({ id }) => id))
  // The file wins: a source that was added and has found its way into the file since is the file's.
  const added = (await store.addedSources()).filter(({ id }) => !taken.has(id))
  return [...ofFile, ...added.flatMap((source) => registeredFrom(source, environment))]
}

export type ReadSettings =
  | { readonly kind: 'read'; readonly id: string; readonly settings: string }
  | { readonly kind: 'problems'; readonly problems: readonly ConfigurationProblem[] }

/** Settings as somebody hands them in, or everything that is wrong with them. */
export function readAddedSource(
  given: unknown,
  { configuration, environment }: Omit<RegisterSurroundings, 'store'>,
): ReadSettings {
  const schema = addedSourceSchema(Object.keys(readers))
  const read = schema.safeParse(given, { reportInput: true })
  if (!read.success)
    return {
      kind: 'problems',
      problems: problemsFromIssues(read.error.issues, { schema, lineOf: () => undefined }),
    }
  const { id, profile, headersEnv } = read.data
  const profiles = profileNames(configuration.profilesFolder)
  const problems = [
    ...(profiles.includes(profile)
      ? []
      : [problemAt(['profile'], `'${profile}' does not exist; known: ${profiles.join(', ')}`)]),
    ...Object.entries(headersEnv).flatMap(([header, name]) =>
      environment[name] ? [] : [problemAt(['headersEnv', header], notSet(name))],
    ),
  ]
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'read', id, settings: JSON.stringify(read.data) }
}

const notSet = (name: string) => `the environment variable ${name} is not set`

function registeredFrom(
  { settings: text }: AddedSource,
  environment: RegisterSurroundings['environment'],
): readonly RegisteredSource[] {
  const read = addedSourceSchema(Object.keys(readers)).safeParse(JSON.parse(text))
  // Of a kind that this version does not know: kept, and not harvested.
  if (!read.success) return []
  const { headersEnv, authority, schedule, ...rest } = read.data
  const missing = Object.values(headersEnv).find((name) => !environment[name])
  const settings: SourceSettings = {
    ...rest,
    headers: Object.fromEntries(
      Object.entries(headersEnv).map(([header, name]) => [header, environment[name] ?? '']),
    ),
    ...(authority !== undefined && { authority }),
    ...(schedule !== undefined && { schedule }),
  }
  return [{ settings, origin: 'added', ...(missing !== undefined && { problem: notSet(missing) }) }]
}
