import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunOutcome } from '../../src/catalogue/run.ts'
import type { BatchReading, CatalogueStore, StoreChange, Sweep } from '../../src/catalogue/store.ts'
import { datasetOf } from './catalogue-store.ts'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T03:00:00.000Z`
const iriOf = (name: string) => datasetOf(name).iri
const created = (...names: string[]): StoreChange[] =>
  names.map((name) => ({ kind: 'created', dataset: datasetOf(name) }))
const changes = (kind: 'unchanged' | 'missing' | 'deleted' | 'withdrawn' | 'held', ...names: string[]) =>
  names.map((name): StoreChange => ({ kind, iri: iriOf(name) }))
const page = (name: string, ...datasets: string[]) => ({
  name,
  memory: `memory of ${name}`,
  iris: datasets.map(iriOf),
})

/** What every catalogue store remembers for the readers of sources, and what it holds back. */
export function catalogueReadingContract(
  adapter: string,
  setUp: () => Promise<{ open: () => CatalogueStore; tearDown: () => Promise<void> }>,
): void {
  describe(`a catalogue store between runs: ${adapter}`, () => {
    let store: CatalogueStore
    let tearDown: () => Promise<void>
    let runs = 0

    beforeEach(async () => {
      const { open, ...rest } = await setUp()
      tearDown = rest.tearDown
      store = open()
      runs = 0
      const source = {
        kind: 'dcat',
        url: 'https://a.example/',
        title: {},
        authority: '',
        profile: 'dcat-ap-3',
      }
      await store.saveSource({ id: 'a', ...source })
      await store.saveSource({ id: 'b', ...source })
      await store.readingOf('a', 'key')
    })
    afterEach(async () => {
      await store.close()
      await tearDown()
    })

    async function run(
      all: readonly StoreChange[],
      reading?: BatchReading,
      outcome: RunOutcome = { kind: 'done' },
    ) {
      const id = `run-${++runs}`
      await store.startRun({ id, source: 'a', startedAt: day(runs) })
      const applied = await store.apply({ source: 'a', run: id, at: day(runs) }, all, reading)
      const report = await store.run(id)
      if (report) await store.saveRun({ ...report, endedAt: day(runs), outcome })
      return applied
    }
    async function states(...names: string[]) {
      const found = []
      for (const name of names) {
        const id = await store.idOf(iriOf(name))
        found.push(id === undefined ? 'none' : (await store.record(id))?.state)
      }
      return found.join(' ')
    }
    async function unseen(since: string) {
      const found = []
      for await (const record of store.unseen('a', since)) found.push(record)
      return found
    }

    describe('a document', () => {
      it('is recalled while its records are as they were left', async () => {
        expect(await store.recallDocument('a', '1')).toBeUndefined()
        await run(created('x', 'y', 'z'), { documents: [page('1', 'x', 'y'), page('2', 'z')] })
        expect(await store.recallDocument('a', '1')).toBe('memory of 1')
        expect(await store.recallDocument('b', '1')).toBeUndefined()
      })

      it('that is unchanged has its records met, those gone missing too', async () => {
        await run(created('x', 'y', 'z'), { documents: [page('1', 'x', 'y'), page('2', 'z')] })
        await run(changes('missing', 'y'))
        const sequence = await store.sequence()
        expect(await run([], { unchanged: ['1'] })).toEqual({ refused: [], met: 2, unmet: [] })
        expect(await states('x', 'y', 'z')).toBe('active active active')
        expect((await unseen('run-3')).map(({ iri }) => iri)).toEqual([iriOf('z')])
        expect(await store.sequence()).toBe(sequence + 1)
        expect(await run([], { unchanged: ['1', '2'] })).toEqual({ refused: [], met: 3, unmet: [] })
      })

      it.each<[string, StoreChange[], BatchReading | undefined]>([
        ['was deleted', changes('deleted', 'y'), undefined],
        ['was met elsewhere', changes('unchanged', 'y'), { documents: [page('2', 'y')] }],
        ['was met without a document', changes('unchanged', 'y'), undefined],
      ])('is not recalled, nor are its records met, when one of them %s', async (_, since, reading) => {
        await run(created('x', 'y'), { documents: [page('1', 'x', 'y')] })
        await run(since, reading)
        expect(await store.recallDocument('a', '1')).toBeUndefined()
        expect(await run([], { unchanged: ['1'] })).toEqual({ refused: [], met: 0, unmet: ['1'] })
        expect((await unseen('run-3')).map(({ iri }) => iri)).toContain(iriOf('x'))
      })

      it('is forgotten when it is read without being remembered', async () => {
        await run(created('x'), { documents: [page('1', 'x')] })
        await run(changes('unchanged', 'x'), { documents: [{ name: '1', iris: [iriOf('x')] }] })
        expect(await store.recallDocument('a', '1')).toBeUndefined()
      })

      it('of which a dataset was refused is not recalled', async () => {
        await run(created('x'), { documents: [page('1', 'x', 'refused')] })
        expect(await store.recallDocument('a', '1')).toBeUndefined()
      })
    })

    describe('what a reader left for the next run', () => {
      const sweep: Sweep = { since: 'run-1', startedAt: day(1), position: 'p', run: 'run-1', isFlawed: false }

      it('is kept, each part by itself', async () => {
        await store.saveReading('a', { state: 's' })
        await run(created('x'), { sweep })
        expect(await store.readingOf('a', 'key')).toMatchObject({ state: 's', sweep })
        await store.saveReading('a', { state: 't' })
        const reading = await store.readingOf('a', 'key')
        expect([reading.state, reading.sweep]).toEqual(['t', undefined])
      })

      it.each([
        ['under another key', () => store.readingOf('a', 'other')],
        ['on demand', () => store.forgetReading('a')],
      ])('is forgotten with its documents %s', async (_, forget) => {
        await run(created('x'), { documents: [page('1', 'x')], sweep })
        await store.saveReading('a', { state: 's' })
        await forget()
        expect(await store.recallDocument('a', '1')).toBeUndefined()
        expect((await store.readingOf('a', 'key')).state).toBeUndefined()
      })

      it('is stored with its batch or not at all', async () => {
        const broken: StoreChange[] = [...created('x'), ...changes('deleted', 'unknown')]
        await expect(run(broken, { documents: [page('1', 'x')], sweep })).rejects.toThrow('unknown')
        expect((await store.readingOf('a', 'key')).sweep).toBeUndefined()
        expect(await store.idOf(iriOf('x'))).toBeUndefined()
      })
    })

    it('counts as unseen what none of several runs has met', async () => {
      await run(created('x', 'y', 'z'))
      await run(changes('unchanged', 'x'))
      await run(changes('unchanged', 'y'))
      expect((await unseen('run-2')).map(({ iri }) => iri)).toEqual([iriOf('z')])
      expect(await unseen('run-1')).toEqual([])
      expect(await unseen('no run')).toHaveLength(3)
    })

    it('remembers what its source calls gone until it is seen again', async () => {
      await run([...created('x', 'y'), ...changes('withdrawn', 'x', 'y', 'never seen')])
      expect(await unseen('run-1')).toMatchObject([
        { iri: iriOf('x'), isWithdrawn: true },
        { iri: iriOf('y'), isWithdrawn: true },
      ])
      await run(changes('unchanged', 'x'))
      expect((await unseen('run-2')).map(({ iri }) => iri)).toEqual([iriOf('y')])
      expect(await states('x', 'y')).toBe('active active')
    })

    describe('what is held', () => {
      const outcome: RunOutcome = { kind: 'held', deletions: 2, records: 3 }
      beforeEach(async () => {
        await run(created('x', 'y', 'z'))
        await run([...changes('unchanged', 'z'), ...changes('held', 'x', 'y')], undefined, outcome)
      })
      const decide = (kind: 'approved' | 'rejected', held = 'run-2') =>
        store.decideHold({ run: held, kind, at: day(9) })

      it('is missing and listed by id', async () => {
        expect(await states('x', 'y', 'z')).toBe('missing missing active')
        const held = await store.held('run-2', { limit: 9 })
        expect(held.map(({ iri }) => iri).sort()).toEqual([iriOf('x'), iriOf('y')])
        expect(await store.held('run-2', { limit: 9, after: held[0]?.id ?? '' })).toEqual([held[1]])
        expect(await store.held('run-1', { limit: 9 })).toEqual([])
      })

      it('is deleted once approved, and only once', async () => {
        const decision = { kind: 'approved', at: day(9), deleted: 2 }
        expect(await decide('approved')).toMatchObject({ kind: 'decided', report: { outcome: { decision } } })
        expect(await states('x', 'y', 'z')).toBe('deleted deleted active')
        const sequence = await store.sequence()
        expect(await decide('approved')).toMatchObject({ kind: 'decided', report: { outcome: { decision } } })
        expect(await decide('rejected')).toMatchObject({ kind: 'decided-otherwise' })
        expect(await store.sequence()).toBe(sequence)
      })

      it('is kept once rejected, and excused until it is seen again', async () => {
        expect(await decide('rejected')).toMatchObject({ kind: 'decided' })
        expect(await states('x', 'y')).toBe('missing missing')
        expect((await unseen('run-2')).map(({ isExcused }) => isExcused)).toEqual([true, true])
        await run(changes('unchanged', 'x', 'z'))
        expect((await unseen('no run')).map(({ iri, isExcused }) => [iri, isExcused])).toEqual([
          [iriOf('x'), false],
          [iriOf('y'), true],
          [iriOf('z'), false],
        ])
      })

      it('and has been seen since is not deleted', async () => {
        await run(changes('unchanged', 'x'), undefined, { kind: 'interrupted', reason: '' })
        expect(await decide('approved')).toMatchObject({ kind: 'decided' })
        expect(await states('x', 'y')).toBe('active deleted')
      })

      it.each<[string, RunOutcome]>([
        ['done', { kind: 'done' }],
        ['held itself', outcome],
      ])('is no longer to be decided when a later run is %s', async (_, later) => {
        await run(changes('unchanged', 'z'), undefined, later)
        expect(await decide('approved')).toEqual({ kind: 'superseded', by: 'run-3' })
        expect(await states('x', 'y')).toBe('missing missing')
      })

      it('is not decided while another run is under way', async () => {
        await store.startRun({ id: 'now', source: 'a', startedAt: day(3) })
        expect(await decide('approved')).toEqual({ kind: 'under-way', run: 'now' })
      })

      it('is of a run that exists and was held', async () => {
        expect(await decide('approved', 'nowhere')).toEqual({ kind: 'unknown-run' })
        expect(await decide('approved', 'run-1')).toEqual({ kind: 'not-held' })
      })

      it('is forgotten when a later run holds something else', async () => {
        await store.dropHolds('a')
        expect(await store.held('run-2', { limit: 9 })).toEqual([])
      })
    })
  })
}
