import type { Term } from '../../rdf/term.ts'
import type { DataView } from '../data-view.ts'
import type { Check } from '../shape.ts'

/** Whether a node conforms to a shape; compiled on first use, so that shapes may refer to each other. */
export type Conforms = (data: DataView, node: Term) => boolean

const failing =
  (holds: Conforms): Check =>
  (data, _focus, values) =>
    values.filter((value) => !holds(data, value)).map((value) => ({ value }))

/** Constraints that refer to other shapes: §4.6 and §4.7. */
export const shapeConstraints = {
  node: (shape: Conforms) => failing(shape),
  not: (shape: Conforms) => failing((data, value) => !shape(data, value)),
  and: (shapes: readonly Conforms[]) => failing((data, value) => shapes.every((shape) => shape(data, value))),
  or: (shapes: readonly Conforms[]) => failing((data, value) => shapes.some((shape) => shape(data, value))),
  xone: (shapes: readonly Conforms[]) =>
    failing((data, value) => shapes.filter((shape) => shape(data, value)).length === 1),
  /** Counts the values that conform and belong to no sibling shape (§4.7.3). */
  qualified: (shape: Conforms, siblings: readonly Conforms[], allowed: (count: number) => boolean): Check => {
    return (data, _focus, values) => {
      const count = values.filter(
        (value) => shape(data, value) && !siblings.some((sibling) => sibling(data, value)),
      ).length
      return allowed(count) ? [] : [{}]
    }
  },
} as const
