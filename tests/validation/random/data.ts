import * as fc from 'fast-check'
import { rdf, rdfs } from '../../../src/rdf/namespaces.ts'
import type { Term, Triple } from '../../../src/rdf/term.ts'
import { BLANK_NODES, CLASSES, NODES, oneOf, PROPERTIES } from './terms.ts'

/** Data over few names, so that much of it meets. */
export const dataGraphs = (terms: readonly Term[]): fc.Arbitrary<Triple[]> =>
  fc
    .record({
      statements: fc.array(
        fc.record({
          subject: oneOf([...NODES, ...BLANK_NODES]),
          predicate: oneOf(PROPERTIES),
          object: oneOf(terms),
        }),
        { maxLength: 16 },
      ),
      types: fc.array(
        fc.record({
          subject: oneOf([...NODES, ...BLANK_NODES]),
          predicate: fc.constant(rdf.type),
          object: oneOf(CLASSES),
        }),
        { maxLength: 5 },
      ),
      subclasses: fc.subarray([
        { subject: CLASSES[0]!, predicate: rdfs.subClassOf, object: CLASSES[1]! },
        { subject: CLASSES[1]!, predicate: rdfs.subClassOf, object: CLASSES[2]! },
      ]),
    })
    .map(({ statements, types, subclasses }) => [...statements, ...types, ...subclasses])
