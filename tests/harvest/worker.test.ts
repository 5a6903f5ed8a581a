import { describe, expect, it } from 'vitest'
import { harvestInWorker } from '../../src/harvest/harvest-in-worker.ts'
import type { RunReport } from '../../src/catalogue/run.ts'
import { networkOf } from '../sources/loopback.ts'
import { builtFolder } from './built.ts'
import { turtleOf } from './catalogues.ts'
import { newSetting, settingsOf } from './setting.ts'

const setting = newSetting()
builtFolder()

describe('a harvest in a thread of its own', () => {
  it('stores into the same catalogue, and tells how far it is', async () => {
    const names = Array.from({ length: 1100 }, (_, number) => `d${number}`)
    const server = await setting.serve({ '/': { body: turtleOf({ datasets: names }) } })
    const progress: RunReport[] = []
    const report = await harvestInWorker({
      settings: settingsOf(server.origin),
      network: networkOf(),
      storePath: setting.storePath,
      onProgress: (running) => progress.push(running),
    })
    expect(report).toMatchObject({ outcome: { kind: 'done' }, counts: { found: 1100, created: 1100 } })
    const created = progress.map(({ counts }) => counts.created)
    expect(created.length).toBeGreaterThan(1)
    expect(created).toEqual([...created].sort((a, b) => a - b))
    expect(created.at(-1)).toBe(1100)
    expect(await setting.recordOf('d7')).toMatchObject({ state: 'active' })
    expect(await setting.store.run(report.id)).toEqual(report)
  })

  it('ends when it is stopped, with the reason', async () => {
    const server = await setting.serve(() => {})
    const controller = new AbortController()
    const running = harvestInWorker({
      settings: settingsOf(server.origin),
      network: networkOf(),
      storePath: setting.storePath,
      signal: controller.signal,
    })
    await expect.poll(() => server.requests.length, { timeout: 10_000 }).toBe(1)
    controller.abort(new Error('the server is stopping'))
    expect((await running).outcome).toEqual({ kind: 'interrupted', reason: 'the server is stopping' })
    expect(await setting.store.closeAbandonedRuns(new Date().toISOString())).toEqual([])
  })

  it('does not begin when it is stopped before', async () => {
    const server = await setting.serve({ '/': { body: turtleOf({ datasets: ['a'] }) } })
    const report = await harvestInWorker({
      settings: settingsOf(server.origin),
      network: networkOf(),
      storePath: setting.storePath,
      signal: AbortSignal.abort(new Error('too late')),
    })
    expect(report.outcome).toEqual({ kind: 'interrupted', reason: 'too late' })
  })
})
