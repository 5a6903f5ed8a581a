import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/record.ts'
import type { RunReport } from '../../src/catalogue/run.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { CatalogueStore } from '../../src/catalogue/store.ts'
import { harvestSource } from '../../src/harvest/harvest-source.ts'
import type { HarvestOptions } from '../../src/harvest/run.ts'
import type { NetworkSettings, SourceSettings } from '../../src/sources/source.ts'
import { networkOf, serve, type Loopback } from '../sources/loopback.ts'
import { iriOf } from './catalogues.ts'

/** A catalogue on disk, a calendar, and servers on this machine, new for each test. */
export interface Setting {
  readonly folder: string
  readonly storePath: string
  readonly store: CatalogueStore
  serve: typeof serve
  /** Moves the calendar on. */
  passDays: (days: number) => void
  harvest: (url: string, options?: HarvestChanges) => Promise<RunReport>
  recordOf: (name: string, at?: string) => Promise<CatalogueRecord | undefined>
  states: () => Promise<Record<string, string>>
}

export type HarvestChanges = Partial<Omit<HarvestOptions, 'settings' | 'network'>> & {
  readonly settings?: Partial<SourceSettings>
  readonly network?: Partial<NetworkSettings>
}

export const settingsOf = (url: string, changes: Partial<SourceSettings> = {}): SourceSettings => ({
  id: 'source',
  kind: 'dcat',
  url,
  title: { da: 'Kilde', en: 'Source' },
  profile: 'dcat-ap-3',
  headers: {},
  deletion: { graceDays: 7, holdAbovePercent: 100 },
  ...changes,
})

export function newSetting(): Setting {
  let folder: string
  let store: CatalogueStore
  let servers: Loopback[]
  let today: number

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'datalandkort-harvest-'))
    store = openSqliteStore(join(folder, 'catalogue.sqlite'))
    servers = []
    today = Date.parse('2026-01-01T03:00:00.000Z')
  })
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()))
    await store.close()
    await rm(folder, { recursive: true })
  })

  const recordOf = async (name: string, at?: string) => {
    const id = await store.idOf(iriOf(name))
    return id === undefined ? undefined : store.record(id, at)
  }
  return {
    get folder() {
      return folder
    },
    get storePath() {
      return join(folder, 'catalogue.sqlite')
    },
    get store() {
      return store
    },
    async serve(pages) {
      const server = await serve(pages)
      servers.push(server)
      return server
    },
    passDays(days) {
      today += days * 86_400_000
    },
    harvest: (url, { settings, network, ...options } = {}) =>
      harvestSource({
        settings: settingsOf(url, settings),
        network: networkOf(network),
        store,
        now: () => new Date(today),
        ...options,
      }),
    recordOf,
    async states() {
      const states: Record<string, string> = {}
      const ids = (await store.changesAfter(0, 1000)).map(({ id }) => id)
      for (const { iri, state } of await store.recordsOf(ids)) states[iri.replace(iriOf(''), '')] = state
      return states
    },
  }
}
