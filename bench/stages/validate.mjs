import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { stage } from '../child.mjs'
import { timed } from '../measure.mjs'
import {
  backgroundOf,
  canonicalize,
  loadVocabularies,
  openProfiles,
  parseRdf,
  resultsOf,
  splitDatasets,
  validateDataset,
  validateInThreads,
} from '../project.mjs'

const PROFILE = 'healthdcat-ap-8'
/** As many as a harvest stores at once. */
const BATCH = 500
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const IN_SCHEME = 'http://www.w3.org/2004/02/skos/core#inScheme'
const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf'

/** All shapes of a level over generated datasets and the seed catalogue; rdf-validate-shacl over a few of the same. */
await stage(async ({ document, sample = 12 }) => {
  const vocabulary = loadVocabularies()
  const opening = await timed(() => openProfiles({ vocabulary }).get(PROFILE))
  const profile = opening.value
  const library = bareLibrary(profile, backgroundOf(vocabulary))
  const seedFolder = join(ROOT, 'seed-catalogue')
  const seedFiles = readdirSync(seedFolder).filter((name) => name.endsWith('.ttl'))
  const seed = []
  for (const name of seedFiles) seed.push(...(await datasetsIn(join(seedFolder, name))))
  return {
    openMs: opening.ms,
    openCpuMs: opening.cpuMs,
    generated: await measure({ datasets: await datasetsIn(document), profile, library, sample }),
    seed: await measure({ datasets: seed, profile, library, sample }),
  }
})

async function datasetsIn(path) {
  const datasets = []
  const quads = parseRdf(createReadStream(path), { syntax: 'turtle', baseIri: 'https://bench.example/' })
  for await (const item of splitDatasets(quads, { source: 'bench' }))
    if (item.kind === 'dataset') datasets.push({ iri: item.iri, triples: item.triples })
  return datasets
}

async function measure({ datasets, profile, library, sample }) {
  const repeats = Math.max(1, Math.ceil(4000 / datasets.length))
  const all = () => {
    for (let i = 0; i < repeats; i += 1) for (const dataset of datasets) validateDataset(dataset, profile)
  }
  const one = await bestOf(all)
  const count = datasets.length * repeats
  const two = await throughThreads(datasets, repeats)
  const few = datasets.filter((_, index) => index % Math.ceil(datasets.length / sample) === 0)
  const runs = few.map(library)
  const bare = await bestOf(async () => {
    for (const run of runs) await run()
  })
  return {
    datasets: datasets.length,
    perSecond: count / (one.ms / 1000),
    perCpuSecond: count / (one.cpuMs / 1000),
    twoThreadsPerSecond: count / (two.ms / 1000),
    twoThreadsPerCpuSecond: count / (two.cpuMs / 1000),
    librarySample: few.length,
    libraryPerCpuSecond: few.length / (bare.cpuMs / 1000),
  }
}

/** From the stored text to the report in this thread, as a harvest has it: parsing and both ways between threads included. */
async function throughThreads(datasets, repeats) {
  const once = datasets.map(({ iri, triples }) => ({ iri, ...canonicalize(triples) }))
  const contents = Array.from({ length: repeats }, () => once).flat()
  const threads = validateInThreads({ threads: 2 })
  try {
    return await bestOf(async () => {
      for (let start = 0; start < contents.length; start += BATCH) {
        const reports = await threads.validate(PROFILE, contents.slice(start, start + BATCH))
        if (reports.includes(undefined)) throw new Error('a dataset has no report')
      }
    })
  } finally {
    await threads.close()
  }
}

/** The quickest of three, after one to warm up: neighbours on the machine only ever add. */
async function bestOf(work) {
  await work()
  const runs = [await timed(work), await timed(work), await timed(work)]
  const least = (name) => Math.min(...runs.map((run) => run[name]))
  return { ms: least('ms'), cpuMs: least('cpuMs') }
}

/** The same shapes of the same level, and what the background knows of the nodes at hand as triples. */
function bareLibrary(profile, background) {
  const { extends: parent, files, levels } = profile.manifest
  const shapesOf = (level) => {
    const own = [...files, ...(levels.find(({ name }) => name === level)?.files ?? [])]
    const paths = [
      ...parent.files.map((name) => join(parent.profile, name)),
      ...own.map((name) => join(PROFILE, name)),
    ]
    return paths.flatMap((path) => quadsOf(join(ROOT, 'vocab/profiles', path)))
  }
  const validators = new Map(
    [undefined, ...levels.map(({ name }) => name)].map((level) => [
      level,
      new SHACLValidator(new Store(shapesOf(level)), { maxNodeChecks: 0 }),
    ]),
  )
  // Parsed beforehand: the library is not to pay for our way of writing terms.
  return (dataset) => {
    const { level, graph } = resultsOf(dataset, profile)
    const { ntriples } = canonicalize([...graph.triples, ...known(graph.triples, background)])
    const quads = new Parser({ format: 'N-Triples' }).parse(ntriples)
    return () => validators.get(level).validate(new Store(quads))
  }
}

function quadsOf(path) {
  return new Parser({ baseIRI: 'https://bench.example/' }).parse(readFileSync(path, 'utf8'))
}

function* known(triples, background) {
  const waiting = triples.flatMap(({ subject, object }) => [subject, object])
  const seen = new Set()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node) || /^["_]/.test(node)) continue
    seen.add(node)
    for (const predicate of [RDF_TYPE, IN_SCHEME, SUBCLASS])
      for (const object of background.objects(node, predicate)) {
        yield { subject: node, predicate, object }
        waiting.push(object)
      }
  }
}
