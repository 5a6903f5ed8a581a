import { describe, expect, it, vi } from 'vitest'
import { NO_COUNTS, type RunOutcome, type RunReport } from '../../src/catalogue/run.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { RegisteredSource } from '../../src/harvest/administration.ts'
import { followRegister } from '../../src/operation/follow-register.ts'
import { createHarvests, type RunOrder } from '../../src/operation/harvests.ts'
import { createLog } from '../../src/operation/log.ts'
import { isDue, nextTime } from '../../src/operation/schedule.ts'
import { settingsOf } from '../harvest/setting.ts'

const NOW = new Date('2026-03-01T10:00:00Z')
const source = (id: string, changes = {}) => settingsOf('https://data.example/', { id, ...changes })

const reportOf = (id: string, outcome: RunOutcome, startedAt = NOW.toISOString()): RunReport => ({
  id,
  source: 'a',
  startedAt,
  outcome,
  counts: NO_COUNTS,
  timings: {},
  rejections: [],
  bytes: 0,
})

/** Runs that end when they are told to. */
function controlled() {
  const begun: (RunOrder & { end: (report?: RunReport) => void; fail: (error: Error) => void })[] = []
  const failed: string[] = []
  const harvests = createHarvests({
    now: () => NOW,
    run: (order) =>
      new Promise((resolve, reject) => {
        const done = reportOf(order.id, { kind: 'done' })
        order.signal.addEventListener('abort', () => resolve(done))
        begun.push({ ...order, end: (report = done) => resolve(report), fail: reject })
      }),
    onEnd() {},
    onError: (error) => failed.push(String(error)),
  })
  return { harvests, begun, failed, settle: () => new Promise(setImmediate) }
}

describe('harvests beside the requests', () => {
  it('are begun once for each source, and shown under their address while they wait', async () => {
    const { harvests, begun, settle } = controlled()
    const first = harvests.ask(source('a'))
    expect(harvests.ask(source('a'))).toBe(first)
    expect(harvests.find(first.id)).toMatchObject({
      waiting: { id: first.id, source: 'a', outcome: { kind: 'running' } },
    })
    await settle()
    expect(begun.map(({ id }) => id)).toEqual([first.id])
    begun[0]?.end()
    expect(await first.ended).toMatchObject({ id: first.id })
    expect(harvests.askedFor('a')).toBeUndefined()
    expect(harvests.ask(source('a')).id).not.toBe(first.id)
  })

  it('go on four at a time, in the order asked for', async () => {
    const { harvests, begun, settle } = controlled()
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) harvests.ask(source(id))
    await settle()
    expect(begun.map(({ settings }) => settings.id)).toEqual(['a', 'b', 'c', 'd'])
    begun[2]?.end()
    await settle()
    expect(begun.map(({ settings }) => settings.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('cost nobody else anything when they fail', async () => {
    const { harvests, begun, failed, settle } = controlled()
    const bad = harvests.ask(source('a'))
    await settle()
    begun[0]?.fail(new Error('no disk'))
    expect(await bad.ended).toBeUndefined()
    expect(failed).toEqual(['Error: no disk'])
    harvests.ask(source('a'))
    await settle()
    expect(begun).toHaveLength(2)
  })

  it('lead to the run of another process, where that has the source', async () => {
    const { harvests, begun, settle } = controlled()
    const asked = harvests.ask(source('a'))
    await settle()
    begun[0]?.end(reportOf('elsewhere', { kind: 'running' }))
    await asked.ended
    expect(harvests.find(asked.id)).toEqual({ instead: 'elsewhere' })
  })

  it('are interrupted by a stop, and those that wait are not begun', async () => {
    const { harvests, begun, settle } = controlled()
    const all = ['a', 'b', 'c', 'd', 'e'].map((id) => harvests.ask(source(id)))
    await settle()
    await harvests.stop()
    expect(begun).toHaveLength(4)
    expect(await all[4]?.ended).toBeUndefined()
  })
})

describe('a schedule', () => {
  const daily = source('a', { schedule: '0 3 * * *' })

  it('tells the next time, and none for what is harvested by hand', () => {
    expect(nextTime(daily, NOW)?.getTime()).toBeGreaterThan(NOW.getTime())
    expect(nextTime(source('a'), NOW)).toBeUndefined()
  })

  it.each([
    ['a day was missed', daily, { kind: 'done' }, '2026-02-27T10:00:00Z', true],
    ['all is well', daily, { kind: 'done' }, NOW.toISOString(), false],
    ['it is harvested by hand', source('a'), { kind: 'done' }, '2020-01-01T00:00:00Z', false],
    ['the last run was cut short', source('a'), interrupted(), NOW.toISOString(), true],
  ] as const)('is due after a restart or not: %s', (_why, settings, outcome, startedAt, expected) => {
    expect(isDue(settings, reportOf('r', outcome, startedAt), NOW)).toBe(expected)
  })

  it('is due for nothing that was never harvested: that is another matter', () => {
    expect(isDue(daily, undefined, NOW)).toBe(false)
  })
})

function interrupted(): RunOutcome {
  return { kind: 'interrupted', reason: 'the process was stopped' }
}

describe('a server that follows the list of sources', () => {
  it('harvests what is due, and keeps the times of what another process adds', async () => {
    const store = openSqliteStore(':memory:')
    const { harvests, begun } = controlled()
    const list: RegisteredSource[] = [{ settings: source('a'), origin: 'file' }]
    await store.saveSource({ id: 'a', kind: 'dcat', url: '', title: {}, authority: '', profile: '' })
    await store.startRun({ id: 'r', source: 'a', startedAt: NOW.toISOString() })
    await store.saveRun({ ...reportOf('r', interrupted()), endedAt: NOW.toISOString() })
    let logged = ''
    const log = createLog({ watched: false, level: 'info', write: (text) => void (logged += text) })
    const following = followRegister({
      administration: { sources: async () => [...list] },
      store,
      harvests,
      log,
    })
    await vi.waitFor(() => expect(begun.map(({ settings }) => settings.id)).toEqual(['a']))
    list.push({ settings: source('b', { schedule: '* * * * * *' }), origin: 'added' })
    list.push({
      settings: source('c', { schedule: '* * * * * *' }),
      origin: 'added',
      problem: 'X is not set',
    })
    await vi.waitFor(() => expect(begun.map(({ settings }) => settings.id)).toEqual(['a', 'b']), 20_000)
    expect((await store.sources()).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(logged).toMatch(/c is not harvested: X is not set/)
    await following.stop()
    await harvests.stop()
    await store.close()
  }, 30_000)
})
