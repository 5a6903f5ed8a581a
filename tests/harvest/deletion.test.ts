import { describe, expect, it } from 'vitest'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()

async function serveText(first: string) {
  const page = { body: first, status: 200, headers: { 'content-type': 'text/turtle' } }
  const server = await setting.serve((_, response) => {
    response.writeHead(page.status, page.headers)
    response.end(page.body)
  })
  return { url: server.origin, page }
}

describe('a dataset that its source no longer has', () => {
  it('is kept as missing, and deleted after its days of grace', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    page.body = turtleOf({ datasets: ['a'] })
    setting.passDays(1)
    expect((await setting.harvest(url)).counts.deleted).toBe(0)
    expect(await setting.recordOf('b')).toMatchObject({
      state: 'missing',
      missingSince: '2026-01-02T03:00:00.000Z',
    })
    setting.passDays(6)
    expect((await setting.harvest(url)).counts.deleted).toBe(0)
    setting.passDays(1)
    expect((await setting.harvest(url)).counts.deleted).toBe(1)
    expect(await setting.recordOf('b')).toMatchObject({ state: 'deleted' })
    setting.passDays(1)
    expect((await setting.harvest(url)).counts.deleted).toBe(0)
  })

  it('is deleted at once where no days of grace are given', async () => {
    const settings = { deletion: { graceDays: 0, holdAbovePercent: 100 } }
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url, { settings })
    page.body = turtleOf({ datasets: ['a'] })
    expect((await setting.harvest(url, { settings })).counts.deleted).toBe(1)
    expect(await setting.states()).toEqual({ a: 'active', b: 'deleted' })
  })

  it('that returns keeps its address and history', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    const before = await setting.recordOf('b')
    page.body = turtleOf({ datasets: ['a'] })
    await setting.harvest(url)
    setting.passDays(8)
    await setting.harvest(url)
    page.body = turtleOf({ datasets: ['a', 'b'] })
    setting.passDays(1)
    await setting.harvest(url)
    const after = await setting.recordOf('b')
    expect(after).toMatchObject({ id: before?.id, state: 'active', firstSeen: before?.firstSeen, version: 3 })
    const versions = await setting.store.versions(after?.id ?? '')
    expect(versions.map(({ change }) => change)).toEqual(['created', 'deleted', 'restored'])
  })

  it('that vanishes for one run loses nothing', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    page.body = turtleOf({ datasets: ['a'] })
    await setting.harvest(url)
    page.body = turtleOf({ datasets: ['a', 'b'] })
    const report = await setting.harvest(url)
    expect(report.counts).toMatchObject({ unchanged: 2, created: 0, updated: 0 })
    expect(await setting.recordOf('b')).toMatchObject({ state: 'active', version: 1 })
  })
})

/** Every way in which a source can go away or break, as an answer after a good one. */
const faults: Record<string, { status?: number; body: string; outcome: string }> = {
  'answers 500': { status: 500, body: 'error', outcome: 'unreachable' },
  'answers 404': { status: 404, body: 'not here', outcome: 'unreachable' },
  'answers with an HTML page': {
    body: '<!DOCTYPE html><html><body>Sign in</body></html>',
    outcome: 'unreadable',
  },
  'answers with nothing at all': { body: '', outcome: 'unreadable' },
  'answers with other JSON': { body: '{"status": "maintenance"}', outcome: 'unreadable' },
  'answers with a catalogue without datasets': { body: turtleOf({ datasets: [] }), outcome: 'empty' },
  'answers with half a document': {
    body: turtleOf({ datasets: ['a', 'b', 'c'] }).slice(0, -120),
    outcome: 'unreadable',
  },
}

describe('keeps every dataset when the source', () => {
  it.each(Object.entries(faults))('%s', async (_, fault) => {
    const settings = { deletion: { graceDays: 0, holdAbovePercent: 100 } }
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b', 'c'] }))
    await setting.harvest(url, { settings })
    page.body = fault.body
    page.status = fault.status ?? 200
    setting.passDays(30)
    const report = await setting.harvest(url, { settings })
    expect(report.outcome.kind).toBe(fault.outcome)
    expect(report.counts.deleted).toBe(0)
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active' })
    for (const name of ['a', 'b', 'c']) expect(await setting.recordOf(name)).toMatchObject({ version: 1 })
  })
})

describe('the last good version', () => {
  it('is kept when a source goes away', async () => {
    const server = await setting.serve({ '/': { body: turtleOf({ datasets: ['a'] }) } })
    await setting.harvest(server.origin)
    await server.close()
    const report = await setting.harvest(server.origin)
    expect(report.outcome).toMatchObject({ kind: 'unreachable', reason: expect.stringContaining('refuses') })
    expect(await setting.recordOf('a')).toMatchObject({ state: 'active', version: 1 })
  })

  it('is kept when its dataset cannot be read any more', async () => {
    const settings = { deletion: { graceDays: 0, holdAbovePercent: 100 } }
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b', 'gone'] }))
    await setting.harvest(url, { settings })
    page.body = turtleOf({
      datasets: ['a'],
      extra: `<${iriOf('b')}> a dcat:Dataset ; dct:title "b"@da ; dct:oops } .`,
    })
    const report = await setting.harvest(url, { settings })
    expect(report.outcome.kind).toBe('partly-rejected')
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', gone: 'deleted' })
    expect(await setting.recordOf('b')).toMatchObject({ version: 1 })
  })

  it('is kept when the document breaks off in its dataset, and what is new before that is stored', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    page.body = turtleOf({ datasets: ['new', { name: 'a', title: 'half' }, 'b'] }).slice(0, -120)
    const report = await setting.harvest(url)
    expect(report.outcome).toMatchObject({ kind: 'unreadable', line: expect.any(Number) })
    expect(report.counts).toMatchObject({ created: 1, updated: 0 })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', new: 'active' })
    expect((await setting.recordOf('a'))?.ntriples).not.toContain('half')
  })
})
