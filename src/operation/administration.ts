import type { RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type {
  Administration,
  RegisteredSource,
  RemoveOutcome,
  SaveOutcome,
} from '../harvest/administration.ts'
import { deleteRecords } from '../harvest/delete-records.ts'
import type { Application } from '../main.ts'
import { readAddedSource, registeredSources, type RegisterSurroundings } from '../source-register.ts'
import { storedSource } from '../sources/source.ts'
import type { Harvests } from './harvests.ts'
import { nextTime } from './schedule.ts'

export interface AdministrationSettings {
  readonly application: Pick<Application, 'configuration' | 'store'>
  /** Where the secrets of sources are found. */
  readonly environment: RegisterSurroundings['environment']
  readonly harvests: Harvests
  readonly now: () => Date
}

/** What administrators do with sources, over HTTP or here. */
export function createAdministration(settings: AdministrationSettings): Administration {
  const { application, environment, harvests, now } = settings
  const { store } = application
  const around = { ...application, environment }
  const sources = () => registeredSources(around)
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
    nextRun: (source) => nextTime(source, now())?.toISOString(),
    async add(given) {
      const read = readAddedSource(given, around)
      if (read.kind === 'problems') return read
      const there = await find(read.id)
      if (there) return { kind: there.origin === 'file' ? 'in-file' : 'taken' }
      return save(read.id, read.settings)
    },
    async change(id, given) {
      const there = await find(id)
      if (!there) return { kind: 'unknown' }
      if (there.origin === 'file') return { kind: 'in-file' }
      const read = readAddedSource(withId(given, id), around)
      if (read.kind === 'problems') return read
      if (read.id === id) return save(id, read.settings)
      const message = `is '${id}' and cannot be changed: records keep it; add another source instead`
      return { kind: 'problems', problems: [{ path: 'id', message }] }
    },
    remove: (id, records) => remove(id, records, settings),
    async harvest(id) {
      const source = await find(id)
      if (!source) return { kind: 'unknown' }
      return startHarvest(source, settings)
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
  const { application, harvests } = around
  if (problem !== undefined) return { kind: 'unusable' as const, problem }
  const before = harvests.askedFor(settings.id)
  const other = before ? undefined : await underWay(application.store, settings.id, around.now())
  if (other) return { kind: 'under-way' as const, run: other, isNew: false }
  const { id } = harvests.ask(settings)
  const run = (await application.store.run(id)) ?? waitingRunOf(harvests, id)
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
  { application, harvests, now }: AdministrationSettings,
): Promise<RemoveOutcome> {
  const { configuration, store } = application
  if (configuration.sources.some((source) => source.id === id)) return { kind: 'in-file' }
  const totals = (await store.totals()).get(id)
  const isAdded = (await store.addedSources()).some((source) => source.id === id)
  if (!totals || (!isAdded && records === 'keep')) return { kind: 'unknown' }
  const kept = totals.active + totals.missing
  const running = records === 'delete' ? harvests.askedFor(id) : undefined
  if (running) return { kind: 'under-way', run: running.id }
  const went = records === 'delete' ? await deleteRecords(store, id, now) : undefined
  if (went?.kind === 'under-way') return went
  await store.removeAddedSource(id)
  return went ? { kind: 'removed', deleted: went.deleted, kept: 0 } : { kind: 'removed', deleted: 0, kept }
}
