import type { LocatedTriple } from '../rdf/term.ts'
import { firstProperty } from './path.ts'
import type { Result } from './shape.ts'

/**
 * The line to show for a result: of the offending value, else of the property, else of the first
 * triple about the node, else of the triple that refers to it (an empty blank node).
 */
export function lineOf(result: Result, triples: readonly LocatedTriple[]): number | undefined {
  const property = result.path && firstProperty(result.path)
  const own = triples.filter((triple) => triple.subject === result.focus && triple.line !== undefined)
  const lines = [
    own.find((triple) => triple.predicate === property && triple.object === result.value),
    own.find((triple) => triple.predicate === property),
    own[0],
    triples.find((triple) => triple.object === result.focus && triple.line !== undefined),
  ]
  return lines.find((triple) => triple !== undefined)?.line
}
