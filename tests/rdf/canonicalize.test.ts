import * as fc from 'fast-check'
import rdfCanonize from 'rdf-canonize'
import { describe, expect, test } from 'vitest'
import { canonicalize, fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseNTriples } from '../../src/rdf/parse.ts'
import { writeTriple } from '../../src/rdf/ntriples/write.ts'
import { isBlank } from '../../src/rdf/term.ts'
import type { Term, Triple } from '../../src/rdf/term.ts'
import { anyGraph, tangledGraph } from './graphs.ts'

/** The same graph under other labels and in another order. */
function disguise(graph: readonly Triple[], seed: number): Triple[] {
  const rename = (term: Term) => (isBlank(term) ? `_:z${(term.charCodeAt(2) * 7 + seed) % 101}` : term)
  const renamed = graph.map(({ subject, predicate, object }) => ({
    subject: rename(subject),
    predicate,
    object: rename(object),
  }))
  return renamed
    .map((triple, index) => ({ triple, key: (index * 7919 + seed * 104_729) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ triple }) => triple)
}

const title = (value: string): Triple => ({ subject: 'a:d', predicate: 'a:title', object: `"${value}"` })

const rdfc = rdfCanonize as unknown as {
  readonly canonize: (document: string, options: object) => Promise<string>
}

/** RDFC-1.0 by its own implementation, without limits. */
const canonizedByRdfc = (graph: readonly Triple[]): Promise<string> =>
  rdfc.canonize([...new Set(graph.map((triple) => `${writeTriple(triple)}\n`))].join(''), {
    algorithm: 'RDFC-1.0',
    inputFormat: 'application/n-quads',
    maxWorkFactor: Infinity,
  })

describe('the fingerprint of a graph', () => {
  test('is the same under other blank node labels and in another order', () => {
    fc.assert(
      fc.property(fc.oneof(anyGraph(), tangledGraph), fc.nat(50), (graph, seed) => {
        expect(fingerprintOf(disguise(graph, seed))).toBe(fingerprintOf(graph))
      }),
      { numRuns: 400 },
    )
  })

  test('is the same exactly where RDFC-1.0 finds two graphs to be the same', async () => {
    await fc.assert(
      fc.asyncProperty(tangledGraph, tangledGraph, async (a, b) => {
        const isSame = (await canonizedByRdfc(a)) === (await canonizedByRdfc(b))
        expect(fingerprintOf(a) === fingerprintOf(b)).toBe(isSame)
      }),
      { numRuns: 200 },
    )
  })

  test('tells apart graphs that differ by one triple among their blank nodes', async () => {
    await fc.assert(
      fc.asyncProperty(tangledGraph, fc.nat(8), async (graph, index) => {
        const less = graph.filter((_, each) => each !== index % graph.length)
        const isSame = (await canonizedByRdfc(graph)) === (await canonizedByRdfc(less))
        expect(fingerprintOf(graph) === fingerprintOf(less)).toBe(isSame)
      }),
      { numRuns: 200 },
    )
  })

  test('counts a triple once that is stated twice', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => {
        expect(fingerprintOf([...graph, ...graph])).toBe(fingerprintOf(graph))
      }),
    )
  })
})

describe('the canonical text of a graph', () => {
  test('is the graph, is sorted, and is canonical already', () => {
    fc.assert(
      fc.property(fc.oneof(anyGraph(), tangledGraph), (graph) => {
        const { ntriples, fingerprint } = canonicalize(graph)
        const lines = ntriples.split('\n').slice(0, -1)
        expect(lines).toEqual(lines.toSorted())
        expect(canonicalize(parseNTriples(ntriples))).toEqual({ ntriples, fingerprint, lines: [] })
      }),
      { numRuns: 300 },
    )
  })

  test('without blank nodes is what RDFC-1.0 writes', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph(), async (graph) => {
        const grounded = graph.filter(({ subject, object }) => !isBlank(subject) && !isBlank(object))
        const { ntriples } = canonicalize(grounded)
        expect(ntriples).toBe(await canonizedByRdfc(parseNTriples(ntriples)))
      }),
    )
  })

  test('keeps the name of a blank node when something else changes', () => {
    const contact: Triple[] = [
      { subject: 'a:d', predicate: 'a:contact', object: '_:c' },
      { subject: '_:c', predicate: 'a:email', object: 'mailto:a@b.example' },
    ]
    const before = canonicalize([...contact, title('old')]).ntriples.split('\n')
    const after = canonicalize([title('new'), ...contact]).ntriples.split('\n')
    expect(after.filter((line) => !before.includes(line))).toEqual(['<a:d> <a:title> "new" .'])
  })
})

describe('graphs that are large or made to be hard', () => {
  test('a list of ten thousand cells is named in passing', () => {
    const cells = Array.from({ length: 10_000 }, (_, index): Triple[] => [
      { subject: `_:c${index}`, predicate: 'a:first', object: `"${index}"` },
      { subject: `_:c${index}`, predicate: 'a:rest', object: index === 9999 ? 'a:nil' : `_:c${index + 1}` },
    ]).flat()
    expect(fingerprintOf(disguiseLabels(cells))).toBe(fingerprintOf(cells))
  })

  test('eight thousand equal blank distributions are eight thousand, whatever their order', () => {
    const equal = Array.from({ length: 8327 }, (_, index): Triple[] => [
      { subject: 'a:d', predicate: 'a:distribution', object: `_:d${index}` },
      { subject: `_:d${index}`, predicate: 'a:type', object: 'a:Distribution' },
    ]).flat()
    expect(fingerprintOf(equal.toReversed())).toBe(fingerprintOf(equal))
    expect(fingerprintOf(equal.slice(2))).not.toBe(fingerprintOf(equal))
  })

  test('a poisonous graph still gets its text, in bounded time', () => {
    const nodes = Array.from({ length: 14 }, (_, index) => `_:n${index}`)
    const poison = nodes.flatMap((subject) =>
      nodes
        .filter((object) => object !== subject)
        .map((object) => ({ subject, predicate: 'a:knows', object })),
    )
    const { ntriples } = canonicalize(poison)
    expect(parseNTriples(ntriples).length).toBe(14 * 13)
  })
})

const disguiseLabels = (graph: readonly Triple[]): Triple[] =>
  graph.map(({ subject, predicate, object }) => ({
    subject: subject.replace('_:c', '_:other'),
    predicate,
    object: object.replace('_:c', '_:other'),
  }))

describe('the lines of a canonical graph', () => {
  const located = (object: string, line?: number) => ({
    ...title(object),
    ...(line !== undefined && { line }),
  })

  test('go with its triples, the first where one is stated twice', () => {
    const graph = canonicalize([located('b', 7), located('a', 9), located('b', 11), located('c')])
    expect(graph.ntriples.match(/"."/g)).toEqual(['"a"', '"b"', '"c"'])
    expect(graph.lines).toEqual([9, 7, 0])
  })

  test('are no part of its fingerprint, and none where nobody knows them', () => {
    expect(fingerprintOf([located('a', 1)])).toBe(fingerprintOf([located('a', 2)]))
    expect(canonicalize([located('a')]).lines).toEqual([])
  })
})
