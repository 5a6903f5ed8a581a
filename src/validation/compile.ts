import { sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Term } from '../rdf/term.ts'
import { NO_VIOLATION, type Check } from './constraints/check.ts'
import type { Conforms } from './constraints/shape-based.ts'
import { constraintParameters } from './constraints/table.ts'
import type { Background, DataView } from './data-view.ts'
import { readList } from './path.ts'
import { conformanceTo, planOf, visitNode, type Plan } from './plan.ts'
import { readShape } from './read-shapes.ts'
import type { CompiledShape, Constraint, Result, Shape } from './shape.ts'

/** What compiling a constraint may ask for. */
export interface Compiler {
  readonly graph: Graph
  readonly background: Background
  readonly shape: (id: Term) => CompiledShape
  readonly conforms: (id: Term) => Conforms
  readonly list: (head: Term) => Term[]
}

/** A compiler for one shapes graph; each shape is compiled once, however many refer to it. */
export function shapeCompiler(graph: Graph, background: Background): Compiler {
  const compiled = new Map<Term, CompiledShape>()
  const underWay = new Set<Term>()
  const compiler: Compiler = {
    graph,
    background,
    list: (head) => readList(graph, head),
    shape: (id) => {
      const known = compiled.get(id)
      if (known) return known
      underWay.add(id)
      const shape = compileShape(readShape(graph, id), compiler, underWay)
      underWay.delete(id)
      compiled.set(id, shape)
      return shape
    },
    conforms: (id) => {
      if (!underWay.has(id)) return conformanceTo(planOf([compiler.shape(id)], background))
      let conforms: Conforms | undefined
      return onceEach((data, node) => {
        conforms ??= conformanceTo(planOf([compiler.shape(id)], background))
        return conforms(data, node)
      }, true)
    },
  }
  return compiler
}

/**
 * Where shapes refer to each other in a circle (undefined by §3.4.3), each node is asked once in a dataset, and
 * while it is being asked the answer is `meanwhile`: it ends, whatever circles the data have.
 */
function onceEach<T>(
  ask: (data: DataView, node: Term) => T,
  meanwhile: T,
): (data: DataView, node: Term) => T {
  const answers = new WeakMap<DataView, Map<Term, T>>()
  return (data, node) => {
    let known = answers.get(data)
    if (!known) answers.set(data, (known = new Map()))
    if (known.has(node)) return known.get(node)!
    known.set(node, meanwhile)
    const answer = ask(data, node)
    known.set(node, answer)
    return answer
  }
}

function compileShape(shape: Shape, compiler: Compiler, underWay: ReadonlySet<Term>): CompiledShape {
  if (shape.deactivated) return { shape, constraints: [], properties: [] }
  const constraints = constraintParameters.flatMap((row): Constraint[] =>
    (shape.parameters.get(row.parameter) ?? []).flatMap((value) => {
      const check = row.compile
        ? row.compile(value, shape, compiler)
        : underWay.has(value) && recursiveProperty(value, compiler)
      return check ? [{ shape, component: row.component, check, mindsAbsence: row.mindsAbsence }] : []
    }),
  )
  const properties = shape.parameters.get(sh.property) ?? []
  return {
    shape,
    constraints,
    properties: properties.filter((id) => !underWay.has(id)).map(compiler.shape),
  }
}

/** A property shape inside itself: its results, as violations. */
function recursiveProperty(id: Term, compiler: Compiler): Check {
  let plan: Plan | undefined
  const results = onceEach((data, node): readonly Result[] => {
    const found: Result[] = []
    plan ??= planOf([compiler.shape(id)], compiler.background)
    visitNode(plan, { data, focus: node, results: found })
    return found
  }, NO_RESULT)
  return (data, _focus, values) =>
    values.length === 0 ? NO_VIOLATION : values.flatMap((node) => results(data, node))
}

const NO_RESULT: readonly Result[] = []
