import { mkdtempSync, readdirSync, readFileSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitDatasets } from '../../src/dataset/split-datasets.ts'
import type { SplitItem, SplitOptions } from '../../src/dataset/split-datasets.ts'
import { fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { RdfSyntaxError } from '../../src/rdf/problem.ts'
import type { Quad, Triple } from '../../src/rdf/term.ts'
import { readDocument } from '../rdf/reading.ts'

const EX = 'https://data.example/'
const DCT = 'http://purl.org/dc/terms/'

type ItemOf<K extends SplitItem['kind']> = Extract<SplitItem, { kind: K }>

async function* inBatches(quads: readonly Quad[], size = 7): AsyncGenerator<readonly Quad[]> {
  for (let start = 0; start < quads.length; start += size) yield quads.slice(start, start + size)
}

async function split(quads: readonly Quad[], options: Partial<SplitOptions> = {}): Promise<SplitItem[]> {
  const items: SplitItem[] = []
  for await (const item of splitDatasets(inBatches(quads), { source: 'source', ...options })) items.push(item)
  return items
}

const ofKind = <K extends SplitItem['kind']>(items: readonly SplitItem[], kind: K): ItemOf<K>[] =>
  items.filter((item): item is ItemOf<K> => item.kind === kind)

async function splitFixture(name: string): Promise<{ quads: readonly Quad[]; items: SplitItem[] }> {
  const { quads, problems } = await readDocument(
    readFileSync(`tests/fixtures/documents/${name}`),
    name.endsWith('.trig') ? 'trig' : 'turtle',
  )
  expect(problems).toEqual([])
  return { quads, items: await split(quads) }
}

/** The titles and names in a description: what was gathered, in words. */
const wordsIn = (triples: readonly Triple[]): string[] =>
  triples
    .filter(({ object }) => object.startsWith('"'))
    .map(({ object }) => /^"([^"]*)"/.exec(object)?.[1] ?? '')
    .sort()

const irisOf = (items: readonly SplitItem[]): string[] =>
  ofKind(items, 'dataset').map(({ iri }) => iri.replace(EX, ''))

describe('a dataset is gathered with what describes it', () => {
  test('agents, distributions, services and records, wherever they stand in the document', async () => {
    const { items } = await splitFixture('catalogue-with-agents-before-and-after.ttl')
    const [one, two] = ofKind(items, 'dataset')
    expect(one?.iri).toBe(`${EX}one`)
    expect(wordsIn(one?.triples ?? [])).toEqual([
      '2020-01-01',
      'Adgang',
      'Et',
      'K',
      'Styrelsen',
      'Tjeneste',
      'a@data.example',
      'added later',
    ])
    expect(wordsIn(two?.triples ?? [])).toEqual(['Sent', 'Tema', 'To'])
  })

  test('a service says only of this dataset that it serves it', async () => {
    const { items } = await splitFixture('catalogue-with-agents-before-and-after.ttl')
    const served = ofKind(items, 'dataset')[0]?.triples.filter(({ predicate }) =>
      predicate.endsWith('servesDataset'),
    )
    expect(served?.map(({ object }) => object)).toEqual([`${EX}one`])
  })

  test('the catalogue describes itself without what it lists', async () => {
    const { items } = await splitFixture('catalogue-with-agents-before-and-after.ttl')
    const catalogues = ofKind(items, 'catalogue')
    expect(catalogues.map(({ iri }) => iri)).toEqual([`${EX}catalogue`])
    expect(wordsIn(catalogues[0]?.triples ?? [])).toEqual(['Katalog', 'Styrelsen', 'a@data.example'])
    expect(catalogues[0]?.triples.some(({ predicate }) => /#(?:dataset|record)$/.test(predicate))).toBe(false)
  })

  test('a series that no catalogue lists travels whole with its members', async () => {
    const { items } = await splitFixture('series-that-no-catalogue-lists.ttl')
    expect(irisOf(items)).toEqual(['y2020', 'y2021'])
    const [y2020] = ofKind(items, 'dataset')
    expect(wordsIn(y2020?.triples ?? [])).toEqual(['2020', 'Lang beskrivelse', 'Styrelsen', 'Årlig serie'])
  })

  test('a series that is listed is a record of its own, and in its members by its name alone', async () => {
    const { items } = await splitFixture('series-and-relations.ttl')
    expect(irisOf(items)).toEqual(['series', 'y2020', 'y2021'])
    const [series, , y2021] = ofKind(items, 'dataset')
    expect(wordsIn(series?.triples ?? [])).toEqual(['Lang beskrivelse', 'Styrelsen', 'Årlig serie'])
    expect(wordsIn(y2021?.triples ?? [])).toEqual(['2021', 'Årlig serie'])
    expect(y2021?.triples.filter(({ object }) => object === `${EX}y2020`).length).toBe(2)
  })
})

describe('what is a dataset', () => {
  test('without any catalogue, everything typed so that says more than its type', async () => {
    expect(irisOf((await splitFixture('datasets-without-catalogue.ttl')).items)).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  test('with a catalogue, what it lists and describes, typed or not, and what nothing refers to', async () => {
    expect(irisOf((await splitFixture('datasets-listed-but-untyped.ttl')).items).sort()).toEqual([
      'forgotten',
      'untyped',
    ])
  })

  test('a catalogue is none, even when it is typed as a dataset and listed', async () => {
    const { items } = await splitFixture('catalogues-within-a-catalogue.ttl')
    expect(irisOf(items).sort()).toEqual(['one', 'two'])
    const catalogues = ofKind(items, 'catalogue')
    expect(catalogues.map(({ iri }) => iri)).toEqual([`${EX}catalogue`])
    expect(wordsIn(catalogues[0]?.triples ?? [])).toEqual(['Del', 'Hele', 'Styrelsen'])
  })

  test('named graphs make no difference', async () => {
    const { items } = await splitFixture('datasets-in-named-graphs.trig')
    expect(ofKind(items, 'dataset').map(({ triples }) => wordsIn(triples))).toEqual([
      ['Et', 'Styrelsen'],
      ['Styrelsen', 'To'],
    ])
  })
})

describe('datasets as blank nodes', () => {
  test('get an IRI that is the same at the next run, under other labels and in another order', async () => {
    const { quads, items } = await splitFixture('datasets-as-blank-nodes.ttl')
    const again = await split(
      quads
        .toReversed()
        .map((quad) => ({ ...quad, subject: relabel(quad.subject), object: relabel(quad.object) })),
    )
    expect(irisAndContent(items).length).toBe(3)
    expect(irisAndContent(items).every((each) => each.startsWith('urn:uuid:'))).toBe(true)
    // The two that share an identifier may trade IRIs with the order; the one without keeps its own.
    const unnamed = (from: readonly SplitItem[]) => irisAndContent(from).find((each) => each.includes('Uden'))
    expect(unnamed(again)).toBe(unnamed(items))
  })

  test('that hang below another dataset are parts of it', async () => {
    const { items } = await splitFixture('datasets-as-blank-nodes.ttl')
    const words = ofKind(items, 'dataset').map(({ triples }) => wordsIn(triples))
    expect(words).toContainEqual(['Kilden', 'Uden identifikator'])
    expect(words).not.toContainEqual(['Kilden'])
  })

  test('stand in their triples under the IRI they got', async () => {
    const { items } = await splitFixture('datasets-as-blank-nodes.ttl')
    for (const { iri, triples } of ofKind(items, 'dataset'))
      expect(triples.some(({ subject }) => subject === iri)).toBe(true)
  })
})

const irisAndContent = (from: readonly SplitItem[]): string[] =>
  ofKind(from, 'dataset').map(({ iri, triples }) => `${iri} ${wordsIn(triples).join()}`)

const relabel = (term: string): string =>
  term.startsWith('_:') ? `_:other${term.length}${term.split('').reverse().join('').replace(':_', '')}` : term

describe('paging', () => {
  test.each([
    ['page-of-a-hydra-collection.ttl', { next: `${EX}catalog.ttl?page=2`, total: 250 }],
    ['page-of-a-hydra-view.ttl', { next: `${EX}?page=2`, total: 2 }],
  ])('%s says where the rest is, before anything else', async (name, expected) => {
    const { items } = await splitFixture(name)
    expect(items[0]).toEqual({ kind: 'paging', ...expected })
    expect(irisOf(items)).toEqual(['one'])
  })

  test('a document that is all there is says nothing of pages', async () => {
    expect(ofKind((await splitFixture('datasets-without-catalogue.ttl')).items, 'paging')).toEqual([])
  })
})

describe('every quad is accounted for', () => {
  test.each(readdirSync('tests/fixtures/documents'))('in %s', async (name) => {
    const { quads, items } = await splitFixture(name)
    const [counts] = ofKind(items, 'counts')
    expect((counts?.used ?? 0) + (counts?.shared ?? 0) + (counts?.unused ?? 0)).toBe(quads.length)
    expect(items.at(-1)?.kind).toBe('counts')
  })

  test('with an example of each node that belongs to nothing', async () => {
    const { items } = await splitFixture('catalogue-with-agents-before-and-after.ttl')
    const [counts] = ofKind(items, 'counts')
    expect(counts).toMatchObject({ unused: 3 })
    expect(counts?.examples.map(({ subject }) => subject.replace(EX, '')).sort()).toEqual([
      'broader',
      'nobody',
    ])
  })
})

/** A catalogue whose parts may come in any order. */
const catalogueOf = (datasets: number): readonly Quad[] =>
  parseTurtle(
    `@prefix : <${EX}> . @prefix dct: <${DCT}> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    :c a dcat:Catalog ; dct:title "C" .
    ${Array.from(
      { length: datasets },
      (
        _,
        index,
      ) => `:c dcat:dataset :d${index} . :d${index} a dcat:Dataset ; dct:title "Titel på ${index}"@da ; dct:publisher :org${index % 2} ;
        dcat:contactPoint [ foaf:name "K${index}" ; foaf:page [ dct:title "\\u0000 nul" ] ] ; dcat:distribution :d${index}x .
      :d${index}x dct:title "Fil" ; dct:rights [ dct:title "R" ] .`,
    ).join('\n')}
    :org0 foaf:name "Nul" . :org1 foaf:name "Et" .`,
  ).map((triple) => ({ ...triple, graph: '' }))

async function* broken(): AsyncGenerator<readonly Quad[]> {
  yield catalogueOf(2)
  throw new RdfSyntaxError('broken', 7)
}

/** What came out, whatever the order. */
const contentOf = (items: readonly SplitItem[]): string[] =>
  items
    .flatMap((item) =>
      item.kind === 'dataset' || item.kind === 'catalogue'
        ? [`${item.kind} ${item.iri} ${fingerprintOf(item.triples)}`]
        : [],
    )
    .sort()

describe('documents of any order and size', () => {
  test('the order of a document makes no difference', async () => {
    const quads = catalogueOf(6)
    const expected = contentOf(await split(quads))
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...quads], { minLength: quads.length }), async (shuffled) => {
        expect(contentOf(await split(shuffled))).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  test.each([0, 1000, 20_000])(
    'what does not fit into %i bytes goes to a file and comes back whole',
    async (budgetBytes) => {
      const quads = catalogueOf(40)
      expect(contentOf(await split(quads, { budgetBytes }))).toEqual(contentOf(await split(quads)))
      expect(contentOf(await split(quads.toReversed(), { budgetBytes }))).toEqual(
        contentOf(await split(quads)),
      )
    },
  )

  test('the file leaves nothing behind, even when the run is aborted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'split-test-'))
    process.env['TMPDIR'] = folder
    const abort = new AbortController()
    const items: SplitItem[] = []
    const reading = (async () => {
      for await (const item of splitDatasets(inBatches(catalogueOf(40)), {
        source: 's',
        budgetBytes: 0,
        signal: abort.signal,
      })) {
        items.push(item)
        abort.abort()
      }
    })()
    await expect(reading).rejects.toThrow('aborted')
    expect(items.length).toBe(1)
    expect(readdirSync(folder)).toEqual([])
    delete process.env['TMPDIR']
    rmdirSync(folder)
  })

  test('a dataset with ten thousand distributions is one dataset (8,327 of them killed a harvester)', async () => {
    const distributions = Array.from({ length: 10_000 }, (_, index): Quad[] => [
      {
        subject: `${EX}big`,
        predicate: 'http://www.w3.org/ns/dcat#distribution',
        object: `${EX}f${index}`,
        graph: '',
      },
      { subject: `${EX}f${index}`, predicate: `${DCT}title`, object: `"${index}"`, graph: '' },
    ]).flat()
    const type = {
      subject: `${EX}big`,
      predicate: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
      object: 'http://www.w3.org/ns/dcat#Dataset',
      graph: '',
    }
    const [big] = ofKind(await split([type, ...distributions]), 'dataset')
    expect(big?.triples.length).toBe(20_001)
  })

  test('a dataset beyond the limits is rejected with the reason, and its neighbours live', async () => {
    const items = await split(catalogueOf(3), { limits: { maxTriples: 10 } })
    expect(ofKind(items, 'rejected').length).toBe(3)
    expect(ofKind(items, 'rejected')[0]).toMatchObject({
      iri: `${EX}d0`,
      reason: 'its description has more than 10 triples',
    })
    const one = [
      ...catalogueOf(3),
      ...Array.from({ length: 50 }, (_, index) => ({
        subject: `${EX}d1`,
        predicate: `${DCT}relation`,
        object: `"${index}"`,
        graph: '',
      })),
    ]
    expect(irisOf(await split(one, { limits: { maxTriples: 30 } }))).toEqual(['d0', 'd2'])
  })

  test('a node that everything refers to and that says much comes by its name', async () => {
    const quads = [
      ...catalogueOf(2),
      ...Array.from({ length: 3000 }, (_, index) => ({
        subject: `${EX}org0`,
        predicate: `${DCT}relation`,
        object: `"${index}"`,
        graph: '',
      })),
    ]
    const [d0] = ofKind(await split(quads), 'dataset')
    expect(d0?.triples.length).toBeLessThan(20)
  })

  test('a document that breaks in the middle gives what came before, and then its error', async () => {
    const items: SplitItem[] = []
    const reading = (async () => {
      for await (const item of splitDatasets(broken(), { source: 's' })) items.push(item)
    })()
    await expect(reading).rejects.toMatchObject({ line: 7 })
    expect(irisOf(items)).toEqual(['d0', 'd1'])
    expect(items.at(-1)?.kind).toBe('counts')
  })

  test('an empty document has no datasets', async () => {
    expect(await split([])).toEqual([{ kind: 'counts', used: 0, shared: 0, unused: 0, examples: [] }])
  })
})
