import type { RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { Configuration } from '../config.ts'
import type {
  Administration,
  RegisteredSource,
  RemoveOutcome,
  SaveOutcome,
} from '../harvest/administration.ts'
import { deleteRecords } from '../harvest/delete-records.ts'
import { readAddedSource, registeredSources, type RegisterSurroundings } from '../source-register.ts'
import { storedSource } from '../sources/source.ts'
import type { Harvests } from './harvests.ts'
import { nextTime } from './schedule.ts'

export interface ManagerSettings {
  readonly configuration: Configuration
  readonly store: CatalogueStore
  /** Where the secrets of sources are found. */
  readonly environment: RegisterSurroundings['environment']
  readonly now: () => Date
  /** The run of a source that waits or is under way here. */
  readonly runOf?: (source: string) => string | undefined
}

export interface AdministrationSettings extends Omit<ManagerSettings, 'runOf'> {
  readonly harvests: Harvests
}

/** What administrators do with the list of sources, over HTTP or on the command line. */
export function manageSources(
  settings: ManagerSettings,
): Pick<Administration, 'sources' | 'add' | 'change' | 'remove'> {
  const { store, now } = settings
  const sources = () => registeredSources(settings)
  const find = async (id: string) => (await sources()).find((source) => source.settings.id === id)

  const save = async (id: string, text: string): Promise<SaveOutcome> => {
    await store.saveAddedSource({ id, settings: text, addedAt: now().toISOString() })
    const source = await find(id)
    if (!source) throw new Error(`the source ${id} was not saved`)
    await store.saveSource(storedSource(source.settings))
    return { kind: 'saved', source }
  }
  return {
    sources,
    async add(given) {
      const read = readAddedSource(given, settings)
      if (read.kind === 'problems') return read
      const there = await find(read.id)
      if (there) return { kind: there.origin === 'file' ? 'in-file' : 'taken' }
      return save(read.id, read.settings)
    },
    async change(id, given) {
      const there = await find(id)
      if (!there) return { kind: 'unknown' }
      if (there.origin === 'file') return { kind: 'in-file' }
      const read = readAddedSource(withId(given, id), settings)
      if (read.kind === 'problems') return read
      if (read.id === id) return save(id, read.settings)
      const message = `is '${id}' and cannot be changed: records keep it; add another source instead`
      return { kind: 'problems', problems: [{ path: 'id', message }] }
    },
    remove: (id, records) => remove(id, records, settings),
  }
}

/** All that administrators do beside a running server. */
export function createAdministration(settings: AdministrationSettings): Administration {
  const { store, harvests, now } = settings
  const manager = manageSources({ ...settings, runOf: (source) => harvests.askedFor(source)?.id })
  return {
    ...manager,
    nextRun: (source) => nextTime(source, now())?.toISOString(),
    async harvest(id) {
      const source = (await manager.sources()).find((each) => each.settings.id === id)
      return source ? startHarvest(source, settings) : { kind: 'unknown' }
    },
    async askedFor(run) {
      const found = harvests.find(run)
      if (!found) return undefined
      return 'waiting' in found ? found.waiting : store.run(found.instead)
    },
  }
}

/** The address says which source is meant; the body may leave it out. */
const withId = (given: unknown, id: string): unknown =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? { id, ...given } : given

async function startHarvest({ settings, problem }: RegisteredSource, around: AdministrationSettings) {
  const { store, harvests, now } = around
  if (problem !== undefined) return { kind: 'unusable' as const, problem }
  const before = harvests.askedFor(settings.id)
  const other = before ? undefined : await underWay(store, settings.id, now())
  if (other) return { kind: 'under-way' as const, run: other, isNew: false }
  const { id } = harvests.ask(settings)
  const run = (await store.run(id)) ?? waitingRunOf(harvests, id)
  return { kind: 'under-way' as const, run, isNew: before === undefined }
}

function waitingRunOf(harvests: Harvests, id: string): RunReport {
  const found = harvests.find(id)
  if (!found || !('waiting' in found)) throw new Error(`the run ${id} was begun and cannot be found`)
  return found.waiting
}

/** A run of another process; those of dead ones are closed first. */
async function underWay(store: CatalogueStore, source: string, now: Date): Promise<RunReport | undefined> {
  await store.closeAbandonedRuns(now.toISOString())
  const [last] = await store.runs({ source, limit: 1 })
  return last?.outcome.kind === 'running' ? last : undefined
}

async function remove(
  id: string,
  records: 'keep' | 'delete',
  { configuration, store, now, runOf }: ManagerSettings,
): Promise<RemoveOutcome> {
  if (configuration.sources.some((source) => source.id === id)) return { kind: 'in-file' }
  const totals = (await store.totals()).get(id)
  const isAdded = (await store.addedSources()).some((source) => source.id === id)
  if (!totals || (!isAdded && records === 'keep')) return { kind: 'unknown' }
  // A run that goes on would bring in records of a source that nobody harvests any more.
  const running = runOf?.(id) ?? (await underWay(store, id, now()))?.id
  if (running !== undefined) return { kind: 'under-way', run: running }
  const went = records === 'delete' ? await deleteRecords(store, id, now) : undefined
  if (went?.kind === 'under-way') return went
  await store.removeAddedSource(id)
  return went
    ? { kind: 'removed', deleted: went.deleted, kept: 0 }
    : { kind: 'removed', deleted: 0, kept: totals.active + totals.missing }
}
