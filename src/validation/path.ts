import { rdf, sh } from '../rdf/namespaces.ts'
import type { Graph } from '../rdf/graph.ts'
import { isBlank, type Term } from '../rdf/term.ts'
import type { DataView } from './data-view.ts'

/** A SHACL property path (§2.3.1). */
export type Path =
  | { readonly kind: 'predicate'; readonly iri: Term }
  | { readonly kind: 'inverse'; readonly path: Path }
  | { readonly kind: 'sequence' | 'alternative'; readonly paths: readonly Path[] }
  | { readonly kind: 'zeroOrMore' | 'oneOrMore' | 'zeroOrOne'; readonly path: Path }

const UNARY = [
  [sh.inversePath, 'inverse'],
  [sh.zeroOrMorePath, 'zeroOrMore'],
  [sh.oneOrMorePath, 'oneOrMore'],
  [sh.zeroOrOnePath, 'zeroOrOne'],
] as const

export function readList(graph: Graph, head: Term): Term[] {
  const items: Term[] = []
  const seen = new Set<Term>()
  for (let node: Term | undefined = head; node && node !== rdf.nil && !seen.has(node);) {
    seen.add(node)
    const first = graph.objects(node, rdf.first)[0]
    if (first !== undefined) items.push(first)
    node = graph.objects(node, rdf.rest)[0]
  }
  return items
}

/** Reads the path written at a node; undefined when it is none. */
export function readPath(graph: Graph, node: Term, depth = 0): Path | undefined {
  if (!isBlank(node)) return { kind: 'predicate', iri: node }
  if (depth > 20) return undefined
  // A list is a sequence path, whatever else is said about its node (the suite's path-strange cases).
  const isSequence = graph.objects(node, rdf.first).length > 0
  for (const [property, kind] of UNARY) {
    const operand = isSequence ? undefined : graph.objects(node, property)[0]
    const path = operand === undefined ? undefined : readPath(graph, operand, depth + 1)
    if (path) return { kind, path }
  }
  const alternatives = isSequence ? undefined : graph.objects(node, sh.alternativePath)[0]
  const members = readList(graph, alternatives ?? node).map((member) => readPath(graph, member, depth + 1))
  if (members.length === 0 || members.some((member) => !member)) return undefined
  return {
    kind: alternatives ? 'alternative' : 'sequence',
    paths: members.filter((member) => member !== undefined),
  }
}

/** A path as a function from a node to the distinct nodes it leads to. */
export type Step = (data: DataView, node: Term) => readonly Term[]

export function compilePath(path: Path): Step {
  switch (path.kind) {
    case 'predicate':
      return (data, node) => data.objects(node, path.iri)
    case 'inverse':
      return compileInverse(path.path)
    case 'sequence':
      return path.paths.map(compilePath).reduce((before, after) => (data, node) => {
        const middle = before(data, node)
        if (middle.length === 1) return after(data, middle[0]!)
        return [...new Set(middle.flatMap((each) => after(data, each)))]
      })
    case 'alternative': {
      const steps = path.paths.map(compilePath)
      return (data, node) => [...new Set(steps.flatMap((step) => step(data, node)))]
    }
    case 'zeroOrOne': {
      const step = compilePath(path.path)
      return (data, node) => [...new Set([node, ...step(data, node)])]
    }
    case 'zeroOrMore':
    case 'oneOrMore': {
      const step = compilePath(path.path)
      const own = path.kind === 'zeroOrMore'
      return (data, node) => closure(step, data, { start: node, withStart: own })
    }
  }
}

function compileInverse(path: Path): Step {
  switch (path.kind) {
    case 'predicate':
      return (data, node) => data.subjects(path.iri, node)
    case 'inverse':
      return compilePath(path.path)
    case 'sequence':
      return compilePath({
        kind: 'sequence',
        paths: path.paths.map((each): Path => ({ kind: 'inverse', path: each })).reverse(),
      })
    case 'alternative':
      return compilePath({
        kind: 'alternative',
        paths: path.paths.map((each): Path => ({ kind: 'inverse', path: each })),
      })
    default:
      return compilePath({ kind: path.kind, path: { kind: 'inverse', path: path.path } })
  }
}

function closure(step: Step, data: DataView, from: { start: Term; withStart: boolean }): readonly Term[] {
  const reached = new Set<Term>(from.withStart ? [from.start] : [])
  const waiting = [...step(data, from.start)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...step(data, next))
  }
  return [...reached]
}

/** The path in SPARQL property path syntax, IRIs in angle brackets. */
export function writePath(path: Path): string {
  switch (path.kind) {
    case 'predicate':
      return `<${path.iri}>`
    case 'inverse':
      return `^${group(path.path)}`
    case 'sequence':
      return path.paths.map(group).join('/')
    case 'alternative':
      return path.paths.map(group).join('|')
    case 'zeroOrMore':
      return `${group(path.path)}*`
    case 'oneOrMore':
      return `${group(path.path)}+`
    case 'zeroOrOne':
      return `${group(path.path)}?`
  }
}

const group = (path: Path): string => (path.kind === 'predicate' ? writePath(path) : `(${writePath(path)})`)

/** The property of the focus node itself that a path starts from: what the publisher wrote. */
export function firstProperty(path: Path): Term | undefined {
  switch (path.kind) {
    case 'predicate':
      return path.iri
    case 'inverse':
      return firstProperty(path.path)
    case 'sequence':
    case 'alternative':
      return path.paths[0] && firstProperty(path.paths[0])
    default:
      return firstProperty(path.path)
  }
}
