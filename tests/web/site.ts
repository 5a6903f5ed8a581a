import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { CatalogueStore } from '../../src/catalogue/store.ts'
import { loadConfiguration } from '../../src/config.ts'
import { recordIdOf } from '../../src/dataset/identity.ts'
import { harvestSource } from '../../src/harvest/harvest-source.ts'
import { parseNTriples } from '../../src/rdf/ntriples/stored.ts'
import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import { followTogether } from '../../src/search/follow-together.ts'
import { openVariableIndex } from '../../src/search/variables/variable-index.ts'
import type { SourceSettings } from '../../src/sources/source.ts'
import { openProfiles, type Profiles } from '../../src/validation/profiles.ts'
import { validateDataset } from '../../src/validation/validate-dataset.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import type { WebDependencies } from '../../src/web/dependencies.ts'
import { createWeb } from '../../src/web/web.ts'
import { administrationHere } from '../harvest/administration-here.ts'
import { checksHere } from '../harvest/checks-here.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))

const source = (id: string, title: string, authority: string): SourceSettings => ({
  id,
  kind: 'dcat',
  url: fixture(`${id}.ttl`),
  title: { da: title, en: `${title} (en)` },
  authority,
  profile: 'healthdcat-ap-8',
  headers: {},
  deletion: { graceDays: 7, holdAbovePercent: 100 },
})

const SOURCES = [
  source('sundhedsstyrelse', 'Styrelsens katalog', 'https://a.example/authority/styrelsen'),
  source('universitet', 'Universitetets katalog', 'https://u.example/authority/uni'),
]

export const PUBLIC_URL = 'https://data.example'
export const idOf = (name: string) => recordIdOf(`https://a.example/dataset/${name}`)
export const FIRST_HARVEST = new Date('2026-11-20T03:00:00Z')

export interface TestSite {
  readonly web: Hono
  readonly store: CatalogueStore
  readonly dependencies: WebDependencies
  /** The page as text; fails when the status is another one. */
  readonly page: (path: string, status?: number) => Promise<string>
  /** What the pages take for the present time. */
  readonly clock: { now: Date }
  readonly close: () => Promise<void>
}

/** The pages on a real store and index, filled by a real harvest of the fixtures. */
export async function openTestSite(): Promise<TestSite> {
  const loaded = loadConfiguration({ environment: { PUBLIC_URL }, folder: '/', kinds: ['dcat'] })
  if (loaded.kind === 'problems') throw new Error(JSON.stringify(loaded.problems))
  const { configuration } = loaded
  const folder = mkdtempSync(join(tmpdir(), 'datalandkort-web-'))
  const store = openSqliteStore(join(folder, 'catalogue.db'))
  for (const settings of SOURCES)
    await harvestSource({ settings, store, network: configuration.network, now: () => FIRST_HARVEST })
  const vocabulary = loadVocabularies()
  const profiles = openProfiles({ vocabulary })
  await validateAll(store, profiles)
  const engine = await openEmbeddedEngine({ store, vocabulary })
  const variables = openVariableIndex(':memory:', vocabulary)
  await followTogether({ store, engines: [engine, variables] })
  const clock = { now: FIRST_HARVEST }
  const now = () => clock.now
  // The oldest of the kept results give way: here, too, one comes after the other.
  let seconds = 0
  const ticking = () => new Date(clock.now.getTime() + 1000 * seconds++)
  const { network } = configuration
  const checks = checksHere({ profiles, network, maxBytes: 100_000, now: ticking })
  const administration = administrationHere({ configuration, store, now })
  const parts = { configuration, store, engine, variables, vocabulary, profiles }
  const dependencies = { ...parts, checks, administration, now }
  const web = createWeb(dependencies)
  return {
    web,
    store,
    dependencies,
    clock,
    async page(path, status = 200) {
      const answer = await web.request(path)
      const text = await answer.text()
      if (answer.status !== status)
        throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`)
      return text
    },
    async close() {
      await engine.close()
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Reports for what was harvested without. */
async function validateAll(store: CatalogueStore, profiles: Profiles): Promise<void> {
  for (const { id, profile: name } of await store.sources()) {
    const profile = profiles.get(name)
    if (!profile) throw new Error(`no profile ${name}`)
    const found = { profile: name, profileVersion: profile.version }
    const records = await store.unvalidated(id, found, { limit: 100 })
    await store.saveReports(
      { source: id, at: FIRST_HARVEST.toISOString() },
      records.map(({ iri, fingerprint, ntriples }) => ({
        fingerprint,
        report: validateDataset({ iri, triples: parseNTriples(ntriples) }, profile),
      })),
    )
  }
}
