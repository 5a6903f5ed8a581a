import { z } from 'zod'
import { nearestName } from './nearest.ts'

/** One thing wrong with the configuration. */
export interface ConfigurationProblem {
  /** As written in the file (`sources[0].url`), or the name of an environment variable; '' for the whole file. */
  readonly path: string
  readonly message: string
  readonly line?: number
}

type Path = readonly PropertyKey[]

interface ProblemContext {
  readonly schema: z.ZodType
  readonly lineOf: (path: Path) => number | undefined
}

/** All of zod's issues in words, with the nearest known key or value for what looks like a slip. */
export function problemsFromIssues(
  issues: readonly z.core.$ZodIssue[],
  context: ProblemContext,
): ConfigurationProblem[] {
  const problems = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(key, issue.path, context))
      : [problemAt(issue.path, messageOf(issue), context.lineOf)],
  )
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

export function problemAt(
  path: Path,
  message: string,
  lineOf?: ProblemContext['lineOf'],
): ConfigurationProblem {
  const line = lineOf?.(path)
  return { path: writtenPath(path), message, ...(line !== undefined && { line }) }
}

/** `sources[0].url` and the like; `configuration.yaml:12:` goes before it when the line is known. */
export function describeProblem(file: string, problem: ConfigurationProblem): string {
  const place = problem.line === undefined ? file : `${file}:${problem.line}`
  return problem.path ? `${place}: ${problem.path}: ${problem.message}` : `${place}: ${problem.message}`
}

function unknownKey(key: string, path: Path, { schema, lineOf }: ProblemContext): ConfigurationProblem {
  const known = keysAt(schema, path)
  const nearest = nearestName(key, known)
  const advice = nearest ? `did you mean '${nearest}'?` : `known here: ${known.join(', ')}`
  return problemAt([...path, key], `unknown key, ${advice}`, lineOf)
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return unknownValue(issue)
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return `is missing (${issue.expected})`
  return issue.message.replace(/^Invalid input: /, '')
}

function unknownValue({ values, input }: z.core.$ZodIssueInvalidValue): string {
  const known = values.map(String)
  if (typeof input !== 'string') return `must be one of: ${known.join(', ')}`
  const nearest = nearestName(input, known)
  return `'${input}' does not exist; ${nearest ? `did you mean '${nearest}'? ` : ''}known: ${known.join(', ')}`
}

type SchemaNode = z.core.JSONSchema.BaseSchema | boolean | undefined

function keysAt(schema: z.ZodType, path: Path): string[] {
  let nodes = alternatives(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  for (const step of path) {
    nodes = nodes.flatMap((node) =>
      alternatives(typeof step === 'number' ? itemsOf(node) : node.properties?.[String(step)]),
    )
  }
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))]
}

function alternatives(node: SchemaNode): z.core.JSONSchema.BaseSchema[] {
  if (typeof node !== 'object') return []
  return (node.anyOf ?? node.oneOf)?.flatMap(alternatives) ?? [node]
}

const itemsOf = ({ items }: z.core.JSONSchema.BaseSchema): SchemaNode =>
  Array.isArray(items) ? undefined : items

function writtenPath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}
