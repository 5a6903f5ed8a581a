// A harvest in a process of its own: harvest-child.mjs <built folder> <store> <address> <source id>
import { pathToFileURL } from 'node:url'

const [built, storePath, url, id = 'source'] = process.argv.slice(2)
const load = (module) => import(pathToFileURL(`${built}/${module}`).href)
const { openSqliteStore } = await load('catalogue/sqlite-store.js')
const { harvestSource } = await load('harvest/harvest-source.js')

const report = await harvestSource({
  store: openSqliteStore(storePath),
  now: () => new Date(),
  onProgress: ({ counts }) => process.send({ created: counts.created, unchanged: counts.unchanged }),
  settings: {
    id,
    kind: 'dcat',
    url,
    title: {},
    profile: 'dcat-ap-3',
    headers: {},
    deletion: { graceDays: 0, holdAbovePercent: 100 },
  },
  network: {
    allowPrivateHosts: ['127.0.0.1'],
    maxBytes: 50_000_000,
    requestTimeoutSeconds: 5,
    runTimeoutMinutes: 5,
    userAgent: 'datalandkort-tests',
  },
})
process.send({ report })
process.disconnect()
