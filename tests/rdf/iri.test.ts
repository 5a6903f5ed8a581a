import { describe, expect, test } from 'vitest'
import { escapeIri, resolveIri } from '../../src/rdf/iri.ts'

describe('resolving a reference', () => {
  // RFC 3986 §5.4.1 and §5.4.2
  test.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    [';x', 'http://a/b/c/;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./../g', 'http://a/b/g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ])('%s against http://a/b/c/d;p?q is %s', (reference, expected) => {
    expect(resolveIri(reference, 'http://a/b/c/d;p?q')).toBe(expected)
  })

  test('a base with a host and no path gets its slash', () => {
    expect(resolveIri('g', 'http://a')).toBe('http://a/g')
  })
})

test('illegal characters are percent-encoded when an IRI is written, and legal ones left alone', () => {
  expect(escapeIri('https://data.example/a b/{id}?q=<x>|y')).toBe(
    'https://data.example/a%20b/%7Bid%7D?q=%3Cx%3E%7Cy',
  )
  expect(escapeIri('https://æøå.example/%20x')).toBe('https://æøå.example/%20x')
})
