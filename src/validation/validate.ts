import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import { shapeCompiler } from './compile.ts'
import { dataViewOf, NO_BACKGROUND, type Background, type DataView } from './data-view.ts'
import { targetedShapes } from './read-shapes.ts'
import type { CompiledShape, Result, Targets } from './shape.ts'

export interface Validator {
  /** All results, in the order of the shapes. `focus` limits the nodes looked at, where given. */
  readonly validate: (graph: Graph, focus?: (node: Term) => boolean) => readonly Result[]
}

/** Compiles a shapes graph once; the validator is then run for any number of datasets. */
export function compileShapes(shapes: Graph, background: Background = NO_BACKGROUND): Validator {
  const compiler = shapeCompiler(shapes)
  const entries = targetedShapes(shapes)
    .map((shape) => compiler.shape(shape.id))
    .filter(({ shape }) => !shape.deactivated)
  return {
    validate: (graph, focus = () => true) => {
      const data = dataViewOf(graph, background)
      return entries.flatMap((entry) => validateTargets(data, entry, focus))
    },
  }
}

function validateTargets(data: DataView, entry: CompiledShape, focus: (node: Term) => boolean): Result[] {
  const results: Result[] = []
  for (const node of focusNodes(data, entry.shape.targets)) {
    if (focus(node)) results.push(...entry.validate(data, node))
  }
  return results
}

function focusNodes(data: DataView, targets: Targets): Iterable<Term> {
  const lists = [
    targets.nodes,
    ...targets.classes.map(data.instances),
    ...targets.subjectsOf.map(data.subjectsOf),
    ...targets.objectsOf.map(data.objectsOf),
  ].filter((list) => list.length > 0)
  return lists.length === 1 ? lists[0]! : new Set(lists.flat())
}
