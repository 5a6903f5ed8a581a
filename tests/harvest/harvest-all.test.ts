import { describe, expect, it } from 'vitest'
import type { RunReport } from '../../src/catalogue/run.ts'
import { NO_COUNTS } from '../../src/catalogue/run.ts'
import { harvestAll } from '../../src/harvest/harvest-all.ts'
import { settingsOf } from './setting.ts'

const sources = ['a', 'b', 'c', 'd', 'e'].map((id) => settingsOf(`https://${id}.example/`, { id }))

const reportOf = (source: string): RunReport => ({
  id: source,
  source,
  startedAt: '2026-01-01T00:00:00.000Z',
  outcome: { kind: 'done' },
  counts: NO_COUNTS,
  timings: {},
  rejections: [],
  bytes: 0,
})

describe('a harvest of several sources', () => {
  it('runs each once, so many at a time, and reports in their order', async () => {
    let running = 0
    let most = 0
    const begun: string[] = []
    const reports = await harvestAll({
      sources,
      concurrency: 2,
      async harvest({ id }) {
        begun.push(id)
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, id === 'a' ? 60 : 5))
        running--
        return reportOf(id)
      },
    })
    expect(most).toBe(2)
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(reports.map(({ source }) => source)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('begins no other after it is stopped', async () => {
    const controller = new AbortController()
    const reports = await harvestAll({
      sources,
      concurrency: 1,
      signal: controller.signal,
      async harvest({ id }) {
        if (id === 'b') controller.abort()
        return reportOf(id)
      },
    })
    expect(reports.map(({ source }) => source)).toEqual(['a', 'b'])
  })
})
