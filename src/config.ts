import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LineCounter, parseDocument, type Document } from 'yaml'
import { completeConfiguration, type Configuration } from './config-complete.ts'
import { problemAt, problemsFromIssues, type ConfigurationProblem } from './config-problems.ts'
import { salvage } from './config-salvage.ts'
import { configurationSchema, environmentSchema } from './config-schema.ts'

export { describeProblem } from './config-problems.ts'
export type { Configuration } from './config-complete.ts'

export type LoadedConfiguration =
  | { readonly kind: 'loaded'; readonly configuration: Configuration }
  | {
      readonly kind: 'problems'
      readonly file: string
      readonly problems: readonly ConfigurationProblem[]
    }

export interface ConfigurationRequest {
  /** As given with `--config`. */
  readonly file?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where relative paths of the command line start. */
  readonly folder: string
  /** The kinds of sources that exist. */
  readonly kinds: readonly string[]
}

/** In the package, beside the catalogue it serves; the same path from `src` and from `dist`. */
export const BUILT_IN_FILE = fileURLToPath(new URL('../seed-catalogue/datalandkort.yaml', import.meta.url))

/** Reads and checks everything before anything starts; problems come all together. */
export function loadConfiguration(request: ConfigurationRequest): LoadedConfiguration {
  const file = chooseFile(request)
  const problem = (message: string, line?: number): LoadedConfiguration => ({
    kind: 'problems',
    file,
    problems: [{ path: '', message, ...(line !== undefined && { line }) }],
  })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return problem(`cannot be read: ${unreadable(error)}`)
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = document.errors[0]
  if (broken) return problem(`is not YAML: ${broken.message}`, lines.linePos(broken.pos[0]).line)
  return checkDocument({ file, document, lines, request })
}

function chooseFile({ file, environment, folder }: ConfigurationRequest): string {
  const named = file ?? (environment['DATALANDKORT_CONFIG'] || undefined)
  if (named !== undefined) return resolve(folder, named)
  const own = resolve(folder, 'datalandkort.yaml')
  return existsSync(own) ? own : BUILT_IN_FILE
}

function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT')
    return 'there is no such file; name one with --config, or leave it out for the seed catalogue'
  if (code === 'EISDIR') return 'it is a folder'
  return error instanceof Error ? error.message : String(error)
}

interface ReadDocument {
  readonly file: string
  readonly document: Document
  readonly lines: LineCounter
  readonly request: ConfigurationRequest
}

function checkDocument({ file, document, lines, request }: ReadDocument): LoadedConfiguration {
  const schema = configurationSchema(request.kinds)
  const lineOf = (path: readonly PropertyKey[]) => lineAt(path, document, lines)
  const given: unknown = document.toJS() ?? {}
  const read = schema.safeParse(given, { reportInput: true })
  const environment = Object.fromEntries(
    Object.keys(environmentSchema.shape).map((name) => [name, request.environment[name] || undefined]),
  )
  const overrides = environmentSchema.safeParse(environment, { reportInput: true })
  const problems = [
    ...problemsFromIssues(read.error?.issues ?? [], { schema, lineOf }),
    ...(overrides.error?.issues ?? []).map((issue) => problemAt(issue.path, issue.message)),
  ]
  const understood = read.data ?? salvage(schema, given)
  if (!understood) return { kind: 'problems', file, problems }
  const completed = completeConfiguration(understood, {
    file,
    builtIn: file === BUILT_IN_FILE,
    overrides: overrides.data ?? {},
    environment: request.environment,
    fromFile: (path) => (isAbsolute(path) ? path : resolve(dirname(file), path)),
    fromFolder: (path) => resolve(request.folder, path),
    lineOf,
  })
  const all = [...problems, ...completed.problems].toSorted(byLine)
  return all.length > 0
    ? { kind: 'problems', file, problems: all }
    : { kind: 'loaded', configuration: completed.configuration }
}

/** Those of the environment, which have no line, come last. */
const byLine = (a: ConfigurationProblem, b: ConfigurationProblem): number =>
  (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER)

/** Line of the nearest node that exists: a missing key is reported where its parent begins. */
function lineAt(path: readonly PropertyKey[], document: Document, lines: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
    if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line
  }
  return undefined
}
