import type { Term } from '../../rdf/term.ts'
import type { DataView } from '../data-view.ts'
import { each, NO_VIOLATION, ONE_VIOLATION, type Check } from './check.ts'

/** Whether a node conforms to a shape. */
export type Conforms = (data: DataView, node: Term) => boolean

function countConforming(shapes: readonly Conforms[], data: DataView, value: Term): number {
  let count = 0
  for (const shape of shapes) if (shape(data, value)) count++
  return count
}

function conformsToOne(shapes: readonly Conforms[], data: DataView, value: Term): boolean {
  for (const shape of shapes) if (shape(data, value)) return true
  return false
}

/** Constraints that refer to other shapes: §4.6 and §4.7. */
export const shapeConstraints = {
  node: (shape: Conforms) => each((value, data) => shape(data, value)),
  not: (shape: Conforms) => each((value, data) => !shape(data, value)),
  and: (shapes: readonly Conforms[]) => each((value, data) => shapes.every((shape) => shape(data, value))),
  or: (shapes: readonly Conforms[]) => each((value, data) => conformsToOne(shapes, data, value)),
  xone: (shapes: readonly Conforms[]) => each((value, data) => countConforming(shapes, data, value) === 1),
  /** Counts the values that conform and belong to no sibling shape (§4.7.3). */
  qualified: (shape: Conforms, siblings: readonly Conforms[], allowed: (count: number) => boolean): Check => {
    return (data, _focus, values) => {
      let count = 0
      for (const value of values) {
        if (shape(data, value) && !conformsToOne(siblings, data, value)) count++
      }
      return allowed(count) ? NO_VIOLATION : ONE_VIOLATION
    }
  },
} as const
