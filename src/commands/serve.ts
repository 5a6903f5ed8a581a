import { once } from 'node:events'
import type { Configuration } from '../config.ts'
import { openApplication } from '../main.ts'
import { createLog } from '../operation/log.ts'
import { startServer } from '../operation/server.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { createProgress } from './progress.ts'
import { print, say } from './terminal.ts'

export const addServe: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'serve')
    .description('serve the data map; the first start harvests the seed catalogue')
    .action(async (options: ConfigOption) => {
      const { err, watched, environment, signal } = terminal
      const configuration = readConfiguration(terminal, options)
      const progress = createProgress(terminal)
      const log = createLog({
        watched,
        level: environment['LOG_LEVEL'] || 'info',
        write(text) {
          progress.end()
          err.write(text)
        },
      })
      const application = await openApplication(configuration)
      const server = await startServer({
        application,
        environment,
        log,
        onFirstHarvest: (done, total, now) => progress.step(done, total, now && `harvesting ${now}`),
      }).catch(async (error: unknown) => {
        await application.close()
        throw error
      })
      progress.end()
      // A terminal that is closed sends the same signal: then the server goes with it.
      if (!watched) process.on('SIGHUP', server.reload)
      print(terminal, `Datalandkort is at ${configuration.server.publicUrl} (stop with Ctrl+C)`)
      const place = listensElsewhere(configuration)
      if (place !== undefined) print(terminal, `it listens on ${place}`)
      if (!signal.aborted) await once(signal, 'abort')
      say(terminal, 'stopping: finishing the requests under way')
      process.off('SIGHUP', server.reload)
      await server.stop()
      finish(0)
    })
}

/** Where it is to be found on this machine, where that is not its public address: behind a proxy, or by a slip. */
function listensElsewhere({ server: { publicUrl, host, port } }: Configuration): string | undefined {
  const { protocol, port: written } = new URL(publicUrl)
  const publicPort = written === '' ? (protocol === 'https:' ? 443 : 80) : Number(written)
  if (publicPort === port) return undefined
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
