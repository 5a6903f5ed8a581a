import { openApplication } from '../main.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { createProgress } from './progress.ts'
import { say } from './terminal.ts'

export const addReindex: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'reindex')
    .description('empty the search index and fill it again from the catalogue')
    .action(async (options: ConfigOption) => {
      const { store, engine, rebuild, close } = await openApplication(readConfiguration(terminal, options))
      const progress = createProgress(terminal)
      try {
        const newest = await store.sequence()
        await rebuild((position) => progress.step(position, newest, 'changes'))
        await engine.persist()
      } finally {
        await close()
      }
      progress.end()
      say(terminal, 'the search index is filled anew')
      finish(0)
    })
}
