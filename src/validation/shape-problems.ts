import { rdf, sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import { isBlank, valueOf, type Term } from '../rdf/term.ts'
import { readPath } from './path.ts'
import { regularExpression } from './regular-expression.ts'

export interface ShapeProblem {
  readonly shape: Term
  readonly reason: string
  /** Of the parameter that is wrong. */
  readonly line?: number
}

type Test = (value: Term, graph: Graph) => string | undefined

const isCount: Test = (value) =>
  /^\d+$/.test(valueOf(value)) ? undefined : `"${valueOf(value)}" is not a whole number`

const isExpression: Test = (value) => {
  try {
    regularExpression(valueOf(value))
    return undefined
  } catch (error) {
    return `"${valueOf(value)}" is not a regular expression: ${error instanceof Error ? error.message : String(error)}`
  }
}

const isShape: Test = (value, graph) =>
  graph.predicates(value).length > 0 ? undefined : `refers to ${value}, which is not described`

const isShapeList: Test = (value, graph) =>
  value === rdf.nil || graph.objects(value, rdf.first).length > 0
    ? undefined
    : 'takes a list of shapes in ( )'

const NODE_KINDS = [
  sh.IRI,
  sh.BlankNode,
  sh.Literal,
  sh.BlankNodeOrIRI,
  sh.BlankNodeOrLiteral,
  sh.IRIOrLiteral,
]

/** What a parameter's value must be for the constraint to mean anything (SHACL §4, "the values must be"). */
const TESTS: Readonly<Record<Term, Test>> = {
  [sh.minCount]: isCount,
  [sh.maxCount]: isCount,
  [sh.minLength]: isCount,
  [sh.maxLength]: isCount,
  [sh.qualifiedMinCount]: isCount,
  [sh.qualifiedMaxCount]: isCount,
  [sh.pattern]: isExpression,
  [sh.nodeKind]: (value) =>
    NODE_KINDS.some((kind) => kind === value) ? undefined : `${value} is not a node kind`,
  [sh.property]: isShape,
  [sh.node]: isShape,
  [sh.not]: isShape,
  [sh.qualifiedValueShape]: isShape,
  [sh.and]: isShapeList,
  [sh.or]: isShapeList,
  [sh.xone]: isShapeList,
  [sh.path]: (value, graph) => (readPath(graph, value) ? undefined : 'is not a property path'),
}

/** Everything in a shapes graph that would otherwise be passed over in silence or fail while validating. */
export function shapeProblemsIn(graph: Graph): ShapeProblem[] {
  return graph.triples.flatMap(({ subject, predicate, object, line }) => {
    const reason = TESTS[predicate]?.(object, graph)
    if (reason === undefined) return []
    return [{ shape: subject, reason: `${nameOf(predicate)} ${reason}`, ...(line !== undefined && { line }) }]
  })
}

const nameOf = (parameter: Term): string => `sh:${parameter.slice(sh.$base.length)}`

/** The nearest shape with an IRI, for a message: blank nodes have no name to look for. */
export function namedShape(graph: Graph, shape: Term): Term {
  let node = shape
  for (let step = 0; isBlank(node) && step < 20; step++) {
    const referrer = graph.triples.find((triple) => triple.object === node)
    if (!referrer) return shape
    node = referrer.subject
  }
  return node
}
