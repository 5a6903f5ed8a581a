import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CatalogueRecord } from '../../src/catalogue/record.ts'
import { dataMapOf } from '../../src/search/data-map.ts'
import type { SearchEngine } from '../../src/search/engine.ts'
import { NOT_STATED, facetFields } from '../../src/search/fields.ts'
import { changesBehind, followCatalogue, rebuildFromCatalogue } from '../../src/search/follow.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import type { SearchResult } from '../../src/search/query.ts'
import {
  agent,
  category,
  coding,
  da,
  distribution,
  en,
  place,
  record,
  right,
  shelfOf,
  variables,
} from '../search/records.ts'
import type { RecordShelf } from '../search/records.ts'

const SDS = 'https://example.org/authority/sundhedsdatastyrelsen'
const SSI = 'https://example.org/authority/statens-serum-institut'
const REGION = 'https://example.org/authority/region-nordjylland'
const sds = agent(SDS, da('Sundhedsdatastyrelsen'), en('Danish Health Data Authority'))
const ssi = agent(SSI, da('Statens Serum Institut'))
const day = (written: string) => ({ written, from: written, to: written })
const years = (start?: string, end?: string) => ({
  ...(start ? { start: day(`${start}-01-01`) } : {}),
  ...(end ? { end: day(`${end}-12-31`) } : {}),
  labels: [],
})

/** A small catalogue in which each dataset is there for a reason that its tests name. */
export const catalogue: readonly CatalogueRecord[] = [
  record('lpr', {
    source: 'sds',
    authority: SDS,
    title: [da('Landspatientregisteret'), en('Danish National Patient Registry')],
    alternative: [da('LPR'), en('DNPR')],
    description: [
      da('Kontakter og diagnoser på danske sygehuse.'),
      en('Contacts and diagnoses at Danish hospitals.'),
    ],
    keyword: [da('sygehus'), da('diagnose')],
    publisher: [sds],
    healthCategory: [category('MRMR'), category('HRAD')],
    accessRights: [right('NON_PUBLIC')],
    codingSystem: [coding('ICD-10')],
    codeValues: [{ value: 'I50.0' }, { value: 'C10AA05' }],
    temporal: [years('1977')],
    minAge: [0],
    modified: [day('2026-03-01')],
    distribution: [distribution(da('Ansøgning til Forskerservice'))],
    variables: [variables('c_adiag', da('Aktionsdiagnose'))],
    spatial: [
      place('http://publications.europa.eu/resource/authority/country/DNK'),
      place('http://data.europa.eu/nuts/code/DK05'),
    ],
  }),
  record('cancer', {
    source: 'sds',
    authority: SDS,
    title: [da('Cancerregisteret'), en('Danish Cancer Registry')],
    alternative: [da('CAR')],
    description: [da('Nye tilfælde af kræft hos børn og voksne.'), en('New cases of cancer.')],
    keyword: [da('kræft')],
    publisher: [sds],
    healthCategory: [category('MRMR')],
    accessRights: [right('NON_PUBLIC')],
    temporal: [years('1943', '1990')],
    minAge: [0],
    maxAge: [17],
    modified: [day('2026-01-15')],
    spatial: [place('http://publications.europa.eu/resource/authority/country/DNK')],
  }),
  record('stroke', {
    source: 'region',
    authority: REGION,
    title: [da('Apopleksidatabasen')],
    description: [da('Behandling af patienter med apopleksi; kræft er ikke omfattet.')],
    keyword: [da('apopleksi')],
    publisher: [agent(REGION, da('Region Nordjylland'))],
    healthCategory: [category('RQSH')],
    accessRights: [right('RESTRICTED')],
    temporal: [years('2003', '2020')],
    minAge: [18],
    modified: [day('2025-12-01')],
  }),
  record('biobank', {
    source: 'ssi',
    authority: SSI,
    title: [da('Ødemsprøver fra Rø Biobank')],
    description: [da('Prøver & svar <script>alert(1)</script> fra Århus.')],
    keyword: [da('biobank'), da('prøve "med" citat')],
    publisher: [ssi],
    healthCategory: [category('EINS')],
    accessRights: [right('PUBLIC')],
    modified: [day('2026-02-02')],
  }),
  record('rollag', {
    source: 'ssi',
    authority: SSI,
    title: [da('Rollag Vaccination'), en('Rollag vaccination')],
    description: [da('Vaccinationer.'), en('Vaccinations given.')],
    publisher: [ssi],
    accessRights: [right('PUBLIC')],
  }),
]

const counts = (result: SearchResult, facet: keyof SearchResult['facets']) =>
  Object.fromEntries(result.facets[facet].map(({ value, count }) => [value, count]))

/**
 * Every adapter keeps this. `open` gives an engine of its own, empty, that may read the records;
 * `isThere` is false where its server is missing.
 */
export function describeSearchEngine(
  adapter: string,
  open: (store: RecordShelf) => Promise<SearchEngine>,
  isThere = true,
): void {
  describe.runIf(isThere)(`the search engine (${adapter})`, () => {
    let engine: SearchEngine
    const store = shelfOf(...catalogue)

    beforeAll(async () => {
      engine = await open(store)
      await followCatalogue({ store, engine })
    })
    afterAll(() => engine.close())

    const search = async (parameters: string | Record<string, string>): Promise<SearchResult> => {
      const read = queryFromParameters(new URLSearchParams(parameters))
      if ('errors' in read) throw new Error(JSON.stringify(read.errors))
      return engine.search(read.query)
    }
    const idsFound = (parameters: string | Record<string, string>) => {
      const read = queryFromParameters(new URLSearchParams(parameters))
      if ('errors' in read) throw new Error(JSON.stringify(read.errors))
      return engine.idsFound(read.query)
    }
    const ids = async (parameters: string | Record<string, string>) =>
      (await search(parameters)).hits.map(({ id }) => id)
    const why = async (q: string) => (await search({ q })).hits[0]?.why
    const kinds = async (text: string) =>
      (await engine.suggest({ text, language: 'da', limit: 10 })).map(({ kind }) => kind)

    describe('finding words', () => {
      it.each([
        ['title', 'landspatientregisteret', 'lpr'],
        ['other names', 'DNPR', 'lpr'],
        ['keyword', 'biobank', 'biobank'],
        ['description', 'kontakter', 'lpr'],
        ['publisher', 'sundhedsdatastyrelsen', 'lpr'],
        ['publisher in English', 'authority', 'lpr'],
        ['category label', 'biobanker', 'biobank'],
        ['code values', 'C10AA05', 'lpr'],
        ['variables', 'aktionsdiagnose', 'lpr'],
        ['variable names', 'c_adiag', 'lpr'],
        ['ways of access', 'forskerservice', 'lpr'],
        ['English', 'hospitals', 'lpr'],
      ])('looks into %s', async (_, q, id) => {
        expect(await ids({ q })).toContain(id)
      })

      it('finds a Danish compound by its parts, and says so', async () => {
        expect(await ids({ q: 'patientregister' })).toEqual(['lpr'])
        expect(await ids({ q: 'patient' })).toContain('lpr')
        expect(await ids({ q: 'registre ' })).toEqual(expect.arrayContaining(['lpr', 'cancer']))
        expect(await why('patientregister')).toEqual([
          { field: 'title', matched: 'Landspatientregisteret', because: 'compound' },
        ])
      })

      it('finds in the other language than the reader’s', async () => {
        expect(await ids({ q: 'cancer registry', lang: 'da' })).toContain('cancer')
      })

      it('wants all words', async () => {
        expect(await ids({ q: 'kræft børn' })).toEqual(['cancer'])
      })

      it('puts a word in a keyword before the same word in a description', async () => {
        expect((await ids({ q: 'kræft' })).slice(0, 2)).toEqual(['cancer', 'stroke'])
      })

      it('finds by the beginning of the last word, as somebody types', async () => {
        for (const q of ['apo', 'apople', 'danish canc']) expect((await ids({ q })).length).toBeGreaterThan(0)
        expect(await ids({ q: 'apo' })).toEqual(['stroke'])
      })

      it('finds all that begins with one letter', async () => {
        expect(await ids({ q: 'k' })).toEqual(expect.arrayContaining(['lpr', 'cancer', 'stroke']))
      })

      it('finds a misspelt word', async () => {
        expect(await ids({ q: 'apopelksi' })).toEqual(['stroke'])
        expect(await ids({ q: 'landspatientregsteret' })).toEqual(['lpr'])
      })

      it('does not take one short acronym or code for another', async () => {
        expect(await ids({ q: 'LPX' })).toEqual([])
        expect(await ids({ q: 'C10AA06' })).toEqual([])
      })

      it('finds words written without Danish letters', async () => {
        expect(await ids({ q: 'kraeft' })).toEqual(expect.arrayContaining(['cancer']))
        expect(await ids({ q: 'aarhus' })).toContain('biobank')
        expect(await ids({ q: 'ÅRHUS' })).toContain('biobank')
      })

      it('does not take ø for o', async () => {
        expect(await ids({ q: 'rø' })).toEqual(['biobank'])
      })

      it('finds a code with or without its dot and in any case', async () => {
        for (const q of ['I50.0', 'i50.0']) expect(await ids({ q })).toEqual(['lpr'])
      })

      it('gives everything for no words, and nothing for words that nobody wrote', async () => {
        expect((await search('')).total).toBe(5)
        const nothing = await search({ q: 'xylofonkoncert' })
        expect(nothing).toMatchObject({ total: 0, hits: [] })
      })

      it('leaves out words that nothing has, and says so', async () => {
        const result = await search({ q: 'apopleksi xylofonkoncert' })
        expect(result.hits.map(({ id }) => id)).toEqual(['stroke'])
        expect(result.dropped).toEqual(['xylofonkoncert'])
      })

      it.each([
        `"`,
        `'; DROP TABLE records; --`,
        'category = "x" OR 1=1',
        '*',
        '-kræft',
        'kræft*',
        '"kræft',
        '(kræft',
        'kræft\u0000',
        '\\',
        ')) NEAR/2 ((',
      ])('takes %j for words and nothing else', async (q) => {
        const { total } = await search({ q })
        expect(total).toBeLessThanOrEqual(5)
      })

      it('finds the word inside signs', async () => {
        for (const q of ['"kræft"', '(kræft)', 'kræft!', '“kræft”'])
          expect(await ids({ q })).toContain('cancer')
      })
    })

    describe('facets and filters', () => {
      it('counts every facet, values as codes with labels in both languages', async () => {
        const result = await search('')
        expect(Object.keys(result.facets).toSorted()).toEqual(facetFields.map(({ name }) => name).toSorted())
        expect(counts(result, 'category')).toEqual({ MRMR: 2, HRAD: 1, RQSH: 1, EINS: 1, _none: 1 })
        expect(counts(result, 'access')).toEqual({ NON_PUBLIC: 2, PUBLIC: 2, RESTRICTED: 1 })
        expect(counts(result, 'source')).toEqual({ sds: 2, ssi: 2, region: 1 })
        expect(counts(result, 'region')).toEqual({ DK05: 1, DNK: 1, _none: 3 })
        expect(counts(result, 'has')).toEqual({ distribution: 1, variables: 1 })
        const [first] = result.facets.authority
        expect(first?.count).toBe(2)
        const health = result.facets.authority.find(({ value }) => value === 'sundhedsdatastyrelsen')
        expect(health?.label).toEqual({ da: 'Sundhedsdatastyrelsen', en: 'Danish Health Data Authority' })
      })

      it('lists the most frequent value first', async () => {
        const { facets } = await search('')
        const frequencies = facets.category.map(({ count }) => count)
        expect(frequencies).toEqual(frequencies.toSorted((a, b) => b - a))
      })

      it('filters with OR within a facet and AND between them', async () => {
        expect((await ids('category=RQSH&category=EINS')).toSorted()).toEqual(['biobank', 'stroke'])
        expect(await ids('category=RQSH&category=EINS&access=PUBLIC')).toEqual(['biobank'])
        expect(await ids('q=kræft&authority=region-nordjylland')).toEqual(['stroke'])
      })

      it('counts a facet as if its own filter were not set', async () => {
        const result = await search('category=RQSH')
        expect(result.total).toBe(1)
        expect(counts(result, 'category')).toEqual({ MRMR: 2, HRAD: 1, RQSH: 1, EINS: 1, _none: 1 })
        expect(counts(result, 'access')).toEqual({ RESTRICTED: 1 })
      })

      it('counts only what the words find', async () => {
        expect(counts(await search({ q: 'kræft' }), 'category')).toEqual({ MRMR: 1, RQSH: 1 })
      })

      it('counts and finds datasets that say nothing of a facet', async () => {
        const { facets } = await search('')
        const unstated = facets.category.find(({ value }) => value === NOT_STATED)
        expect(unstated).toEqual({
          value: NOT_STATED,
          label: { da: 'Ikke oplyst', en: 'Not stated' },
          count: 1,
        })
        expect(await ids(`category=${NOT_STATED}`)).toEqual(['rollag'])
        expect((await ids(`category=${NOT_STATED}&category=EINS`)).toSorted()).toEqual(['biobank', 'rollag'])
        expect((await search(`category=${NOT_STATED}`)).hits[0]?.document.categories).toEqual([])
      })

      it('counts the datasets that reach into each decade, as if the years were not asked for', async () => {
        const everything = await search('')
        const reached = (result: SearchResult, from: number) =>
          result.histograms.year?.find((bucket) => bucket.from === from)?.count
        expect(everything.histograms.year?.map(({ from, to }) => [from, to]).slice(0, 2)).toEqual([
          [undefined, 1949],
          [1950, 1959],
        ])
        expect([1950, 1970, 2020].map((from) => reached(everything, from))).toEqual([1, 2, 2])
        const narrowed = await search('yearFrom=2021&yearTo=2022')
        expect(narrowed.histograms.year).toEqual(everything.histograms.year)
        expect(reached(await search('yearFrom=2021&category=HRAD'), 1950)).toBe(0)
      })

      it('counts and finds datasets that state no years, alone or beside those of the years', async () => {
        const narrowed = await search('yearFrom=2021&yearTo=2022')
        expect(counts(narrowed, 'year')).toEqual({ stated: 3, _none: 2 })
        expect((await ids(`year=${NOT_STATED}`)).toSorted()).toEqual(['biobank', 'rollag'])
        const both = (await ids(`yearFrom=2021&yearTo=2022&year=${NOT_STATED}`)).toSorted()
        expect(both).toEqual(['biobank', 'lpr', 'rollag'])
        expect(await ids(`q=prøver&yearFrom=2021&age=${NOT_STATED}&year=${NOT_STATED}`)).toEqual(['biobank'])
        const none = await search(`q=kræft&yearFrom=1800&yearTo=1801&year=${NOT_STATED}`)
        expect(none.instead?.blocking).toEqual([{ name: 'year', total: 2 }])
      })

      it('tells data of the whole country from those of a region', async () => {
        const { facets } = await search('region=DK05')
        const country = facets.region.find(({ value }) => value === 'DNK')
        expect(country).toMatchObject({ label: { da: 'Hele Danmark', en: 'All of Denmark' }, count: 1 })
        expect(await ids('region=DK05')).toEqual(['lpr'])
        expect((await ids('region=DK05&region=DNK')).toSorted()).toEqual(['cancer', 'lpr'])
      })

      it('lists a chosen value that nothing has, with 0', async () => {
        const { facets, total } = await search('q=apopleksi&category=EINS')
        expect(total).toBe(0)
        expect(facets.category).toContainEqual(expect.objectContaining({ value: 'EINS', count: 0 }))
      })

      it('filters by values with quotes, spaces and signs in them', async () => {
        expect(await ids({ keyword: 'prøve "med" citat' })).toEqual(['biobank'])
        expect(await ids({ keyword: 'x" OR facets.source = "ssi' })).toEqual([])
        expect(await ids({ publisher: SSI })).toEqual(expect.arrayContaining(['biobank', 'rollag']))
      })

      it.each([
        ['yearFrom=1991', ['lpr', 'stroke']],
        ['yearTo=1980', ['cancer', 'lpr']],
        ['yearFrom=1980&yearTo=1990', ['cancer', 'lpr']],
        ['yearFrom=2021&yearTo=2022', ['lpr']],
        ['ageFrom=20', ['lpr', 'stroke']],
        ['ageFrom=5&ageTo=10', ['cancer', 'lpr']],
      ])('takes %s for datasets whose coverage overlaps', async (parameters, expected) => {
        expect((await ids(parameters)).toSorted()).toEqual(expected)
      })
    })

    describe('order and pages', () => {
      it('orders by title as the language does: ø after z in Danish', async () => {
        expect(await ids('sort=title&lang=da')).toEqual(['stroke', 'cancer', 'lpr', 'rollag', 'biobank'])
        expect((await ids('sort=title&lang=en')).at(-1)).toBe('rollag')
      })

      it('orders by day of change, undated datasets last either way', async () => {
        expect(await ids('sort=-modified')).toEqual(['lpr', 'biobank', 'cancer', 'stroke', 'rollag'])
        expect(await ids('sort=modified')).toEqual(['stroke', 'cancer', 'biobank', 'lpr', 'rollag'])
      })

      it('gives the ids of everything at once, in the same order', async () => {
        expect(await idsFound('sort=title&limit=1&offset=1')).toEqual(await ids('sort=title'))
        expect(await idsFound({ q: 'kræft' })).toEqual(await ids({ q: 'kræft' }))
        expect(await idsFound({ q: '???' })).toEqual([])
      })

      it('gives each hit on one page only', async () => {
        const pages = await Promise.all([0, 2, 4].map((offset) => ids(`sort=title&limit=2&offset=${offset}`)))
        expect(pages.map(({ length }) => length)).toEqual([2, 2, 1])
        expect(new Set(pages.flat()).size).toBe(5)
      })

      it('counts and gives nothing for limit 0 and beyond the end', async () => {
        expect(await search('limit=0')).toMatchObject({ total: 5, hits: [] })
        expect(await search('offset=100')).toMatchObject({ total: 5, hits: [] })
      })
    })

    describe('health words', () => {
      it.each([
        ['lay words', 'blodprop i hjernen', 'stroke'],
        ['English', 'stroke', 'stroke'],
        ['a clinical word', 'malign neoplasi', 'cancer'],
        ['an inflected phrase without Danish letters', 'blodpropper i hjernen', 'stroke'],
        ['an acronym that no text has', 'NPR', 'lpr'],
      ])('are understood: %s', async (_, q, id) => {
        expect(await ids({ q: `${q} ` })).toContain(id)
      })

      it('say in which words of the dataset they were found', async () => {
        expect(await why('blodprop i hjernen ')).toEqual([
          { field: 'title', matched: 'Apopleksidatabasen', because: 'synonym' },
        ])
      })

      it('name the narrower concept that the dataset speaks of instead', async () => {
        expect(await why('hjertekarsygdom ')).toEqual([
          {
            field: 'title',
            matched: 'Apopleksidatabasen',
            because: 'synonym',
            relation: 'narrower',
            concept: expect.objectContaining({ da: expect.any(String) }),
          },
        ])
      })

      it('put the word itself before another for it', async () => {
        expect((await ids({ q: 'kræft ' }))[0]).toBe('cancer')
        expect((await search({ q: 'kontakter ' })).hits[0]?.why[0]?.because).toBe('word')
      })
    })

    describe('codes', () => {
      it.each(['I50', 'i50.0', 'DI50', 'DI500', 'di50.0', 'I20-I52', 'C10AA05', 'c10aa', 'MC10AA05'])(
        'find by %s the dataset whose code values it covers',
        async (q) => {
          const { hits } = await search({ q })
          expect(hits[0]?.id).toBe('lpr')
          expect(hits[0]?.why[0]).toMatchObject({ because: 'code' })
        },
      )

      it('find by a code of the system what is coded in it, below all that name the code', async () => {
        const [first] = (await search({ q: 'J44' })).hits
        expect(first?.why).toEqual([
          { field: 'codingSystem', matched: expect.stringMatching(/^ICD-10/u), because: 'code' },
        ])
        expect(first?.score).toBeLessThan((await search({ q: 'I50' })).hits[0]?.score ?? 0)
      })
    })

    describe('what is written in a search', () => {
      it('finds quoted words in their order only', async () => {
        expect(await ids({ q: '"danske sygehuse"' })).toEqual(['lpr'])
        expect(await ids({ q: '"sygehuse danske"' })).toEqual([])
        expect(await ids({ q: '"Danish Cancer Registry"' })).toEqual(['cancer'])
      })

      it('leaves out what has a minus before it', async () => {
        expect(await ids({ q: 'kræft -apopleksi' })).toEqual(['cancer'])
        expect(await ids({ q: '-kræft' })).not.toContain('cancer')
        expect((await ids({ q: '-kræft' })).length).toBeGreaterThan(0)
      })

      it('looks only into a field that is named', async () => {
        expect(await ids({ q: 'titel:kræft' })).not.toContain('stroke')
        expect(await ids({ q: 'emneord:kræft' })).toEqual(['cancer'])
        expect(await ids({ q: 'udgiver:sundhedsdatastyrelsen' })).toEqual(
          expect.arrayContaining(['lpr', 'cancer']),
        )
        expect(await ids({ q: 'publisher:region' })).toEqual(['stroke'])
        expect(await ids({ q: 'kode:I50' })).toEqual(['lpr'])
        expect((await why('udgiver:sundhedsdatastyrelsen'))?.map(({ field }) => field)).toEqual(['publisher'])
      })

      it.each([
        'x'.repeat(1000),
        '"uden slut',
        '" "',
        '-',
        'titel:',
        'og i at',
        '😀 🏥',
        'مستشفى',
        'kr\u0000æ\u0007ft',
        '*',
        "'; DROP TABLE records; --",
        'facets.category = "EHRS" OR true',
        '\\" OR 1=1',
      ])('answers to %j', async (q) => {
        expect((await search({ q })).total).toBeGreaterThanOrEqual(0)
      })
    })

    describe('help', () => {
      it('says what was probably meant', async () => {
        expect((await search({ q: 'Apopelksi kræft' })).suggestion).toBe('apopleksi kræft')
        expect((await search({ q: 'kræft' })).suggestion).toBeUndefined()
      })

      it('names the filter that lets nothing through', async () => {
        const { total, instead } = await search({ q: 'kræft', category: 'EINS', access: 'NON_PUBLIC' })
        expect(total).toBe(0)
        expect(instead?.blocking).toEqual([{ name: 'category', total: 1 }])
      })

      it('names the nearest concept that datasets speak of', async () => {
        const { total, instead } = await search({ q: 'kronisk lymfatisk leukæmi' })
        expect(total).toBe(0)
        expect(instead?.concepts[0]?.label.en).toBe('cancer')
      })
    })

    describe('similar datasets', () => {
      it('share something that is told', async () => {
        const similar = await engine.similar({ id: 'cancer', limit: 3 })
        expect(similar[0]?.document.id).toBe('stroke')
        expect(similar[0]?.reasons).toContainEqual({
          kind: 'concept',
          label: expect.objectContaining({ da: 'kræft' }) as unknown,
        })
        expect(similar.map(({ document }) => document.id)).not.toContain('cancer')
      })

      it('are none of a dataset that is not there', async () => {
        expect(await engine.similar({ id: 'ukendt', limit: 3 })).toEqual([])
      })
    })

    describe('hits', () => {
      it('carry the document that a result card shows', async () => {
        const [hit] = (await search({ q: 'LPR' })).hits
        expect(hit?.document).toMatchObject({
          id: 'lpr',
          iri: 'https://example.org/dataset/lpr',
          title: { da: 'Landspatientregisteret', en: 'Danish National Patient Registry' },
          publisher: { iri: SDS, name: { da: 'Sundhedsdatastyrelsen', en: 'Danish Health Data Authority' } },
          authority: 'sundhedsdatastyrelsen',
          categories: ['MRMR', 'HRAD'],
          accessRights: 'NON_PUBLIC',
          temporal: { start: '1977-01-01' },
          modified: '2026-03-01',
          source: 'sds',
        })
      })

      it('mark what was found and escape the rest', async () => {
        const [hit] = (await search({ q: 'århus' })).hits
        expect(hit?.highlights.description).toBe(
          'Prøver &amp; svar &lt;script&gt;alert(1)&lt;/script&gt; fra <mark>Århus</mark>.',
        )
      })

      it('say why they are there', async () => {
        expect(await why('LPR')).toEqual([{ field: 'alternative', matched: 'LPR', because: 'word' }])
        expect(await why('apople')).toContainEqual({
          field: 'title',
          matched: 'Apopleksidatabasen',
          because: 'prefix',
        })
        expect(await why('apopelksi')).toContainEqual(expect.objectContaining({ because: 'typo' }))
        expect(await why('C10AA05')).toEqual([{ field: 'code', matched: 'C10AA05', because: 'code' }])
      })
    })

    describe('suggestions', () => {
      it('propose datasets by title and acronym, with their id', async () => {
        const suggestions = await engine.suggest({ text: 'lp', language: 'da', limit: 5 })
        expect(suggestions).toContainEqual({
          text: 'Landspatientregisteret (LPR)',
          kind: 'dataset',
          id: 'lpr',
        })
      })

      it('propose keywords, concepts and variables', async () => {
        expect(await kinds('sygeh')).toContain('keyword')
        expect(await kinds('biob')).toContain('concept')
        expect(await kinds('aktions')).toContain('variable')
      })

      it('propose nothing for nothing, and never more than asked for', async () => {
        expect(await engine.suggest({ text: ' ', language: 'da', limit: 5 })).toEqual([])
        expect((await engine.suggest({ text: 'd', language: 'da', limit: 2 })).length).toBeLessThanOrEqual(2)
      })
    })

    it('counts pairs for the data map', async () => {
      const map = await dataMapOf(engine)
      expect(map.datasets).toBe(5)
      expect(map.cells).toContainEqual({ authority: 'sundhedsdatastyrelsen', category: 'MRMR', count: 2 })
      expect(map.cells).toHaveLength(4)
    })

    describe('following the catalogue', () => {
      it('tells how far behind it is, and catches up', async () => {
        expect(await changesBehind({ store, engine })).toBe(0)
        store.put(record('new', { title: [da('Zebrafiskregisteret')] }))
        expect(await changesBehind({ store, engine })).toBe(1)
        expect(await ids({ q: 'zebrafiskregisteret' })).toEqual([])
        expect(await followCatalogue({ store, engine })).toMatchObject({ updated: 1, deleted: 0 })
        expect(await ids({ q: 'zebrafiskregisteret' })).toEqual(['new'])
        expect(await engine.position()).toBe(await store.sequence())
      })

      it('replaces a changed record and forgets its old words', async () => {
        store.put(record('new', { title: [da('Guldfiskregisteret')], source: 'ssi' }))
        await followCatalogue({ store, engine })
        expect(await ids({ q: 'guldfiskregisteret' })).toEqual(['new'])
        expect(await ids({ q: 'zebrafiskregisteret' })).toEqual([])
        expect(counts(await search(''), 'source')).toMatchObject({ ssi: 3 })
        expect(counts(await search(''), 'source')['kilde']).toBeUndefined()
      })

      it('forgets a deleted record', async () => {
        store.remove('new')
        expect(await followCatalogue({ store, engine })).toMatchObject({ deleted: 1 })
        expect(await ids({ q: 'guldfiskregisteret' })).toEqual([])
        expect((await search('')).total).toBe(5)
      })

      it('is rebuilt from the catalogue while the old index answers', async () => {
        const meanwhile: Promise<SearchResult>[] = []
        const onProgress = () => void meanwhile.push(search({ q: 'kræft' }))
        await rebuildFromCatalogue({ store, engine, batchSize: 2, onProgress })
        expect((await Promise.all(meanwhile)).map(({ total }) => total)).toEqual([2, 2, 2])
        expect((await search('')).total).toBe(5)
        expect(await engine.position()).toBe(await store.sequence())
      })

      it('keeps the old index when a rebuild fails', async () => {
        const broken = { ...store, recordsOf: () => Promise.reject(new Error('disk gone')) }
        await expect(rebuildFromCatalogue({ store: broken, engine })).rejects.toThrow('disk gone')
        expect((await search('')).total).toBe(5)
      })

      it('is empty after being cleared, and full again after following', async () => {
        await engine.clear()
        expect(await engine.position()).toBe(0)
        expect((await search('')).total).toBe(0)
        await followCatalogue({ store, engine })
        expect((await search('')).total).toBe(5)
      })

      it('starts over when it is ahead of its catalogue', async () => {
        await engine.update({ records: [], deleted: [], position: 999 })
        await followCatalogue({ store, engine })
        expect(await engine.position()).toBe(await store.sequence())
        expect((await search('')).total).toBe(5)
      })
    })
  })
}
