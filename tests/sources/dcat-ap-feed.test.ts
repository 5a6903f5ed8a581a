import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { readDcatApFeed } from '../../src/sources/dcat-ap-feed/read-dcat-ap-feed.ts'
import { pagesFrom } from '../../src/sources/paging.ts'
import type { DocumentMemory } from '../../src/sources/source.ts'
import { collect, type Collected, type CollectOptions } from './collect.ts'
import { serve, type Loopback, type Page } from './loopback.ts'

let server: Loopback | undefined
afterEach(() => server?.close())

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/dcat-ap-feed/${name}`, import.meta.url), 'utf8')

const PREFIXES = `@prefix as: <https://www.w3.org/ns/activitystreams#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ldes: <https://w3id.org/ldes#> .
@prefix tree: <https://w3id.org/tree#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix a: <https://feed.example/activity/> .
@prefix d: <https://data.example/> .
`
const day = (number: number) => `"2026-01-${String(number).padStart(2, '0')}T10:00:00Z"^^xsd:dateTime`

/** `on`: the day of January on which it was published. */
const upsert = (
  number: number,
  name: string,
  { on = number, title = `${name}${number}`, type = 'Update' } = {},
) =>
  `<#feed> tree:member a:${number} . a:${number} a as:${type} ; as:object d:${name} ; as:published ${day(on)} .
a:${number} { d:${name} a dcat:Dataset ; dct:title "${title}" . }`

const remove = (number: number, name: string) =>
  `a:${number} a as:Delete ; as:object d:${name} ; as:published ${day(number)} .`

/** A page of a search tree: what is on it, and which nodes it leads to, each until a day. */
const trig = (content: readonly string[], nodes: Readonly<Record<string, number | undefined>> = {}) => {
  const relations = Object.entries(nodes).map(
    ([node, until]) =>
      `<> tree:relation [ a tree:GreaterThanOrEqualToRelation ; tree:path as:published ; tree:value ${day(1)} ; tree:node <${node}> ] .
${until === undefined ? '' : `<> tree:relation [ a tree:LessThanRelation ; tree:path as:published ; tree:value ${day(until)} ; tree:node <${node}> ] .`}`,
  )
  return [PREFIXES, ...relations, ...content].join('\n')
}

const next = (page: string) => `<> as:next <${page}> .`

/** Pages by path, which may be replaced while the server runs. */
async function servePages(pages: Record<string, string | Page>) {
  server = await serve((request, response) => {
    const page = pages[request.url ?? '']
    if (page === undefined) return void response.writeHead(404).end()
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page
    const etag = headers['etag']
    if (etag !== undefined && request.headers['if-none-match'] === etag)
      return void response.writeHead(304).end()
    response.writeHead(status, { 'content-type': 'application/trig', ...headers }).end(body)
  })
}

const read = (options: CollectOptions = {}, path = '/feed') =>
  collect(readDcatApFeed, `${server?.origin}${path}`, options)

/** What was asked for since the last time this was asked. */
let told = 0
const askedFor = () => {
  const paths = (server?.requests ?? []).map(({ url }) => url)
  const news = paths.slice(told)
  told = paths.length
  return news
}
afterEach(() => {
  told = 0
})

const titles = ({ of }: Collected) =>
  of('dataset').flatMap(({ triples }) =>
    triples
      .filter(({ predicate }) => predicate.endsWith('terms/title'))
      .map(({ object }) => object.replaceAll('"', '')),
  )
const stateOf = ({ end }: Collected) => end?.state ?? ''
const names = (iris: readonly string[]) => iris.map((iri) => iri.replace('https://data.example/', ''))
const deletedIn = ({ of }: Collected) => names(of('deleted').map(({ iri }) => iri))

describe('a DCAT-AP feed', () => {
  it('in TriG gives the last state of each dataset with the entities it refers to', async () => {
    await servePages({ '/feed': fixture('feed-with-standalone-entities.trig') })
    const { of, error, end } = await read()
    expect(error).toBeUndefined()
    expect(of('dataset').map(({ iri }) => iri)).toEqual(['https://data.example/dataset'])
    const objects = of('dataset')[0]?.triples.map(({ object }) => object)
    expect(objects).toContain('"Nu"@da')
    expect(objects).not.toContain('"Før"@da')
    expect(objects).toContain('"Udgiver"@da')
    expect(objects).toContain('https://data.example/get')
    expect(end?.listing).toBe('full')
  })

  it('in JSON-LD may have graphs of its activities’ names, or objects described where they are named', async () => {
    await servePages({
      '/feed': {
        headers: { 'content-type': 'application/ld+json' },
        body: fixture('feed-in-json-ld.jsonld'),
      },
    })
    const feed = await read()
    expect(feed.error).toBeUndefined()
    expect(feed.datasets).toEqual(['https://data.example/a', 'https://data.example/b'])
    expect(feed.of('dataset')[1]?.triples.map(({ object }) => object)).toContain('"Udgiver"')
    expect(deletedIn(feed)).toEqual(['c'])
  })

  it('is read in the order of its activities’ times, whatever the order of its pages', async () => {
    await servePages({
      '/feed': trig([upsert(5, 'x'), remove(6, 'y')], { new: undefined, old: undefined }),
      '/new': trig([upsert(9, 'x'), upsert(3, 'y')]),
      '/old': trig([upsert(1, 'x'), upsert(2, 'y'), upsert(4, 'z')]),
    })
    const feed = await read()
    expect(titles(feed).sort()).toEqual(['x9', 'z4'])
    expect(deletedIn(feed)).toEqual(['y'])
  })

  it('takes back a dataset that is created again after its deletion', async () => {
    await servePages({ '/feed': trig([upsert(1, 'x'), remove(2, 'x'), upsert(3, 'x', { type: 'Create' })]) })
    const feed = await read()
    expect(titles(feed)).toEqual(['x3'])
    expect(deletedIn(feed)).toEqual([])
  })

  it('may be paged with as:first and as:next, and is read once where they lead in a circle', async () => {
    await servePages({
      '/feed': trig(['<> as:first <p1> .']),
      '/p1': trig([upsert(1, 'x'), next('p2')]),
      '/p2': trig([upsert(2, 'y'), next('p3')]),
      '/p3': trig([upsert(3, 'z'), next('p1')]),
    })
    expect((await read()).datasets).toHaveLength(3)
    expect(askedFor()).toEqual(['/feed', '/p1', '/p2', '/p3'])
  })

  it('may escape the IRIs of members and objects in other ways than their descriptions do', async () => {
    const feed = `<#feed> tree:member <https://feed.example/%C3%A6/1> .
<https://feed.example/%c3%a6/1> a as:Create ; as:object <https://data.example/b%C3%B8rn> ; as:published ${day(1)} .
<https://feed.example/æ/1> { <https://data.example/børn> a dcat:Dataset ; dct:title "Børn" . }`
    await servePages({ '/feed': trig([feed]) })
    const first = await read()
    expect(first.datasets).toEqual(['https://data.example/børn'])
    expect(first.reasons).toEqual([])
    await server?.close()
    await servePages({
      '/feed': trig([
        feed,
        `a:2 a as:Delete ; as:object <https://data.example/b%C3%B8rn> ; as:published ${day(2)} .`,
      ]),
    })
    expect(deletedIn(await read())).toContain('børn')
  })

  it('may have several objects in one activity, each with a last word of its own', async () => {
    await servePages({
      '/feed': trig([
        `a:1 a as:Create ; as:object d:x, d:y ; as:published ${day(1)} .
a:1 { d:x a dcat:Dataset ; dct:title "x1" . d:y a dcat:Dataset ; dct:title "y1" . }`,
        upsert(2, 'x'),
        `a:3 a as:Delete ; as:object d:p, d:q ; as:published ${day(3)} .`,
      ]),
    })
    const feed = await read()
    expect(titles(feed).sort()).toEqual(['x2', 'y1'])
    expect(deletedIn(feed)).toEqual(['p', 'q'])
  })

  it('says which members it could not use, and keeps the rest', async () => {
    await servePages({
      '/feed': trig([
        upsert(1, 'x'),
        `<#feed> tree:member a:2, a:3, a:4, a:5, a:6 .`,
        `a:2 a as:Announce ; as:object d:y ; as:published ${day(2)} .`,
        `a:3 a as:Update ; as:object [ ] ; as:published ${day(3)} .`,
        `a:4 a as:Update ; as:object d:z ; as:published ${day(4)} .`,
        `a:5 dct:title "something else" .`,
      ]),
    })
    const { datasets, reasons } = await read()
    expect(names(datasets)).toEqual(['x'])
    expect(reasons.map((reason) => reason.replace('https://feed.example/activity/', '')).sort()).toEqual([
      '2 is an activity of type Announce; Create, Update and Delete are known here',
      '3 names no object by an IRI; nobody can tell what it is about',
      '4 describes nothing: there is no graph with its name, and nothing is said of its object',
      '5 is a member that is no Create, Update or Delete of ActivityStreams',
      '6 is listed as a member and not described on its page',
    ])
  })

  it('that forgets what is old never says that a dataset is gone by not naming it', async () => {
    await servePages({
      '/feed': trig([
        upsert(1, 'x'),
        '<#feed> ldes:retentionPolicy [ a ldes:DurationAgoPolicy ; tree:value "P30D" ] .',
      ]),
    })
    expect((await read()).end?.listing).toBe('increment')
  })

  it('gives each of its datasets, also one that no catalogue lists and others refer to', async () => {
    await servePages({
      '/feed': trig([
        upsert(1, 'x'),
        `a:2 a as:Update ; as:object d:y ; as:published ${day(2)} .
a:2 { d:y a dcat:Dataset ; dct:title "y2" ; dct:relation d:x, d:w . d:w a dcat:Dataset ; dct:title "no entity" . }`,
        `a:3 a as:Update ; as:object d:catalogue ; as:published ${day(3)} .
a:3 { d:catalogue a dcat:Catalog ; dct:title "K" ; dcat:dataset d:y . }`,
      ]),
    })
    expect(names((await read()).datasets)).toEqual(['x', 'y'])
  })

  it('does not give out a deleted dataset because another one tells of it', async () => {
    await servePages({
      '/feed': trig([
        upsert(1, 'x'),
        `a:2 a as:Update ; as:object d:y ; as:published ${day(2)} .
a:2 { d:y a dcat:Dataset ; dct:title "y2" ; dct:relation d:x . d:x a dcat:Dataset ; dct:title "x of y" . }`,
        remove(3, 'x'),
      ]),
    })
    const feed = await read()
    expect(names(feed.datasets)).toEqual(['y'])
    expect(deletedIn(feed)).toEqual(['x'])
  })
})

describe('the next run of a DCAT-AP feed', () => {
  it('reads only the pages that may have something newer, and gives what is new', async () => {
    const pages: Record<string, string> = {
      '/feed': trig([], { old: 5, new: undefined }),
      '/old': trig([upsert(1, 'x'), upsert(2, 'y')]),
      '/new': trig([upsert(6, 'z')]),
    }
    await servePages(pages)
    const first = await read()
    askedFor()
    pages['/new'] = trig([upsert(6, 'z'), upsert(7, 'x'), remove(8, 'y')])
    const second = await read({ state: stateOf(first) })
    expect(askedFor()).toEqual(['/feed', '/new'])
    expect(second.end?.listing).toBe('increment')
    expect(titles(second)).toEqual(['x7'])
    expect(deletedIn(second)).toEqual(['y'])
    const third = await read({ state: stateOf(second) })
    expect(third.of('dataset')).toEqual([])
    expect(third.of('deleted')).toEqual([])
  })

  it('takes an activity of the same moment as the newest one, if it has not met it', async () => {
    const pages = { '/feed': trig([upsert(1, 'x')]) }
    await servePages(pages)
    const first = await read()
    pages['/feed'] = trig([upsert(1, 'x'), upsert(2, 'y', { on: 1 })])
    const second = await read({ state: stateOf(first) })
    expect(titles(second)).toEqual(['y2'])
  })

  it('is not led astray by an activity from the future: what comes after it is still new', async () => {
    const future = upsert(2, 'y').replace('2026-01-02', '2099-01-02')
    const pages = { '/feed': trig([upsert(1, 'x'), future]) }
    await servePages(pages)
    const first = await read()
    pages['/feed'] = trig([upsert(1, 'x'), future, upsert(3, 'z')])
    expect(titles(await read({ state: stateOf(first) }))).toContain('z3')
  })

  it('never fetches a closed page again, and asks for open ones only if they have changed', async () => {
    const closed = { 'cache-control': 'public, max-age=604800, immutable' }
    const pages: Record<string, Page> = {
      '/feed': { headers: { etag: '"f"' }, body: trig([], { p1: undefined, p2: undefined }) },
      '/p1': { headers: closed, body: trig([upsert(1, 'x')], { p0: undefined }) },
      '/p0': { headers: closed, body: trig([]) },
      '/p2': { headers: { etag: '"1"' }, body: trig([upsert(2, 'y')]) },
    }
    await servePages(pages)
    const memories = new Map<string, DocumentMemory>()
    const first = await read({ memories })
    expect(askedFor()).toHaveLength(4)
    const second = await read({ memories, state: stateOf(first) })
    expect(second.error).toBeUndefined()
    expect(askedFor()).toEqual(['/feed', '/p2'])
    expect(second.of('document')).toEqual([])
    pages['/p2'] = { headers: { etag: '"2"' }, body: trig([upsert(2, 'y'), upsert(3, 'z')]) }
    expect(titles(await read({ memories, state: stateOf(second) }))).toEqual(['z3'])
  })

  it('goes on at the last page where the oldest comes first', async () => {
    const pages: Record<string, string> = {
      '/feed': trig(['<> as:first <p1> .']),
      '/p1': trig([upsert(1, 'x'), next('p2')]),
      '/p2': trig([upsert(2, 'y')]),
    }
    await servePages(pages)
    const first = await read()
    askedFor()
    pages['/p2'] = trig([upsert(2, 'y'), upsert(3, 'x'), next('p3')])
    pages['/p3'] = trig([upsert(4, 'z')])
    const second = await read({ state: stateOf(first) })
    expect(askedFor()).toEqual(['/p2', '/p3'])
    expect(titles(second)).toEqual(['x3', 'z4'])
    await read({ state: stateOf(second) })
    expect(askedFor()).toEqual(['/p3'])
  })

  it('stops at what it knows where the newest comes first', async () => {
    const pages: Record<string, string> = {
      '/feed': trig([upsert(5, 'x'), next('p2')]),
      '/p2': trig([upsert(3, 'y'), next('p3')]),
      '/p3': trig([upsert(1, 'z')]),
    }
    await servePages(pages)
    const first = await read()
    askedFor()
    pages['/feed'] = trig([upsert(6, 'z'), upsert(5, 'x'), next('p2')])
    expect(titles(await read({ state: stateOf(first) }))).toEqual(['z6'])
    expect(askedFor()).toEqual(['/feed', '/p2'])
  })

  it('reads everything where its last page is gone: the feed was built anew', async () => {
    const pages: Record<string, string> = {
      '/feed': trig(['<> as:first <p1> .']),
      '/p1': trig([upsert(1, 'x'), next('p2')]),
      '/p2': trig([upsert(2, 'y')]),
    }
    await servePages(pages)
    const first = await read()
    delete pages['/p2']
    pages['/p1'] = trig([upsert(1, 'x'), upsert(3, 'z')])
    const second = await read({ state: stateOf(first) })
    expect(second.end?.listing).toBe('full')
    expect(names(second.datasets)).toEqual(['x', 'z'])
  })

  it('gives a dataset anew of which a part has changed, with what is said of its other parts on old pages', async () => {
    const whole = fixture('feed-with-standalone-entities.trig')
    const pages: Record<string, string> = {
      '/feed': `${whole}\n<> as:next <p2> .`,
      '/p2': trig([upsert(8, 'x')]),
    }
    await servePages(pages)
    const first = await read()
    expect(first.datasets).toHaveLength(2)
    const second = await read({ state: stateOf(first) })
    expect(second.end?.listing).toBe('increment')
    pages['/p2'] = trig([
      upsert(8, 'x'),
      `a:9 a as:Update ; as:object d:publisher ; as:published "2026-02-01T10:00:00Z"^^xsd:dateTime .
a:9 { d:publisher a <http://xmlns.com/foaf/0.1/Agent> ; <http://xmlns.com/foaf/0.1/name> "Nyt navn"@da . }`,
    ])
    const third = await read({ state: stateOf(second) })
    expect(third.end?.listing).toBe('increment')
    expect(names(third.datasets)).toEqual(['dataset'])
    const objects = third.of('dataset')[0]?.triples.map(({ object }) => object)
    expect(objects).toEqual(expect.arrayContaining(['"Nyt navn"@da', '"Nu"@da', 'https://data.example/get']))
    expect(objects).not.toContain('"Udgiver"@da')
  })

  it('comes to the same as reading the feed anew, whatever happens in it', async () => {
    const entities = ['d1', 'd2', 'd3', 'agent1', 'agent2', 'dist1', 'dist2', 'series', 'catalogue']
    const step = fc.record({
      entity: fc.constantFrom(...entities),
      refs: fc.subarray(entities),
      isDelete: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        async (rounds) => {
          const pages: Record<string, string> = {}
          await servePages(pages)
          const feed = newFeed(pages)
          const held = new Map<string, string>()
          const memories = new Map<string, DocumentMemory>()
          let state = ''
          for (const round of rounds) {
            feed.publish(round)
            const increment = await read({ memories, ...(state !== '' && { state }) }, '/p0')
            expect(increment.error).toBeUndefined()
            state = stateOf(increment)
            if (increment.end?.listing === 'full') held.clear()
            for (const { iri } of increment.of('deleted')) held.delete(iri)
            for (const [iri, text] of textsOf(increment)) held.set(iri, text)
          }
          const whole = await read({}, '/p0')
          expect(Object.fromEntries(held)).toEqual(Object.fromEntries(textsOf(whole)))
          await server?.close()
        },
      ),
      { numRuns: 25 },
    )
  })
})

const textsOf = ({ of }: Collected) =>
  new Map(of('dataset').map(({ iri, triples }) => [iri, canonicalize(triples).ntriples]))

interface FeedStep {
  readonly entity: string
  readonly refs: readonly string[]
  readonly isDelete: boolean
}

/** A feed that publishes entities before references to them, and removes references before it deletes them. */
function newFeed(pages: Record<string, string>) {
  const live = new Map<string, readonly string[]>()
  const activities: string[] = []
  const CLASSES: Readonly<Record<string, string>> = {
    d: 'dcat:Dataset',
    a: '<http://xmlns.com/foaf/0.1/Agent>',
    s: 'dcat:DatasetSeries',
    c: 'dcat:Catalog',
  }
  const PROPERTIES: Readonly<Record<string, string>> = {
    agent: 'dct:publisher',
    dist: 'dcat:distribution',
    series: 'dcat:inSeries',
    d: 'dct:relation',
  }
  const propertyOf = (from: string, to: string) =>
    from === 'catalogue' && /^(?:d\d|series)/.test(to) ? 'dcat:dataset' : PROPERTIES[to.replace(/\d$/, '')]
  const add = ({ entity, refs, isDelete }: FeedStep) => {
    const time = `"2026-01-01T00:00:${String(activities.length).padStart(2, '0')}Z"^^xsd:dateTime`
    const iri = `a:${activities.length}`
    const isNeeded = [...live].some(([other, others]) => other !== entity && others.includes(entity))
    if (isDelete && (isNeeded || !live.has(entity))) return
    if (isDelete) {
      live.delete(entity)
      activities.push(`${iri} a as:Delete ; as:object d:${entity} ; as:published ${time} .`)
      return
    }
    const known = refs.filter(
      (ref) => ref !== entity && live.has(ref) && propertyOf(entity, ref) !== undefined,
    )
    live.set(entity, known)
    const said = known.map((ref) => `; ${propertyOf(entity, ref)} d:${ref} `).join('')
    const type = entity.startsWith('dist') ? 'dcat:Distribution' : CLASSES[entity[0] ?? '']
    activities.push(
      `${iri} a as:Update ; as:object d:${entity} ; as:published ${time} . ${iri} { d:${entity} a ${type} ; dct:title "${entity} ${activities.length}" ${said}. }`,
    )
  }
  return {
    publish(steps: readonly FeedStep[]) {
      steps.forEach(add)
      const count = Math.max(1, Math.ceil(activities.length / 2))
      for (let page = 0; page < count; page++)
        pages[`/p${page}`] = trig([
          ...activities.slice(page * 2, page * 2 + 2),
          ...(page + 1 < count ? [next(`p${page + 1}`)] : []),
        ])
    },
  }
}

describe('a DCAT-AP feed that breaks', () => {
  it('in the middle of its pages gives nothing: an older state may be all that was read', async () => {
    await servePages({
      '/feed': trig([upsert(1, 'x')], { p2: undefined }),
      '/p2': { status: 500 },
    })
    const { datasets, error, end } = await read()
    expect(error).toMatchObject({ kind: 'unreachable', status: 500 })
    expect(datasets).toEqual([])
    expect(end).toBeUndefined()
  })

  it.each([
    ['TriG', 'application/trig', trig([upsert(1, 'x')]).slice(0, -10)],
    ['JSON-LD', 'application/ld+json', fixture('feed-in-json-ld.jsonld').slice(0, -20)],
  ])('in the middle of a page in %s is unreadable', async (_, type, body) => {
    await servePages({ '/feed': { headers: { 'content-type': type }, body } })
    const { error, datasets } = await read()
    expect(error).toMatchObject({ kind: 'unreadable' })
    expect(datasets).toEqual([])
  })

  it('with an HTML page and status 200 is unreadable', async () => {
    await servePages({ '/feed': '<!DOCTYPE html><html><body>Vedligeholdelse</body></html>' })
    expect(String((await read()).error)).toContain('this is an HTML page, not RDF')
  })

  it('in one statement keeps the others, and says which line it was', async () => {
    await servePages({ '/feed': trig([upsert(1, 'x'), 'd:x dct:title ??? .', upsert(2, 'y')]) })
    const { datasets, of } = await read()
    expect(names(datasets)).toEqual(['x', 'y'])
    expect(of('rejected')[0]).toMatchObject({ scope: 'part', line: 12 })
  })

  it('with a context that would have to be fetched is unreadable, and fetches nothing', async () => {
    await servePages({
      '/feed': {
        headers: { 'content-type': 'application/ld+json' },
        body: '{"@context":"http://127.0.0.1:1/context.jsonld","@id":"x:y","@type":"z"}',
      },
    })
    expect(String((await read()).error)).toContain('none is fetched')
    expect(askedFor()).toEqual(['/feed'])
  })

  it('by having no end is left after ten thousand pages', () => {
    const pages = pagesFrom('https://feed.example/p0')
    const walk = () => {
      for (let page = 1; pages.take() !== undefined; page++) pages.add(`https://feed.example/p${page}`)
    }
    expect(walk).toThrow('more than 10000 pages')
  })
})
