import { sh } from '../../rdf/namespaces.ts'
import { isBlank, isIri, isLiteral, languageOf, valueOf, type Term } from '../../rdf/term.ts'
import { compareLiterals, hasDatatype } from '../literal.ts'
import { regularExpression } from '../regular-expression.ts'
import type { Shape } from '../shape.ts'
import { each, type Check, type Test } from './check.ts'

const NODE_KINDS: Readonly<Record<Term, Test>> = {
  [sh.IRI]: isIri,
  [sh.BlankNode]: isBlank,
  [sh.Literal]: isLiteral,
  [sh.BlankNodeOrIRI]: (value) => !isLiteral(value),
  [sh.BlankNodeOrLiteral]: (value) => !isIri(value),
  [sh.IRIOrLiteral]: (value) => !isBlank(value),
}

const compares = (limit: Term, allowed: (order: number) => boolean): Check =>
  each((value) => {
    const order = compareLiterals(value, limit)
    return order !== undefined && allowed(order)
  })

/** SPARQL's STRLEN counts characters, not UTF-16 units. */
const lengthOf = (value: Term): number => Array.from(valueOf(value)).length

const inRange = (tag: string, ranges: readonly string[]): boolean =>
  tag !== '' && ranges.some((range) => range === '*' || tag === range || tag.startsWith(`${range}-`))

/** Constraints on each value node: §4.1, §4.3, §4.4. */
export const valueConstraints = {
  class: (type: Term) => each((value, data) => !isLiteral(value) && data.isInstance(value, type)),
  datatype: (datatype: Term) => each((value) => hasDatatype(value, datatype)),
  nodeKind: (kind: Term) => each(NODE_KINDS[kind] ?? (() => true)),
  minExclusive: (limit: Term) => compares(limit, (order) => order > 0),
  minInclusive: (limit: Term) => compares(limit, (order) => order >= 0),
  maxExclusive: (limit: Term) => compares(limit, (order) => order < 0),
  maxInclusive: (limit: Term) => compares(limit, (order) => order <= 0),
  minLength: (length: Term) => {
    const least = Number(valueOf(length))
    return each((value) => !isBlank(value) && lengthOf(value) >= least)
  },
  maxLength: (length: Term) => {
    const most = Number(valueOf(length))
    return each((value) => !isBlank(value) && lengthOf(value) <= most)
  },
  pattern: (pattern: Term, shape: Shape) => {
    const flags = shape.parameters.get(sh.flags)?.[0]
    const expression = regularExpression(valueOf(pattern), flags === undefined ? '' : valueOf(flags))
    return each((value) => !isBlank(value) && expression.test(valueOf(value)))
  },
  languageIn: (ranges: readonly string[]) =>
    each((value) => isLiteral(value) && inRange(languageOf(value), ranges)),
  in: (members: readonly Term[]) => {
    const allowed = new Set(members)
    return each((value) => allowed.has(value))
  },
} as const
