import type { RunReport } from '../catalogue/run.ts'
import type { CatalogueStore } from '../catalogue/store.ts'
import { openStore } from '../main.ts'
import { registeredSources } from '../source-register.ts'
import type { SourceSettings } from '../sources/source.ts'
import { addAdd, addRemove } from './change-sources.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { describeOutcome } from './outcome.ts'
import { asTable } from './table.ts'
import { print } from './terminal.ts'

interface SourceLine {
  readonly settings: Pick<SourceSettings, 'id' | 'kind' | 'url'> & Partial<SourceSettings>
  /** Harvested no more, while what came from it is still there. */
  readonly isRemoved?: true
  readonly records: number
  readonly lastRun: RunReport | undefined
}

interface SourcesOptions extends ConfigOption {
  readonly json?: true
}

export const addSources: AddCommand = (program, { terminal, finish }) => {
  const sources = program.command('sources').description('the sources that are harvested')
  configuredCommand(sources, 'list', { isDefault: true })
    .description('every source with its last run')
    .option('--json', 'as JSON')
    .action(async (options: SourcesOptions) => {
      const configuration = readConfiguration(terminal, options)
      const store = await openStore(configuration)
      try {
        const { environment } = terminal
        const registered = await registeredSources({ configuration, store, environment })
        const lines = await linesOf(
          store,
          registered.map(({ settings }) => settings),
        )
        print(terminal, options.json ? asJson(lines) : tableOf(lines))
      } finally {
        await store.close()
      }
      finish(0)
    })
  addAdd(sources, { terminal, finish })
  addRemove(sources, { terminal, finish })
}

async function linesOf(store: CatalogueStore, harvested: readonly SourceSettings[]): Promise<SourceLine[]> {
  const totals = await store.totals()
  const lineOf = async (settings: SourceLine['settings']): Promise<SourceLine> => {
    const [lastRun] = await store.runs({ source: settings.id, limit: 1 })
    const { active, missing } = totals.get(settings.id) ?? { active: 0, missing: 0 }
    return { settings, records: active + missing, lastRun }
  }
  const known = new Set(harvested.map(({ id }) => id))
  const others = (await store.sources()).filter(({ id }) => !known.has(id))
  const removed = await Promise.all(others.map(lineOf))
  return [
    ...(await Promise.all(harvested.map(lineOf))),
    ...removed.filter(({ records }) => records > 0).map((line) => ({ ...line, isRemoved: true as const })),
  ]
}

/** Without the headers: they are secrets. */
const asJson = (lines: readonly SourceLine[]) =>
  JSON.stringify(
    lines.map(({ settings: { headers: _secret, ...settings }, isRemoved = false, records, lastRun }) => ({
      ...settings,
      isRemoved,
      records,
      lastRun,
    })),
    undefined,
    2,
  )

function tableOf(lines: readonly SourceLine[]): string {
  return asTable([
    ['SOURCE', 'KIND', 'RECORDS', 'LAST RUN', 'OUTCOME', 'ADDRESS'],
    ...lines.map(({ settings, isRemoved, records, lastRun }) => [
      settings.id,
      settings.kind,
      String(records),
      lastRun ? `${lastRun.startedAt.slice(0, 16).replace('T', ' ')} UTC` : 'never',
      isRemoved ? 'removed, its records remain' : lastRun ? describeOutcome(lastRun.outcome) : '-',
      settings.url,
    ]),
  ])
}
