import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { backupCatalogue } from '../catalogue/sqlite/upkeep.ts'
import { catalogueFile } from '../main.ts'
import { UsageError } from '../usage-error.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { createProgress } from './progress.ts'
import { say } from './terminal.ts'

interface BackupOptions extends ConfigOption {
  readonly force?: true
}

export const addBackup: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'backup')
    .argument('<file>', 'where the copy goes')
    .option('--force', 'replace a file that is there')
    .description('copy the catalogue into one file, also while the server runs')
    .action(async (file: string, options: BackupOptions) => {
      const configuration = readConfiguration(terminal, options)
      const target = resolve(terminal.folder, file)
      refuseTarget(target, options.force ?? false)
      const progress = createProgress(terminal)
      await backupCatalogue(catalogueFile(configuration), target, (done, total) =>
        progress.step(done, total, 'pages'),
      )
      progress.end()
      say(terminal, `backed up to ${file}`)
      finish(0)
    })
}

/** Yesterday's backup is not lost to a slip. */
function refuseTarget(target: string, force: boolean): void {
  const folder = dirname(target)
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${folder}: make it first`)
  const there = statSync(target, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw new UsageError(`${target} is a folder: name a file in it`)
  if (there && !force) throw new UsageError(`${target} is there already: name another file, or add --force`)
}
