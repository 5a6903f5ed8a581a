import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Agent, request } from 'undici'
import { stage } from '../child.mjs'
import { searches, typings } from '../corpus/queries.mjs'
import { latencies } from '../measure.mjs'

const READY_WITHIN_MS = 600_000

/** The server as it is run, in a process of its own, and clients over loopback in this one. */
await stage(async ({ configuration, count }) => {
  const server = await startServer(configuration)
  try {
    const { origin } = server
    const readyBytes = memoryOf(server.pid, 'VmRSS')
    await run({ origin, clients: 4, count: Math.ceil(count / 10), seed: 77 })
    const one = await run({ origin, clients: 1, count, seed: 1 })
    const sixteen = await run({ origin, clients: 16, count, seed: 3 })
    const suggest = await typeAhead(origin, count)
    const peakBytes = memoryOf(server.pid, 'VmHWM')
    await server.stop()
    return {
      readyMs: server.readyMs,
      restartMs: await timeRestart(configuration),
      readyBytes,
      one,
      sixteen,
      suggest,
      peakBytes,
    }
  } finally {
    await server.stop()
  }
})

/** A server that stopped orderly has kept what it needs to be quick next time. */
async function timeRestart(configuration) {
  const server = await startServer(configuration)
  await server.stop()
  return server.readyMs
}

async function startServer(configuration) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const start = performance.now()
  const child = spawn(process.execPath, [cli, 'serve', '--config', configuration], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lastWords = keepLastWords(child.stderr)
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const isClosed = once(child, 'close')
    child.kill('SIGTERM')
    await isClosed
  }
  await untilReady(child, origin).catch(async (error) => {
    await stop()
    throw new Error(`${error.message}\n${lastWords()}`)
  })
  return { origin, pid: child.pid, readyMs: performance.now() - start, stop }
}

/** The log is a line for each request: only its end is of use, and only when something broke. */
function keepLastWords(stream) {
  let text = ''
  stream.setEncoding('utf8').on('data', (more) => {
    text = (text + more).slice(-4000)
  })
  return () => text
}

async function untilReady(server, origin) {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`)
    const answer = await request(`${origin}/health/ready`).catch(() => undefined)
    await answer?.body.dump()
    if (answer?.statusCode === 200) return
    await pause(50)
  }
  throw new Error('the server did not become ready')
}

/** `clients` at a time, each asking its next search when the last is answered. */
async function run({ origin, clients, count, seed }) {
  const agent = new Agent({ connections: clients, pipelining: 1 })
  const asked = searches(count, seed)
  const times = []
  let next = 0
  const client = async () => {
    for (let at = next++; at < asked.length; at = next++) {
      const begun = performance.now()
      await get(`${origin}/api/v1/search?${asked[at].parameters}`, agent)
      times.push(performance.now() - begun)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const ms = performance.now() - start
  await agent.close()
  return { ...latencies(times), count, perSecond: (count * 1000) / ms }
}

async function typeAhead(origin, count) {
  const agent = new Agent({ connections: 1 })
  const times = []
  for (const text of typings(count)) {
    const begun = performance.now()
    await get(`${origin}/api/v1/suggest?${new URLSearchParams({ q: text })}`, agent)
    times.push(performance.now() - begun)
  }
  await agent.close()
  return latencies(times)
}

async function get(address, dispatcher) {
  const { statusCode, body } = await request(address, { dispatcher })
  await body.arrayBuffer()
  if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}`)
}

/** VmRSS (now) or VmHWM (the most ever) of another process, in bytes; undefined where there is no /proc. */
function memoryOf(pid, field) {
  try {
    const line = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return line ? Number(line[1]) * 1024 : undefined
  } catch {
    return undefined
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
