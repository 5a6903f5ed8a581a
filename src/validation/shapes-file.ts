import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { parseTurtle } from '../rdf/parse-turtle.ts'
import { RdfSyntaxError } from '../rdf/problem.ts'
import type { Triple } from '../rdf/term.ts'

/** What keeps a profile from being used, for the operator who wrote it. */
export interface ProfileProblem {
  readonly file: string
  readonly line?: number
  /** The shape concerned, where there is one. */
  readonly shape?: string
  readonly reason: string
}

export class ProfileError extends Error {
  override readonly name = 'ProfileError'
  readonly problem: ProfileProblem
  constructor(problem: ProfileProblem) {
    super(describeProblem(problem))
    this.problem = problem
  }
}

export function describeProblem({ file, line, shape, reason }: ProfileProblem): string {
  return `${file}${line === undefined ? '' : `, line ${line}`}${shape ? `, shape ${shape}` : ''}: ${reason}`
}

export interface ShapesFile {
  readonly text: string
  readonly triples: readonly Triple[]
}

/** One file of shapes; `blankPrefix` keeps its blank nodes apart from those of another. */
export function readShapesFile(file: string, blankPrefix: string): ShapesFile {
  try {
    const text = readFileSync(file, 'utf8')
    return { text, triples: parseTurtle(text, { baseIri: pathToFileURL(file).href, blankPrefix }) }
  } catch (error) {
    if (error instanceof RdfSyntaxError) {
      throw new ProfileError({
        file,
        reason: error.reason,
        ...(error.line !== undefined && { line: error.line }),
      })
    }
    throw new ProfileError({ file, reason: error instanceof Error ? error.message : String(error) })
  }
}
