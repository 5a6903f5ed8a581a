import { readFileSync } from 'node:fs'
import { problemAt, type ConfigurationProblem } from './config-problems.ts'
import { reportProfiles } from './config-profiles.ts'
import type { ConfigurationFile, Overrides } from './config-schema.ts'
import type { NetworkSettings, SourceSettings } from './sources/source.ts'

export interface Localized {
  readonly da: string
  readonly en: string
}

export interface Body {
  readonly iri: string
  readonly name: Localized
  readonly email?: string | undefined
  readonly contactPage?: string | undefined
}

/** Everything the program is told from outside: file, environment, defaults. Paths are absolute. */
export interface Configuration {
  readonly file: string
  /** True when no file was given and the seed catalogue is served. */
  readonly builtIn: boolean
  /** `publicUrl` has no slash at its end. */
  readonly server: { readonly port: number; readonly host: string; readonly publicUrl: string }
  readonly dataFolder: string
  readonly catalogue: {
    readonly title: Localized
    readonly description: Localized
    readonly publisher: Body
  }
  readonly accessBody: Body & { readonly coordinator: boolean }
  readonly search:
    | { readonly engine: 'embedded' }
    | { readonly engine: 'meilisearch'; readonly url: string; readonly apiKey?: string }
  readonly network: NetworkSettings
  /** The operator's own profiles. */
  readonly profilesFolder?: string
  readonly validation: ValidationSettings
  /** How long and how many results of checks are kept. */
  readonly rehearsals: { readonly keepHours: number; readonly maxKept: number }
  readonly sources: readonly SourceSettings[]
}

/** Bounds of what is looked at on request, so that nobody keeps the others waiting. */
export interface ValidationSettings {
  /** Largest document that is posted. */
  readonly maxBytes: number
  /** Largest document behind an address that is posted, after decompression. */
  readonly maxFetchedBytes: number
  readonly timeoutSeconds: number
  /** Documents looked at side by side, and those that may wait for it. */
  readonly threads: number
  readonly maxWaiting: number
}

export interface Surroundings {
  readonly file: string
  readonly builtIn: boolean
  readonly overrides: Overrides
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly fromFile: (path: string) => string
  readonly fromFolder: (path: string) => string
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

/** Resolves paths, reads secrets and applies the environment to a file whose form is right. */
export function completeConfiguration(
  given: ConfigurationFile,
  around: Surroundings,
): { readonly configuration: Configuration; readonly problems: readonly ConfigurationProblem[] } {
  const problems: ConfigurationProblem[] = []
  const secrets = secretReader(around, problems)
  const { overrides } = around
  const port = overrides.PORT ?? given.server.port
  const publicUrl = overrides.PUBLIC_URL ?? given.server.publicUrl ?? `http://localhost:${port}`
  reportDuplicates(given.sources, problems, around.lineOf)
  reportPaths(given.sources, problems, around.lineOf)
  const profilesFolder = given.profiles === undefined ? undefined : around.fromFile(given.profiles)
  reportProfiles(given, { folder: profilesFolder, problems, lineOf: around.lineOf })
  const configuration: Configuration = {
    file: around.file,
    builtIn: around.builtIn,
    server: { port, host: overrides.HOST ?? given.server.host, publicUrl: publicUrl.replace(/\/+$/, '') },
    dataFolder: dataFolder(given, around),
    catalogue: { ...given.catalogue, publisher: given.catalogue.publisher ?? given.accessBody },
    accessBody: given.accessBody,
    search: searchSettings(given.search, overrides, secrets),
    network: given.network,
    ...(profilesFolder !== undefined && { profilesFolder }),
    validation: given.validation,
    rehearsals: given.rehearsals,
    sources: given.sources.map((source, index) => sourceSettings({ source, index, around, secrets })),
  }
  return { configuration, problems }
}

function dataFolder(given: ConfigurationFile, { overrides, fromFile, fromFolder }: Surroundings): string {
  if (overrides.DATA_DIR !== undefined) return fromFolder(overrides.DATA_DIR)
  return given.data === undefined ? fromFolder('data') : fromFile(given.data)
}

function searchSettings(
  given: ConfigurationFile['search'],
  overrides: Overrides,
  secrets: SecretReader,
): Configuration['search'] {
  const url = overrides.MEILI_URL ?? (given.engine === 'meilisearch' ? given.url : undefined)
  if (url === undefined) return { engine: 'embedded' }
  const apiKey =
    overrides.MEILI_KEY ?? (given.engine === 'meilisearch' ? meiliKey(given, secrets) : undefined)
  return { engine: 'meilisearch', url, ...(apiKey !== undefined && { apiKey }) }
}

function meiliKey(
  given: Extract<ConfigurationFile['search'], { engine: 'meilisearch' }>,
  secrets: SecretReader,
): string | undefined {
  if (given.apiKeyEnv !== undefined) return secrets.variable(['search', 'apiKeyEnv'], given.apiKeyEnv)
  return given.apiKeyFile === undefined ? undefined : secrets.file(['search', 'apiKeyFile'], given.apiKeyFile)
}

interface GivenSource {
  readonly source: ConfigurationFile['sources'][number]
  readonly index: number
  readonly around: Surroundings
  readonly secrets: SecretReader
}

function sourceSettings({ source, index, around, secrets }: GivenSource): SourceSettings {
  const { headersEnv, headersFile, authority, schedule, url, ...rest } = source
  const headers = { ...headersEnv, ...headersFile }
  for (const [header, name] of Object.entries(headersEnv))
    headers[header] = secrets.variable(['sources', index, 'headersEnv', header], name)
  for (const [header, name] of Object.entries(headersFile))
    headers[header] = secrets.file(['sources', index, 'headersFile', header], name)
  return {
    ...rest,
    url: isWebAddress(url) ? url : around.fromFile(url),
    headers,
    ...(authority !== undefined && { authority }),
    ...(schedule !== undefined && { schedule }),
  }
}

function reportDuplicates(
  sources: ConfigurationFile['sources'],
  problems: ConfigurationProblem[],
  lineOf: Surroundings['lineOf'],
): void {
  for (const [index, { id }] of sources.entries()) {
    const first = sources.findIndex((other) => other.id === id)
    if (first < index) {
      problems.push(
        problemAt(['sources', index, 'id'], `'${id}' is already the id of sources[${first}]`, lineOf),
      )
    }
  }
}

/** Kinds that can be read from a file or a folder as well; the others are protocols of the web. */
const KINDS_OF_FILES: ReadonlySet<string> = new Set(['dcat', 'spreadsheet'])

function reportPaths(
  sources: ConfigurationFile['sources'],
  problems: ConfigurationProblem[],
  lineOf: Surroundings['lineOf'],
): void {
  for (const [index, { kind, url }] of sources.entries()) {
    if (KINDS_OF_FILES.has(kind) || isWebAddress(url)) continue
    const message = `must be an http or https address: kind '${kind}' is not read from files`
    problems.push(problemAt(['sources', index, 'url'], message, lineOf))
  }
}

const isWebAddress = (url: string): boolean => /^https?:/i.test(url)

interface SecretReader {
  readonly variable: (path: readonly PropertyKey[], name: string) => string
  readonly file: (path: readonly PropertyKey[], name: string) => string
}

function secretReader(around: Surroundings, problems: ConfigurationProblem[]): SecretReader {
  const missing = (path: readonly PropertyKey[], message: string) => {
    problems.push(problemAt(path, message, around.lineOf))
    return ''
  }
  return {
    variable: (path, name) =>
      around.environment[name] || missing(path, `the environment variable ${name} is not set`),
    file: (path, name) => {
      try {
        return (
          readFileSync(around.fromFile(name), 'utf8').trim() || missing(path, `the file ${name} is empty`)
        )
      } catch {
        return missing(path, `the file ${name} cannot be read`)
      }
    },
  }
}
