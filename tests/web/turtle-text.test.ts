import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { valueOf } from '../../src/rdf/term.ts'
import { prefixesUsed } from '../../src/web/report/example-prefixes.tsx'
import { layOutTurtle, partsOfAdvice } from '../../src/web/report/turtle-text.tsx'

const turtleIn = (text: string) =>
  partsOfAdvice(text).flatMap(({ kind, text: part }) => (kind === 'turtle' ? [part] : []))

describe('an advice', () => {
  it.each([
    ['Tilføj dct:title, fx dct:title "Ærø"@da.', ['dct:title', 'dct:title "Ærø"@da']],
    [
      'Add dcat:keyword, for example dcat:keyword "a"@da , "b c"@en.',
      ['dcat:keyword', 'dcat:keyword "a"@da , "b c"@en'],
    ],
    ['Brug <https://a.example/b>; andet kan blive.', ['<https://a.example/b>']],
    ['Skriv adressen med mailto:, fx kl. 12:00.', []],
    ['Write https://a.example/x as text.', []],
    [
      'Fx a:b <https://x> . <https://x> a c:D ; e:f "g"@da. Mere tekst.',
      ['a:b <https://x> . <https://x> a c:D ; e:f "g"@da'],
    ],
    ['Fx a:b [ a c:D ; e:f "1"^^xsd:int ]. Resten.', ['a:b [ a c:D ; e:f "1"^^xsd:int ]']],
  ])('%s has its Turtle told from its words', (text, turtle) => {
    expect(turtleIn(text)).toEqual(turtle)
    expect(
      partsOfAdvice(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })

  it('keeps every bracket of the advices of our own profiles with its partner', () => {
    const folder = fileURLToPath(new URL('../../vocab/profiles/', import.meta.url))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ttl'),
    )
    const advices = files
      .flatMap((name) => parseTurtle(readFileSync(folder + name, 'utf8')))
      .filter(({ predicate }) => predicate.endsWith('#howToFix'))
      .map(({ object }) => valueOf(object))
    expect(advices.length).toBeGreaterThan(500)
    const broken = advices.flatMap(turtleIn).filter((turtle) => {
      const count = (bracket: string) => turtle.split(bracket).length
      return count('[') !== count(']') || / (;|,|\.|a)$/.test(turtle)
    })
    expect(broken).toEqual([])
  })
})

describe('a long piece of Turtle', () => {
  it('stands one statement a line, indented by its brackets', () => {
    const turtle =
      'cv:contactPoint [ a cv:ContactPoint ; cv:email "kontakt@example.dk" ; cv:contactPage <https://example.dk> ]'
    expect(layOutTurtle(turtle).split('\n')).toEqual([
      'cv:contactPoint [',
      '  a cv:ContactPoint ;',
      '  cv:email "kontakt@example.dk" ;',
      '  cv:contactPage <https://example.dk>',
      ']',
    ])
  })
})

it('declares the prefixes that an advice needs, and no others', () => {
  expect(
    prefixesUsed([
      'Add dct:publisher, for example dct:publisher [ a foaf:Agent ; foaf:name "see: this"@da ].',
      'Write "dcat:none" or <https://example.dk/a:b>.',
    ]),
  ).toEqual(['@prefix dct: <http://purl.org/dc/terms/> .', '@prefix foaf: <http://xmlns.com/foaf/0.1/> .'])
})
