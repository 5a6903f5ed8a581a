import { InvalidArgumentError } from 'commander'
import { openStore } from '../main.ts'
import { manageSources } from '../operation/administration.ts'
import { readers } from '../sources/readers.ts'
import { UsageError } from '../usage-error.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { print, type Terminal } from './terminal.ts'

interface AddOptions extends ConfigOption {
  readonly kind: string
  readonly url: string
  readonly title?: string
  readonly titleEn?: string
  readonly authority?: string
  readonly schedule?: string
  readonly profile?: string
  readonly header: Readonly<Record<string, string>>
}

export const addAdd: AddCommand = (sources, { terminal, finish }) => {
  configuredCommand(sources, 'add')
    .argument('<id>', 'lower-case letters, digits and hyphens')
    .description('add a source beside those of the configuration file, also while the server runs')
    .requiredOption('--kind <kind>', `the protocol: ${Object.keys(readers).join(', ')}`)
    .requiredOption('--url <address>', 'its http or https address')
    .option('--title <text>', 'its name in Danish')
    .option('--title-en <text>', 'its name in English')
    .option('--authority <iri>', 'the authority that answers for it')
    .option('--schedule <cron>', 'when to harvest it (default: when asked for)')
    .option('--profile <name>', 'what its records are validated against')
    .option(
      '--header <name=VARIABLE>',
      'a header, and the environment variable SOURCE_… with its value',
      pair,
      {},
    )
    .action(async (id: string, options: AddOptions) => {
      const outcome = await withManager(terminal, options, ({ add }) => add(settingsFrom(id, options)))
      if (outcome.kind === 'problems')
        throw new UsageError(outcome.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
      if (outcome.kind !== 'saved') throw new UsageError(refusal(id, outcome.kind))
      print(terminal, `added ${id}; harvest it with 'datalandkort harvest ${id}'`)
      finish(0)
    })
}

interface RemoveOptions extends ConfigOption {
  readonly deleteRecords?: true
}

export const addRemove: AddCommand = (sources, { terminal, finish }) => {
  configuredCommand(sources, 'remove')
    .argument('<id>', 'as in the list')
    .option('--delete-records', 'delete what came from it, too; without, it stays and is no longer harvested')
    .description('remove a source that was added, or what is left of one that was removed before')
    .action(async (id: string, options: RemoveOptions) => {
      const records = options.deleteRecords ? 'delete' : 'keep'
      const outcome = await withManager(terminal, options, ({ remove }) => remove(id, records))
      if (outcome.kind === 'under-way')
        throw new UsageError(`'${id}' is being harvested (run ${outcome.run}): try again when that has ended`)
      if (outcome.kind !== 'removed') throw new UsageError(refusal(id, outcome.kind))
      const { kept, deleted } = outcome
      const advice = kept > 0 ? '; delete them with --delete-records' : ''
      print(terminal, `removed ${id}: ${kept} records kept, ${deleted} deleted${advice}`)
      finish(0)
    })
}

function refusal(id: string, kind: 'taken' | 'in-file' | 'unknown'): string {
  if (kind === 'taken') return `there is a source '${id}' already: remove it first, or choose another id`
  if (kind === 'in-file') return `'${id}' stands in the configuration file: change it there`
  return `there is no source '${id}'; see 'datalandkort sources'`
}

type Manager = ReturnType<typeof manageSources>

async function withManager<T>(
  terminal: Terminal,
  options: ConfigOption,
  use: (manager: Manager) => Promise<T>,
): Promise<T> {
  const configuration = readConfiguration(terminal, options)
  const store = await openStore(configuration)
  const { environment } = terminal
  return use(manageSources({ configuration, store, environment, now: () => new Date() })).finally(() =>
    store.close(),
  )
}

function pair(written: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [name = '', variable = ''] = written.split('=', 2)
  if (!variable) throw new InvalidArgumentError('Write name=VARIABLE.')
  return { ...before, [name]: variable }
}

/** As in a configuration file; whatever was not given is left out. */
function settingsFrom(id: string, options: AddOptions): Readonly<Record<string, unknown>> {
  const { kind, url, title, titleEn, authority, schedule, profile, header } = options
  return {
    id,
    kind,
    url,
    title: { ...(title !== undefined && { da: title }), ...(titleEn !== undefined && { en: titleEn }) },
    ...(authority !== undefined && { authority }),
    ...(schedule !== undefined && { schedule }),
    ...(profile !== undefined && { profile }),
    headersEnv: header,
  }
}
