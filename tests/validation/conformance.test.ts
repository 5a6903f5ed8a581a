import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { compileShapes } from '../../src/validation/validate.ts'
import { constraintParameters } from '../../src/validation/constraints/table.ts'
import { lineOf, linesOf, localName, type Row } from './rows.ts'

const root = fileURLToPath(new URL('../conformance/', import.meta.url))
const folders = readdirSync(root)
const casesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ttl'))
    .map((file) => file.replace('.ttl', ''))

const read = (folder: string, name: string) => readFileSync(join(root, folder, name), 'utf8')

function expectedLines(folder: string, name: string): string[] {
  const rows = JSON.parse(read(folder, `${name}.report.json`)) as Omit<Row, 'severity'>[]
  return rows.map((row) => lineOf({ severity: 'violation', ...row })).sort()
}

/** A case is a Turtle file, shapes and data in one, that names its clause; its report stands beside it. */
describe.each(folders)('SHACL Core: %s', (folder) => {
  it.each(casesIn(folder))('%s', (name) => {
    const graph = graphOf(parseTurtle(read(folder, `${name}.ttl`)))
    expect(linesOf(compileShapes(graph).validate(graph))).toEqual(expectedLines(folder, name))
  })
})

describe('the conformance cases', () => {
  it('have a finding of every constraint component that is evaluated', () => {
    const found = new Set(
      folders.flatMap((folder) =>
        casesIn(folder).flatMap((name) =>
          (JSON.parse(read(folder, `${name}.report.json`)) as Row[]).map(({ constraint }) => constraint),
        ),
      ),
    )
    const components = constraintParameters.map(({ component }) => localName(component))
    // sh:property has no results of its own (§4.7.2).
    expect(components.filter((component) => !found.has(component))).toEqual(['Property'])
  })
})
