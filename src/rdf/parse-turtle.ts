import { RdfSyntaxError } from './problem.ts'
import type { Triple } from './term.ts'
import { TurtleReader } from './turtle/read-turtle.ts'

/**
 * A whole Turtle document of our own (code lists, shapes) at once. Strict where harvested text is read kindly:
 * the first problem is an RdfSyntaxError.
 */
export function parseTurtle(text: string, baseIri = 'https://datalandkort.example/'): Triple[] {
  const reader = new TurtleReader({
    baseIri,
    hasGraphs: false,
    blankPrefix: '_:b',
    onProblem: ({ reason, line }) => {
      throw new RdfSyntaxError(reason, line)
    },
  })
  return reader.push(text, true)
}
