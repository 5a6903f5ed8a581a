import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { graphOf, type Graph } from '../../src/rdf/graph.ts'
import { rdf } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { compileShapes } from '../../src/validation/validate.ts'
import { lineOf, linesOf, rowsOfReport } from './rows.ts'

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#'
const SHT = 'http://www.w3.org/ns/shacl-test#'

/** A folder with the W3C data-shapes test suite, `tests/` somewhere below it. */
const suite = process.env['SHACL_SUITE']

interface SuiteCase {
  readonly file: string
  readonly manifest: Graph
  readonly test: string
}

const read = (file: string): Graph =>
  graphOf(parseTurtle(readFileSync(file, 'utf8'), { baseIri: pathToFileURL(file).href }))

function casesOf(folder: string): SuiteCase[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ttl') && file.split(sep).includes('core'))
    .sort()
  return files.flatMap((file) => {
    const manifest = read(`${folder}/${file}`)
    const tests = [...manifest.subjects()].filter((node) => manifest.has(node, rdf.type, `${SHT}Validate`))
    return tests.map((test) => ({ file: `${folder}/${file}`, manifest, test }))
  })
}

describe.skipIf(!suite)('the core cases of the W3C data-shapes test suite', () => {
  it('all pass, save those whose data file is not there', () => {
    const outcomes = casesOf(suite!).map((each) => ({ ...each, outcome: run(each) }))
    for (const { file, outcome } of outcomes)
      process.stdout.write(`${outcome}\t${relative(suite!, file).split(`core${sep}`)[1]}\n`)
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomes.filter(({ outcome }) => outcome !== 'passes' && outcome !== 'no data file')).toEqual([])
  })
})

function run({ manifest, test }: SuiteCase): string {
  const one = (node: string, property: string) => manifest.objects(node, property)[0] ?? ''
  const action = one(test, `${MF}action`)
  const [dataFile, shapesFile] = ['dataGraph', 'shapesGraph'].map((graph) =>
    fileURLToPath(one(action, SHT + graph)),
  ) as [string, string]
  if (!existsSync(dataFile) || !existsSync(shapesFile)) return 'no data file'
  const report = one(test, `${MF}result`)
  const got = linesOf(compileShapes(read(shapesFile)).validate(read(dataFile)))
  const wanted = rowsOfReport(manifest, report).map(lineOf).sort()
  return JSON.stringify(got) === JSON.stringify(wanted)
    ? 'passes'
    : `fails: ${JSON.stringify({ got, wanted })}`
}
