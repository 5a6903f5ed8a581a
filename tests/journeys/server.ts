import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const COMMAND = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const READY_WITHIN_MS = 90_000

export interface RunningSite {
  readonly url: string
  readonly stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The program as people start it, on the seed catalogue, with a data folder of its own. */
export async function startSite(): Promise<RunningSite> {
  if (!existsSync(COMMAND)) throw new Error('dist is missing: run `npm run build` first (`npm test` does)')
  const folder = mkdtempSync(join(tmpdir(), 'datalandkort-journey-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const { DATALANDKORT_CONFIG: _config, PUBLIC_URL: _url, ...environment } = process.env
  const child = spawn(process.execPath, [COMMAND, 'serve'], {
    cwd: folder,
    env: { ...environment, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`the site did not become ready:\n${said}`)
    }
    await sleep(200)
  }
  return { url, stop }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}
