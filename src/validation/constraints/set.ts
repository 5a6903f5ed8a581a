import { isLiteral, languageOf, valueOf, type Term } from '../../rdf/term.ts'
import { sh } from '../../rdf/namespaces.ts'
import { compareLiterals } from '../literal.ts'
import type { Check, Shape } from '../shape.ts'

const ONE_RESULT = [{}] as const
const NO_RESULT = [] as const

const precedes =
  (property: Term, allowed: (order: number) => boolean): Check =>
  (data, focus, values) =>
    values.flatMap((value) =>
      data
        .objects(focus, property)
        .filter((other) => {
          const order = compareLiterals(value, other)
          return order === undefined || !allowed(order)
        })
        .map(() => ({ value })),
    )

/** Constraints on the value nodes together: §4.2, §4.4.5, §4.5, §4.8. */
export const setConstraints = {
  minCount: (count: Term): Check => {
    const least = Number(valueOf(count))
    return (_data, _focus, values) => (values.length < least ? ONE_RESULT : NO_RESULT)
  },
  maxCount: (count: Term): Check => {
    const most = Number(valueOf(count))
    return (_data, _focus, values) => (values.length > most ? ONE_RESULT : NO_RESULT)
  },
  hasValue:
    (wanted: Term): Check =>
    (_data, _focus, values) =>
      values.includes(wanted) ? NO_RESULT : ONE_RESULT,
  uniqueLang: (flag: Term): Check => {
    if (valueOf(flag) !== 'true') return () => NO_RESULT
    return (_data, _focus, values) => {
      const tags = values.filter(isLiteral).map(languageOf).filter(Boolean)
      return [...new Set(tags.filter((tag, index) => tags.indexOf(tag) !== index))].map(() => ({}))
    }
  },
  equals:
    (property: Term): Check =>
    (data, focus, values) => {
      const others = data.objects(focus, property)
      return [
        ...values.filter((value) => !others.includes(value)),
        ...others.filter((other) => !values.includes(other)),
      ].map((value) => ({ value }))
    },
  disjoint:
    (property: Term): Check =>
    (data, focus, values) => {
      const others = data.objects(focus, property)
      return values.filter((value) => others.includes(value)).map((value) => ({ value }))
    },
  lessThan: (property: Term) => precedes(property, (order) => order < 0),
  lessThanOrEquals: (property: Term) => precedes(property, (order) => order <= 0),
  closed: (shape: Shape, known: readonly Term[]): Check => {
    if (!shape.parameters.get(sh.closed)?.some((flag) => valueOf(flag) === 'true')) return () => NO_RESULT
    const allowed = new Set(known)
    return (data, _focus, values) =>
      values.flatMap((node) =>
        data
          .predicates(node)
          .filter((property) => !allowed.has(property))
          .flatMap((property) =>
            data.objects(node, property).map((value) => ({
              value,
              path: { kind: 'predicate' as const, iri: property },
            })),
          ),
      )
  },
} as const
