import { resolve } from 'node:path'
import { backupCatalogue } from '../catalogue/sqlite/upkeep.ts'
import { catalogueFile } from '../main.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { createProgress } from './progress.ts'
import { say } from './terminal.ts'

export const addBackup: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'backup')
    .argument('<file>', 'where the copy goes')
    .description('copy the catalogue into one file, also while the server runs')
    .action(async (file: string, options: ConfigOption) => {
      const configuration = readConfiguration(terminal, options)
      const progress = createProgress(terminal)
      await backupCatalogue(catalogueFile(configuration), resolve(terminal.folder, file), (done, total) =>
        progress.step(done, total, 'pages'),
      )
      progress.end()
      say(terminal, `backed up to ${file}`)
      finish(0)
    })
}
