import { sh } from '../../rdf/namespaces.ts'
import type { Graph } from '../../rdf/graph.ts'
import { valueOf, type Term } from '../../rdf/term.ts'
import type { Compiler } from '../compile.ts'
import type { Shape } from '../shape.ts'
import { NO_VIOLATION, type Check } from './check.ts'
import { shapeConstraints } from './shape-based.ts'

/** sh:qualifiedValueShape with a least or a largest count of values that conform to it: §4.7.3. */
export function compileQualified(allowed: (count: number, limit: number) => boolean) {
  return (count: Term, shape: Shape, compiler: Compiler): Check => {
    const limit = Number(valueOf(count))
    const checks = (shape.parameters.get(sh.qualifiedValueShape) ?? []).map((own) => {
      const siblings = isDisjoint(shape) ? siblingShapes(compiler.graph, shape.id, own) : []
      return shapeConstraints.qualified(compiler.conforms(own), siblings.map(compiler.conforms), (number) =>
        allowed(number, limit),
      )
    })
    if (checks.length === 1) return checks[0]!
    return checks.length === 0
      ? () => NO_VIOLATION
      : (data, focus, values) => checks.flatMap((check) => check(data, focus, values))
  }
}

const isDisjoint = (shape: Shape): boolean =>
  (shape.parameters.get(sh.qualifiedValueShapesDisjoint) ?? []).some((flag) => valueOf(flag) === 'true')

function siblingShapes(graph: Graph, shape: Term, own: Term): Term[] {
  const parents = graph.triples.filter(
    (triple) => triple.predicate === sh.property && triple.object === shape,
  )
  const siblings = parents.flatMap((parent) => graph.objects(parent.subject, sh.property))
  const shapes = siblings.flatMap((sibling) => graph.objects(sibling, sh.qualifiedValueShape))
  return [...new Set(shapes)].filter((each) => each !== own)
}
