import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { normalizeIdentifier } from '../../src/catalogue/global-identifiers.ts'
import type { CatalogueStore, ObservedDataset, StoreChange } from '../../src/catalogue/store.ts'

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T03:00:00.000Z`
const ownIri = 'https://own.example/lpr'
const portalIri = 'https://portal.example/lpr'
const authority = 'https://own.example/org'

interface Written {
  readonly title?: string
  readonly publisher?: string
  /** Identifiers; the ones that name an original are marked so. */
  readonly known?: readonly string[]
  readonly originals?: readonly string[]
}

function dataset(
  iri: string,
  { title = iri, publisher = authority, known = [], originals = [] }: Written = {},
) {
  const inForm = (written: readonly string[], isOriginal: boolean) =>
    written.map((each) => ({ value: normalizeIdentifier(each) ?? each, isOriginal }))
  const observed: ObservedDataset = {
    iri,
    fingerprint: `${iri} ${title} ${known.join(' ')} ${originals.join(' ')}`,
    ntriples: `<${iri}> <http://purl.org/dc/terms/title> "${title}" .\n`,
    publisher,
    identifiers: [...inForm(known, false), ...inForm(originals, true)],
  }
  return observed
}

/** What every catalogue store does with the same dataset under several IRIs. */
export function catalogueGroupsContract(
  adapter: string,
  setUp: () => Promise<{ open: () => CatalogueStore; tearDown: () => Promise<void> }>,
): void {
  describe(`the same dataset under several IRIs: ${adapter}`, () => {
    let store: CatalogueStore
    let tearDown: () => Promise<void>
    let runs = 0

    beforeEach(async () => {
      const { open, ...rest } = await setUp()
      tearDown = rest.tearDown
      store = open()
      runs = 0
      await saveSource('own', authority)
      await saveSource('portal', 'https://portal.example/org')
      await saveSource('third', '')
    })
    afterEach(async () => {
      await store.close()
      await tearDown()
    })

    const saveSource = (id: string, answering: string) =>
      store.saveSource({
        id,
        kind: 'dcat',
        url: `https://${id}.source.example/`,
        title: {},
        authority: answering,
        profile: 'dcat-ap-3',
      })
    async function harvest(source: string, ...changes: StoreChange[]) {
      const id = `run-${++runs}`
      await store.startRun({ id, source, startedAt: day(runs) })
      await store.apply({ source, run: id, at: day(runs) }, changes)
      const report = await store.run(id)
      if (report) await store.saveRun({ ...report, endedAt: day(runs), outcome: { kind: 'done' } })
    }
    const created = (observed: ObservedDataset): StoreChange => ({ kind: 'created', dataset: observed })
    const updated = (observed: ObservedDataset): StoreChange => ({ kind: 'updated', dataset: observed })
    const idOf = async (iri: string) => (await store.idOf(iri)) ?? ''
    const recordOf = async (iri: string) => store.record(await idOf(iri))
    const listed = async (source?: string) =>
      (await store.list({ limit: 9, ...(source !== undefined && { source }) })).map(({ iri }) => iri).sort()
    const shownAfter = async (sequence: number) =>
      (await store.changesAfter(sequence, 99)).map(({ id, isLed = false }) => [id, isLed])

    it('is listed once, by the authority’s own source, with the others beside it', async () => {
      await harvest('portal', created(dataset(portalIri, { known: ['10.1234/lpr'] })))
      expect(await listed()).toEqual([portalIri])
      const before = await store.sequence()
      await harvest('own', created(dataset(ownIri, { known: ['https://doi.org/10.1234/LPR'] })))
      expect(await listed()).toEqual([ownIri])
      expect(await listed('portal')).toEqual([])
      expect(await recordOf(ownIri)).toMatchObject({ source: 'own', alsoPublishedBy: ['portal'] })
      expect(await recordOf(ownIri)).not.toHaveProperty('ledBy')
      expect(await recordOf(portalIri)).toMatchObject({ ledBy: await idOf(ownIri), alsoPublishedBy: ['own'] })
      expect(new Map((await shownAfter(before)) as [string, boolean][])).toEqual(
        new Map([
          [await idOf(ownIri), false],
          [await idOf(portalIri), true],
        ]),
      )
    })

    it.each([
      ['its IRI', [], [ownIri]],
      ['its IRI in another form', ['http://own.example/lpr/'], []],
    ])('is found by a copy that names %s, whichever comes first', async (_, known, originals) => {
      const copy = created(dataset(portalIri, { known, originals }))
      const own = created(dataset(ownIri, { publisher: 'https://unknown.example/' }))
      await harvest('portal', copy)
      await harvest('own', own)
      expect(await listed()).toEqual([ownIri])
      const other = dataset('https://portal.example/2', { originals: ['https://third.example/2'] })
      await harvest('third', created(dataset('https://third.example/2')))
      await harvest('portal', created(other))
      expect(await listed()).toEqual([ownIri, 'https://third.example/2'])
    })

    it('stays listed for each of two authorities that give one identifier', async () => {
      const theirs = { publisher: 'https://portal.example/org', known: ['10.1234/article'] }
      await harvest('portal', created(dataset(portalIri, theirs)))
      await harvest('own', created(dataset(ownIri, { known: ['10.1234/article'] })))
      expect(await listed()).toEqual([ownIri, portalIri])
    })

    it('parts again when the identifier goes, and when the leading one is deleted', async () => {
      await harvest('own', created(dataset(ownIri, { known: ['10.1234/x'] })))
      await harvest('portal', created(dataset(portalIri, { known: ['10.1234/x'] })))
      await harvest('portal', updated(dataset(portalIri)))
      expect(await listed()).toEqual([ownIri, portalIri])
      await harvest('portal', updated(dataset(portalIri, { known: ['10.1234/x'] })))
      expect(await listed()).toEqual([ownIri])
      await harvest('own', { kind: 'deleted', iri: ownIri })
      expect(await listed()).toEqual([portalIri])
      expect(await recordOf(portalIri)).toMatchObject({ alsoPublishedBy: [] })
      await harvest('own', { kind: 'restored', dataset: dataset(ownIri, { known: ['10.1234/x'] }) })
      expect(await listed()).toEqual([ownIri])
    })

    it('is led by another one when the authority of its source changes', async () => {
      await harvest('third', created(dataset('https://third.source.example/1', { known: ['10.1234/x'] })))
      await harvest('portal', created(dataset(portalIri, { known: ['10.1234/x'] })))
      expect(await listed()).toEqual(['https://third.source.example/1'])
      await saveSource('portal', authority)
      expect(await listed()).toEqual([portalIri])
    })

    it('is told with what the others say otherwise', async () => {
      await harvest('own', created(dataset(ownIri, { title: 'LPR', known: ['10.1234/x'] })))
      await harvest('portal', created(dataset(portalIri, { title: 'lpr', known: ['10.1234/x'] })))
      await harvest('third', created(dataset(ownIri, { title: 'LPR', known: ['10.1234/x'] })))
      const title = 'http://purl.org/dc/terms/title'
      expect(await store.publications(await idOf(ownIri))).toEqual([
        { source: 'portal', id: await idOf(portalIri), iri: portalIri, isLeading: false, differs: [title] },
        { source: 'third', id: await idOf(ownIri), iri: ownIri, isLeading: false, differs: [] },
      ])
      expect(await store.publications(await idOf(portalIri))).toMatchObject([
        { source: 'own', isLeading: true, differs: [title] },
        { source: 'third', isLeading: false },
      ])
      expect(await store.publications('unknown')).toEqual([])
    })

    it('is not hidden by who claims to be many', async () => {
      const iris = ['1', '2', '3'].map((name) => `https://own.example/${name}`)
      await harvest('own', ...iris.map((iri) => created(dataset(iri, { publisher: '' }))))
      await harvest('portal', created(dataset(portalIri, { known: iris })))
      expect(await listed()).toEqual([...iris, portalIri])
    })

    it('is not known by an identifier that all of a source have', async () => {
      const names = Array.from({ length: 30 }, (_, number) => `https://own.example/${number}`)
      await harvest('own', ...names.map((iri) => created(dataset(iri, { known: ['10.1234/all'] }))))
      await harvest('portal', created(dataset(portalIri, { known: ['10.1234/all'] })))
      expect(await store.list({ limit: 99 })).toHaveLength(31)
    })

    it('under an IRI that is claimed by another source stays as its authority says', async () => {
      await harvest('portal', created(dataset(ownIri, { title: 'claimed' })))
      await harvest('own', created(dataset(ownIri, { title: 'true' })))
      await harvest('portal', updated(dataset(ownIri, { title: 'claimed again' })))
      const record = await recordOf(ownIri)
      expect(record).toMatchObject({ source: 'own', alsoPublishedBy: ['portal'] })
      expect(record?.ntriples).toContain('"true"')
    })
  })
}
