import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runStage } from './child.mjs'
import { writeCatalogue } from './corpus/write.mjs'
import { readFigures } from './figures.mjs'
import { printKinds, printReport } from './report.mjs'

const USAGE = `npm run bench -- [--datasets N] [--searches N] [--json]

  --datasets N   size of the generated catalogue (20000)
  --searches N   searches of each measurement (2000)
  --json         figures as JSON on standard output, progress on standard error
`

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string', default: '20000' },
    searches: { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const datasets = Number(options.datasets)
const count = Number(options.searches)
if (options.help || !(datasets > 0) || !(count > 0)) {
  process.stderr.write(USAGE)
  process.exit(options.help ? 0 : 2)
}

/** Harvested while others search; together as large as the catalogue. */
const SOURCES = 20

const write = (text) => process.stdout.write(text)
const progress = (text) => process.stderr.write(`${text}\n`)
const [loadBefore = 0] = loadavg()
const folder = mkdtempSync(join(tmpdir(), 'datalandkort-bench-'))
try {
  const results = await measure()
  const figures = readFigures(results)
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, loadBefore }
  if (options.json) process.stdout.write(`${JSON.stringify({ machine, figures, results }, null, 2)}\n`)
  else {
    process.stdout.write(`\nNode ${machine.node}, ${machine.cores} × ${machine.cpu}\n`)
    if (loadBefore > 0.5)
      write(
        `The machine was busy before this began (load ${loadBefore.toFixed(1)}): figures may be too high.\n`,
      )
    printReport(figures, write)
    printKinds(results.search.kinds, write)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  const document = join(folder, 'catalogue.ttl')
  const reordered = join(folder, 'reordered.ttl')
  const [main, lean] = ['main', 'lean'].map((name) => {
    const path = join(folder, name)
    mkdirSync(path)
    return path
  })
  const configuration = join(folder, 'datalandkort.yaml')
  writeFileSync(configuration, configurationFor({ data: main, document }))

  progress(`writing ${datasets} datasets`)
  const bytes = await writeCatalogue({ path: document, count: datasets })
  await writeCatalogue({ path: reordered, count: datasets, variant: 'reordered' })
  const sample = join(folder, 'sample.ttl')
  await writeCatalogue({ path: sample, count: Math.min(datasets, 2000) })
  progress('harvesting')
  const harvest = await runStage('harvest', { document, reordered, folder: main, datasets })
  progress('validating')
  const validate = await runStage('validate', { document: sample })
  progress('measuring memory')
  const memory = await runStage('harvest-memory', { document, folder: lean })
  const large = await runStage('large-dataset', { folder: lean, distributions: 8000 })
  const indexing = await runStage('index-memory', { folder: main })
  progress('searching')
  const search = await runStage('search', { folder: main, count })
  progress('serving')
  const serve = await runStage('serve', { configuration, count })
  progress('exporting')
  const exported = await runStage('export', { configuration })
  progress('searching while harvesting')
  const part = join(folder, 'part.ttl')
  await writeCatalogue({ path: part, count: Math.ceil(datasets / SOURCES) })
  const parallel = await runStage('parallel-sources', {
    document: part,
    folder: main,
    sources: SOURCES,
    count: 300,
  })
  return {
    corpus: { datasets, bytes },
    harvest,
    validate,
    memory,
    large,
    indexing,
    search,
    parallel,
    serve,
    export: exported,
  }
}

function configurationFor({ data, document }) {
  return `data: ${JSON.stringify(data)}
catalogue:
  title: { da: "Målekatalog", en: "Bench catalogue" }
  description: { da: "Opfundne datasæt til måling.", en: "Invented datasets to measure with." }
  publisher: { iri: "https://bench.example/organisation/0", name: { da: "Organisation 0", en: "Organisation 0" }, email: "post@bench.example", contactPage: "https://bench.example/" }
accessBody: { iri: "https://bench.example/organisation/access-body", name: { da: "Adgangsorgan", en: "Access body" }, email: "post@bench.example", contactPage: "https://bench.example/", coordinator: false }
search: { engine: embedded }
sources:
  - id: bench
    kind: dcat
    url: ${JSON.stringify(document)}
    title: { da: "Målekatalog", en: "Bench catalogue" }
    profile: healthdcat-ap-8
    deletion: { graceDays: 7, holdAbovePercent: 20 }
`
}
