import * as fc from 'fast-check'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { canonicalize, fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseNTriples } from '../../src/rdf/parse.ts'
import { serializeRdf } from '../../src/rdf/serialize.ts'
import type { Triple } from '../../src/rdf/term.ts'
import { anyGraph } from './graphs.ts'
import { readDocument } from './reading.ts'

const readWithN3 = (document: string): Triple[] =>
  new Parser({ format: 'application/n-triples', blankNodePrefix: '' })
    .parse(document)
    .map(({ subject, predicate, object }) => ({
      subject: subject.id,
      predicate: predicate.id,
      object: object.id,
    }))

describe('stored N-Triples', () => {
  test('read as another parser reads them', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => {
        const { ntriples } = canonicalize(graph)
        expect(parseNTriples(ntriples)).toEqual(readWithN3(ntriples))
      }),
    )
  })

  test('come back as the graph that was stored, even with IRIs that no syntax allows', () => {
    const graph = [
      {
        subject: 'https://x.example/a b',
        predicate: 'https://x.example/p',
        object: 'https://x.example/<o>|\\',
      },
    ]
    const { ntriples } = canonicalize(graph)
    expect(ntriples).toBe(
      '<https://x.example/a\\u0020b> <https://x.example/p> <https://x.example/\\u003Co\\u003E\\u007C\\u005C> .\n',
    )
    expect(parseNTriples(ntriples)).toEqual(graph)
  })

  test.each([
    ['carriage returns alone', '# a comment\r<a:s> <a:p> <a:o> .\r<a:s> <a:p> <a:q> .'],
    ['a carriage return before everything', '\r<a:s> <a:p> <a:o> .\n<a:s> <a:p> <a:q> .'],
  ])('may have %s as line ends', (_, document) => {
    expect(parseNTriples(document).map(({ object }) => object)).toEqual(['a:o', 'a:q'])
  })

  test('may be written by others, with comments, tabs and Windows line ends', () => {
    const document =
      '# a comment\r\n<a:s>\t<a:p>\t"x"@da .\r\n\r\n_:b <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#string>. # end'
    expect(parseNTriples(document)).toEqual([
      { subject: 'a:s', predicate: 'a:p', object: '"x"@da' },
      { subject: '_:b', predicate: 'a:p', object: '"1"' },
    ])
  })

  test('that are damaged are refused with their line', () => {
    expect(() => parseNTriples('<a:s> <a:p> "x" .\n<a:s> <a:p> "x\n')).toThrow(/line 2/)
  })
})

describe('N-Triples and N-Quads from outside', () => {
  const lines = [
    '<a:s> <a:p> "one" .',
    '<a:s> <a:p> <relative> .',
    '<a:s> <a:p> "two"@da <a:g> .',
    '<a:s> <a:p> missing .',
    '<a:s> <https://x.example/a b> "three" .',
    '<a:s> <a:p> "not closed .',
    '_:b <a:p> """long""" .',
    '<a:s> <a:p> "four" . extra',
    '',
    '<a:s> <a:p> "five"^^<a:t> .   # comment',
  ]

  test.each([1_000_000, 5])(
    'a line that cannot be read costs itself, in pieces of %i bytes',
    async (pieceBytes) => {
      const { quads, problems } = await readDocument(lines.join('\n'), 'n-quads', pieceBytes)
      expect(quads.map(({ object, graph }) => [object, graph])).toEqual([
        ['"one"', ''],
        ['"two"@da', 'a:g'],
        ['"three"', ''],
        ['"five"^^a:t', ''],
      ])
      expect(problems.map(({ line, effect }) => [line, effect])).toEqual([
        [2, 'value-dropped'],
        [4, 'statement-dropped'],
        [5, 'kept'],
        [6, 'statement-dropped'],
        [7, 'statement-dropped'],
        [8, 'statement-dropped'],
      ])
    },
  )

  test('a graph name is an error in N-Triples', async () => {
    const { quads, problems } = await readDocument(lines.slice(0, 3).join('\n'), 'n-triples')
    expect(quads.length).toBe(1)
    expect(problems.map(({ line }) => line)).toEqual([2, 3])
  })

  test('a line without end is dropped without being held', async () => {
    const { quads, problems } = await readDocument(
      `<a:s> <a:p> "${'x'.repeat(17 * 1024 * 1024)}" .\n<a:s> <a:p> "next" .`,
      'n-triples',
      300_000,
    )
    expect(quads.map(({ object }) => object)).toEqual(['"next"'])
    expect(problems).toMatchObject([{ line: 1, effect: 'statement-dropped' }])
  })

  test('any graph that is written reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyGraph(), async (graph) => {
        const { quads } = await readDocument(await serializeRdf(graph, 'n-triples'), 'n-triples')
        expect(fingerprintOf(quads)).toBe(fingerprintOf(graph))
      }),
    )
  })
})
