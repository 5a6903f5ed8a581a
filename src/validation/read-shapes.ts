import { languageOf, valueOf, isLiteral, type Term } from '../rdf/term.ts'
import { datalandkort, rdf, rdfs, sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Text } from '../dataset/description.ts'
import { readPath } from './path.ts'
import type { Severity, Shape, Targets } from './shape.ts'

const SEVERITIES: Readonly<Record<Term, Severity>> = {
  [sh.Violation]: 'violation',
  [sh.Warning]: 'warning',
  [sh.Info]: 'info',
}

/** Reads the shape at a node of a shapes graph; any node that a shape refers to can be one (§2). */
export function readShape(graph: Graph, id: Term): Shape {
  const pathNode = graph.objects(id, sh.path)[0]
  const path = pathNode === undefined ? undefined : readPath(graph, pathNode)
  const about = graph.objects(id, datalandkort.about)[0]
  const severityIri = graph.objects(id, sh.severity)[0] ?? sh.Violation
  return {
    id,
    ...(path && { path }),
    severity: SEVERITIES[severityIri] ?? 'violation',
    severityIri,
    deactivated: isTrue(graph.objects(id, sh.deactivated)),
    targets: readTargets(graph, id),
    parameters: new Map(graph.predicates(id).map((property) => [property, graph.objects(id, property)])),
    name: textsOf(graph, id, sh.name),
    description: textsOf(graph, id, sh.description),
    message: textsOf(graph, id, sh.message),
    howToFix: textsOf(graph, id, datalandkort.howToFix),
    needsWholeCatalogue: isTrue(graph.objects(id, datalandkort.needsWholeCatalogue)),
    ...(about && { about }),
  }
}

const isTrue = (flags: readonly Term[]): boolean => flags.some((flag) => valueOf(flag) === 'true')

function readTargets(graph: Graph, id: Term): Targets {
  const isClass = graph.has(id, rdf.type, rdfs.Class)
  const isShape = graph.has(id, rdf.type, sh.NodeShape) || graph.has(id, rdf.type, sh.PropertyShape)
  return {
    nodes: graph.objects(id, sh.targetNode),
    // Implicit class targets, §2.1.3.3.
    classes: [...graph.objects(id, sh.targetClass), ...(isClass && isShape ? [id] : [])],
    subjectsOf: graph.objects(id, sh.targetSubjectsOf),
    objectsOf: graph.objects(id, sh.targetObjectsOf),
  }
}

function textsOf(graph: Graph, id: Term, property: Term): Text[] {
  return graph
    .objects(id, property)
    .filter(isLiteral)
    .map((literal) => {
      const language = languageOf(literal)
      return { value: valueOf(literal), ...(language && { language }) }
    })
}

/** The shapes that have a target, in the order in which they are written: where validation starts. */
export function targetedShapes(graph: Graph): Shape[] {
  return [...graph.subjects()]
    .map((subject) => readShape(graph, subject))
    .filter(({ targets }) =>
      [targets.nodes, targets.classes, targets.subjectsOf, targets.objectsOf].some(
        (target) => target.length > 0,
      ),
    )
}
