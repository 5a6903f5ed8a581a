import { isLiteral, languageOf, valueOf, type Term } from '../../rdf/term.ts'
import { compareLiterals } from '../literal.ts'
import { each, NO_VIOLATION, ONE_VIOLATION, type Check } from './check.ts'

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

/** Constraints on the value nodes together: §4.2, §4.4.5, §4.5, §4.8.2. */
export const setConstraints = {
  minCount: (count: Term): Check => {
    const least = Number(valueOf(count))
    return (_data, _focus, values) => (values.length < least ? ONE_VIOLATION : NO_VIOLATION)
  },
  maxCount: (count: Term): Check => {
    const most = Number(valueOf(count))
    return (_data, _focus, values) => (values.length > most ? ONE_VIOLATION : NO_VIOLATION)
  },
  hasValue:
    (wanted: Term): Check =>
    (_data, _focus, values) =>
      values.includes(wanted) ? NO_VIOLATION : ONE_VIOLATION,
  uniqueLang: (flag: Term): Check => {
    if (valueOf(flag) !== 'true') return () => NO_VIOLATION
    return (_data, _focus, values) => {
      if (values.length < 2) return NO_VIOLATION
      const once = new Set<string>()
      const repeated = new Set<string>()
      for (const value of values) {
        const tag = isLiteral(value) ? languageOf(value) : ''
        if (tag) (once.has(tag) ? repeated : once).add(tag)
      }
      return Array.from(repeated, () => ({}))
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
    (data, focus, values) =>
      each((value) => !data.objects(focus, property).includes(value))(data, focus, values),
  lessThan: (property: Term) => precedes(property, (order) => order < 0),
  lessThanOrEquals: (property: Term) => precedes(property, (order) => order <= 0),
} as const
