import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openCheckThreads, type CheckThreads } from '../../src/harvest/checks/check-threads.ts'
import type { ValidationRequest } from '../../src/harvest/checks/checks.ts'
import { networkOf, serve, type Loopback } from '../sources/loopback.ts'
import { builtFolder } from './built.ts'
import { turtleOf } from './catalogues.ts'

builtFolder()
/** Threads are started and ended here; how long that takes says nothing about them. */
vi.setConfig({ testTimeout: 60_000 })

let folder = ''
let threads: CheckThreads | undefined
let server: Loopback | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'datalandkort-queue-'))
})
afterEach(async () => {
  await threads?.close()
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const workFolder = () => join(folder, 'under-way')

function open(changes: Partial<Parameters<typeof openCheckThreads>[0]> = {}): CheckThreads {
  threads = openCheckThreads({
    threads: 1,
    maxWaiting: 1,
    network: networkOf({ requestTimeoutSeconds: 30 }),
    limits: { maxBytes: 200_000_000, maxFetchedBytes: 1_000_000 },
    timeoutSeconds: 30,
    workFolder: workFolder(),
    ...changes,
  })
  return threads
}

const document = (text: string, profile = 'dcat-ap-3'): ValidationRequest => ({
  submission: { kind: 'document', bytes: Buffer.from(text), name: 'document.ttl' },
  profile,
})
const address = (url: string): ValidationRequest => ({
  submission: { kind: 'address', url },
  profile: 'dcat-ap-3',
})
const GOOD = document(turtleOf({ datasets: ['a'] }))

/** A server that answers nobody until it is told to. */
async function serveLater() {
  const waiting: (() => void)[] = []
  server = await serve((_request, response) => {
    waiting.push(() => response.setHeader('Content-Type', 'text/turtle').end(turtleOf({ datasets: ['a'] })))
  })
  const { origin, requests } = server
  return {
    origin,
    asked: (times: number) => vi.waitFor(() => expect(requests).toHaveLength(times), 20_000),
    answer: () => waiting.shift()?.(),
  }
}

/** A pattern that takes longer than the universe lasts on the value that goes with it. */
function writeEndlessProfile(): string {
  const profiles = join(folder, 'profiles')
  mkdirSync(join(profiles, 'endless'), { recursive: true })
  writeFileSync(
    join(profiles, 'endless', 'shapes.ttl'),
    `@prefix sh: <http://www.w3.org/ns/shacl#> .
<https://operator.example/shape> a sh:NodeShape ; sh:targetClass <http://www.w3.org/ns/dcat#Dataset> ;
  sh:property [ sh:path <http://purl.org/dc/terms/title> ; sh:pattern "^(a+)+$" ] .`,
  )
  return profiles
}
const ENDLESS = document(
  `<https://data.example/a> a <http://www.w3.org/ns/dcat#Dataset> ;
    <http://purl.org/dc/terms/title> "${'a'.repeat(60)}!" .`,
  'endless',
)

describe('checks on request', () => {
  it('wait in line, and are turned away with a time to come back where the line is full', async () => {
    const { perform } = open()
    const slow = await serveLater()
    const first = perform('validate', address(`${slow.origin}/1`))
    const second = perform('validate', address(`${slow.origin}/2`))
    await slow.asked(1)
    expect(await perform('validate', GOOD)).toEqual({ kind: 'busy', retryAfterSeconds: 5 })
    slow.answer()
    expect(await first).toMatchObject({ kind: 'validated' })
    await slow.asked(2)
    slow.answer()
    expect(await second).toMatchObject({ kind: 'validated' })
    expect(await perform('validate', GOOD)).toMatchObject({ kind: 'validated' })
  })

  it('give up on an address that does not answer in time, and the next one in line is made', async () => {
    const { perform } = open({ timeoutSeconds: 2 })
    // So that the thread is up before its time counts.
    await perform('validate', GOOD)
    const slow = await serveLater()
    const first = perform('validate', address(`${slow.origin}/1`))
    const second = perform('validate', GOOD)
    expect(await first).toEqual({ kind: 'gave-up', seconds: 2 })
    expect(await second).toMatchObject({ kind: 'validated' })
  })

  it('are ended from outside where they cannot be interrupted, at the cost of themselves alone', async () => {
    const { perform } = open({ timeoutSeconds: 1, profilesFolder: writeEndlessProfile() })
    const first = perform('validate', ENDLESS)
    const second = perform('validate', { ...GOOD })
    expect(await first).toEqual({ kind: 'gave-up', seconds: 1 })
    expect((await second).kind).toMatch(/^(validated|gave-up)$/)
    expect(await perform('validate', GOOD)).toMatchObject({ kind: 'validated' })
  })

  it('that take more memory than there is bring down their thread and nothing else', async () => {
    const { perform } = open({ maxHeapMb: 64, threads: 2 })
    const datasets = Array.from({ length: 60_000 }, (_, number) => `d${number}`)
    const greedy = perform('rehearse', document(turtleOf({ datasets })))
    const other = perform('validate', GOOD)
    expect(await greedy).toEqual({ kind: 'gave-up', seconds: 30 })
    expect(await other).toMatchObject({ kind: 'validated' })
    expect(await perform('validate', GOOD)).toMatchObject({ kind: 'validated' })
  })

  it('leave no files behind, whether they end or are ended', async () => {
    const { perform, close } = open({ timeoutSeconds: 1, profilesFolder: writeEndlessProfile() })
    await perform('rehearse', GOOD)
    expect(await perform('rehearse', ENDLESS)).toMatchObject({ kind: 'gave-up' })
    await close()
    expect(existsSync(workFolder()) ? readdirSync(workFolder()) : []).toEqual([])
  })

  it('clear away at the next start what a killed process left, and nothing that another one may be using', () => {
    for (const name of ['of-a-killed-process', 'of-another-process'])
      mkdirSync(join(workFolder(), name, 'rehearsal-1'), { recursive: true })
    const hourAgo = new Date(Date.now() - 3_600_000)
    utimesSync(join(workFolder(), 'of-a-killed-process'), hourAgo, hourAgo)
    open()
    expect(readdirSync(workFolder())).toEqual(['of-another-process'])
  })
})
