import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import { shapeCompiler } from './compile.ts'
import { dataViewOf, NO_BACKGROUND, type Background, type DataView } from './data-view.ts'
import { planOf, validateNode, type Plan } from './plan.ts'
import { targetedShapes } from './read-shapes.ts'
import type { CompiledShape, Result, Targets } from './shape.ts'

export interface Validator {
  /** All results, property by property in the order of the shapes. */
  readonly validate: (graph: Graph) => readonly Result[]
}

/** Compiles a shapes graph once; the validator is then run for any number of datasets. */
export function compileShapes(shapes: Graph, background: Background = NO_BACKGROUND): Validator {
  const compiler = shapeCompiler(shapes)
  const entries = planByTargets(
    targetedShapes(shapes)
      .map(compiler.shape)
      .filter(({ shape }) => !shape.deactivated),
  )
  const termsOf = (pick: (targets: Targets) => readonly Term[]) =>
    new Set(entries.flatMap(({ targets }) => pick(targets)))
  const targets = {
    classes: termsOf(({ classes }) => classes),
    subjectsOf: termsOf(({ subjectsOf }) => subjectsOf),
    objectsOf: termsOf(({ objectsOf }) => objectsOf),
  }
  return {
    validate: (graph) => {
      const data = dataViewOf(graph, background, targets)
      const results: Result[] = []
      for (const entry of entries) {
        for (const focus of focusNodes(data, entry.targets))
          validateNode(entry.plan, data, { focus, results })
      }
      return results
    },
  }
}

interface Entry {
  readonly targets: Targets
  readonly plan: Plan
}

/** Shapes with the same targets are run as one. */
function planByTargets(shapes: readonly CompiledShape[]): Entry[] {
  const groups = new Map<string, CompiledShape[]>()
  for (const compiled of shapes) {
    const { nodes, classes, subjectsOf, objectsOf } = compiled.shape.targets
    const key = JSON.stringify([nodes, classes, subjectsOf, objectsOf].map((terms) => [...terms].sort()))
    const group = groups.get(key)
    if (group) group.push(compiled)
    else groups.set(key, [compiled])
  }
  return [...groups.values()].map((group) => ({ targets: group[0]!.shape.targets, plan: planOf(group) }))
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
