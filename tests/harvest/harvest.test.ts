import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const counts = (changes: Record<string, number> = {}) => ({
  found: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  deleted: 0,
  held: 0,
  rejected: 0,
  ...changes,
})

/** Serves what `page` holds at the moment. */
async function serveText(first: string, headers: Record<string, string> = { 'content-type': 'text/turtle' }) {
  const page = { body: first, status: 200, headers }
  const server = await setting.serve((_, response) => {
    response.writeHead(page.status, page.headers)
    response.end(page.body)
  })
  return { url: `${server.origin}/catalog.ttl`, page, server }
}

/** A dataset with two distributions that are blank nodes of this name. */
const distributedBy = (b: string) => [
  `<https://data.example/dataset/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .`,
  `<https://data.example/dataset/a> <http://www.w3.org/ns/dcat#distribution> _:${b}1 .`,
  `_:${b}1 <http://purl.org/dc/terms/title> "CSV"@da .`,
  `<https://data.example/dataset/a> <http://www.w3.org/ns/dcat#distribution> _:${b}2 .`,
  `_:${b}2 <http://purl.org/dc/terms/title> "JSON"@da .`,
]

describe('a harvest', () => {
  it('stores each dataset with its own graph, and the catalogue’s own description apart', async () => {
    const { url } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    const report = await setting.harvest(url)
    expect(report).toMatchObject({
      source: 'source',
      startedAt: '2026-01-01T03:00:00.000Z',
      endedAt: '2026-01-01T03:00:00.000Z',
      outcome: { kind: 'done' },
      counts: counts({ found: 2, created: 2 }),
      rejections: [],
    })
    const record = await setting.recordOf('a')
    expect(record?.ntriples).toContain('"Kontakt for a"')
    expect(record?.ntriples).not.toContain('"Kontakt for b"')
    expect(record?.authority).toBe('https://publisher.example/')
    const [source] = await setting.store.sources()
    expect(source?.catalogue).toContain('"Katalog"@da')
    expect(source?.catalogue).not.toContain('Kontakt')
  })

  it('counts bytes, and the time of each stage', async () => {
    const text = turtleOf({ datasets: ['a'] })
    const { url } = await serveText(text)
    const report = await setting.harvest(url)
    expect(report.bytes).toBe(Buffer.byteLength(text))
    expect(Object.keys(report.timings).sort()).toEqual(['decide', 'fetch', 'parse', 'store'])
    expect(await setting.store.run(report.id)).toEqual(report)
  })

  it('finds nothing changed when blank nodes and order are other ones', async () => {
    const { url, page } = await serveText(distributedBy('x').join('\n'), {
      'content-type': 'application/n-triples',
    })
    await setting.harvest(url)
    page.body = distributedBy('other').reverse().join('\n')
    expect((await setting.harvest(url)).counts).toEqual(counts({ found: 1, unchanged: 1 }))
    expect(await setting.recordOf('a')).toMatchObject({ version: 1 })
  })

  it('stores a version for what has changed, and keeps the one before', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    setting.passDays(1)
    page.body = turtleOf({ datasets: [{ name: 'a', title: 'Ny titel' }, 'b', 'c'] })
    expect((await setting.harvest(url)).counts).toEqual(
      counts({ found: 3, created: 1, updated: 1, unchanged: 1 }),
    )
    expect((await setting.recordOf('a'))?.ntriples).toContain('"Ny titel"@da')
    expect((await setting.recordOf('a', '2026-01-01T12:00:00.000Z'))?.ntriples).toContain('"a"@da')
  })

  it('takes a dataset that stands in it twice once, and says where the two differ', async () => {
    const server = await setting.serve({
      '/1': {
        body: turtleOf({
          datasets: [{ name: 'a', title: 'first' }, 'b'],
          extra: '<https://data.example/catalog> hydra:next </2> .',
        }),
      },
      '/2': { body: turtleOf({ datasets: [{ name: 'a', title: 'second' }, 'b'] }) },
    })
    const report = await setting.harvest(`${server.origin}/1`)
    expect(report.counts).toEqual(counts({ found: 2, created: 2 }))
    expect(report.rejections).toEqual([
      {
        document: `${server.origin}/2`,
        iri: 'https://data.example/dataset/a',
        reason: 'is described more than once, and differently; the first description is kept',
      },
    ])
    expect((await setting.recordOf('a'))?.ntriples).toContain('"first"')
  })

  it('shows datasets batch by batch', async () => {
    const names = Array.from({ length: 1100 }, (_, number) => `d${number}`)
    const { url } = await serveText(turtleOf({ datasets: names }))
    const seen: number[] = []
    await setting.harvest(url, { onProgress: ({ counts: { created } }) => seen.push(created) })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1100)
  })

  it('changes nothing in a dry run, and tells what it would do', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b', 'gone'] }))
    await setting.harvest(url, { settings: { deletion: { graceDays: 0, holdAbovePercent: 100 } } })
    const before = await setting.store.sequence()
    page.body = turtleOf({ datasets: [{ name: 'a', title: 'new' }, 'b', 'c'] })
    const report = await setting.harvest(url, {
      dryRun: true,
      settings: { deletion: { graceDays: 0, holdAbovePercent: 100 } },
    })
    expect(report.counts).toEqual(counts({ found: 3, created: 1, updated: 1, unchanged: 1, deleted: 1 }))
    expect(await setting.store.sequence()).toBe(before)
    expect(await setting.store.runs({ limit: 9 })).toHaveLength(1)
  })

  it('can be tried dry on a source that nobody knows', async () => {
    const { url } = await serveText(turtleOf({ datasets: ['a'] }))
    expect((await setting.harvest(url, { dryRun: true })).counts).toEqual(counts({ found: 1, created: 1 }))
    expect(await setting.store.sources()).toEqual([])
  })

  it('answers with the run that is under way, and does not begin a second', async () => {
    const waiting: ServerResponse[] = []
    const server = await setting.serve((_, response) => void waiting.push(response))
    const first = setting.harvest(server.origin)
    await expect.poll(() => server.requests.length).toBe(1)
    const second = await setting.harvest(server.origin)
    expect(second).toMatchObject({ outcome: { kind: 'running' } })
    expect(second).not.toHaveProperty('endedAt')
    waiting[0]?.end(turtleOf({ datasets: ['a'] }))
    expect((await first).id).toBe(second.id)
    expect(server.requests).toHaveLength(1)
  })
})

describe('the same bytes as last time', () => {
  it('are not parsed again, and everything in them counts as seen', async () => {
    const { url } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    setting.passDays(1)
    const report = await setting.harvest(url)
    expect(report.counts).toEqual(counts({ found: 2, unchanged: 2 }))
    expect(report.outcome).toEqual({ kind: 'done' })
    expect(report.bytes).toBe(0)
    expect(await setting.recordOf('a')).toMatchObject({ lastSeen: '2026-01-02T03:00:00.000Z' })
  })

  it('are parsed when asked to', async () => {
    const { url } = await serveText(turtleOf({ datasets: ['a'] }))
    await setting.harvest(url)
    const report = await setting.harvest(url, { force: true })
    expect(report.counts).toEqual(counts({ found: 1, unchanged: 1 }))
    expect(report.bytes).toBeGreaterThan(0)
  })

  it('are parsed when they are to be held against another profile', async () => {
    const { url } = await serveText(turtleOf({ datasets: ['a'] }))
    await setting.harvest(url)
    const report = await setting.harvest(url, { settings: { profile: 'healthdcat-ap-8' } })
    expect(report.bytes).toBeGreaterThan(0)
  })

  it('are parsed when a record was deleted in the meantime, which then returns', async () => {
    const { url } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    await setting.store.startRun({ id: 'other', source: 'source', startedAt: '2026-01-01T04:00:00.000Z' })
    await setting.store.apply({ source: 'source', run: 'other', at: '2026-01-01T04:00:00.000Z' }, [
      { kind: 'deleted', iri: 'https://data.example/dataset/a' },
    ])
    const other = await setting.store.run('other')
    if (other) await setting.store.saveRun({ ...other, endedAt: other.startedAt, outcome: { kind: 'done' } })
    expect((await setting.harvest(url)).counts).toEqual(counts({ found: 2, created: 1, unchanged: 1 }))
    expect(await setting.states()).toEqual({ a: 'active', b: 'active' })
  })

  it('still delete what is missing when its days of grace are over', async () => {
    const { url, page } = await serveText(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(url)
    page.body = turtleOf({ datasets: ['a'] })
    await setting.harvest(url)
    setting.passDays(8)
    expect((await setting.harvest(url)).counts).toEqual(counts({ found: 1, unchanged: 1, deleted: 1 }))
  })

  it('are parsed after a run that could not take all of them', async () => {
    const text = turtleOf({
      datasets: ['a'],
      extra: '<https://data.example/dataset/b> a dcat:Dataset ; dct:title oops .',
    })
    const { url } = await serveText(text)
    await setting.harvest(url)
    expect((await setting.harvest(url)).bytes).toBeGreaterThan(0)
  })
})

describe('documents', () => {
  const asked = 'https://data.example/dataset/a'
  const triple = `<${asked}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset>`
  const title = `<${asked}> <http://purl.org/dc/terms/title> "Føde"@da`
  const syntaxes: readonly (readonly [string, string, string])[] = [
    [
      'Turtle',
      'text/turtle',
      `@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<${asked}> a dcat:Dataset ; <http://purl.org/dc/terms/title> "Føde"@da .`,
    ],
    ['N-Triples', 'application/n-triples', `${triple} .\n${title} .\n`],
    [
      'N-Quads',
      'application/n-quads',
      `${triple} <https://data.example/g> .\n${title} <https://data.example/g> .\n`,
    ],
    ['TriG', 'application/trig', `<https://data.example/g> { ${triple} . ${title} . }`],
    [
      'JSON-LD',
      'application/ld+json',
      JSON.stringify({
        '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
        '@id': asked,
        '@type': 'dcat:Dataset',
        'dct:title': { '@value': 'Føde', '@language': 'da' },
      }),
    ],
    [
      'RDF/XML',
      'application/rdf+xml',
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/"><dcat:Dataset rdf:about="${asked}"><dct:title xml:lang="da">Føde</dct:title></dcat:Dataset></rdf:RDF>`,
    ],
  ]

  it('say the same in every syntax, gzipped or not, under a right, wrong or no Content-Type', async () => {
    const variants = syntaxes.flatMap(([name, contentType, body]) =>
      [contentType, 'text/plain', 'application/octet-stream', undefined].flatMap((type) => [
        { path: `/${name}/${type}`, headers: type ? { 'content-type': type } : {}, body: Buffer.from(body) },
        { path: `/${name}/${type}.gz`, headers: type ? { 'content-type': type } : {}, body: gzipSync(body) },
      ]),
    )
    const server = await setting.serve(
      Object.fromEntries(variants.map(({ path, ...page }) => [encodeURI(path), page])),
    )
    const outcomes = []
    for (const { path } of variants) {
      const report = await setting.harvest(`${server.origin}${encodeURI(path)}`)
      outcomes.push([path, report.outcome.kind, report.counts.found, report.counts.updated])
    }
    expect(outcomes).toEqual(variants.map(({ path }) => [path, 'done', 1, 0]))
    expect(await setting.recordOf('a')).toMatchObject({ version: 1 })
  })

  it('are asked for by the syntaxes we read', async () => {
    const { url, server } = await serveText(turtleOf({ datasets: ['a'] }))
    await setting.harvest(url)
    for (const [, contentType] of syntaxes) expect(server.requests[0]?.headers.accept).toContain(contentType)
  })
})
