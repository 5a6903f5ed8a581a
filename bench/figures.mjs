/**
 * Every figure of the benchmark, in the order in which they are printed. `read` takes it from the results of the
 * stages; `aim` is what the project promises itself. A figure whose stage did not run is left out.
 */
const seconds = (ms) => ms / 1000
const megabytes = (bytes) => bytes / 1024 / 1024
const atMost = (limit) => ({ limit, isMet: (value) => value <= limit, words: `≤ ${limit}` })
const atLeast = (limit) => ({ limit, isMet: (value) => value >= limit, words: `≥ ${limit}` })

const group = (name, figures) =>
  figures.map(([label, unit, read, aim]) => ({ group: name, label, unit, read, aim }))

const searchFigures = (name, read) =>
  group(name, [
    ['searches', '', (r) => read(r)?.count],
    ['p50', 'ms', (r) => read(r)?.p50, atMost(10)],
    ['p95', 'ms', (r) => read(r)?.p95, atMost(50)],
    ['p99', 'ms', (r) => read(r)?.p99],
    ['slowest', 'ms', (r) => read(r)?.max],
    ['searches per second', '/s', (r) => read(r)?.perSecond],
  ])

const figures = [
  ...group('catalogue', [
    ['datasets', '', (r) => r.corpus?.datasets],
    ['quads per dataset', '', (r) => r.harvest && r.harvest.quads / r.corpus.datasets],
    ['size', 'MB', (r) => r.corpus && megabytes(r.corpus.bytes)],
  ]),
  ...group('harvest', [
    ['bare N3.js parse of the same bytes', 's', (r) => r.harvest && seconds(r.harvest.parseMs)],
    ['bare N3.js parse', 'quads/s', (r) => r.harvest && r.harvest.quads / seconds(r.harvest.parseMs)],
    ['first harvest', 's', (r) => r.harvest && seconds(r.harvest.coldMs)],
    ['first harvest', '× parse', (r) => r.harvest && r.harvest.coldMs / r.harvest.parseMs, atMost(5)],
    ['first harvest', 'datasets/s', (r) => r.harvest && r.corpus.datasets / seconds(r.harvest.coldMs)],
    ['index', 's', (r) => r.harvest && seconds(r.harvest.indexMs)],
    [
      'index',
      'datasets/s',
      (r) => r.harvest && r.corpus.datasets / seconds(r.harvest.indexMs),
      atLeast(5000),
    ],
    [
      'first harvest and index',
      '× parse',
      (r) => r.harvest && (r.harvest.coldMs + r.harvest.indexMs) / r.harvest.parseMs,
    ],
    ['again, not a byte changed', 's', (r) => r.harvest && seconds(r.harvest.sameMs)],
    [
      'again, not a byte changed',
      '× parse',
      (r) => r.harvest && r.harvest.sameMs / r.harvest.parseMs,
      atMost(2),
    ],
    ['again, every dataset compared', 's', (r) => r.harvest && seconds(r.harvest.forcedMs)],
    [
      'again, every dataset compared',
      '× parse',
      (r) => r.harvest && r.harvest.forcedMs / r.harvest.parseMs,
      atMost(2),
    ],
    ['again, reordered and blank nodes renamed', 's', (r) => r.harvest && seconds(r.harvest.reorderedMs)],
    [
      'again, reordered and blank nodes renamed',
      '× parse',
      (r) => r.harvest && r.harvest.reorderedMs / r.harvest.parseMs,
      atMost(2),
    ],
    ...[
      ['first harvest', 'cold'],
      ['index', 'index'],
      ['again, every dataset compared', 'forced'],
      ['again, reordered and blank nodes renamed', 'reordered'],
    ].map(([label, name]) => [
      `${label}, processor time`,
      '× parse',
      (r) => r.harvest && r.harvest.cpuMs[name] / r.harvest.cpuMs.parse,
    ]),
    ['store on disk', 'MB', (r) => r.harvest && megabytes(r.harvest.storeBytes)],
    ['store on disk', '× document', (r) => r.harvest && r.harvest.storeBytes / r.corpus.bytes],
  ]),
  ...['generated', 'seed'].flatMap((name) =>
    group(`validation, ${name} datasets, all shapes of HealthDCAT-AP 8`, [
      ['one thread', 'datasets/s', (r) => r.validate?.[name].perSecond],
      ['one thread', 'datasets/s of processor time', (r) => r.validate?.[name].perCpuSecond],
      ['two threads', 'datasets/s', (r) => r.validate?.[name].twoThreadsPerSecond, atLeast(5000)],
      ['two threads', 'datasets/s of processor time', (r) => r.validate?.[name].twoThreadsPerCpuSecond],
      [
        'one thread',
        '× rdf-validate-shacl',
        (r) => r.validate && r.validate[name].perCpuSecond / r.validate[name].libraryPerCpuSecond,
        atLeast(10),
      ],
    ]),
  ),
  ...group('profile', [['open', 'ms of processor time', (r) => r.validate?.openCpuMs, atMost(250)]]),
  ...group('a dataset with 8,000 distributions', [
    ['first harvest', 's', (r) => r.large && seconds(r.large.firstMs)],
    ['first harvest', '× parse', (r) => r.large && r.large.firstMs / r.large.parseMs, atMost(5)],
    ['again, compared', '× parse', (r) => r.large && r.large.againMs / r.large.parseMs, atMost(2)],
    ['most held', 'MB', (r) => r.large && megabytes(r.large.peakBytes)],
  ]),
  ...group('memory', [
    ['most held while harvesting', 'MB', (r) => r.memory && megabytes(r.memory.peakBytes), atMost(1024)],
    ['most held while indexing', 'MB', (r) => r.indexing && megabytes(r.indexing.peakBytes)],
    [
      'most held by the server under 16 clients',
      'MB',
      (r) => r.serve && megabytes(r.serve.peakBytes),
      atMost(400),
    ],
    ['held by the server once ready', 'MB', (r) => r.serve && megabytes(r.serve.readyBytes)],
  ]),
  ...searchFigures('search in process', (r) => r.search?.latency),
  ...group('search while twenty sources are harvested, four at a time', [
    ['harvest', 's', (r) => r.parallel && seconds(r.parallel.ms)],
    ['searches meanwhile', '', (r) => r.parallel?.searches],
    ['p95 with nothing else to do', 'ms', (r) => r.parallel?.idle.p95],
    ['p95 meanwhile', 'ms', (r) => r.parallel?.busy.p95],
    ['p95 meanwhile', '× idle', (r) => r.parallel && r.parallel.busy.p95 / r.parallel.idle.p95, atMost(2)],
  ]),
  ...group('suggestions in process', [
    ['p50', 'ms', (r) => r.search?.suggest.p50],
    ['p95', 'ms', (r) => r.search?.suggest.p95],
    ['slowest', 'ms', (r) => r.search?.suggest.max],
  ]),
  ...searchFigures('search over HTTP, 1 client', (r) => r.serve?.one),
  ...searchFigures('search over HTTP, 16 clients', (r) => r.serve?.sixteen),
  ...group('server', [
    ['first start until ready', 's', (r) => r.serve && seconds(r.serve.readyMs)],
    ['next start until ready', 's', (r) => r.serve && seconds(r.serve.restartMs)],
    ['suggestions over HTTP p95', 'ms', (r) => r.serve?.suggest.p95],
  ]),
  ...group('export', [
    ['whole catalogue as N-Triples', 's', (r) => r.export && seconds(r.export.ms)],
    [
      'whole catalogue as N-Triples',
      'datasets/s',
      (r) => r.export && r.corpus.datasets / seconds(r.export.ms),
    ],
    [
      'whole catalogue as N-Triples',
      '× parse',
      (r) => r.export && r.harvest && r.export.ms / r.harvest.parseMs,
    ],
  ]),
]

/** The figures as plain objects, with what was aimed at and whether it was reached. */
export function readFigures(results) {
  return figures.flatMap(({ group: name, label, unit, read, aim }) => {
    const value = read(results)
    if (typeof value !== 'number' || Number.isNaN(value)) return []
    return [{ group: name, label, unit, value, ...(aim && { aim: aim.words, isMet: aim.isMet(value) }) }]
  })
}
