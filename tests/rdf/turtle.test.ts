import * as fc from 'fast-check'
import { Parser } from 'n3'
import { describe, expect, test } from 'vitest'
import { fingerprintOf } from '../../src/rdf/canonicalize.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { TurtleReader } from '../../src/rdf/turtle/read-turtle.ts'
import { writeTurtle } from '../../src/rdf/serialize/turtle.ts'
import type { Triple } from '../../src/rdf/term.ts'
import { anyGraph } from './graphs.ts'
import { BASE, readDocument } from './reading.ts'

/** Another parser's opinion. */
const readWithN3 = (document: string, format = 'text/turtle'): Triple[] =>
  new Parser({ baseIRI: BASE, format }).parse(document).map(({ subject, predicate, object, graph }) => ({
    subject: subject.id,
    predicate: predicate.id,
    object: `${object.id}${graph.id && ` in ${graph.id}`}`,
  }))

const PREFIXES = `@prefix : <https://data.example/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`

const documents: Readonly<Record<string, string>> = {
  'a statement': '<s> <p> <o> .',
  'no space where none is needed': '<s><p><o>,"x"@da,<o2>;a<C>.:t<p>5.:u<p>true.',
  'lists of objects and properties': ':s :p :a , :b ; :q "x" ;; a :C ; .',
  'nested blank nodes': ':s :p [ :q [ a :C ; :r "x" ] , [] ] . [ :p :o ] . [ :p :o ] :q :r . [] :p :o .',
  collections: ':s :p ( 1 "two" [ :q ( ) ] ( :a :b ) ) . ( :x ) :p :o .',
  numbers: ':s :p 1, -2, +3, 4.5, -.5, 1e6, 1.0E-3, .5e1, 5.e3 .',
  'a number before the dot': ':s :p 5.\n:t :p 5.0.',
  booleans: ':s :p true, false . :true :false true .',
  texts: `:s :p "a", 'b', """c "quoted" d""", '''e''', "", '', """""", "x\\ty\\n\\"z\\" \\u00e6 \\U0001F600", """\\"""" .`,
  'texts over several lines': ':s :p """one\r\ntwo\nthree""" .',
  'languages and datatypes':
    ':s :p "a"@da, "b"@en-GB, "c"@fr-t-nl, "1"^^xsd:integer, "2"^^<http://www.w3.org/2001/XMLSchema#string>, "d"^^:T .',
  'names with dots, escapes and other letters': ':a.b :p :c.d.e, :f\\,g, :h%20i, :æøå, :1a, :j:k, dct: .',
  'labelled blank nodes': '_:a :p _:b.c . _:1 :q _:a .',
  'relative IRIs': '<> <#p> <../x>, </y>, <?q>, <//host/z>, <a:b> .',
  'a changed base': '@base <https://other.example/a/> . <b> :p <../c> . BASE <d/> <e> :p <f> .',
  'prefixes in both styles':
    'PREFIX ex: <https://ex.example/>\nex:s ex:p ex:o .\n@prefix ex: <https://two.example/> . ex:s ex:p ex:o .',
  comments: '# one\n:s # two\n :p "# no comment" ; :q <x#y> . # three',
  'comments ended by a carriage return': '# one\r:s :p :o .\r# two\r:s :p :o2 .',
  'escapes in IRIs': '<https://data.example/\\u00e6> :p <https://data.example/\\U0001F600> .',
  'nothing at all': '  # only a comment',
}

describe('Turtle', () => {
  test.each(Object.entries(documents))('reads %s as another parser does', async (_, document) => {
    const { quads, problems } = await readDocument(PREFIXES + document, 'turtle')
    expect(fingerprintOf(quads)).toBe(fingerprintOf(readWithN3(PREFIXES + document)))
    expect(problems).toEqual([])
  })

  test.each(Object.entries(documents))(
    'reads %s alike however it is cut into pieces',
    async (_, document) => {
      const whole = await readDocument(PREFIXES + document, 'turtle')
      const text = PREFIXES + document
      for (let cut = PREFIXES.length; cut < text.length; cut++) {
        const quads = readInTwo(text, cut)
        expect(fingerprintOf(quads)).toBe(fingerprintOf(whole.quads))
      }
    },
  )

  test('any graph that is written in it reads the same here and in another parser', () => {
    fc.assert(
      fc.property(anyGraph(), (graph) => {
        const document = writeTurtle(graph)
        expect(fingerprintOf(parseTurtle(document))).toBe(fingerprintOf(graph))
        expect(fingerprintOf(readWithN3(document))).toBe(fingerprintOf(graph))
      }),
    )
  })
})

describe('TriG', () => {
  test.each([
    [
      'graphs with and without a name',
      ':g { :s :p :o } GRAPH <h> { :s :p 1 . :t :p 2. } { :u :p :v } :w :p :x .',
    ],
    ['blank graph names', '_:g { :s :p [ :q :o ] . } [] { :s :p :o }'],
    ['prefixes between graphs', ':g { :s :p :o } @prefix b: <https://b.example/> . b:g { b:s b:p b:o . }'],
  ])('reads %s as another parser does', async (_, document) => {
    const { quads, problems } = await readDocument(PREFIXES + document, 'trig')
    const own = quads.map((quad) => ({
      ...quad,
      object: `${quad.object}${quad.graph && ` in ${quad.graph}`}`,
    }))
    expect(withoutLabels(own)).toEqual(withoutLabels(readWithN3(PREFIXES + document, 'application/trig')))
    expect(problems).toEqual([])
  })
})

const withoutLabels = (triples: readonly Triple[]): string[] =>
  triples
    .map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`.replaceAll(/_:\S+/g, '_:x'))
    .sort()

function readInTwo(text: string, cut: number): readonly Triple[] {
  const reader = createReader()
  return [...reader.push(text.slice(0, cut), false), ...reader.push(text.slice(cut), true)]
}

const createReader = () =>
  new TurtleReader({
    baseIri: BASE,
    hasGraphs: false,
    blankPrefix: '_:b',
    onProblem: (problem) => expect.fail(problem.reason),
  })
