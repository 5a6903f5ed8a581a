import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_COUNTS, type RunOutcome } from '../../src/catalogue/run.ts'
import type { CatalogueStore, ObservedDataset, StoreChange, StoredSource } from '../../src/catalogue/store.ts'
import type { Finding } from '../../src/validation/finding.ts'
import type { DatasetReport } from '../../src/validation/validate-dataset.ts'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T03:00:00.000Z`

const sourceOf = (id: string, changes: Partial<StoredSource> = {}) => ({
  id,
  kind: 'dcat',
  url: `https://${id}.example/catalog.ttl`,
  title: { da: id, en: id },
  authority: '',
  profile: 'dcat-ap-3',
  ...changes,
})

const TITLE = 'http://purl.org/dc/terms/title'

export const datasetOf = (
  name: string,
  title = name,
  publisher = 'https://publisher.example/',
): ObservedDataset => {
  const iri = `https://data.example/${name}`
  const ntriples = `<${iri}> <${TITLE}> "${title}"@da .\n`
  return { iri, fingerprint: `fingerprint of ${title}`, ntriples, publisher }
}

const created = (...datasets: ObservedDataset[]): StoreChange[] =>
  datasets.map((dataset) => ({ kind: 'created', dataset }))

const findingOf = (property: string, changes: Partial<Finding> = {}): Finding => ({
  severity: 'violation',
  path: `http://purl.org/dc/terms/${property}`,
  focus: 'https://data.example/x',
  constraint: 'MinCount',
  shape: `https://profile.example/#${property}-minCount`,
  name: { da: `navn på ${property}`, en: `name of ${property}` },
  message: { da: `${property} mangler`, en: `${property} is missing` },
  howToFix: { da: `Skriv ${property}.`, en: `Write ${property}.` },
  ...changes,
})

const reportOf = (
  name: string,
  findings: readonly Finding[] = [],
  changes: Partial<DatasetReport> = {},
): DatasetReport => {
  const counts = { violation: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return {
    iri: `https://data.example/${name}`,
    profile: 'dcat-ap-3',
    profileVersion: 'v1',
    conforms: counts.violation === 0,
    counts,
    findings: findings.map((finding) => ({ ...finding })),
    ...changes,
  }
}

/** What every catalogue store does, whatever it is made of. `open` opens the same one again. */
export function catalogueStoreContract(
  adapter: string,
  setUp: () => Promise<{ open: () => CatalogueStore; tearDown: () => Promise<void> }>,
): void {
  describe(`a catalogue store: ${adapter}`, () => {
    let store: CatalogueStore
    let open: () => CatalogueStore
    let tearDown: () => Promise<void>
    let runs = 0

    beforeEach(async () => {
      ;({ open, tearDown } = await setUp())
      store = open()
      runs = 0
      await store.saveSource(sourceOf('a'))
      await store.saveSource(sourceOf('b'))
    })
    afterEach(async () => {
      await store.close()
      await tearDown()
    })

    /** One run of a source on a day of January, with these changes. */
    async function harvest(source: string, at: number, changes: readonly StoreChange[]): Promise<string> {
      const run = `run-${++runs}`
      await store.startRun({ id: run, source, startedAt: day(at) })
      await store.apply({ source, run, at: day(at) }, changes)
      await end(run, day(at))
      return run
    }
    async function end(run: string, at: string, outcome: RunOutcome = { kind: 'done' }) {
      const report = await store.run(run)
      if (report) await store.saveRun({ ...report, endedAt: at, outcome })
    }
    async function recordOf(name: string, at?: string) {
      const id = await store.idOf(`https://data.example/${name}`)
      return id === undefined ? undefined : store.record(id, at)
    }
    const idsOfRuns = async (filter: Parameters<CatalogueStore['runs']>[0]) =>
      (await store.runs(filter)).map(({ id }) => id)
    const idOf = async (name: string) => (await store.idOf(`https://data.example/${name}`)) ?? ''
    async function unseen(source: string, run: string) {
      const found = []
      for await (const record of store.unseen(source, run)) found.push(record)
      return found
    }

    describe('records', () => {
      it('keeps what a source said, word for word, with its provenance', async () => {
        const ntriples = `<https://data.example/x> <${TITLE}> "Rø\\n\\"citat\\" 日本 \u{1F600}"@da .\n`
        await harvest('a', 1, created({ ...datasetOf('x'), ntriples }))
        expect(await recordOf('x')).toMatchObject({
          source: 'a',
          iri: 'https://data.example/x',
          state: 'active',
          version: 1,
          firstSeen: day(1),
          lastSeen: day(1),
          lastChanged: day(1),
          authority: 'https://publisher.example/',
          alsoPublishedBy: [],
          ntriples,
        })
      })

      it('reads the description from the triples', async () => {
        await harvest('a', 1, created(datasetOf('x', 'Fødsler')))
        expect((await recordOf('x'))?.description.iri).toBe('https://data.example/x')
      })

      it('takes the authority of the source before the publisher', async () => {
        await store.saveSource(sourceOf('a', { authority: 'https://authority.example/' }))
        await harvest('a', 1, created(datasetOf('x')))
        expect((await recordOf('x'))?.authority).toBe('https://authority.example/')
      })

      it('counts a new version for new content, and none for a new sighting', async () => {
        await harvest('a', 1, created(datasetOf('x', 'old')))
        await harvest('a', 2, [{ kind: 'unchanged', iri: 'https://data.example/x' }])
        expect(await recordOf('x')).toMatchObject({ version: 1, lastSeen: day(2), lastChanged: day(1) })
        await harvest('a', 3, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        expect(await recordOf('x')).toMatchObject({
          version: 2,
          fingerprint: 'fingerprint of new',
          firstSeen: day(1),
          lastSeen: day(3),
          lastChanged: day(3),
        })
      })

      it('tells which run made which version', async () => {
        await harvest('a', 1, created(datasetOf('x', 'old')))
        await harvest('a', 2, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        expect(await store.versions(await idOf('x'))).toEqual([
          { number: 1, at: day(1), run: 'run-1', change: 'created', fingerprint: 'fingerprint of old' },
          { number: 2, at: day(2), run: 'run-2', change: 'updated', fingerprint: 'fingerprint of new' },
        ])
      })

      it('answers the state of a past day', async () => {
        await harvest('a', 2, created(datasetOf('x', 'old')))
        await harvest('a', 4, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        await harvest('a', 6, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        await harvest('a', 8, [{ kind: 'restored', dataset: datasetOf('x', 'back') }])
        expect(await recordOf('x', day(1))).toBeUndefined()
        expect(await recordOf('x', day(3))).toMatchObject({
          version: 1,
          state: 'active',
          lastChanged: day(2),
        })
        expect((await recordOf('x', day(3)))?.ntriples).toContain('"old"')
        expect((await recordOf('x', day(4)))?.ntriples).toContain('"new"')
        expect(await recordOf('x', day(7))).toMatchObject({ state: 'deleted', deletedAt: day(6) })
        expect((await recordOf('x', day(7)))?.ntriples).toContain('"new"')
        expect(await recordOf('x', day(9))).toMatchObject({ version: 4, state: 'active' })
      })

      it('keeps a deleted record as a tombstone with its last content', async () => {
        await harvest('a', 1, created(datasetOf('x', 'last')))
        await harvest('a', 2, [{ kind: 'missing', iri: 'https://data.example/x' }])
        expect(await recordOf('x')).toMatchObject({ state: 'missing', missingSince: day(2), version: 1 })
        await harvest('a', 9, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        expect(await recordOf('x')).toMatchObject({ state: 'deleted', deletedAt: day(9), version: 2 })
        expect((await recordOf('x'))?.ntriples).toContain('"last"')
      })

      it('gives a dataset that returns its old address and history', async () => {
        await harvest('a', 1, created(datasetOf('x')))
        const id = await idOf('x')
        await harvest('a', 2, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        await harvest('a', 3, [{ kind: 'restored', dataset: datasetOf('x') }])
        const record = await recordOf('x')
        expect(record).toMatchObject({ id, state: 'active', version: 3, firstSeen: day(1) })
        expect(record).not.toHaveProperty('deletedAt')
        expect((await store.versions(id)).map(({ change }) => change)).toEqual([
          'created',
          'deleted',
          'restored',
        ])
      })

      it('forgets that a record was missing when it is seen again', async () => {
        await harvest('a', 1, created(datasetOf('x')))
        await harvest('a', 2, [{ kind: 'missing', iri: 'https://data.example/x' }])
        await harvest('a', 3, [{ kind: 'unchanged', iri: 'https://data.example/x' }])
        const record = await recordOf('x')
        expect(record).toMatchObject({ state: 'active', version: 1, lastSeen: day(3) })
        expect(record).not.toHaveProperty('missingSince')
      })

      it('has nothing under an unknown id or IRI', async () => {
        expect(await store.record('nothing')).toBeUndefined()
        expect(await store.record('nothing', day(1))).toBeUndefined()
        expect(await store.idOf('https://data.example/nothing')).toBeUndefined()
        expect(await store.versions('nothing')).toEqual([])
      })

      it('answers several in the order asked for', async () => {
        await harvest('a', 1, created(datasetOf('x'), datasetOf('y'), datasetOf('z')))
        const ids = await Promise.all(['z', 'x', 'y'].map(idOf))
        const found = await store.recordsOf([ids[0] ?? '', 'nothing', ids[1] ?? '', ids[2] ?? ''])
        expect(found.map(({ id }) => id)).toEqual(ids)
      })

      it('changes nothing when one change of a batch cannot be made', async () => {
        await store.startRun({ id: 'r', source: 'a', startedAt: day(1) })
        const batch: StoreChange[] = [
          ...created(datasetOf('x')),
          { kind: 'updated', dataset: datasetOf('never seen') },
        ]
        await expect(store.apply({ source: 'a', run: 'r', at: day(1) }, batch)).rejects.toThrow(/no record/)
        expect(await recordOf('x')).toBeUndefined()
        expect(await store.sequence()).toBe(0)
      })
    })

    describe('reports', () => {
      const validated = (
        name: string,
        findings: readonly Finding[],
        changes: Partial<DatasetReport> = {},
      ): StoreChange[] => [
        { kind: 'created', dataset: datasetOf(name), report: reportOf(name, findings, changes) },
      ]
      const reportAt = async (name: string, at?: string) => store.report(await idOf(name), at)

      it('are kept word for word with the version they speak of', async () => {
        const findings = [
          findingOf('title', { line: 7 }),
          findingOf('issued', { constraint: 'Datatype', value: 'i går', valueLanguage: 'da', line: 9 }),
          findingOf('issued', { constraint: 'Datatype', value: '' }),
          findingOf('format', { focus: '_:c14n0', severity: 'warning', line: 12 }),
        ]
        await harvest('a', 1, validated('x', findings, { level: 'public' }))
        expect(await reportAt('x')).toEqual({
          ...reportOf('x', findings, { level: 'public' }),
          source: 'a',
          version: 1,
          at: day(1),
        })
      })

      it('are summed up with the record', async () => {
        await harvest(
          'a',
          1,
          validated('x', [findingOf('title'), findingOf('theme', { severity: 'warning' })]),
        )
        expect((await recordOf('x'))?.validation).toEqual({
          profile: 'dcat-ap-3',
          profileVersion: 'v1',
          conforms: false,
          violations: 1,
          warnings: 1,
          infos: 0,
        })
      })

      it('are absent where nobody has validated', async () => {
        await harvest('a', 1, created(datasetOf('x')))
        expect(await recordOf('x')).not.toHaveProperty('validation')
        expect(await reportAt('x')).toBeUndefined()
        expect(await store.report('nothing')).toBeUndefined()
      })

      it('answer for a past day as they were then', async () => {
        await harvest('a', 1, validated('x', [findingOf('title')]))
        const mended = datasetOf('x', 'mended')
        await harvest('a', 3, [{ kind: 'updated', dataset: mended, report: reportOf('x') }])
        await harvest('a', 5, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        expect((await reportAt('x', day(2)))?.findings).toEqual([findingOf('title')])
        expect((await recordOf('x', day(2)))?.validation?.conforms).toBe(false)
        expect(await reportAt('x', day(4))).toMatchObject({ conforms: true, version: 2 })
        expect(await reportAt('x', day(6))).toMatchObject({ conforms: true, version: 2 })
        expect(await reportAt('x')).toMatchObject({ conforms: true, version: 2 })
      })

      it('of a content that has none are not those of the content before', async () => {
        await harvest('a', 1, validated('x', [findingOf('title')]))
        await harvest('a', 2, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        expect(await reportAt('x')).toBeUndefined()
        expect(await recordOf('x')).not.toHaveProperty('validation')
      })

      it('replace those of older shapes, and tell the index', async () => {
        await harvest('a', 1, validated('x', [findingOf('title')]))
        const position = await store.sequence()
        const report = reportOf('x', [], { profileVersion: 'v2' })
        await harvest('a', 2, [{ kind: 'unchanged', iri: 'https://data.example/x', report }])
        expect(await recordOf('x')).toMatchObject({
          version: 1,
          lastChanged: day(1),
          validation: { profileVersion: 'v2', conforms: true },
        })
        expect((await store.changesAfter(position, 9)).map(({ id }) => id)).toEqual([await idOf('x')])
      })

      it('are known to a run that meets the dataset again', async () => {
        await harvest('a', 1, validated('x', []))
        const known = await store.known('a', ['https://data.example/x'])
        expect(known.get('https://data.example/x')?.validatedWith).toEqual({
          profile: 'dcat-ap-3',
          profileVersion: 'v1',
        })
      })

      it('that are missing or of other shapes are found, page by page, and stored', async () => {
        await harvest('a', 1, [
          ...validated('current', []),
          ...validated('of older shapes', [], { profileVersion: 'v0' }),
          ...validated('of another profile', [], { profile: 'healthdcat-ap-8' }),
          { kind: 'created', dataset: { ...datasetOf('never'), lines: [4] } },
        ])
        const wanted = { profile: 'dcat-ap-3', profileVersion: 'v1' }
        const first = await store.unvalidated('a', wanted, { limit: 2 })
        const second = await store.unvalidated('a', wanted, { limit: 2, after: first.at(-1)?.iri ?? '' })
        const found = [...first, ...second]
        expect(found.map(({ iri }) => iri.replace('https://data.example/', ''))).toEqual([
          'never',
          'of another profile',
          'of older shapes',
        ])
        expect(found[0]).toEqual({
          iri: 'https://data.example/never',
          fingerprint: datasetOf('never').fingerprint,
          ntriples: datasetOf('never').ntriples,
          lines: [4],
        })
        const reports = found.map(({ iri, fingerprint }) => ({
          fingerprint,
          report: { ...reportOf(''), iri },
        }))
        await store.saveReports({ source: 'a', at: day(2) }, reports)
        expect(await store.unvalidated('a', wanted, { limit: 9 })).toEqual([])
        expect(await reportAt('never')).toMatchObject({ at: day(2), version: 1 })
      })

      it('of a content that has changed meanwhile are not stored', async () => {
        await harvest('a', 1, created(datasetOf('x', 'old')))
        await harvest('a', 2, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        const { fingerprint } = datasetOf('x', 'old')
        await store.saveReports({ source: 'a', at: day(3) }, [{ fingerprint, report: reportOf('x') }])
        expect(await reportAt('x')).toBeUndefined()
      })

      it('leave no trace when one change of their batch cannot be made', async () => {
        await store.startRun({ id: 'r', source: 'a', startedAt: day(1) })
        const impossible: StoreChange = { kind: 'updated', dataset: datasetOf('never seen') }
        const batch = [...validated('x', [findingOf('title')]), impossible]
        await expect(store.apply({ source: 'a', run: 'r', at: day(1) }, batch)).rejects.toThrow(/no record/)
        await end('r', day(1))
        await harvest('a', 2, validated('x', [findingOf('title')]))
        expect((await reportAt('x'))?.findings).toEqual([findingOf('title')])
      })

      it('tell which findings are the most frequent, and the datasets behind each', async () => {
        await store.saveSource(sourceOf('b', { authority: 'https://authority.example/' }))
        const title = findingOf('title')
        const theme = findingOf('theme', { severity: 'warning' })
        await harvest('a', 1, [...validated('x', [title, theme, theme]), ...validated('gone', [title])])
        await harvest('a', 2, [{ kind: 'deleted', iri: 'https://data.example/gone' }])
        await harvest('b', 1, validated('y', [theme]))
        const inShort = async (filter: { source?: string; authority?: string; limit?: number }) =>
          (await store.frequentFindings({ limit: 9, ...filter })).map(
            ({ kind, findings, datasets }) => `${kind.message.en}: ${findings} in ${datasets}`,
          )
        expect(await inShort({})).toEqual(['theme is missing: 3 in 2', 'title is missing: 1 in 1'])
        expect(await inShort({ limit: 1 })).toEqual(['theme is missing: 3 in 2'])
        expect(await inShort({ source: 'a' })).toEqual([
          'theme is missing: 2 in 1',
          'title is missing: 1 in 1',
        ])
        expect(await inShort({ authority: 'https://authority.example/' })).toEqual([
          'theme is missing: 1 in 1',
        ])
        const ids = [await idOf('x'), await idOf('y')].sort()
        expect(await store.datasetsWithFinding(theme, { limit: 9 })).toEqual(ids)
        expect(await store.datasetsWithFinding(theme, { limit: 9, after: ids[0] ?? '' })).toEqual([ids[1]])
        expect(await store.datasetsWithFinding(theme, { limit: 9, source: 'b' })).toEqual([await idOf('y')])
        expect(await store.datasetsWithFinding(findingOf('unheard of'), { limit: 9 })).toEqual([])
      })
    })

    describe('findings that name what to write instead', () => {
      it('keep their words, and count as one kind', async () => {
        const old = (code: string) =>
          findingOf('theme', {
            value: `old:${code}`,
            message: { da: `nu ny:${code}`, en: `now new:${code}` },
          })
        const report = reportOf('x', [old('1'), old('2')])
        await harvest('a', 1, [{ kind: 'created', dataset: datasetOf('x'), report }])
        expect((await store.report(await idOf('x')))?.findings).toEqual([old('1'), old('2')])
        expect(await store.frequentFindings({ limit: 9 })).toMatchObject([{ findings: 2, datasets: 1 }])
        expect(await store.datasetsWithFinding(old('1'), { limit: 9 })).toEqual([await idOf('x')])
      })
    })

    describe('the lines of a document', () => {
      it('are kept with each version', async () => {
        await harvest('a', 1, [
          { kind: 'created', dataset: { ...datasetOf('x', 'old'), lines: [12, 9, 300] } },
        ])
        await harvest('a', 3, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        expect((await recordOf('x', day(2)))?.lines).toEqual([12, 9, 300])
        expect((await recordOf('x'))?.lines).toEqual([])
      })
    })

    describe('several sources with the same IRI', () => {
      it('keeps what each says, and lets the first seen lead', async () => {
        await harvest('a', 1, created(datasetOf('x', 'from a')))
        await harvest('b', 2, created(datasetOf('x', 'from b')))
        expect(await recordOf('x')).toMatchObject({ source: 'a', alsoPublishedBy: ['b'] })
        expect((await store.totals()).get('b')).toEqual({ active: 1, missing: 0, deleted: 0 })
      })

      it('lets the authority’s own source lead', async () => {
        await store.saveSource(sourceOf('b', { authority: 'https://publisher.example/' }))
        await harvest('a', 1, created(datasetOf('x', 'portal')))
        await harvest('b', 2, created(datasetOf('x', 'own')))
        expect(await recordOf('x')).toMatchObject({ source: 'b', alsoPublishedBy: ['a'] })
      })

      it('chooses anew when a source gets another authority', async () => {
        await harvest('a', 1, created(datasetOf('x', 'portal')))
        await harvest('b', 2, created(datasetOf('x', 'own')))
        const before = await store.sequence()
        await store.saveSource(sourceOf('b', { authority: 'https://publisher.example/' }))
        expect(await recordOf('x')).toMatchObject({ source: 'b' })
        expect(await store.sequence()).toBeGreaterThan(before)
      })

      it('hands over to the other when the leading one is deleted, and deletes with the last', async () => {
        await harvest('a', 1, created(datasetOf('x', 'from a')))
        await harvest('b', 2, created(datasetOf('x', 'from b')))
        await harvest('a', 3, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        expect(await recordOf('x')).toMatchObject({ source: 'b', state: 'active', alsoPublishedBy: [] })
        const position = await store.sequence()
        await harvest('b', 4, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        expect(await store.changesAfter(position, 10)).toEqual([
          { id: await idOf('x'), sequence: position + 1, deleted: true },
        ])
      })

      it('answers who led on a past day', async () => {
        await harvest('a', 1, created(datasetOf('x', 'from a')))
        await harvest('b', 3, created(datasetOf('x', 'from b')))
        await harvest('a', 5, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        expect(await recordOf('x', day(2))).toMatchObject({ source: 'a', alsoPublishedBy: [] })
        expect(await recordOf('x', day(4))).toMatchObject({ source: 'a', alsoPublishedBy: ['b'] })
        expect(await recordOf('x', day(6))).toMatchObject({ source: 'b', alsoPublishedBy: [] })
      })
    })

    describe('the log of changes', () => {
      it('has each id once, at its newest change', async () => {
        await harvest('a', 1, created(datasetOf('x'), datasetOf('y')))
        const position = await store.sequence()
        await harvest('a', 2, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
        expect((await store.changesAfter(0, 10)).map(({ id }) => id)).toEqual([
          await idOf('y'),
          await idOf('x'),
        ])
        expect((await store.changesAfter(position, 10)).map(({ id }) => id)).toEqual([await idOf('x')])
        expect((await recordOf('x'))?.sequence).toBe(await store.sequence())
      })

      it('does not move for a sighting', async () => {
        await harvest('a', 1, created(datasetOf('x')))
        const position = await store.sequence()
        await harvest('a', 2, [{ kind: 'unchanged', iri: 'https://data.example/x' }])
        expect(await store.sequence()).toBe(position)
      })

      it('is read piece by piece without gaps', async () => {
        await harvest('a', 1, created(...Array.from({ length: 25 }, (_, number) => datasetOf(`d${number}`))))
        const seen: string[] = []
        for (let position = 0; ;) {
          const changes = await store.changesAfter(position, 10)
          if (changes.length === 0) break
          seen.push(...changes.map(({ id }) => id))
          position = changes.at(-1)?.sequence ?? 0
        }
        expect(new Set(seen).size).toBe(25)
        expect(seen).toHaveLength(25)
      })
    })

    describe('lists', () => {
      it('pages through everything that is there once, in order of id, while records change', async () => {
        await harvest('a', 1, created(...Array.from({ length: 25 }, (_, number) => datasetOf(`d${number}`))))
        await harvest('a', 2, [
          { kind: 'missing', iri: 'https://data.example/d1' },
          { kind: 'deleted', iri: 'https://data.example/d2' },
        ])
        const first = await store.list({ limit: 10 })
        await harvest('a', 3, created(datasetOf('d99')))
        const second = await store.list({ limit: 10, after: first.at(-1)?.id ?? '' })
        const third = await store.list({ limit: 10, after: second.at(-1)?.id ?? '' })
        const ids = [...first, ...second, ...third].map(({ id }) => id)
        expect(ids).toEqual([...new Set(ids)].sort())
        expect(ids.length).toBeGreaterThanOrEqual(24)
        expect(ids).toContain(await idOf('d1'))
        expect(ids).not.toContain(await idOf('d2'))
      })

      it('has the records that one source leads', async () => {
        await harvest('a', 1, created(datasetOf('x')))
        await harvest('b', 2, created(datasetOf('x'), datasetOf('y')))
        expect((await store.list({ source: 'b', limit: 10 })).map(({ iri }) => iri)).toEqual([
          'https://data.example/y',
        ])
        expect(await store.list({ source: 'nobody', limit: 10 })).toEqual([])
      })
    })

    describe('what a run meets', () => {
      it('is known from before', async () => {
        await harvest('a', 1, created(datasetOf('x')))
        const known = await store.known('a', ['https://data.example/x', 'https://data.example/y'])
        expect([...known]).toEqual([
          ['https://data.example/x', { state: 'active', fingerprint: 'fingerprint of x', run: 'run-1' }],
        ])
        expect((await store.known('b', ['https://data.example/x'])).size).toBe(0)
      })

      it('leaves the rest unseen, in order of IRI, however many', async () => {
        const names = Array.from({ length: 1203 }, (_, number) => `d${String(number).padStart(4, '0')}`)
        await harvest('a', 1, created(...names.map((name) => datasetOf(name))))
        await harvest('b', 1, created(datasetOf('of another source')))
        await harvest('a', 2, [
          { kind: 'missing', iri: 'https://data.example/d0001' },
          { kind: 'deleted', iri: 'https://data.example/d0002' },
        ])
        await store.startRun({ id: 'r', source: 'a', startedAt: day(3) })
        const seen: StoreChange = { kind: 'unchanged', iri: 'https://data.example/d0000' }
        await store.apply({ source: 'a', run: 'r', at: day(3) }, [seen])
        const found = await unseen('a', 'r')
        expect(found).toHaveLength(1201)
        expect(found[0]).toMatchObject({
          iri: 'https://data.example/d0001',
          state: 'missing',
          missingSince: day(2),
        })
        expect(found[1]).toMatchObject({
          iri: 'https://data.example/d0003',
          state: 'active',
          isWithdrawn: false,
        })
      })

      it('can be changed while the unseen are read', async () => {
        const names = Array.from({ length: 1203 }, (_, number) => `d${number}`)
        await harvest('a', 1, created(...names.map((name) => datasetOf(name))))
        await store.startRun({ id: 'r', source: 'a', startedAt: day(2) })
        let read = 0
        for await (const { iri } of store.unseen('a', 'r')) {
          read++
          await store.apply({ source: 'a', run: 'r', at: day(2) }, [{ kind: 'missing', iri }])
        }
        expect(read).toBe(1203)
        expect((await store.totals()).get('a')).toEqual({ active: 0, missing: 1203, deleted: 0 })
      })
    })

    describe('an answer that is the same as last time', () => {
      beforeEach(async () => {
        const run = await harvest('a', 1, created(datasetOf('x'), datasetOf('y')))
        await store.saveDigest('a', { run, digest: 'bytes' })
      })

      it('is remembered until forgotten', async () => {
        expect(await store.digestOf('a')).toEqual({ run: 'run-1', digest: 'bytes' })
        expect(await store.digestOf('b')).toBeUndefined()
        await store.saveDigest('a', undefined)
        expect(await store.digestOf('a')).toBeUndefined()
      })

      it('marks all its records as seen', async () => {
        await store.startRun({ id: 'r', source: 'a', startedAt: day(2) })
        const context = { source: 'a', run: 'r', at: day(2) }
        expect(await store.confirm(context, { run: 'run-1', records: 2 })).toBe(2)
        expect(await unseen('a', 'r')).toEqual([])
        expect(await recordOf('x')).toMatchObject({ lastSeen: day(2), version: 1 })
      })

      it('marks nothing when a record has been deleted in the meantime', async () => {
        await harvest('a', 2, [{ kind: 'deleted', iri: 'https://data.example/x' }])
        await store.startRun({ id: 'r', source: 'a', startedAt: day(3) })
        const context = { source: 'a', run: 'r', at: day(3) }
        expect(await store.confirm(context, { run: 'run-1', records: 2 })).toBeUndefined()
        expect(await recordOf('y')).toMatchObject({ lastSeen: day(1) })
      })
    })

    describe('runs', () => {
      it('keeps the report as it advances and ends', async () => {
        await store.startRun({ id: 'r', source: 'a', startedAt: day(1) })
        expect(await store.run('r')).toMatchObject({ outcome: { kind: 'running' }, counts: NO_COUNTS })
        const report = {
          id: 'r',
          source: 'a',
          startedAt: day(1),
          endedAt: day(2),
          outcome: { kind: 'partly-rejected' as const },
          counts: { ...NO_COUNTS, found: 2, created: 1, rejected: 1 },
          timings: { fetch: 1 },
          rejections: [{ document: 'catalog.ttl', line: 3, reason: 'no' }],
          bytes: 10,
        }
        await store.saveRun(report)
        expect(await store.run('r')).toEqual(report)
        expect(await store.run('unknown')).toBeUndefined()
      })

      it('lists them, newest first, of one source or all, piece by piece', async () => {
        for (const at of [1, 2, 3]) await harvest('a', at, [])
        await harvest('b', 2, [])
        expect(await idsOfRuns({ limit: 9 })).toEqual(['run-3', 'run-4', 'run-2', 'run-1'])
        expect(await idsOfRuns({ source: 'a', limit: 2 })).toEqual(['run-3', 'run-2'])
        expect(await idsOfRuns({ source: 'a', limit: 2, before: 'run-2' })).toEqual(['run-1'])
        expect(await idsOfRuns({ limit: 9, before: 'run-4' })).toEqual(['run-2', 'run-1'])
        expect(await store.countRuns('a')).toBe(3)
        expect(await store.countRuns('unknown')).toBe(0)
      })

      it('lets one run of a source be under way, and those of others beside it', async () => {
        expect(await store.startRun({ id: 'r1', source: 'a', startedAt: day(1) })).toEqual({
          kind: 'started',
        })
        expect(await store.startRun({ id: 'r2', source: 'a', startedAt: day(1) })).toEqual({
          kind: 'under-way',
          run: 'r1',
        })
        expect(await store.run('r2')).toBeUndefined()
        expect(await store.startRun({ id: 'r3', source: 'b', startedAt: day(1) })).toEqual({
          kind: 'started',
        })
        await end('r1', day(1))
        expect(await store.startRun({ id: 'r4', source: 'a', startedAt: day(2) })).toEqual({
          kind: 'started',
        })
      })

      it('does not close a run that is under way', async () => {
        await store.startRun({ id: 'r', source: 'a', startedAt: day(1) })
        expect(await store.closeAbandonedRuns(day(2))).toEqual([])
        expect(await store.run('r')).toMatchObject({ outcome: { kind: 'running' } })
      })

      it('refuses a run of a source that nobody registered', async () => {
        await expect(store.startRun({ id: 'r', source: 'nobody', startedAt: day(1) })).rejects.toThrow(
          /no source "nobody"/,
        )
      })
    })

    describe('sources', () => {
      it('keeps the catalogue’s own description when the settings change', async () => {
        await store.saveCatalogueDescription('a', '<https://a.example/> <p> "x" .\n')
        await store.saveSource(sourceOf('a', { url: 'https://moved.example/', title: { da: 'Ny' } }))
        expect(await store.sources()).toEqual([
          {
            ...sourceOf('a', { url: 'https://moved.example/', title: { da: 'Ny' } }),
            catalogue: '<https://a.example/> <p> "x" .\n',
          },
          { ...sourceOf('b'), catalogue: '' },
        ])
      })

      it('counts its records by state', async () => {
        await harvest('a', 1, created(datasetOf('x'), datasetOf('y'), datasetOf('z')))
        await harvest('a', 2, [
          { kind: 'missing', iri: 'https://data.example/x' },
          { kind: 'deleted', iri: 'https://data.example/y' },
        ])
        expect([...(await store.totals())]).toEqual([
          ['a', { active: 1, missing: 1, deleted: 1 }],
          ['b', { active: 0, missing: 0, deleted: 0 }],
        ])
      })
    })

    it('shows what it has written to whoever opens it again', async () => {
      await harvest('a', 1, created(datasetOf('x')))
      const other = open()
      expect(await other.record(await idOf('x'))).toMatchObject({ version: 1 })
      await harvest('a', 2, [{ kind: 'updated', dataset: datasetOf('x', 'new') }])
      expect(await other.record(await idOf('x'))).toMatchObject({ version: 2 })
      expect(await other.sequence()).toBe(await store.sequence())
      await other.close()
    })
  })
}
