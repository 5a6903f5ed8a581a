import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { schemeNames } from '../../src/vocabulary/concept.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const folder = fileURLToPath(new URL('../../seed-catalogue/', import.meta.url))
const documents = readdirSync(folder).filter((name) => name.endsWith('.ttl'))
const vocabulary = loadVocabularies()

/** Where the IRIs of each list begin, up to and with the last slash or hash. */
const bases = new Set(
  schemeNames.flatMap((scheme) =>
    vocabulary.concepts(scheme).map(({ iri, code }) => iri.slice(0, iri.length - code.length)),
  ),
)

it('every code that the seed catalogue uses is in its list', () => {
  const unknown = documents.flatMap((name) =>
    parseTurtle(readFileSync(join(folder, name), 'utf8'))
      .map(({ object }) => object)
      .filter((iri) => bases.has(iri.replace(/[^/#]+$/u, '')) && !vocabulary.concept(iri))
      .map((iri) => `${name}: ${iri}`),
  )
  expect(unknown).toEqual([])
  expect(documents.length).toBeGreaterThan(0)
})
