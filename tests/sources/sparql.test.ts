import { afterEach, describe, expect, it } from 'vitest'
import { readSparql } from '../../src/sources/sparql/read-sparql.ts'
import { iriOf, turtleOf } from '../harvest/catalogues.ts'
import type { CollectOptions } from './collect.ts'
import { serve, type Loopback, type Page } from './loopback.ts'
import { readAll } from './read-all.ts'
import { quadsFrom, sparqlEndpoint, type EndpointHabits } from './sparql-endpoint.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const named = (count: number) =>
  Array.from({ length: count }, (_, place) => `d${String(place).padStart(5, '0')}`)

const read = async (
  turtle: string,
  habits: EndpointHabits = {},
  options: CollectOptions & { path?: string } = {},
) => {
  await server?.close()
  server = await serve(sparqlEndpoint(await quadsFrom(turtle), habits))
  const { path = '/sparql', ...rest } = options
  const result = await readAll(readSparql, server.origin + path, rest)
  return { ...result, names: result.datasets.map((iri) => iri.replace(iriOf(''), '')) }
}

const LINKED = `
<${iriOf('a')}> dcat:distribution <https://data.example/dist/a> ; dcat:theme <https://data.example/theme/1> ;
  dct:isPartOf <https://data.example/catalog> ; dct:relation <${iriOf('b')}> .
<https://publisher.example/> a <http://xmlns.com/foaf/0.1/Agent> ; dct:title "Udgiveren"@da ; dct:spatial [ dct:title "Sted" ] .
<https://data.example/dist/a> a dcat:Distribution ; dct:title "Fil"@da ; dcat:accessService <https://data.example/service> .
<https://data.example/service> a dcat:DataService ; dct:title "Tjeneste"@da ; dcat:servesDataset <${iriOf('b')}> .
<https://data.example/theme/1> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Emne"@da .
`

describe('a SPARQL endpoint', () => {
  it('gives each dataset with its blank nodes and what it refers to, and the catalogue apart', async () => {
    const { names, textOf, of, error } = await read(turtleOf({ datasets: ['a', 'b'], extra: LINKED }))
    expect(error).toBeUndefined()
    expect(names).toEqual(['a', 'b'])
    const text = textOf(iriOf('a'))
    for (const part of ['Kontakt for a', '"1977"', 'Udgiveren', '"Sted"', '"Fil"', '"Tjeneste"', '"Emne"'])
      expect(text).toContain(part)
    expect(text).not.toContain('Kontakt for b')
    expect(text).not.toContain('Katalog')
    expect(of('catalogue')[0]?.triples.map(({ object }) => object)).toContain('"Katalog"@da')
    expect(of('rejected')).toEqual([])
  })

  it('is read page by page to its end, also where it gives fewer rows than asked for', async () => {
    const turtle = turtleOf({ datasets: named(130) })
    const { names, of } = await read(turtle, { maxRows: 40 })
    expect(names).toEqual(named(130))
    // Pages of forty, in batches of 25.
    expect(
      of('position')
        .slice(0, 3)
        .map(({ position }) => position),
    ).toEqual([iriOf('d00024'), iriOf('d00039'), iriOf('d00064')])
  })

  it('is taken up again after the last page', async () => {
    const { names } = await read(turtleOf({ datasets: named(60) }), {}, { position: iriOf('d00049') })
    expect(names).toEqual(named(60).slice(50))
  })

  it.each(['json', 'xml'] as const)('may list in %s', async (results) => {
    const turtle = turtleOf({ datasets: ['a', 'b&c'] })
    expect((await read(turtle, { results })).names).toEqual(['a', 'b&c'])
  })

  it('may keep its datasets in named graphs', async () => {
    const { names, textOf } = await read(turtleOf({ datasets: ['a'], extra: LINKED }), { isNamed: true })
    expect(names).toEqual(['a'])
    expect(textOf(iriOf('a'))).toContain('"Tjeneste"')
  })

  it('gives datasets without IRI all at once, under the same names each time', async () => {
    const turtle = turtleOf({
      datasets: ['a'],
      extra: '[] a dcat:Dataset ; dct:title "Uden navn" ; dct:temporal [ dct:title "x" ] .',
    })
    const first = await read(turtle)
    expect(first.names).toHaveLength(2)
    expect((await read(turtle)).names).toEqual(first.names)
    expect(first.textOf(first.datasets[1] ?? '')).toContain('Uden navn')
  })

  it('is asked in smaller batches where it cuts answers off, and loses only what is too large by itself', async () => {
    const big = `<${iriOf('d00003')}> ${Array.from({ length: 1200 }, (_, place) => `dct:subject <https://x.example/${place}>`).join(' ; ')} .`
    const { names, of } = await read(turtleOf({ datasets: named(40), extra: big }), { maxRows: 1000 })
    expect(names).toEqual(named(40).filter((name) => name !== 'd00003'))
    expect(of('rejected')).toMatchObject([
      { scope: 'dataset', iri: iriOf('d00003'), reason: expect.stringContaining('cuts') },
    ])
  })

  it('that says in its headers that time was up is asked in smaller batches', async () => {
    const sizes: number[] = []
    const { names } = await read(turtleOf({ datasets: named(30) }), {
      before({ query }) {
        const size = query.startsWith('CONSTRUCT')
          ? (/VALUES \?d \{([^}]*)\}/.exec(query)?.[1]?.match(/<https:\/\/data/g)?.length ?? 0)
          : 0
        if (size > 0) sizes.push(size)
        return size > 7 ? { body: '', headers: { 'x-sql-state': 'S1TAT' } } : undefined
      },
    })
    expect(names).toEqual(named(30))
    // What it can take is learnt once.
    expect(sizes.slice(0, 6)).toEqual([25, 13, 7, 7, 7, 4])
  })

  it.each([400, 500])('that answers CONSTRUCT with %i is asked to DESCRIBE', async (status) => {
    const { names, textOf } = await read(turtleOf({ datasets: ['a'], extra: LINKED }), {
      before: ({ query }) => (query.startsWith('CONSTRUCT') ? { status } : undefined),
    })
    expect(names).toEqual(['a'])
    expect(textOf(iriOf('a'))).toContain('Kontakt for a')
  })

  it.each([
    ['POST', (method: string) => method === 'POST', 405],
    ['GET', (method: string) => method === 'GET', 405],
    ['POST without rights', (method: string) => method === 'POST', 403],
  ])('may refuse %s', async (_, isRefused, status) => {
    const { names, error } = await read(turtleOf({ datasets: named(30) }), {
      before: ({ method }) => (isRefused(method) ? { status } : undefined),
    })
    expect(error).toBeUndefined()
    expect(names).toHaveLength(30)
  })

  it('is asked by POST where an address would be too long for it', async () => {
    const { names } = await read(turtleOf({ datasets: named(3) }), {
      before: ({ method, length }) => (method === 'GET' && length > 100 ? { status: 414 } : undefined),
    })
    expect(names).toHaveLength(3)
  })

  it('keeps the graph that its address names', async () => {
    await read(
      turtleOf({ datasets: named(30) }),
      {},
      { path: '/sparql?default-graph-uri=urn%3Ag&query=x&format=html' },
    )
    expect(
      server?.requests.every(
        ({ url }) => url?.includes('default-graph-uri=urn%3Ag') && !url.includes('format'),
      ),
    ).toBe(true)
  })

  it('is asked for fewer rows where a page takes it too long', async () => {
    const { names } = await read(turtleOf({ datasets: named(50) }), {
      before: ({ query }) =>
        Number(/LIMIT (\d+)/.exec(query)?.[1] ?? 0) > 50 && query.startsWith('SELECT DISTINCT')
          ? { status: 504 }
          : undefined,
    })
    expect(names).toHaveLength(50)
  })

  it('that orders by something else is paged by offset, without loss', async () => {
    const { names } = await read(turtleOf({ datasets: named(30) }), {
      before({ query }) {
        if (!query.startsWith('SELECT DISTINCT') || query.includes('LIMIT 1 ')) return undefined
        const from = Number(/OFFSET (\d+)/.exec(query)?.[1] ?? 0)
        const page = [...named(30)]
          .reverse()
          .slice(from, from + 8)
          .map((name) => ({ iri: { value: iriOf(name) } }))
        return { body: JSON.stringify({ results: { bindings: page } }) }
      },
    })
    expect([...names].sort()).toEqual(named(30))
  })

  it('that pages not at all is read as far as it goes and called unreadable', async () => {
    const { error, names } = await read(turtleOf({ datasets: ['a', 'b'] }), {
      before: ({ query }) =>
        query.startsWith('SELECT DISTINCT')
          ? {
              body: JSON.stringify({
                results: { bindings: ['a', 'b'].map((name) => ({ iri: { value: iriOf(name) } })) },
              }),
            }
          : undefined,
    })
    expect(names.slice(0, 2)).toEqual(['a', 'b'])
    expect(error).toMatchObject({ kind: 'unreadable', message: expect.stringContaining('every page') })
  })

  it('costs only the dataset whose IRI cannot stand in a query, or of which nothing is said', async () => {
    const { names, of } = await read(turtleOf({ datasets: ['a', 'b'] }), {
      before: ({ query }) =>
        query.startsWith('SELECT DISTINCT') && !query.includes('>  "') && !query.includes('STR(?d) >')
          ? {
              body: JSON.stringify({
                results: {
                  bindings: [
                    'https://bad.example/x> } ; DROP ALL',
                    iriOf('a'),
                    iriOf('b'),
                    iriOf('nothing'),
                  ].map((value) => ({ iri: { value } })),
                },
              }),
            }
          : undefined,
    })
    expect(names).toEqual(['a', 'b'])
    expect(of('rejected').map(({ iri, scope }) => [scope, iri])).toEqual([
      ['dataset', 'https://bad.example/x> } ; DROP ALL'],
      ['dataset', iriOf('nothing')],
    ])
  })

  it('that goes out of order in the middle keeps what came before', async () => {
    let graphs = 0
    const { error, datasets } = await read(turtleOf({ datasets: named(60) }), {
      before: ({ query }) => (query.startsWith('SELECT') || ++graphs < 4 ? undefined : { status: 503 }),
    })
    expect(datasets).toHaveLength(25)
    expect(error).toMatchObject({ kind: 'unreachable', status: 503 })
  })

  it('keeps the version from before of datasets that lack a part that fails', async () => {
    const { of } = await read(turtleOf({ datasets: ['a'], extra: LINKED }), {
      before: ({ query }) => (query.includes('/dist/a>') ? { status: 500 } : undefined),
    })
    expect(of('dataset')).toMatchObject([{ isIncomplete: true }])
    expect(of('rejected')).toMatchObject([{ scope: 'part' }])
  })

  it.each<[string, Page, RegExp]>([
    ['a web page with status 200', { body: '<!DOCTYPE html><html><form>' }, /web page.*\/sparql/],
    ['404', { status: 404 }, /not there.*\/sparql/],
    ['400', { status: 400 }, /SPARQL 1\.1/],
    ['text', { body: 'Hello' }, /no result of SPARQL/],
    ['JSON that is cut off', { body: '{"head":{"vars":["iri"]},"results":{"bindings":[{"iri"' }, /cut off/],
    [
      'XML that is cut off',
      { body: '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><results>' },
      /cut off/,
    ],
  ])('at an address that answers with %s says what to do', async (_, page, words) => {
    server = await serve((__, response) => void response.writeHead(page.status ?? 200).end(page.body))
    const { error } = await readAll(readSparql, `${server.origin}/sparql`)
    expect(String(error)).toMatch(words)
  })
})
