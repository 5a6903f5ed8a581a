import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf } from '../../src/rdf/graph.ts'
import { compileShapes } from '../../src/validation/validate.ts'
import { libraryOf } from './library.ts'
import { shapesAndData } from './random/graphs.ts'
import { lineOf, linesOf } from './rows.ts'

/** Shapes graphs; the library takes 40 ms to read one. Many more were tried by hand. */
const RUNS = Number(process.env['ORACLE_RUNS'] ?? 30)

describe('our engine and rdf-validate-shacl', () => {
  it('give the same report for any shapes and any data', async () => {
    let findings = 0
    await fc.assert(
      fc.asyncProperty(shapesAndData, async ([shapes, graphs]) => {
        const shapesGraph = graphOf(shapes)
        const ours = compileShapes(shapesGraph)
        const library = libraryOf(shapesGraph)
        for (const data of graphs) {
          const lines = linesOf(ours.validate(graphOf(data)))
          findings += lines.length
          expect(lines).toEqual((await library(data)).map(lineOf).sort())
        }
      }),
      { numRuns: RUNS },
    )
    // Reports that are all empty would prove nothing.
    expect(findings).toBeGreaterThan(6 * RUNS)
  })
})
