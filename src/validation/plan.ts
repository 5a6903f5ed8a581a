import type { Term } from '../rdf/term.ts'
import type { Violation } from './constraints/check.ts'
import type { Background, DataView } from './data-view.ts'
import { compilePath, writePath, type Path, type Step } from './path.ts'
import type { CompiledShape, Constraint, Result } from './shape.ts'

/**
 * Shapes put together for the nodes that they are all about, their property shapes by path, so that each path of
 * a node is followed once, whoever has something to say about its values:
 *
 *   focus ─┬─▶ constraints on the node itself
 *          └─▶ path ──▶ values ──▶ all constraints, or those that mind there being none
 */
export interface Plan {
  readonly own: readonly Constraint[]
  readonly groups: readonly PathGroup[]
}

interface PathGroup {
  readonly step: Step
  /** Where the path is a property that the dataset alone speaks of: found without a step. */
  readonly property: Term | undefined
  readonly ofValues: readonly Constraint[]
  readonly ofNothing: readonly Constraint[]
  /** For property shapes within property shapes: run on each value. */
  readonly nested: Plan | undefined
}

export function planOf(shapes: readonly CompiledShape[], background: Background): Plan {
  return {
    own: shapes.flatMap(({ shape, constraints }) => (shape.path ? [] : constraints)),
    groups: groupByPath(
      shapes.flatMap((each) => (each.shape.path ? [each] : each.properties)),
      background,
    ),
  }
}

function groupByPath(properties: readonly CompiledShape[], background: Background): PathGroup[] {
  const byPath = new Map<string, { readonly path: Path; readonly group: CompiledShape[] }>()
  for (const property of properties) {
    const { path, deactivated } = property.shape
    if (!path || deactivated) continue
    const key = writePath(path)
    const known = byPath.get(key)
    if (known) known.group.push(property)
    else byPath.set(key, { path, group: [property] })
  }
  return [...byPath.values()].flatMap(({ path, group }) => {
    const ofValues = group.flatMap(({ constraints }) => constraints)
    const inner = group.flatMap((each) => each.properties)
    if (ofValues.length === 0 && inner.length === 0) return []
    return {
      step: compilePath(path),
      property: path.kind === 'predicate' && !background.predicates.has(path.iri) ? path.iri : undefined,
      ofValues,
      ofNothing: ofValues.filter(({ mindsAbsence }) => mindsAbsence),
      nested: inner.length > 0 ? { own: [], groups: groupByPath(inner, background) } : undefined,
    }
  })
}

/** One node that a plan is run on. */
export interface Visit {
  readonly data: DataView
  readonly focus: Term
  /** Where results go; without it, the first one ends the work. */
  readonly results: Result[] | undefined
}

/** Whether a node conforms, without a word on why not. */
export function conformanceTo(plan: Plan): (data: DataView, node: Term) => boolean {
  const tests = plan.own.map(({ check }) => check.test)
  if (plan.groups.length > 0 || tests.includes(undefined))
    return (data, node) => visitNode(plan, { data, focus: node, results: undefined })
  // Nearly every shape in a list of sh:or: a test or two of the node itself.
  return (data, node) => {
    for (const test of tests) if (!test!(node, data)) return false
    return true
  }
}

const NOTHING: readonly Term[] = []

/** Runs a plan on one node; says whether the node conforms. */
export function visitNode(plan: Plan, visit: Visit): boolean {
  const { data, focus, results } = visit
  let conforms = plan.own.length === 0 || testAll(plan.own, [focus], visit)
  if (plan.groups.length === 0) return conforms
  const properties = data.properties(focus)
  for (const { property, step, ofValues, ofNothing, nested } of plan.groups) {
    if (!conforms && !results) return false
    const values = property === undefined ? step(data, focus) : (properties.get(property) ?? NOTHING)
    const constraints = values.length === 0 ? ofNothing : ofValues
    if (constraints.length > 0 && !testAll(constraints, values, visit)) conforms = false
    if (!nested) continue
    for (const value of values) if (!visitNode(nested, { data, focus: value, results })) conforms = false
  }
  return conforms
}

function testAll(constraints: readonly Constraint[], values: readonly Term[], visit: Visit): boolean {
  let conforms = true
  for (const constraint of constraints) {
    const violations = constraint.check(visit.data, visit.focus, values)
    if (violations.length === 0) continue
    conforms = false
    if (!visit.results) return false
    report(constraint, violations, visit)
  }
  return conforms
}

function report(
  { shape, component }: Constraint,
  violations: readonly Violation[],
  { focus, results }: Visit,
): void {
  for (const violation of violations) {
    if ('shape' in violation) results?.push(violation)
    else
      results?.push({ focus, shape, component, path: violation.path ?? shape.path, value: violation.value })
  }
}
