import type { Term } from '../../rdf/term.ts'
import type { DataView } from '../data-view.ts'
import { each, NO_VIOLATION, ONE_VIOLATION, type Check } from './check.ts'

/** Whether a node conforms to a shape. */
export type Conforms = (data: DataView, node: Term) => boolean

/** Constraints that refer to other shapes: §4.6 and §4.7. */
export const shapeConstraints = {
  node: (shape: Conforms) => each((value, data) => shape(data, value)),
  not: (shape: Conforms) => each((value, data) => !shape(data, value)),
  and: (shapes: readonly Conforms[]) => each((value, data) => shapes.every((shape) => shape(data, value))),
  or: (shapes: readonly Conforms[]) => each((value, data) => shapes.some((shape) => shape(data, value))),
  xone: (shapes: readonly Conforms[]) =>
    each((value, data) => shapes.filter((shape) => shape(data, value)).length === 1),
  /** Counts the values that conform and belong to no sibling shape (§4.7.3). */
  qualified: (shape: Conforms, siblings: readonly Conforms[], allowed: (count: number) => boolean): Check => {
    return (data, _focus, values) => {
      let count = 0
      for (const value of values) {
        if (shape(data, value) && !siblings.some((sibling) => sibling(data, value))) count++
      }
      return allowed(count) ? NO_VIOLATION : ONE_VIOLATION
    }
  },
} as const
