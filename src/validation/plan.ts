import type { Term } from '../rdf/term.ts'
import type { DataView } from './data-view.ts'
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
  /** Where the path is a property: found without a step. */
  readonly property?: Term
  readonly ofValues: readonly Constraint[]
  readonly ofNothing: readonly Constraint[]
  /** For property shapes within property shapes: run on each value. */
  readonly nested?: Plan
}

export function planOf(shapes: readonly CompiledShape[]): Plan {
  return {
    own: shapes.flatMap(({ shape, constraints }) => (shape.path ? [] : constraints)),
    groups: groupByPath(shapes.flatMap((each) => (each.shape.path ? [each] : each.properties))),
  }
}

function groupByPath(properties: readonly CompiledShape[]): PathGroup[] {
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
      ...(path.kind === 'predicate' && { property: path.iri }),
      ofValues,
      ofNothing: ofValues.filter(({ mindsAbsence }) => mindsAbsence),
      ...(inner.length > 0 && { nested: { own: [], groups: groupByPath(inner) } }),
    }
  })
}

export interface Report {
  readonly focus: Term
  /** Where results go; without it, the first one ends the work. */
  readonly results?: Result[]
}

export const conformsToPlan = (plan: Plan, data: DataView, node: Term): boolean =>
  validateNode(plan, data, { focus: node })

/** Runs a plan on one node; says whether the node conforms. */
export function validateNode(plan: Plan, data: DataView, report: Report): boolean {
  const { focus, results } = report
  let conforms = plan.own.length === 0 || testAll(plan.own, { data, values: [focus] }, report)
  if (plan.groups.length === 0 || (!conforms && !results)) return conforms
  const properties = data.properties(focus)
  for (const group of plan.groups) {
    const values =
      group.property === undefined || data.hasBackground(group.property)
        ? group.step(data, focus)
        : properties.get(group.property)
    const constraints = values === undefined || values.length === 0 ? group.ofNothing : group.ofValues
    if (constraints.length > 0 && !testAll(constraints, { data, values: values ?? [] }, report))
      conforms = false
    if (!conforms && !results) return false
    if (group.nested && values) {
      for (const value of values) {
        const inner = results ? { focus: value, results } : { focus: value }
        if (!validateNode(group.nested, data, inner)) conforms = false
      }
    }
  }
  return conforms
}

interface Values {
  readonly data: DataView
  readonly values: readonly Term[]
}

function testAll(constraints: readonly Constraint[], { data, values }: Values, report: Report): boolean {
  let conforms = true
  for (const constraint of constraints) {
    const violations = constraint.check(data, report.focus, values)
    if (violations.length === 0) continue
    conforms = false
    if (!report.results) return false
    const { shape, component } = constraint
    for (const violation of violations) {
      if ('shape' in violation) report.results.push(violation)
      else {
        const path = violation.path ?? shape.path
        report.results.push({
          focus: report.focus,
          shape,
          component,
          ...(path && { path }),
          ...(violation.value !== undefined && { value: violation.value }),
        })
      }
    }
  }
  return conforms
}
