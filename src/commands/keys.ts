import { Option } from 'commander'
import { keyRoles, newAccessKey, type AccessKey, type KeyRole } from '../catalogue/access-key.ts'
import { openStore } from '../main.ts'
import { UsageError } from '../usage-error.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { asTable } from './table.ts'
import { print, say } from './terminal.ts'

interface CreateOptions extends ConfigOption {
  readonly role: KeyRole
  readonly name: string
  readonly holder?: string
}

interface ListOptions extends ConfigOption {
  readonly json?: true
}

export const addKeys: AddCommand = (program, { terminal, finish }) => {
  const keys = program.command('keys').description('keys to the parts of the API that change something')
  const withStore = async <T>(
    options: ConfigOption,
    use: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
  ): Promise<T> => {
    const store = await openStore(readConfiguration(terminal, options))
    return use(store).finally(() => store.close())
  }

  configuredCommand(keys, 'create')
    .description('make a key; it is shown once')
    .addOption(new Option('--role <role>', 'what it opens').choices([...keyRoles]).makeOptionMandatory())
    .requiredOption('--name <name>', 'who has it, for the list')
    .option('--holder <iri>', 'the data holder that a holder key speaks for')
    .action(async (options: CreateOptions) => {
      refuseMismatch(options)
      const { key, secret, digest } = newAccessKey(options, new Date())
      await withStore(options, (store) => store.saveKey(key, digest))
      say(terminal, `The key ${key.id} for ${key.name}. Keep it safe: it is not shown again.`)
      print(terminal, secret)
      finish(0)
    })

  configuredCommand(keys, 'list', { isDefault: true })
    .description('every key, when it was used last, and whether it was revoked')
    .option('--json', 'as JSON')
    .action(async (options: ListOptions) => {
      const all = await withStore(options, (store) => store.keys())
      print(terminal, options.json ? JSON.stringify(all, undefined, 2) : tableOf(all))
      finish(0)
    })

  configuredCommand(keys, 'revoke')
    .argument('<id>', 'as in the list')
    .description('make a key useless, at once and for good')
    .action(async (id: string, options: ConfigOption) => {
      const revoked = await withStore(options, (store) => store.revokeKey(id, new Date().toISOString()))
      if (!revoked) throw new UsageError(`there is no key '${id}'; see 'datalandkort keys'`)
      print(terminal, `${revoked.id} (${revoked.name}) opens nothing any more`)
      finish(0)
    })
}

const ABSOLUTE_IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i

function refuseMismatch({ role, holder }: CreateOptions): void {
  if (role === 'holder' && holder === undefined)
    throw new UsageError('a holder key speaks for one data holder: name it with --holder <iri>')
  if (role === 'admin' && holder !== undefined)
    throw new UsageError('--holder belongs to --role holder: an administrator speaks for nobody')
  if (holder !== undefined && !ABSOLUTE_IRI.test(holder))
    throw new UsageError(`--holder: '${holder}' is not an absolute IRI`)
}

const minute = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`

const tableOf = (keys: readonly AccessKey[]): string =>
  asTable([
    ['KEY', 'ROLE', 'NAME', 'CREATED', 'LAST USED', 'STATE', 'HOLDER'],
    ...keys.map(({ id, role, name, holder = '', createdAt, lastUsedAt, revokedAt }) => [
      id,
      role,
      name,
      minute(createdAt),
      lastUsedAt === undefined ? 'never' : minute(lastUsedAt),
      revokedAt === undefined ? 'in use' : `revoked ${minute(revokedAt)}`,
      holder,
    ]),
  ])
