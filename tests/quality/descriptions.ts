import type { DatasetDescription } from '../../src/dataset/description.ts'
import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { PREFIXES } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'

const IRI = 'https://example.dk/dataset'
const HEADER = [...Object.entries(PREFIXES), ['eu', 'http://publications.europa.eu/resource/authority/']]
  .map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`)
  .join('\n')

/** A dataset with these statements in Turtle, read as a harvest reads it. */
export const describedBy = (...statements: readonly string[]): DatasetDescription =>
  datasetFromRdf(
    graphOf(
      parseTurtle(`${HEADER}\n<${IRI}> a dcat:Dataset ${statements.map((each) => `; ${each}`).join('\n')} .`),
    ),
    IRI,
  )
