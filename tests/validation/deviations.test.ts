import { describe, expect, it } from 'vitest'
import { graphOf } from '../../src/rdf/graph.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { compileShapes } from '../../src/validation/validate.ts'
import { libraryLines } from './library.ts'
import { linesOf } from './rows.ts'

const PREFIXES = `@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n`
const property = (path: string, constraint: string) =>
  `ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ${path} ; ${constraint} ] .\n`

interface Deviation {
  readonly clause: string
  readonly library: string
  readonly shapes: string
  readonly data: string
  readonly bySpecification: readonly string[]
}

/**
 * Where rdf-validate-shacl 0.6 does not do what the specification says. The random graphs of the oracle keep clear
 * of these; when the library changes its mind, a row fails here and the generator may be widened.
 */
const deviations: readonly Deviation[] = [
  {
    clause: '§2.3.1.4 inverse paths of any path',
    library: 'throws for anything but a property',
    shapes: property('[ sh:inversePath ( ex:q ex:p ) ]', 'sh:minCount 2'),
    data: 'ex:y ex:q ex:z . ex:z ex:p ex:a .',
    bySpecification: ['violation MinCount ex:a ^(ex:q/ex:p) -'],
  },
  {
    clause: '§4.1.2 ill-formed literals have no datatype',
    library: 'knows no calendar, and 2147483648 as an xsd:int',
    shapes: property('ex:p', 'sh:datatype xsd:date'),
    data: 'ex:a ex:p "2023-02-30"^^xsd:date .',
    bySpecification: ['violation Datatype ex:a ex:p "2023-02-30"^^xsd:date'],
  },
  {
    clause: '§4.3 values are compared by SPARQL’s operators',
    library: 'compares a year with a day',
    shapes: property('ex:p', 'sh:maxInclusive "2024-02-29"^^xsd:date'),
    data: 'ex:a ex:p "2024"^^xsd:gYear .',
    bySpecification: ['violation MaxInclusive ex:a ex:p "2024"^^xsd:gYear'],
  },
  {
    clause: '§4.4.1 length as SPARQL’s STRLEN counts it',
    library: 'counts UTF-16 units',
    shapes: property('ex:p', 'sh:maxLength 1'),
    data: 'ex:a ex:p "𝄞" .',
    bySpecification: [],
  },
  {
    clause: '§4.4.4 language ranges as SPARQL’s langMatches matches them',
    library: 'matches any beginning of a tag',
    shapes: property('ex:p', 'sh:languageIn ( "en" )'),
    data: 'ex:a ex:p "x"@enm .',
    bySpecification: ['violation LanguageIn ex:a ex:p "x"@enm'],
  },
  {
    clause: '§4.5.1 sh:equals of a node shape: the node itself is a value node',
    library: 'leaves the node out once another value is found',
    shapes: 'ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:equals ex:p .',
    data: 'ex:a ex:p ex:b .',
    bySpecification: ['violation Equals ex:a - ex:a', 'violation Equals ex:a - ex:b'],
  },
  {
    clause: '§4.5.3 texts with a language tag have no order',
    library: 'orders them as plain texts',
    shapes: property('ex:p', 'sh:lessThan ex:q'),
    data: 'ex:a ex:p "a"@en ; ex:q "b"@en .',
    bySpecification: ['violation LessThan ex:a ex:p "a"@en'],
  },
  {
    clause: '§4.5.3 ill-formed numbers have no order',
    library: 'takes NaN for smaller',
    shapes: property('ex:p', 'sh:lessThan ex:q'),
    data: 'ex:a ex:p "many"^^xsd:integer ; ex:q 5 .',
    bySpecification: ['violation LessThan ex:a ex:p "many"^^xsd:integer'],
  },
  {
    clause: '§4.6.2 sh:and of a property shape: each value node for itself',
    library: 'finds fault with every value when one is at fault',
    shapes: property('ex:p', 'sh:and ( [ sh:nodeKind sh:IRI ] )'),
    data: 'ex:a ex:p ex:b , "c" .',
    bySpecification: ['violation And ex:a ex:p "c"'],
  },
]

describe('where rdf-validate-shacl leaves the specification', () => {
  it.each(deviations)('$clause: it $library', async ({ shapes, data, bySpecification }) => {
    const shapesGraph = graphOf(parseTurtle(PREFIXES + shapes))
    const triples = parseTurtle(PREFIXES + data, { blankPrefix: '_:d' })
    expect(linesOf(compileShapes(shapesGraph).validate(graphOf(triples)))).toEqual(bySpecification)
    const library = await libraryLines(shapesGraph, triples).catch(() => 'throws')
    expect(library).not.toEqual(bySpecification)
  })
})
