import { describe, expect, test } from 'vitest'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { detectSyntax } from '../../src/rdf/detect-syntax.ts'
import { RdfSyntaxError } from '../../src/rdf/problem.ts'
import { statusError } from '../../src/sources/network/plain-words.ts'
import { danishReason } from '../../src/web/texts/reasons/danish-reason.ts'

describe('the reason why something cannot be used', () => {
  test.each([
    ['<a:s> <a:p> "x" "y" .', 'ventede ; eller , eller . efter en værdi, fandt'],
    ['<a:s> "p" "x" .', 'ventede en egenskab, fandt'],
    ['<a:s> <a:p> "x\n" .', 'en tekst i anførselstegn har et linjeskift'],
    ['<a:s> <a:p> <a:o', 'en IRI, der begynder med <, er ikke afsluttet'],
    ['<a:s> <a:p> """x', 'en tekst i tredobbelte anførselstegn er ikke afsluttet'],
    ['@prefix <a:b> .', 'ventede et præfiks som »dct:«, fandt'],
    ['{ <a:s> <a:p> <a:o> }', 'en graf i { } er TriG, ikke Turtle'],
  ])('is told in Danish of the Turtle %j', (turtle, danish) => {
    expect(danishReason(syntaxErrorOf(turtle))).toContain(danish)
  })

  test.each(['<html><body>', '{"a":1}', '<kml></kml>', 'Dear all', ''])(
    'is told in Danish of a document that begins with %j',
    (head) => {
      const detected = detectSyntax({ contentType: '', url: '', head: Buffer.from(head) })
      expect(danishReason('reason' in detected ? detected.reason : '')).toMatch(/^det er|^dokumentet er/)
    },
  )

  test.each([401, 403, 404, 410, 418, 429, 500, 503])('is told in Danish of an answer %i', (status) => {
    const { message } = statusError(status, 'https://a.example/x y')
    expect(danishReason(message)).toMatch(/^https:\/\/a\.example\/x y [a-zæøå]/)
    expect(danishReason(message)).not.toContain('the')
  })

  test('names the file first, as the English does', () => {
    expect(danishReason('registre 2026.ttl: a line does not end')).toBe(
      'registre 2026.ttl: en linje slutter ikke',
    )
  })

  test('stays what it is where there are no Danish words', () => {
    expect(danishReason('something new')).toBeUndefined()
    expect(danishReason('a line does not end '.repeat(1000))).toBeUndefined()
  })
})

function syntaxErrorOf(turtle: string): string {
  try {
    parseTurtle(turtle)
  } catch (error) {
    if (error instanceof RdfSyntaxError) return error.reason
    throw error
  }
  throw new Error('it was read')
}
