import { describe, expect, it } from 'vitest'
import type { SyntaxName } from '../../src/rdf/syntaxes.ts'
import { readDocument } from './reading.ts'

const TURTLE = `@prefix ex: <http://ex/> .
# a comment
ex:a ex:one 1 ; ex:two 2 ,
  3 ;
  ex:text """over
three
lines""" , "after" ;
  ex:node [
    ex:inner "in"
  ] ;
  ex:list ( 1
    2 ) .

ex:b
  a
  ex:C .
`

const NTRIPLES = `<http://ex/a> <http://ex/p> "1" .

# a comment
<http://ex/a> <http://ex/p> "2" .
`

const RDF_XML = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://ex/">
  <rdf:Description rdf:about="http://ex/a">
    <ex:p>1</ex:p>

    <ex:node rdf:resource="http://ex/b"/>
  </rdf:Description>
</rdf:RDF>
`

const local = (term: string) => term.replace(/^.*[/#]|^_:.*/, '')
async function linesOf(document: string, syntax: SyntaxName, pieceBytes?: number) {
  const { quads } = await readDocument(document, syntax, pieceBytes)
  return quads.map(({ predicate, object, line }) => `${local(predicate)} ${local(object)} ${line}`)
}

const EXPECTED = [
  'one integer 3',
  'two integer 3',
  'two integer 4',
  'text "over\nthree\nlines" 5',
  'text "after" 7',
  'inner "in" 9',
  'node  8',
  'first integer 11',
  'rest  12',
  'first integer 12',
  'rest nil 12',
  'list  11',
  'type C 16',
]

describe('a statement is found on the line where its object begins', () => {
  it.each([undefined, 1, 7, 50])('in Turtle that comes in pieces of %s bytes', async (pieceBytes) => {
    expect(await linesOf(TURTLE, 'turtle', pieceBytes)).toEqual(EXPECTED)
  })

  it('in TriG', async () => {
    const document = '<http://ex/g> {\n  <http://ex/a> <http://ex/p>\n "x" .\n}\n'
    expect(await linesOf(document, 'trig')).toEqual(['p "x" 3'])
  })

  it.each([undefined, 1, 40])('in N-Triples that come in pieces of %s bytes', async (pieceBytes) => {
    expect(await linesOf(NTRIPLES, 'n-triples', pieceBytes)).toEqual(['p "1" 1', 'p "2" 4'])
    expect(await linesOf(NTRIPLES, 'n-quads', pieceBytes)).toEqual(['p "1" 1', 'p "2" 4'])
  })

  it('in RDF/XML', async () => {
    expect(await linesOf(RDF_XML, 'rdf-xml')).toEqual(['p "1" 4', 'node b 6'])
  })

  it('behind statements that are broken', async () => {
    const broken = [
      '<http://ex/a> <http://ex/p> "never closed ;',
      '  <http://ex/q> "x" .',
      '<http://ex/a> <http://ex/p> oops .',
      '<http://ex/b>',
      '  <http://ex/p> "good" .',
    ]
    for (const pieceBytes of [undefined, 1, 20])
      expect(await linesOf(broken.join('\n'), 'turtle', pieceBytes)).toContain('p "good" 5')
  })

  it('and in JSON-LD on that of its member', async () => {
    const { quads } = await readDocument('{"@id":"http://ex/a",\n"http://ex/p":\n"x"}', 'json-ld')
    expect(quads).toMatchObject([{ line: 2 }])
  })
})
