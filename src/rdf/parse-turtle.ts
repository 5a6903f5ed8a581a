import { RdfSyntaxError } from './problem.ts'
import type { Triple } from './term.ts'
import { TurtleReader } from './turtle/read-turtle.ts'

let documents = 0

/** A whole Turtle document of our own (code lists, shapes) at once. Throws where it is not Turtle; never for harvested text. */
export function parseTurtle(text: string, baseIri = ''): Triple[] {
  const reader = new TurtleReader({
    baseIri,
    hasGraphs: false,
    blankPrefix: `_:d${documents++}`,
    onProblem: ({ effect, reason, line }) => {
      if (effect !== 'kept') throw new RdfSyntaxError(reason, line)
    },
  })
  return reader.push(text, true).map(({ subject, predicate, object }) => ({ subject, predicate, object }))
}
