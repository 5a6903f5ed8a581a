import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { CONFIGURATION, dataset } from './run-command.ts'

/** The program as it is installed: `npm test` builds it first. */
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

interface Running {
  readonly origin: string
  readonly written: { out: string; err: string }
  readonly process: ChildProcess
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly until: (isSo: () => Promise<boolean>) => Promise<void>
  readonly stop: () => Promise<number | null>
}

/** Programs are started here; how long that takes says nothing about them. */
vi.setConfig({ testTimeout: 180_000 })

let folder = ''
const children = new Set<ChildProcess>()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'datalandkort-serve-'))
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(
  args: readonly string[],
  environment: Record<string, string>,
): Pick<Running, 'process' | 'written'> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  const written = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (written.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (written.err += chunk.toString()))
  return { process: child, written }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function serve(
  environment: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Running> {
  const port = await freePort()
  const { process: child, written } = start(['serve', ...args], { PORT: String(port), ...environment })
  const origin = `http://127.0.0.1:${port}`
  const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers })
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo().catch(() => false))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${written.err}`)
      await sleep(20)
    }
  }
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    return child.exitCode
  }
  return { origin, written, process: child, get, until, stop }
}

const isReady =
  ({ get }: Running) =>
  async () =>
    (await get('/health/ready')).ok
const totalOf = async ({ get }: Running, query: string) =>
  ((await (await get(`/api/v1/search?${query}`)).json()) as { total: number }).total

describe('the first start with nothing configured', () => {
  it('harvests the seed catalogue, is ready then, and answers people and machines', async () => {
    const server = await serve({ DATA_DIR: join(folder, 'seed') })
    const statuses = new Set<number>()
    const waitedFor = new Set<string>()
    await server.until(async () => {
      const ready = await server.get('/health/ready')
      if (!ready.ok) waitedFor.add(((await ready.json()) as { detail: string }).detail)
      statuses.add((await server.get('/health/live')).status)
      return ready.ok
    })
    expect([...statuses]).toEqual([200])
    expect([...waitedFor].join('\n')).toMatch(/^Not ready: the first harvest is not in yet/)
    await server.until(async () => server.written.out !== '')
    expect(server.written.out).toBe(
      `Datalandkort is at http://localhost:${new URL(server.origin).port} (stop with Ctrl+C)\n`,
    )

    expect(await totalOf(server, 'q=')).toBeGreaterThanOrEqual(138)
    expect(await totalOf(server, 'q=landspatientregister')).toBeGreaterThan(0)
    const page = await server.get('/', { Accept: 'text/html' })
    expect(page.headers.get('Content-Type')).toMatch('text/html')
    const [record] = (
      (await (await server.get('/api/v1/search?q=diabetes')).json()) as { hits: { id: string }[] }
    ).hits
    const address = `/datasets/${record?.id}`
    const html = await server.get(address, { Accept: 'text/html' })
    expect(html.headers.get('Vary')).toMatch('Accept')
    expect(html.headers.get('Link')).toMatch(`<${address}.ttl>; rel="alternate"; type="text/turtle"`)
    expect((await server.get(address, { Accept: 'text/turtle' })).headers.get('Content-Type')).toMatch(
      'text/turtle',
    )
    expect((await server.get('/nothing', { Accept: 'text/html' })).status).toBe(404)

    const metrics = await (await server.get('/metrics')).text()
    expect(metrics).toMatch(/^http_requests_total\{surface="api",method="GET",status="200"\} \d+$/m)
    expect(metrics).toMatch(/^harvest_last_success_timestamp_seconds\{source="sundk"\} \d/m)
    expect(metrics).toMatch(/^harvest_last_duration_seconds\{source="sundk"\} \d/m)
    expect(metrics).toMatch(/^harvest_last_outcome\{source="sundk",outcome="done"\} 1$/m)
    expect(metrics).toMatch(/^harvest_held_runs\{source="sundk"\} 0$/m)
    expect(metrics).toMatch(/^catalogue_records\{source="sundk",state="active"\} \d+$/m)
    expect(await server.stop()).toBe(0)

    const again = await serve({ DATA_DIR: join(folder, 'seed') })
    await again.until(isReady(again))
    expect(again.written.err).not.toContain('harvested')
    expect(await totalOf(again, 'q=')).toBeGreaterThanOrEqual(138)
    expect(await again.stop()).toBe(0)
  })
})

const own = () => {
  writeFileSync(join(folder, 'first.ttl'), dataset('lpr', 'Landspatientregisteret'))
  writeFileSync(join(folder, 'second.ttl'), dataset('cancer', 'Cancerregisteret'))
  writeFileSync(join(folder, 'own.yaml'), `data: own-data${CONFIGURATION}`)
  return ['--config', 'own.yaml']
}

describe('a server with a configuration of its own', () => {
  it('harvests new sources in the background and shows what another process harvests', async () => {
    const server = await serve({}, own())
    await server.until(async () => (await totalOf(server, 'q=')) === 2)
    writeFileSync(
      join(folder, 'first.ttl'),
      dataset('lpr', 'Landspatientregisteret') + dataset('dar', 'Dødsårsagsregisteret'),
    )
    const { process: harvest, written } = start(['harvest', '--config', 'own.yaml'], {})
    const [code] = (await once(harvest, 'exit')) as [number]
    expect({ code, ...written }).toMatchObject({ code: 0, err: '' })
    await server.until(async () => (await totalOf(server, 'q=dødsårsagsregisteret')) === 1)
    expect(await server.stop()).toBe(0)
  })

  it('logs requests as JSON under the id that the visitor is given', async () => {
    const server = await serve({}, own())
    await server.until(isReady(server))
    const given = await server.get('/api/v1/sources')
    const id = given.headers.get('X-Request-Id') ?? ''
    expect(id).not.toBe('')
    const kept = await server.get('/health/live', { 'X-Request-Id': 'from-the-proxy' })
    expect(kept.headers.get('X-Request-Id')).toBe('from-the-proxy')
    expect(await server.stop()).toBe(0)
    const lines = server.written.err.split('\n').filter((line) => line.startsWith('{'))
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 'info',
        requestId: id,
        method: 'GET',
        path: '/api/v1/sources',
        status: 200,
      }),
    )
  })

  it('says in one line what to do when its port is in use', async () => {
    const server = await serve({}, own())
    await server.until(isReady(server))
    const port = new URL(server.origin).port
    const { process: second, written } = start(['serve', '--config', 'own.yaml'], { PORT: port })
    const [code] = (await once(second, 'exit')) as [number]
    expect(code).toBe(2)
    expect(written.err).toMatch(
      new RegExp(`^error: port ${port} is in use: stop the other program, or choose another port.*\n$`),
    )
    expect(await server.stop()).toBe(0)
  })

  it('finishes the request under way before it stops', async () => {
    const server = await serve({}, own())
    await server.until(isReady(server))
    const visitor = connect(Number(new URL(server.origin).port), '127.0.0.1')
    let answer = ''
    visitor.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    visitor.write('GET /api/v1/sources HTTP/1.1\r\nHost: localhost\r\n')
    await sleep(50)
    const stopped = server.stop()
    await server.until(async () => server.written.err.includes('stopping'))
    await expect(server.get('/health/live')).rejects.toThrow('fetch failed')
    visitor.write('\r\n')
    await once(visitor, 'close')
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(await stopped).toBe(0)
  })

  it("reads the operator's profiles again at SIGHUP, and goes on", async () => {
    const server = await serve({}, own())
    await server.until(isReady(server))
    await server.until(async () => server.written.out !== '')
    server.process.kill('SIGHUP')
    await server.until(async () => server.written.err.includes('the profiles were read again'))
    expect((await server.get('/health/live')).status).toBe(200)
    expect(await server.stop()).toBe(0)
  })
})
