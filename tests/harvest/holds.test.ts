import { describe, expect, it } from 'vitest'
import { shouldHold } from '../../src/catalogue/change.ts'
import { approveDeletions, rejectDeletions } from '../../src/harvest/decide-deletions.ts'
import type { PlannedChange } from '../../src/harvest/run.ts'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => `d${from + place}`)
const deletion = { graceDays: 0, holdAbovePercent: 20 }
const today = new Date('2026-02-01T00:00:00Z')

/** A source whose datasets can be changed. */
async function newSource(datasets: string[]) {
  const server = await setting.serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/turtle' }).end(turtleOf({ datasets: source.datasets }))
  })
  const source = {
    datasets,
    harvest: (changes: Partial<typeof deletion> = {}, options = {}) =>
      setting.harvest(server.origin, { settings: { deletion: { ...deletion, ...changes } }, ...options }),
  }
  return source
}

const statesOf = async () => {
  const counts: Record<string, number> = {}
  for (const state of Object.values(await setting.states())) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

describe('a run that would delete', () => {
  it.each([
    [0, 0, 0, false],
    [1, 1, 100, false],
    [1, 5, 20, false],
    [2, 9, 20, true],
    [1, 1000, 0, true],
    [20, 100, 20, false],
    [21, 100, 20, true],
  ])('%i of %i records, above %i %%, is held: %s', (deletions, records, holdAbovePercent, isHeld) => {
    expect(shouldHold({ deletions, records, holdAbovePercent })).toBe(isHeld)
  })
})

describe('a run that would delete more than may go unasked', () => {
  it('deletes nothing, and lists what it would have deleted', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    const report = await harvest()
    expect(report).toMatchObject({
      outcome: { kind: 'held', deletions: 5, records: 10 },
      counts: { found: 5, unchanged: 5, deleted: 0, held: 5 },
    })
    expect(await statesOf()).toEqual({ active: 5, missing: 5 })
    const held = await setting.store.held(report.id, { limit: 100 })
    expect(held.map(({ iri }) => iri).sort()).toEqual(names(5, 10).map(iriOf))
  })

  it('is held when the days of grace end, not when they begin', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest({ graceDays: 7 })
    catalogue.datasets.splice(5)
    expect((await harvest({ graceDays: 7 })).outcome).toEqual({ kind: 'done' })
    setting.passDays(7)
    expect((await harvest({ graceDays: 7 })).outcome.kind).toBe('held')
    expect(await statesOf()).toEqual({ active: 5, missing: 5 })
  })

  it('still stores what is new, and is over when the source has everything again', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(0, 10, 'd0', 'new')
    expect((await harvest()).counts).toMatchObject({ created: 1, held: 9 })
    catalogue.datasets.splice(0, 2, ...names(0, 10), 'new')
    expect((await harvest()).outcome).toEqual({ kind: 'done' })
    expect(await statesOf()).toEqual({ active: 11 })
  })

  it('deletes it at once when approved, and once only', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    const { id } = await harvest()
    expect(await approveDeletions(setting.store, id, today)).toMatchObject({
      kind: 'decided',
      report: { outcome: { decision: { kind: 'approved', deleted: 5, at: today.toISOString() } } },
    })
    expect(await approveDeletions(setting.store, id, today)).toMatchObject({ kind: 'decided' })
    expect(await rejectDeletions(setting.store, id, today)).toMatchObject({ kind: 'decided-otherwise' })
    expect(await statesOf()).toEqual({ active: 5, deleted: 5 })
    expect((await harvest()).outcome).toEqual({ kind: 'done' })
  })

  it('asks no more after a rejection, until it is about something else', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    const { id } = await harvest()
    expect(await rejectDeletions(setting.store, id, today)).toMatchObject({ kind: 'decided' })
    setting.passDays(400)
    expect((await harvest()).outcome).toEqual({ kind: 'done' })
    expect(await statesOf()).toEqual({ active: 5, missing: 5 })
    catalogue.datasets.splice(2)
    expect((await harvest()).outcome).toEqual({ kind: 'held', deletions: 3, records: 10 })
    catalogue.datasets.splice(0, 2, ...names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    expect((await harvest()).outcome).toEqual({ kind: 'held', deletions: 5, records: 10 })
  })

  it('is deleted after all when its rejection is taken back, but for what was seen since', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    const { id } = await harvest()
    await rejectDeletions(setting.store, id, today)
    catalogue.datasets.push('d5')
    expect((await harvest()).outcome).toEqual({ kind: 'done' })
    expect(await approveDeletions(setting.store, id, today)).toMatchObject({
      kind: 'decided',
      report: { outcome: { decision: { kind: 'approved', deleted: 4 } } },
    })
    expect(await statesOf()).toEqual({ active: 6, deleted: 4 })
  })

  it('tells which later run has found out anew', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    const first = await harvest()
    const second = await harvest()
    catalogue.datasets.push(...names(5, 10))
    const third = await harvest()
    const outcomeOf = async (run: string) => (await setting.store.run(run))?.outcome
    expect(await outcomeOf(first.id)).toMatchObject({ kind: 'held', supersededBy: second.id })
    expect(await outcomeOf(second.id)).toMatchObject({ kind: 'held', supersededBy: third.id })
  })

  it('can only be decided on while it is the last to have found out', async () => {
    const { harvest, ...catalogue } = await newSource(names(0, 10))
    await harvest()
    catalogue.datasets.splice(5)
    const first = await harvest()
    const second = await harvest()
    expect(await approveDeletions(setting.store, first.id, today)).toEqual({
      kind: 'superseded',
      by: second.id,
    })
    expect(await statesOf()).toEqual({ active: 5, missing: 5 })
    expect(await approveDeletions(setting.store, second.id, today)).toMatchObject({ kind: 'decided' })
  })

  it('counts what the source itself calls gone', async () => {
    const { harvest } = await newSource(names(0, 10))
    await harvest()
    const report = await setting.harvest('https://source.example/', {
      settings: { deletion: { graceDays: 30, holdAbovePercent: 20 } },
      async *read() {
        await Promise.resolve()
        for (const name of names(0, 3)) yield { kind: 'deleted', iri: iriOf(name), document: 'feed' }
        yield { kind: 'end', listing: 'increment', state: '1' }
      },
    })
    expect(report).toMatchObject({ outcome: { kind: 'held', deletions: 3 }, counts: { held: 3, deleted: 0 } })
    expect(await statesOf()).toEqual({ active: 7, missing: 3 })
  })
})

describe('a dry run', () => {
  it('tells each change that a run would make, and makes none', async () => {
    const { harvest, ...catalogue } = await newSource(['a', 'b', 'c', 'd'])
    await harvest()
    catalogue.datasets.splice(0, 1)
    catalogue.datasets.push('e')
    const changes: PlannedChange[] = []
    const onChanges = (more: readonly PlannedChange[]) => void changes.push(...more)
    const tell = async (percent: number) => {
      changes.length = 0
      const report = await harvest({ holdAbovePercent: percent }, { dryRun: true, onChanges })
      return [report.outcome.kind, ...changes.map(({ kind, iri }) => `${kind} ${iri.replace(iriOf(''), '')}`)]
    }
    expect(await tell(50)).toEqual(['done', 'created e', 'deleted a'])
    expect(await tell(10)).toEqual(['held', 'created e', 'held a'])
    expect(await setting.states()).toEqual({ a: 'active', b: 'active', c: 'active', d: 'active' })
  })
})
