import * as fc from 'fast-check'
import { sh } from '../../../src/rdf/namespaces.ts'
import type { Term, Triple } from '../../../src/rdf/term.ts'
import { dataGraphs } from './data.ts'
import { cardinalities, comparisons, treesOf } from './shapes.ts'
import { BLANK_NODES, CLASSES, COMPARABLE, NODES, oneOf, PROPERTIES, TERMS } from './terms.ts'
import { ShapesWriter, type ShapeTree } from './write-shapes.ts'

const targets = fc.oneof(
  oneOf([...NODES, ...BLANK_NODES, '"x"']).map((node): [Term, Term] => [sh.targetNode, node]),
  oneOf(CLASSES).map((type): [Term, Term] => [sh.targetClass, type]),
  oneOf(PROPERTIES).map((name): [Term, Term] => [sh.targetSubjectsOf, name]),
  oneOf(PROPERTIES).map((name): [Term, Term] => [sh.targetObjectsOf, name]),
)

/** Shapes graphs of one to three shapes with targets. */
const shapesGraphs = (shapes: fc.Arbitrary<ShapeTree>): fc.Arbitrary<Triple[]> =>
  fc
    .array(fc.tuple(shapes, fc.array(targets, { minLength: 1, maxLength: 2 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((entries) => {
      const writer = new ShapesWriter()
      for (const [tree, aims] of entries) {
        const shape = writer.shape(tree)
        for (const [parameter, value] of aims) writer.add(shape, parameter, value)
      }
      return writer.triples
    })

const severalGraphs = (terms: readonly Term[]) => fc.array(dataGraphs(terms), { minLength: 6, maxLength: 6 })

/** Shapes, and graphs to hold against them; sh:lessThan only over terms whose order is not one of the deviations. */
export const shapesAndData: fc.Arbitrary<[shapes: Triple[], data: Triple[][]]> = fc.oneof(
  fc.tuple(shapesGraphs(treesOf(cardinalities).any), severalGraphs(TERMS)),
  fc.tuple(shapesGraphs(treesOf([...cardinalities, ...comparisons]).any), severalGraphs(COMPARABLE)),
)
