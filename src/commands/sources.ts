import type { RunReport } from '../catalogue/run.ts'
import { openStore } from '../main.ts'
import { registeredSources } from '../source-register.ts'
import type { SourceSettings } from '../sources/source.ts'
import { addAdd, addRemove } from './change-sources.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { describeOutcome } from './outcome.ts'
import { asTable } from './table.ts'
import { print } from './terminal.ts'

interface SourceLine {
  readonly settings: SourceSettings
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
        const totals = await store.totals()
        const lines: SourceLine[] = []
        const { environment } = terminal
        for (const { settings } of await registeredSources({ configuration, store, environment })) {
          const [lastRun] = await store.runs({ source: settings.id, limit: 1 })
          const { active, missing } = totals.get(settings.id) ?? { active: 0, missing: 0 }
          lines.push({ settings, records: active + missing, lastRun })
        }
        print(terminal, options.json ? asJson(lines) : tableOf(lines))
      } finally {
        await store.close()
      }
      finish(0)
    })
  addAdd(sources, { terminal, finish })
  addRemove(sources, { terminal, finish })
}

/** Without the headers: they are secrets. */
const asJson = (lines: readonly SourceLine[]) =>
  JSON.stringify(
    lines.map(({ settings: { headers: _secret, ...settings }, records, lastRun }) => ({
      ...settings,
      records,
      lastRun,
    })),
    undefined,
    2,
  )

function tableOf(lines: readonly SourceLine[]): string {
  return asTable([
    ['SOURCE', 'KIND', 'RECORDS', 'LAST RUN', 'OUTCOME', 'ADDRESS'],
    ...lines.map(({ settings, records, lastRun }) => [
      settings.id,
      settings.kind,
      String(records),
      lastRun?.startedAt.slice(0, 16).replace('T', ' ') ?? 'never',
      lastRun ? describeOutcome(lastRun.outcome) : '-',
      settings.url,
    ]),
  ])
}
