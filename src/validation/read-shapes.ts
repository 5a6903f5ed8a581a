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
  const parameters = graph.properties(id)
  const pathNode = parameters.get(sh.path)?.[0]
  const path = pathNode === undefined ? undefined : readPath(graph, pathNode)
  const about = parameters.get(datalandkort.about)?.[0]
  const severityIri = parameters.get(sh.severity)?.[0] ?? sh.Violation
  return {
    id,
    ...(path && { path }),
    severity: SEVERITIES[severityIri] ?? 'violation',
    severityIri,
    deactivated: isTrue(parameters.get(sh.deactivated)),
    targets: readTargets(graph, id),
    parameters,
    texts: (property) => textsOf(parameters.get(property)),
    needsWholeCatalogue: isTrue(parameters.get(datalandkort.needsWholeCatalogue)),
    ...(about && { about }),
  }
}

const isTrue = (flags: readonly Term[] = []): boolean => flags.some((flag) => valueOf(flag) === 'true')

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

function textsOf(literals: readonly Term[] = []): Text[] {
  return literals.filter(isLiteral).map((literal) => {
    const language = languageOf(literal)
    return { value: valueOf(literal), ...(language && { language }) }
  })
}

const TARGETS = [sh.targetNode, sh.targetClass, sh.targetSubjectsOf, sh.targetObjectsOf]

/** The nodes of shapes that have a target, in the order in which they are written: where validation starts. */
export function targetedShapes(graph: Graph): Term[] {
  return [...graph.subjects()].filter((subject) => {
    const properties = graph.properties(subject)
    return (
      TARGETS.some((target) => properties.has(target)) ||
      (properties.get(rdf.type)?.includes(rdfs.Class) && readTargets(graph, subject).classes.length > 0)
    )
  })
}
