import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import { shapeCompiler } from './compile.ts'
import { dataViewOf, NO_BACKGROUND, type Background, type DataView } from './data-view.ts'
import { planOf, visitNode } from './plan.ts'
import { targetedShapes } from './read-shapes.ts'
import type { CompiledShape, Result, Targets } from './shape.ts'

export interface Validator {
  /** All results, property by property in the order of the shapes. */
  readonly validate: (graph: Graph) => readonly Result[]
}

/** Compiles a shapes graph once; the validator is then run for any number of datasets. */
export function compileShapes(shapes: Graph, background: Background = NO_BACKGROUND): Validator {
  const compiler = shapeCompiler(shapes, background)
  const compiled = targetedShapes(shapes)
    .map(compiler.shape)
    .filter(({ shape }) => !shape.deactivated)
  const entries = groupByTargets(compiled).map((group) => ({
    targets: group[0]!.shape.targets,
    plan: planOf(group, background),
  }))
  const termsOf = (pick: (targets: Targets) => readonly Term[]) =>
    new Set(entries.flatMap(({ targets }) => pick(targets)))
  const targets = {
    classes: termsOf(({ classes }) => classes),
    subjectsOf: termsOf(({ subjectsOf }) => subjectsOf),
    objectsOf: termsOf(({ objectsOf }) => objectsOf),
  }
  return {
    validate(graph) {
      const data = dataViewOf(graph, background, targets)
      const results: Result[] = []
      for (const entry of entries)
        for (const focus of focusNodes(data, entry.targets)) visitNode(entry.plan, { data, focus, results })
      return results
    },
  }
}

/** Shapes with the same targets are run as one. */
function groupByTargets(shapes: readonly CompiledShape[]): CompiledShape[][] {
  const groups = new Map<string, CompiledShape[]>()
  for (const compiled of shapes) {
    const { nodes, classes, subjectsOf, objectsOf } = compiled.shape.targets
    const key = JSON.stringify([nodes, classes, subjectsOf, objectsOf].map((terms) => [...terms].sort()))
    const group = groups.get(key)
    if (group) group.push(compiled)
    else groups.set(key, [compiled])
  }
  return [...groups.values()]
}

function focusNodes(data: DataView, targets: Targets): Iterable<Term> {
  let list = targets.nodes
  let several: Set<Term> | undefined
  const take = (nodes: readonly Term[]) => {
    if (nodes.length === 0) return
    if (list.length === 0) list = nodes
    else for (const node of nodes) (several ??= new Set(list)).add(node)
  }
  for (const type of targets.classes) take(data.instances(type))
  for (const property of targets.subjectsOf) take(data.subjectsOf(property))
  for (const property of targets.objectsOf) take(data.objectsOf(property))
  return several ?? list
}
