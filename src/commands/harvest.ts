import type { Rejection, RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import type { Configuration } from '../config.ts'
import { harvestAll } from '../harvest/harvest-all.ts'
import { harvestSource } from '../harvest/harvest-source.ts'
import type { PlannedChange } from '../harvest/run.ts'
import type { RegisteredSource } from '../harvest/administration.ts'
import { openStore } from '../main.ts'
import { nearestName } from '../nearest.ts'
import { registeredSources } from '../source-register.ts'
import type { SourceSettings } from '../sources/source.ts'
import { UsageError } from '../usage-error.ts'
import { validateInThreads } from '../validation/contents/validate-in-threads.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { describeRun, isGood } from './outcome.ts'
import { createProgress, type Progress } from './progress.ts'
import { print, say, type Terminal } from './terminal.ts'

interface HarvestOptions extends ConfigOption {
  readonly dryRun?: true
  readonly force?: true
  readonly json?: true
}

export const addHarvest: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'harvest')
    .argument('[source...]', 'ids of sources (default: all of them)')
    .description('harvest sources now, also while the server runs')
    .option('--dry-run', 'read and compare, store nothing')
    .option('--force', 'read everything anew, even what is the same as last time')
    .option('--json', 'the reports of the runs as JSON')
    .action(async (ids: readonly string[], options: HarvestOptions) => {
      const configuration = readConfiguration(terminal, options)
      const store = await openStore(configuration)
      const { environment } = terminal
      const registered = await registeredSources({ configuration, store, environment })
      const sources = await chooseSources(registered, ids, store)
      const progress = createProgress(terminal)
      const reports = await harvestSources({
        configuration,
        sources,
        store,
        options,
        terminal,
        progress,
      }).finally(() => store.close())
      if (options.json) print(terminal, JSON.stringify(reports, undefined, 2))
      finish(reports.length === sources.length && reports.every(isGood) ? 0 : 1)
    })
}

interface Harvesting {
  readonly configuration: Configuration
  readonly sources: readonly SourceSettings[]
  readonly store: CatalogueStore
  readonly options: HarvestOptions
  readonly terminal: Terminal
  readonly progress: Progress
}

const SOURCES_AT_A_TIME = 4

function harvestSources({ configuration, sources, store, options, terminal, progress }: Harvesting) {
  const validator = validateInThreads(configuration)
  const { signal } = terminal
  const found = new Map<string, number>()
  let done = 0
  const step = () => {
    const datasets = [...found.values()].reduce((sum, count) => sum + count, 0)
    progress.step(done, sources.length, `sources, ${datasets} datasets`)
  }
  const harvest = async (settings: SourceSettings) => {
    const planned: PlannedChange[] = []
    const report = await harvestSource({
      settings,
      store,
      network: configuration.network,
      validator,
      now: () => new Date(),
      signal,
      force: options.force ?? false,
      dryRun: options.dryRun ?? false,
      ...(options.dryRun && { onChanges: (changes) => void planned.push(...changes) }),
      onProgress({ counts }) {
        found.set(settings.id, counts.found)
        step()
      },
    })
    done += 1
    found.set(settings.id, report.counts.found)
    progress.end()
    tell(report, planned, { options, terminal })
    step()
    return report
  }
  step()
  return harvestAll({ sources, concurrency: SOURCES_AT_A_TIME, harvest, signal }).finally(async () => {
    progress.end()
    await validator.close()
  })
}

async function chooseSources(
  registered: readonly RegisteredSource[],
  ids: readonly string[],
  store: CatalogueStore,
): Promise<readonly SourceSettings[]> {
  try {
    return chosenFrom(registered, ids)
  } catch (error) {
    await store.close()
    throw error
  }
}

function chosenFrom(
  registered: readonly RegisteredSource[],
  ids: readonly string[],
): readonly SourceSettings[] {
  if (registered.length === 0)
    throw new UsageError(
      "there is no source: add one under sources in the configuration file, or with 'datalandkort sources add'",
    )
  const known = registered.map(({ settings }) => settings.id)
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0) throw new UsageError(unknown.map((id) => unknownSource(id, known)).join('\n'))
  const chosen = registered.filter(({ settings }) => ids.length === 0 || ids.includes(settings.id))
  const unusable = chosen.flatMap(({ settings, problem }) => (problem ? [`${settings.id}: ${problem}`] : []))
  if (unusable.length > 0) throw new UsageError(unusable.join('\n'))
  return chosen.map(({ settings }) => settings)
}

function unknownSource(id: string, known: readonly string[]): string {
  const nearest = nearestName(id, known)
  return `there is no source '${id}'; ${nearest ? `did you mean '${nearest}'?` : "see 'datalandkort sources'"}`
}

function tell(
  report: RunReport,
  planned: readonly PlannedChange[],
  { options, terminal }: Pick<Harvesting, 'options' | 'terminal'>,
): void {
  const lines = [
    describeRun(report) + (options.dryRun ? ' (nothing was stored)' : ''),
    ...planned.map(describeChange),
    ...report.rejections.map(describeRejection),
  ]
  // With --json the reports are the result, and the lines go beside them.
  for (const line of lines) (options.json ? say : print)(terminal, line)
}

const describeChange = ({ kind, id, iri }: PlannedChange) => `  would be ${kind}: ${id} ${iri}`

const describeRejection = ({ document, line, iri, reason }: Rejection) =>
  `  ${document}${line === undefined ? '' : `:${line}`}: ${iri === undefined ? '' : `${iri}: `}${reason}`
