/** What is measured: the built modules, as `npm run build` leaves them. */
export { openSqliteStore } from '../dist/catalogue/sqlite-store.js'
export { harvestAll } from '../dist/harvest/harvest-all.js'
export { harvestInWorker } from '../dist/harvest/harvest-in-worker.js'
export { harvestSource } from '../dist/harvest/harvest-source.js'
export { openEmbeddedEngine } from '../dist/search/embedded.js'
export { followCatalogue } from '../dist/search/follow.js'
export { queryFromParameters } from '../dist/search/parameters.js'
export { loadVocabularies } from '../dist/vocabulary/load.js'

/** A source that reads one file; its id stays the same whichever file. */
export const sourceOf = (path) => ({
  id: 'bench',
  kind: 'dcat',
  url: path,
  title: { da: 'Målekatalog', en: 'Bench catalogue' },
  profile: 'healthdcat-ap-8',
  headers: {},
  deletion: { graceDays: 7, holdAbovePercent: 20 },
})

export const network = {
  allowPrivateHosts: [],
  maxBytes: 64 * 1024 ** 3,
  requestTimeoutSeconds: 3600,
  runTimeoutMinutes: 600,
  userAgent: 'datalandkort-bench',
}
export { canonicalize } from '../dist/rdf/canonicalize.js'
export { parseRdf } from '../dist/rdf/parse.js'
export { splitDatasets } from '../dist/dataset/split-datasets.js'
export { backgroundOf } from '../dist/validation/background.js'
export { openProfiles } from '../dist/validation/profiles.js'
export { validateDataset, resultsOf } from '../dist/validation/validate-dataset.js'
export { validateInThreads } from '../dist/validation/contents/validate-in-threads.js'
