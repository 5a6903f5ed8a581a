import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { stage } from '../child.mjs'

/** The whole catalogue out of the command line, into nothing. */
await stage(async ({ configuration }) => {
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const start = performance.now()
  const child = spawn(process.execPath, [cli, 'export', '--config', configuration, '--format', 'nt'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let bytes = 0
  child.stdout.on('data', (chunk) => {
    bytes += chunk.length
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`export ended with code ${code}`)
  return { ms: performance.now() - start, bytes }
})
