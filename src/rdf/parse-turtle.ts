import { RdfSyntaxError } from './problem.ts'
import type { Triple } from './term.ts'
import { TurtleReader } from './turtle/read-turtle.ts'

/**
 * A whole Turtle document of our own (code lists, shapes) at once. Strict where harvested text is read kindly:
 * the first problem is an RdfSyntaxError. Documents that are put together need a `blankPrefix` each.
 */
export function parseTurtle(
  text: string,
  { baseIri = 'https://datalandkort.example/', blankPrefix = '_:b' } = {},
): Triple[] {
  const reader = new TurtleReader({
    baseIri,
    hasGraphs: false,
    blankPrefix,
    onProblem: ({ reason, line }) => {
      throw new RdfSyntaxError(reason, line)
    },
  })
  return reader.push(text, true)
}
