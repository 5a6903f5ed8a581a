import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf, type Graph } from '../../src/rdf/graph.ts'
import { dct, rdf, rdfs, skos, xsd } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { isIri, typed, type Term, type Triple } from '../../src/rdf/term.ts'
import { backgroundOf } from '../../src/validation/background.ts'
import { resultsOf } from '../../src/validation/validate-dataset.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { libraryOf } from './library.ts'
import { fixture, profileNamed, seedDatasets, term } from './profiles.ts'
import { lineOf, rowOf, type Row } from './rows.ts'

const RUNS = Number(process.env['ORACLE_RUNS'] ?? 40)
const profile = profileNamed('healthdcat-ap-8')
const background = backgroundOf(loadVocabularies())
const libraries = new Map(
  [undefined, ...profile.manifest.levels.map(({ name }) => name)].map((level) => [
    level,
    libraryOf(shapesOf(level)),
  ]),
)

/** All shapes of a level, as its manifest names them. */
function shapesOf(level: string | undefined): Graph {
  const { extends: parent, files, levels } = profile.manifest
  const own = [...files, ...(levels.find(({ name }) => name === level)?.files ?? [])]
  const paths = [
    ...(parent?.files ?? []).map((file) => `${parent?.profile}/${file}`),
    ...own.map((file) => `healthdcat-ap-8/${file}`),
  ]
  return graphOf(
    paths.flatMap((path, index) => {
      const file = fileURLToPath(new URL(`../../vocab/profiles/${path}`, import.meta.url))
      return parseTurtle(readFileSync(file, 'utf8'), { blankPrefix: `_:s${index}x` })
    }),
  )
}

/** What the background knows of the nodes of a dataset, as triples: the library has one graph for everything. */
function backgroundTriples(triples: readonly Triple[]): Triple[] {
  const found: Triple[] = []
  const waiting = triples.flatMap(({ subject, object }) => [subject, object])
  const seen = new Set<Term>()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node) || !isIri(node)) continue
    seen.add(node)
    for (const predicate of [rdf.type, skos.inScheme, rdfs.subClassOf]) {
      for (const object of background.objects(node, predicate)) {
        found.push({ subject: node, predicate, object })
        waiting.push(object)
      }
    }
  }
  return found
}

async function bothReports(dataset: { iri: Term; triples: readonly Triple[] }) {
  const { level, graph } = resultsOf(dataset, profile)
  const whole = profile.validator(level).validate(graph)
  const concepts = new Set(backgroundTriples(graph.triples).map(({ subject }) => subject))
  // A concept is background to us and never judged; to the library it is a node like the others.
  const isJudged = ({ focus }: Row) => !concepts.has(focus) || graph.objects(focus, rdf.type).length > 0
  const theirs = await libraries.get(level)!([...graph.triples, ...backgroundTriples(graph.triples)])
  const lines = (rows: readonly Row[]) => rows.filter(isJudged).map(lineOf).sort()
  return { ours: lines(whole.map(rowOf)), theirs: lines(theirs) }
}

const OTHER_VALUES: readonly Term[] = [
  '"text"',
  '"tekst"@da',
  '""',
  typed('ja', xsd.boolean),
  typed('true', xsd.boolean),
  typed('-1', xsd.nonNegativeInteger),
  typed('2024', xsd.gYear),
  '_:other',
  'https://example.dk/unknown',
  'https://example.dk/publisher',
  'http://publications.europa.eu/resource/authority/country/DNK',
  'http://publications.europa.eu/resource/authority/access-right/PUBLIC',
  'http://13.81.34.152:1101/resource/authority/healthcategories/EHRS',
]

type Mutation = (triples: readonly Triple[]) => Triple[]
const at = (index: number, triples: readonly Triple[]) => index % triples.length
const position = fc.nat({ max: 10_000 })
const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  position.map(
    (index): Mutation =>
      (triples) =>
        triples.toSpliced(at(index, triples), 1),
  ),
  fc.tuple(position, fc.constantFrom(...OTHER_VALUES)).map(
    ([index, object]): Mutation =>
      (triples) =>
        triples.with(at(index, triples), { ...triples[at(index, triples)]!, object }),
  ),
  fc.tuple(position, fc.constantFrom(...OTHER_VALUES)).map(([index, object]): Mutation => (triples) => [
    ...triples,
    { ...triples[at(index, triples)]!, object },
  ]),
  fc.tuple(position, position).map(([index, other]): Mutation => (triples) => [
    ...triples,
    { ...triples[at(index, triples)]!, predicate: triples[at(other, triples)]!.predicate },
  ]),
)

describe('all shapes of HealthDCAT-AP release 8', () => {
  it('give the same report in our engine and in rdf-validate-shacl, whatever is wrong with a dataset', async () => {
    const seed = await seedDatasets()
    const complete = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'].map((right) => ({
      iri: term('ex:register'),
      triples: fixture('complete.ttl').map((triple) =>
        triple.predicate === dct.accessRights
          ? { ...triple, object: `http://publications.europa.eu/resource/authority/access-right/${right}` }
          : triple,
      ),
    }))
    let findings = 0
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...complete), fc.constantFrom(...seed)),
        fc.array(mutations, { maxLength: 6 }),
        async ({ iri, triples }, changes) => {
          const { ours, theirs } = await bothReports({
            iri,
            triples: changes.reduce((state, change) => change(state), [...triples]),
          })
          findings += ours.length
          expect(ours).toEqual(theirs)
        },
      ),
      { numRuns: RUNS },
    )
    expect(findings).toBeGreaterThan(RUNS)
  })
})
