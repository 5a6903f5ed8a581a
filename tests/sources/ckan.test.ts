import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { packageFields, resourceFields } from '../../src/sources/ckan/fields.ts'
import { mapPackage } from '../../src/sources/ckan/map-package.ts'
import { readCkan } from '../../src/sources/ckan/read-ckan.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { dcat } from '../../src/rdf/namespaces.ts'
import { parseNTriples } from '../../src/rdf/parse.ts'
import { graphOf } from '../../src/rdf/graph.ts'
import { datasetFromRdf } from '../../src/dataset/from-rdf.ts'
import { ckanPortal, packagesNamed, search, type CkanPackage } from './ckan-portal.ts'
import { serve, type Loopback } from './loopback.ts'
import type { CollectOptions } from './collect.ts'
import { readAll } from './read-all.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/ckan/${name}.json`, import.meta.url), 'utf8')) as CkanPackage

describe('a package as a dataset', () => {
  const written = (name: string) => {
    const mapped = mapPackage(fixture(name), 'https://portal.example')
    if (!mapped) throw new Error(`${name} has no id`)
    return { ...mapped, text: canonicalize(mapped.triples).ntriples }
  }

  it('keeps the fields of a schema, HealthDCAT-AP’s too, in their languages', async () => {
    const { iri, triples, text } = written('health-dataset-of-a-schema')
    expect(iri).toBe('https://data.example/id/hjerteregister')
    await expect(text).toMatchFileSnapshot('../fixtures/ckan/health-dataset-of-a-schema.nt')
    const dataset = datasetFromRdf(graphOf(triples), iri)
    expect(dataset.title).toEqual([
      { value: 'Hjerteregister', language: 'da' },
      { value: 'Heart registry', language: 'en' },
    ])
    expect(dataset.distribution).toHaveLength(2)
    expect(dataset.publisher[0]).toMatchObject({ name: [{ value: 'Styrelsen' }] })
  })

  it('keeps extras of ckanext-dcat, what it cannot place, and what another portal called it', async () => {
    const { iri, text } = written('dataset-with-extras-of-ckanext-dcat')
    expect(iri).toBe('https://portal.example/dataset/0a0f3b0e-2222-4c1b-9f00-000000000002')
    await expect(text).toMatchFileSnapshot('../fixtures/ckan/dataset-with-extras-of-ckanext-dcat.nt')
    expect(text).not.toContain('changes-at-every-harvest')
  })

  it('lies in a series by its id or by its IRI, and may be one', () => {
    const mapped = mapPackage(
      { id: 'x', type: 'dataset_series', in_series: ['s-1', 'https://series.example/2'] },
      'https://portal.example',
    )
    const objects = mapped?.triples
      .filter(({ predicate }) => /inSeries|#type/.test(predicate))
      .map(({ object }) => object)
    expect(objects).toEqual([
      'http://www.w3.org/ns/dcat#DatasetSeries',
      'https://portal.example/dataset/s-1',
      'https://series.example/2',
    ])
  })

  it.each([
    ['a number for a title', { title: 7 }, '"7"'],
    ['a list of lists for tags', { tags: [[['dyb']]] }, ''],
    ['an object for a date', { extras: [{ key: 'issued', value: { a: 1 } }] }, '{\\"a\\":1}'],
    ['extras that are no list', { extras: 'intet' }, ''],
    ['extras as an object', { extras: { issued: '2020' } }, '"2020"'],
    ['resources that are text', { resources: ['a', null, 3] }, ''],
    ['a language map with nonsense', { title: { da: { a: 1 }, en: 'Yes' } }, '"Yes"@en'],
    ['JSON that is cut off', { extras: [{ key: 'theme', value: '["HEAL' }] }, '[\\"HEAL'],
    ['a lone surrogate and a control character', { title: '\ud800\u0000' }, '\\u0000'],
  ])('survives %s', (_, changes, expected) => {
    const mapped = mapPackage({ id: 'x', ...changes }, 'https://portal.example')
    expect(canonicalize(mapped?.triples ?? []).ntriples).toContain(expected)
  })

  it('survives whatever JSON a portal may send, in any field that is read', () => {
    const names = [...packageFields, ...resourceFields].flatMap(({ from }) => from)
    const others = [
      'extras',
      'resources',
      'tags',
      'groups',
      'organization',
      'publisher',
      'contact',
      'spatial',
      'hash',
    ]
    const nested = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.jsonValue({ maxDepth: 3 }),
      fc.string({ unit: 'binary' }),
    )
    const some = fc.dictionary(fc.constantFrom(...names, ...others), nested, { maxKeys: 12 })
    fc.assert(
      fc.property(some, fc.array(some, { maxLength: 3 }), (fields, resources) => {
        const mapped = mapPackage({ ...fields, id: 'x', resources }, 'https://portal.example')
        const { ntriples } = canonicalize(mapped?.triples ?? [])
        expect(parseNTriples(ntriples).length).toBe(
          ntriples === '' ? 0 : ntriples.trimEnd().split('\n').length,
        )
      }),
      { numRuns: 100 },
    )
  })

  it('is the same graph each time it is read', () => {
    const once = written('health-dataset-of-a-schema')
    expect(once.text).toBe(written('health-dataset-of-a-schema').text)
  })
})

describe('a CKAN portal', () => {
  let server: Loopback | undefined
  afterEach(() => server?.close())
  const read = async (
    listener: Parameters<typeof serve>[0],
    { path = '', ...options }: CollectOptions & { path?: string } = {},
  ) => {
    server = await serve(listener)
    return readAll(readCkan, server.origin + path, options)
  }

  it('gives every dataset once, page by page, with a position after each page', async () => {
    const { datasets: iris, of, error } = await read(ckanPortal(() => packagesNamed(250)))
    expect(error).toBeUndefined()
    expect(new Set(iris).size).toBe(250)
    expect(of('position')).toHaveLength(3)
    expect(of('rejected')).toEqual([])
    expect(of('end')).toMatchObject([{ listing: 'full' }])
    expect(server?.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  it.each(['/', '/api/3/action', '/api/3', '/api/3/action/package_search', '/dataset', '/dataset/', '/?q=x'])(
    'is found at the address %s',
    async (path) => {
      const { datasets: iris } = await read(
        ckanPortal(() => packagesNamed(2)),
        { path },
      )
      expect(iris).toEqual([`${server?.origin}/dataset/id-00000`, `${server?.origin}/dataset/id-00001`])
    },
  )

  it('is limited to an organisation or a group by the address of its page', async () => {
    await read(
      ckanPortal(() => packagesNamed(1)),
      { path: '/organization/sundhed' },
    )
    const filters = server?.requests.map(({ url }) => new URL(url ?? '', 'http://x').searchParams.get('fq'))
    expect(filters?.every((fq) => fq?.includes('organization:"sundhed"'))).toBe(true)
  })

  it('leaves out what is private, a draft, deleted or no dataset', async () => {
    const { datasets: iris, error } = await read(
      ckanPortal(() => [
        ...packagesNamed(1),
        { id: 'p', private: true },
        { id: 'q', state: 'draft' },
        { id: 'r', state: 'deleted' },
        { id: 's', type: 'harvest' },
      ]),
    )
    expect(error).toBeUndefined()
    expect(iris).toHaveLength(1)
  })

  it('is asked for changes alone the next time, and names what is still there', async () => {
    let packages = packagesNamed(150)
    const portal = ckanPortal(() => packages)
    const first = await read(portal)
    const [end] = first.of('end')
    await server?.close()
    packages = packages
      .slice(1)
      .map((each) =>
        each.id === 'id-00007'
          ? { ...each, title: 'Ny', metadata_modified: '2026-05-01T00:00:00.000000' }
          : each,
      )
    const second = await read(portal, {
      now: new Date('2026-06-02T00:00:00Z'),
      ...(end?.state !== undefined && { state: end.state }),
    })
    // Everything was stamped at the same moment, so that nothing but the one is newer by a minute.
    expect(second.of('end')).toMatchObject([{ listing: 'full' }])
    const named = [...second.datasets, ...second.of('present').map(({ iri }) => iri)]
    expect(new Set(named).size).toBe(149)
    expect(named).not.toContain(`${server?.origin}/dataset/id-00000`)
  })

  it('reads a changed package again and no other', async () => {
    const old = packagesNamed(5, { metadata_modified: '2025-01-01T00:00:00.000000' })
    let packages = [...old, { id: 'z', metadata_modified: '2026-01-01T00:00:00.000000' }]
    const portal = ckanPortal(() => packages)
    const first = await read(portal)
    await server?.close()
    packages = packages.map((each) =>
      each.id === 'id-00003' ? { ...each, metadata_modified: '2026-02-01T00:00:00.000000' } : each,
    )
    const second = await read(portal, { state: first.of('end')[0]?.state ?? '' })
    expect(second.datasets.map((iri) => iri.split('/').at(-1))).toEqual(['id-00003', 'z'])
    expect(second.of('present')).toHaveLength(4)
  })

  it('reads all again after a week, when the clock went back, and where the list does not tell the IRIs', async () => {
    const { of } = await read(ckanPortal(() => packagesNamed(3)))
    const state = of('end')[0]?.state ?? ''
    for (const now of ['2026-06-09T00:00:00Z', '2026-05-01T00:00:00Z']) {
      await server?.close()
      const again = await read(
        ckanPortal(() => packagesNamed(3)),
        { state, now: new Date(now) },
      )
      expect(again.datasets).toHaveLength(3)
      expect(again.of('present')).toEqual([])
    }
    const hidden = packagesNamed(3, { resources: [], uri: 'urn:x:own' })
    await server?.close()
    const { of: ofHidden } = await read(async (request, response) => {
      const asked = new URL(request.url ?? '', 'http://x').searchParams
      asked.set('fl', asked.get('fl')?.replace('extras_uri', '') ?? '')
      if (asked.get('fl') === '') asked.delete('fl')
      response.end(JSON.stringify({ success: true, result: search(hidden, asked) }))
    })
    expect(JSON.parse(ofHidden('end')[0]?.state ?? '')).toMatchObject({ listTellsIris: false })
  })

  it('finds by the list what slipped through while pages shifted', async () => {
    let packages = packagesNamed(220)
    let pages = 0
    const portal = ckanPortal(() => packages)
    const { datasets: iris, of } = await read((request, response) => {
      const isPage = request.url?.includes('package_search') && !request.url.includes('fl=')
      if (isPage && ++pages === 3) packages = packages.slice(5)
      portal(request, response)
    })
    // All 220 were there at some time; the five that went were read before they did.
    expect(new Set(iris).size).toBe(220)
    expect(of('end')).toMatchObject([{ listing: 'full' }])
  })

  it('goes on at the page where an earlier run stopped', async () => {
    const portal = ckanPortal(() => packagesNamed(250))
    const position = (await read(portal)).of('position')[1]?.position ?? ''
    await server?.close()
    const { datasets: iris, of } = await read(portal, { position })
    expect(iris).toHaveLength(50)
    expect(iris[0]).toContain('id-00200')
    expect(of('present')).toHaveLength(200)
    expect(of('end')).toMatchObject([{ listing: 'full' }])
  })

  it('loses one package where one breaks the page it is on', async () => {
    const portal = ckanPortal(() => packagesNamed(120))
    const {
      datasets: iris,
      of,
      error,
    } = await read((request, response) => {
      const asked = new URL(request.url ?? '', 'http://x').searchParams
      const [start, rows] = [Number(asked.get('start')), Number(asked.get('rows'))]
      const isShow = request.url?.includes('package_show')
      const isHit = !asked.has('fl') && !isShow && start <= 103 && start + rows > 103
      if (isHit || (isShow && asked.get('id') === 'id-00103')) response.writeHead(500).end('oops')
      else portal(request, response)
    })
    expect(error).toBeUndefined()
    expect(iris).toHaveLength(119)
    expect(of('rejected')[0]).toMatchObject({
      scope: 'document',
      reason: expect.stringContaining('place 104'),
    })
  })

  it('gives up on a portal that fails for good, and keeps what it had', async () => {
    const portal = ckanPortal(() => packagesNamed(300))
    const { datasets: iris, error } = await read((request, response) => {
      if (/start=[12]\d\d/.test(request.url ?? '')) response.writeHead(500).end()
      else portal(request, response)
    })
    expect(iris).toHaveLength(100)
    expect(error).toMatchObject({ kind: 'unreachable', status: 500 })
  })

  it('keeps what it had when a web page comes with status 200 in the middle', async () => {
    const portal = ckanPortal(() => packagesNamed(300))
    const { datasets, of, error } = await read((request, response) => {
      if (/start=200/.test(request.url ?? '')) response.end('<html><body>Back soon</body></html>')
      else portal(request, response)
    })
    expect(datasets).toHaveLength(200)
    expect(of('position')).toHaveLength(2)
    expect(error).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('web page') })
  })

  it('gives a dataset with 8,327 distributions as one', async () => {
    const resources = Array.from({ length: 8327 }, (_, place) => ({
      id: `r${place}`,
      url: 'https://x.example/',
    }))
    const { of } = await read(ckanPortal(() => [{ id: 'many', title: 'Mange', resources }]))
    const [dataset] = of('dataset')
    expect(dataset?.triples.filter(({ predicate }) => predicate === dcat.distribution)).toHaveLength(8327)
  })

  it('asks again for JSON that was cut off', async () => {
    let asked = 0
    const portal = ckanPortal(() => packagesNamed(3))
    const { datasets: iris } = await read((request, response) => {
      if (++asked === 2) response.end('{"success": true, "result": {"count": 3, "results": [{"id"')
      else portal(request, response)
    })
    expect(iris).toHaveLength(3)
  })

  it('ends where every page is the same, however long it pretends to go on', async () => {
    const { datasets: iris, error } = await read((_, response) => {
      const result = { count: 1_000_000, results: packagesNamed(100) }
      response.end(JSON.stringify({ success: true, result }))
    })
    expect(iris).toHaveLength(100)
    expect(error).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('does not page') })
  })

  it('pages in the steps that the portal is ready to give', async () => {
    const { datasets: iris } = await read((request, response) => {
      const asked = new URL(request.url ?? '', 'http://x').searchParams
      asked.set('rows', String(Math.min(7, Number(asked.get('rows')))))
      response.end(JSON.stringify({ success: true, result: search(packagesNamed(30), asked) }))
    })
    expect(iris).toHaveLength(30)
  })

  it('calls nothing absent where it gave less than it announced and has no list', async () => {
    const { of } = await read((request, response) => {
      const asked = new URL(request.url ?? '', 'http://x').searchParams
      if (asked.has('fl')) return response.writeHead(409).end()
      const { results } = search(packagesNamed(30), asked)
      return response.end(JSON.stringify({ success: true, result: { count: 90, results } }))
    })
    expect(of('rejected')).toMatchObject([{ scope: 'document', reason: expect.stringContaining('90') }])
  })

  it('costs itself alone when a package has no id or is too large', async () => {
    const resources = Array.from({ length: 60_000 }, (_, place) => ({
      id: `r${place}`,
      url: 'https://x.example/',
      format: 'CSV',
      name: 'x',
      size: 1,
    }))
    const { datasets: iris, of } = await read(
      ckanPortal(() => [...packagesNamed(2), { id: 'zz', resources }, { id: '' }]),
    )
    expect(iris).toHaveLength(2)
    expect(of('rejected').map(({ scope, iri }) => [scope, iri?.split('/').at(-1)])).toContainEqual([
      'dataset',
      'zz',
    ])
  })

  it.each([
    ['a web page with status 200', { body: '<!DOCTYPE html><html>' }, /web page.*front page/],
    ['404', { status: 404 }, /no CKAN portal.*front page/],
    ['403', { status: 403 }, /headersEnv/],
    [
      'success: false',
      { body: '{"success":false,"error":{"__type":"Authorization Error","message":"No"}}' },
      /refuses \(No\).*headersEnv/,
    ],
    ['other JSON', { body: '{"datasets":[]}' }, /no answer of CKAN/],
    ['text', { body: 'Hello' }, /"Hello"/],
    ['a list that is none', { body: '{"success":true,"result":"x"}' }, /without a list/],
  ])('says what to do about %s', async (_, page, words) => {
    const { error } = await read((__, response) => {
      response.writeHead('status' in page ? page.status : 200).end('body' in page ? page.body : '')
    })
    expect(String(error)).toMatch(words)
  })
})
