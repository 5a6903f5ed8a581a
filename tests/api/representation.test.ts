import { describe, expect, it } from 'vitest'
import { negotiateRepresentation } from '../../src/api/representation.ts'
import { surfaceOf } from '../../src/api/surface.ts'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

describe('content negotiation', () => {
  it.each([
    [undefined, 'page'],
    ['', 'page'],
    ['*/*', 'page'],
    [BROWSER, 'page'],
    ['text/turtle', 'turtle'],
    ['TEXT/TURTLE', 'turtle'],
    ['text/*', 'page'],
    ['text/*;q=0.5, text/turtle', 'turtle'],
    ['application/ld+json', 'json-ld'],
    ['application/rdf+xml', 'rdf-xml'],
    ['application/n-triples', 'n-triples'],
    ['application/json', 'json'],
    ['application/*', 'json-ld'],
    ['application/trig', 'trig'],
    ['application/ld+json;q=0.3, text/turtle;q=0.9, text/html;q=0.1', 'turtle'],
    ['text/html;q=0, */*', 'turtle'],
    ['text/html;q=0, application/xhtml+xml;q=0, */*', 'turtle'],
    ['application/rdf+xml;q=0.5, text/turtle;q=0.5', 'rdf-xml'],
    ['image/png', undefined],
    ['text/html;q=0', undefined],
  ])('answers Accept: %j with %s', (accept, expected) => {
    expect(negotiateRepresentation(accept)).toBe(expected)
  })
})

describe('an address', () => {
  it.each([
    ['/', BROWSER, 'pages'],
    ['/search', 'text/turtle', 'pages'],
    ['/datasets/a', BROWSER, 'pages'],
    ['/en/datasets/a', 'text/turtle', 'pages'],
    ['/datasets/a', 'text/turtle', 'documents'],
    ['/datasets/a.ttl', BROWSER, 'documents'],
    ['/datasets/a.json', '*/*', 'documents'],
    ['/datasets/a.b', '*/*', 'pages'],
    ['/datasets/.ttl', '*/*', 'pages'],
    ['/datasets?iri=x', BROWSER, 'documents'],
    ['/datasets', BROWSER, 'pages'],
    ['/api/v1/search', BROWSER, 'api'],
    ['/apiary', BROWSER, 'pages'],
    ['/health/ready', BROWSER, 'health'],
    ['/metrics', BROWSER, 'metrics'],
  ])('%s for %s is answered by %s', (path, Accept, surface) => {
    expect(surfaceOf(new Request(`http://a.example${path}`, { headers: { Accept } }))).toBe(surface)
  })
})
