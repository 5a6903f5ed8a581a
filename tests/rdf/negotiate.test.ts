import { expect, test } from 'vitest'
import { negotiate, syntaxCandidates } from '../../src/rdf/negotiate.ts'

const candidates = [
  { name: 'html', types: ['text/html', 'application/xhtml+xml'] } as const,
  ...syntaxCandidates,
]

test.each([
  // People
  [undefined, 'html'],
  ['', 'html'],
  ['*/*', 'html'],
  ['text/html', 'html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/*', 'html'],
  // Machines that say what they want
  ['text/turtle', 'turtle'],
  ['TEXT/TURTLE', 'turtle'],
  ['application/ld+json', 'json-ld'],
  ['application/rdf+xml', 'rdf-xml'],
  ['application/n-triples', 'n-triples'],
  ['application/trig', 'trig'],
  ['application/n-quads', 'n-quads'],
  ['text/n3', 'turtle'],
  ['text/turtle;charset=utf-8', 'turtle'],
  // Qualities
  ['text/turtle;q=0.5, application/ld+json', 'json-ld'],
  ['text/turtle;q=0.9, application/ld+json;q=0.8', 'turtle'],
  ['application/ld+json;q=0.9, text/turtle;q=0.9', 'json-ld'],
  ['text/turtle, */*;q=0.1', 'turtle'],
  ['text/html;q=0.5, text/turtle', 'turtle'],
  ['text/html;q=0, */*', 'turtle'],
  ['application/rdf+xml;q=0.7, text/html;q=0.7', 'rdf-xml'],
  ['application/*', 'json-ld'],
  ['application/*, text/html;q=0, application/xhtml+xml;q=0', 'json-ld'],
  // What RDF libraries send
  ['text/turtle;q=1.0,application/rdf+xml;q=0.9,application/ld+json;q=0.8,*/*;q=0.1', 'turtle'],
  ['application/ld+json, application/rdf+xml;q=0.9, text/n3;q=0.8, */*;q=0.1', 'json-ld'],
  // Nothing we have
  ['image/png', undefined],
  ['application/pdf, image/*', undefined],
  ['text/turtle;q=0', undefined],
  ['application/json', undefined],
  // Noise
  ['text/turtle;q=high', undefined],
  ['nonsense, text/turtle', 'turtle'],
  ['*', 'html'],
])('Accept: %s is answered with %s', (accept, expected) => {
  expect(negotiate(accept, candidates)).toBe(expected)
})
