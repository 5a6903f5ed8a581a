import { beforeAll, describe, expect, it } from 'vitest'
import { SaxesParser } from '@rubensworks/saxes'
import { parse as parseCsv } from 'csv-parse/sync'
import { openTestCatalogue, lprId, goneId, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await catalogue.ask(`/api/v1/${path}`, headers)
  return { answer, text: await answer.text() }
}

/** Throws where it is not well-formed; elements by their path, in order. */
function elementsOf(xml: string): { path: string; text: string; attributes: Record<string, string> }[] {
  const found: { path: string; text: string; attributes: Record<string, string> }[] = []
  const open: (typeof found)[number][] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const path = [...open.map(({ path: above }) => above.split('/').at(-1)), name].join('/')
    const one = { path, text: '', attributes: attributes as Record<string, string> }
    found.push(one)
    open.push(one)
  })
  parser.on('text', (text) => {
    const [current] = open.slice(-1)
    if (current) current.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return found
}

describe('everything found, as CSV', () => {
  it('is one line a dataset under the names of the columns', async () => {
    const { answer, text } = await read('search.csv?sort=title')
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="datakilder.csv"')
    const rows = parseCsv<Record<string, string>>(text, { columns: true })
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({
      id: lprId,
      title: 'Landspatientregisteret',
      title_en: 'Danish National Patient Register',
      publisher: 'Sundhedsdatastyrelsen',
      category_codes: 'EHRS',
      access_code: 'NON_PUBLIC',
      coverage_start: '1977-01-01',
      modified: '2026-01-05',
      address: `http://localhost:8080/datasets/${lprId}`,
    })
  })

  it('is not cut by the page that the search was on', async () => {
    const { text } = await read('search.csv?limit=1&offset=1')
    expect(text.trim().split('\r\n')).toHaveLength(3)
    expect((await read('search.csv?q=cancerregisteret')).text.trim().split('\r\n')).toHaveLength(2)
  })

  it('opens in Excel by a double click: a byte order mark, and semicolons in Danish', async () => {
    const begins = async (dialect: string) => {
      const answer = await catalogue.ask(`/api/v1/search.csv?dialect=${dialect}`)
      return Buffer.from(await answer.arrayBuffer())
        .subarray(0, 11)
        .toString('utf8')
    }
    expect(await begins('excel-da')).toBe('\u{FEFF}id;title')
    expect(await begins('excel')).toBe('\u{FEFF}id,title')
    const { answer, text } = await read('search.csv?dialect=lotus&nonsense=1')
    expect(answer.status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ path: 'nonsense' }, { path: 'dialect' }] })
  })
})

describe('everything found, as RIS', () => {
  it('is a reference a dataset', async () => {
    const { answer, text } = await read('search.ris?q=landspatientregisteret&lang=en')
    expect(answer.headers.get('Content-Type')).toMatch('application/x-research-info-systems')
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('TY  - DATA')
    expect(lines).toEqual(
      expect.arrayContaining([
        'TI  - Danish National Patient Register',
        'PB  - Sundhedsdatastyrelsen',
        'PY  - 2026',
        'DA  - 2026/01/05',
        'KW  - diagnoser',
        `UR  - http://localhost:8080/en/datasets/${lprId}`,
        'ER  - ',
      ]),
    )
    expect(lines.every((line) => line === '' || /^[A-Z][A-Z0-9] {2}- /.test(line))).toBe(true)
  })
})

describe('a feed of a search', () => {
  it('has what RFC 4287 demands, and the newest first', async () => {
    const { answer, text } = await read('search.atom')
    expect(answer.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
    const elements = elementsOf(text)
    const texts = (path: string) => elements.filter((each) => each.path === path).map((each) => each.text)
    expect(texts('feed/id')).toEqual(['http://localhost:8080/api/v1/search.atom'])
    expect(texts('feed/updated')).toEqual(['2026-02-10T03:00:00.000Z'])
    expect(texts('feed/author/name')).toHaveLength(1)
    expect(texts('feed/opensearch:totalResults')).toEqual(['2'])
    expect(texts('feed/entry/title')[0]).toBe('Landspatientregisteret')
    expect(texts('feed/entry/id')[0]).toBe(`http://localhost:8080/datasets/${lprId}`)
    expect(texts('feed/entry/updated')).toEqual(['2026-02-10T03:00:00.000Z', '2026-01-10T03:00:00.000Z'])
    const links = elements.filter(({ path }) => path === 'feed/link')
    expect(links.map(({ attributes }) => attributes['rel'])).toEqual(['self', 'alternate'])
  })

  it('keeps its id and address however the search was written', async () => {
    const ids = await Promise.all(
      ['q=kræft&access=NON_PUBLIC&limit=5', 'access=NON_PUBLIC&sort=title&q=kræft'].map(async (search) => {
        const { text } = await read(`search.atom?${search}`)
        return elementsOf(text).find(({ path }) => path === 'feed/id')?.text
      }),
    )
    expect(ids[0]).toBe('http://localhost:8080/api/v1/search.atom?q=kr%C3%A6ft&access=NON_PUBLIC')
    expect(ids[1]).toBe(ids[0])
  })

  it('is valid when nothing is found', async () => {
    const { text } = await read('search.atom?q=findesikkeoverhovedet')
    const elements = elementsOf(text)
    expect(elements.filter(({ path }) => path === 'feed/entry')).toEqual([])
    expect(elements.find(({ path }) => path === 'feed/updated')?.text).toMatch(/^2026-02-10T/)
  })
})

describe('every list', () => {
  it.each(['search.csv', 'search.ris', 'search.atom'])(
    'is not written again for who has it: %s',
    async (path) => {
      const { answer } = await read(`${path}?q=landspatientregisteret`)
      const tag = answer.headers.get('ETag') ?? ''
      const again = await read(`${path}?q=landspatientregisteret`, { 'If-None-Match': tag })
      expect([again.answer.status, again.text]).toEqual([304, ''])
      expect((await read(`${path}?q=cancerregisteret`)).answer.headers.get('ETag')).not.toBe(tag)
    },
  )

  it.each(['search.csv', 'search.ris', 'search.atom'])('refuses what a search refuses: %s', async (path) => {
    const { answer, text } = await read(`${path}?yearFrom=x&colour=red`)
    expect(answer.status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ path: 'colour' }, { path: 'yearFrom' }] })
  })

  it('breaks off where a record cannot be read, instead of looking complete', async () => {
    const errors: Error[] = []
    const store = {
      ...catalogue.dependencies.store,
      recordsOf: () => Promise.reject(new Error('disk on fire')),
    }
    const broken = await openTestCatalogue({ store, onError: (error) => errors.push(error) })
    const answer = await broken.ask('/api/v1/search.csv')
    await expect(answer.text()).rejects.toThrow('disk on fire')
    expect(errors).toHaveLength(1)
  })
})

describe('the feed of a source', () => {
  it('tells what was created, changed and deleted, newest first', async () => {
    const { answer, text } = await read('sources/sds/changes.atom?lang=en')
    expect(answer.headers.get('Content-Type')).toMatch('application/atom+xml')
    const elements = elementsOf(text)
    const texts = (path: string) => elements.filter((each) => each.path === path).map((each) => each.text)
    expect(texts('feed/entry/title').toSorted()).toEqual([
      'Changed: Danish National Patient Register',
      'Deleted: Forladt register',
      'New: Cancerregisteret',
      'New: Danish National Patient Registry',
      'New: Forladt register',
    ])
    expect(texts('feed/entry/updated')[0]).toBe('2026-02-10T03:00:00.000Z')
    expect(new Set(texts('feed/entry/id')).size).toBe(5)
    expect(texts('feed/entry/id')).toContain(`http://localhost:8080/datasets/${goneId}#sds-2`)
  })

  it('is read on by its link to the next entries', async () => {
    const seen: string[] = []
    let path: string | undefined = 'sources/sds/changes.atom?limit=2'
    for (let page = 0; path !== undefined && page < 9; page++) {
      const elements = elementsOf((await read(path)).text)
      seen.push(...elements.filter((each) => each.path === 'feed/entry/id').map((each) => each.text))
      path = elements
        .find(({ attributes }) => attributes['rel'] === 'next')
        ?.attributes['href']?.replace('http://localhost:8080/api/v1/', '')
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  it('exists for sources alone', async () => {
    expect((await read('sources/nobody/changes.atom')).answer.status).toBe(404)
    expect((await read('sources/sds/changes.atom?cursor=x')).answer.status).toBe(400)
  })
})

describe('the runs of all sources', () => {
  it('are a list, newest first, a page at a time', async () => {
    const { text } = await read('runs?limit=1')
    expect(JSON.parse(text)).toMatchObject({ total: 2, nextCursor: 'run-2', items: [{ id: 'run-2' }] })
    const next = JSON.parse((await read('runs?limit=1&cursor=run-2')).text) as object
    expect(next).toMatchObject({ total: 2, items: [{ id: 'run-1' }] })
    expect(next).not.toHaveProperty('nextCursor')
    expect((await read('runs?cursor=nothing')).answer.status).toBe(400)
  })
})

describe('answers', () => {
  it.each(['search', 'search.csv', 'search.ris', 'search.atom', 'datasets'])(
    'are compressed for who accepts it: %s',
    async (path) => {
      const target = path === 'datasets' ? `/datasets/${lprId}.nt` : `/api/v1/${path}`
      const answer = await catalogue.ask(target, { 'Accept-Encoding': 'gzip' })
      expect(answer.headers.get('Content-Encoding')).toBe('gzip')
      expect(answer.headers.get('Vary')).toMatch(/Accept-Encoding/i)
      const tag = answer.headers.get('ETag') ?? ''
      const again = await catalogue.ask(target, { 'Accept-Encoding': 'gzip', 'If-None-Match': tag })
      expect(again.status).toBe(304)
    },
  )
})
