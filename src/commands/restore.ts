import { resolve } from 'node:path'
import { restoreCatalogue } from '../catalogue/sqlite/upkeep.ts'
import { catalogueFile, openApplication } from '../main.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { say } from './terminal.ts'

export const addRestore: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'restore')
    .argument('<file>', 'a file that backup wrote')
    .description('put a backup in the place of the catalogue; the server must be stopped')
    .action(async (file: string, options: ConfigOption) => {
      const configuration = readConfiguration(terminal, options)
      const { problems, versions } = restoreCatalogue(
        resolve(terminal.folder, file),
        catalogueFile(configuration),
      )
      for (const problem of problems) say(terminal, problem)
      if (problems.length > 0) {
        say(terminal, `${file} is damaged: nothing was restored, take an older backup`)
        return finish(1)
      }
      // The index may be ahead of the restored catalogue without anybody being able to tell by numbers alone.
      const application = await openApplication(configuration)
      await application.engine.clear()
      await application.variables.clear()
      await application.engine.persist()
      await application.close()
      say(terminal, `restored ${versions} versions; the search index is rebuilt at the next start`)
      finish(0)
    })
}
