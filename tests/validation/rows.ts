import type { Graph } from '../../src/rdf/graph.ts'
import { sh, xsd } from '../../src/rdf/namespaces.ts'
import { isBlank, type Term } from '../../src/rdf/term.ts'
import { readPath, writePath } from '../../src/validation/path.ts'
import type { Result } from '../../src/validation/shape.ts'

/** A result as one line, so that reports compare as sorted lists: `violation MinCount ex:a ex:p`. */
export interface Row {
  readonly severity: string
  readonly constraint: string
  readonly focus: Term
  readonly path?: string | undefined
  readonly value?: Term | undefined
}

export const lineOf = ({ severity, constraint, focus, path, value }: Row): string =>
  short([severity, constraint, focus, path ?? '-', value ?? '-'].join(' '))

/** Blank nodes have no name of their own that a report could be held to. */
const short = (line: string): string =>
  line
    .replaceAll('<https://example.org/', 'ex:')
    .replaceAll(/(ex:[^\s>]*)>/g, '$1')
    .replaceAll('https://example.org/', 'ex:')
    .replaceAll(xsd.$base, 'xsd:')
    .replaceAll(/_:\S+/g, '_:b')

export const localName = (iri: Term): string => iri.replace(/^.*[#/]/, '').replace('ConstraintComponent', '')

export const rowOf = (result: Result): Row => ({
  severity: localName(result.shape.severityIri).toLowerCase(),
  constraint: localName(result.component),
  focus: result.focus,
  path: result.path && writePath(result.path),
  value: result.value,
})

export const linesOf = (results: readonly Result[]): string[] =>
  results.map((result) => lineOf(rowOf(result))).sort()

/** The results of a sh:ValidationReport, in the order in which they are written. */
export function rowsOfReport(graph: Graph, report: Term): Row[] {
  return graph.objects(report, sh.result).map((node) => {
    const one = (property: Term) => graph.objects(node, property)[0]
    const pathNode = one(sh.resultPath)
    const path = pathNode === undefined ? undefined : readPath(graph, pathNode)
    return {
      severity: localName(one(sh.resultSeverity) ?? '').toLowerCase(),
      constraint: localName(one(sh.sourceConstraintComponent) ?? ''),
      focus: one(sh.focusNode) ?? '',
      path: path ? writePath(path) : pathNode && isBlank(pathNode) ? '?' : undefined,
      value: one(sh.value),
    }
  })
}
