import { beforeAll, describe, expect, it } from 'vitest'
import { CANCER, lprId, openTestCatalogue, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

interface Answer {
  total: number
  hits: Record<string, unknown>[]
  facets: Record<string, { value: string; label: { da: string; en: string }; count: number }[]>
  [member: string]: unknown
}
const search = async (parameters: string): Promise<Answer> =>
  (await (await catalogue.ask(`/api/v1/search?${parameters}`)).json()) as Answer

describe('a search', () => {
  it('answers with everything that a result card shows', async () => {
    const answer = await search('q=landspatientregisteret&lang=da')
    expect(answer).toMatchObject({
      total: 1,
      tookMs: expect.any(Number) as number,
      query: { q: 'landspatientregisteret', lang: 'da', sort: 'relevance', limit: 20, offset: 0 },
    })
    expect(answer.hits[0]).toMatchObject({
      id: lprId,
      title: { da: 'Landspatientregisteret', en: 'Danish National Patient Register' },
      publisher: { iri: 'https://a.example/sds', name: { da: 'Sundhedsdatastyrelsen' } },
      authority: 'sds',
      categories: ['EHRS'],
      accessRights: 'NON_PUBLIC',
      temporal: { start: '1977-01-01' },
      modified: '2026-01-05',
      source: 'sds',
      why: [{ field: 'title', matched: 'Landspatientregisteret', because: 'word' }],
    })
    expect(Object.keys(answer.hits[0] ?? {})).not.toContain('texts')
  })

  it('marks what matched, and escapes what a publisher wrote as HTML', async () => {
    const [hit] = (await search('q=kræft')).hits
    expect(hit).toMatchObject({
      iri: CANCER,
      highlights: { description: expect.stringContaining('<mark>') as string },
    })
    expect(JSON.stringify(hit?.['highlights'])).not.toContain('<b>')
  })

  it('counts facets with labels in both languages', async () => {
    const { facets } = await search('')
    expect(facets['category']).toEqual([
      {
        value: 'EHRS',
        label: { da: expect.any(String) as string, en: expect.any(String) as string },
        count: 1,
      },
      { value: '_none', label: { da: 'Ikke oplyst', en: 'Not stated' }, count: 1 },
    ])
    expect(facets['access']).toEqual([{ value: 'NON_PUBLIC', label: expect.anything() as object, count: 2 }])
  })

  it('filters by code, and pages', async () => {
    expect((await search('category=EHRS')).total).toBe(1)
    expect((await search('category=EHRS&category=OTHER')).total).toBe(1)
    expect((await search('yearTo=1970')).total).toBe(0)
    expect((await search('limit=1&offset=1&sort=title')).hits).toHaveLength(1)
  })

  it('refuses an unknown parameter, names it and lists the known ones', async () => {
    const answer = await catalogue.ask('/api/v1/search?categorie=EHRS&limit=1000')
    expect(answer.status).toBe(400)
    expect(answer.headers.get('Content-Type')).toMatch('application/problem+json')
    expect(await answer.json()).toMatchObject({
      status: 400,
      title: 'Bad request',
      detail: expect.stringMatching(/categorie.*"category".*yearFrom.*limit: /s) as string,
      errors: [{ path: 'categorie' }, { path: 'limit' }],
    })
  })

  it('keeps its ETag while nothing changes, though each answer took its own time', async () => {
    const [first, second, other] = [
      await catalogue.ask('/api/v1/search?q=register'),
      await catalogue.ask('/api/v1/search?q=register'),
      await catalogue.ask('/api/v1/search?q=kræft'),
    ]
    const etag = first.headers.get('ETag') ?? ''
    expect(etag).toMatch(/^".+"$/)
    expect(second.headers.get('ETag')).toBe(etag)
    expect(other.headers.get('ETag')).not.toBe(etag)
    const unchanged = await catalogue.ask('/api/v1/search?q=register', { 'If-None-Match': etag })
    expect(unchanged.status).toBe(304)
    expect(unchanged.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(await unchanged.text()).toBe('')
  })
})

describe('suggestions', () => {
  it('complete a word to the dataset that is meant', async () => {
    const answer = await catalogue.ask('/api/v1/suggest?q=landspat')
    expect(await answer.json()).toMatchObject({
      suggestions: [{ text: 'Landspatientregisteret', kind: 'dataset', id: lprId }],
    })
  })

  it('refuse an unknown parameter', async () => {
    const answer = await catalogue.ask('/api/v1/suggest?query=x')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'query' }] })
  })
})

describe('the numbers of the data map', () => {
  it('count datasets per authority and category', async () => {
    const answer = await catalogue.ask('/api/v1/stats')
    expect(await answer.json()).toMatchObject({
      datasets: 2,
      cells: [{ authority: 'sds', category: 'EHRS', count: 1 }],
    })
  })
})

describe('a search that finds nothing', () => {
  it('names the filters that stand in the way', async () => {
    const answer = await search('q=landspatientregisteret&access=PUBLIC')
    expect(answer).toMatchObject({ total: 0, instead: { blocking: [{ name: 'access', total: 1 }] } })
  })

  it('says how it was probably meant', async () => {
    expect((await search('q=cancerregistrt'))['suggestion']).toBe('cancerregisteret')
    expect(await search('q=cancerregisteret')).not.toHaveProperty('suggestion')
  })
})
