import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordIdOf, syntheticIris } from '../../src/dataset/identity.ts'
import { dct } from '../../src/rdf/namespaces.ts'
import type { Triple } from '../../src/rdf/term.ts'

describe('the id of a record', () => {
  test.each([
    ['https://data.example/dataset/landspatientregisteret', 'landspatientregisteret-'],
    ['https://data.example/dataset/Landspatientregisteret/', 'landspatientregisteret-'],
    ['https://data.example/dataset#LPR3', 'lpr3-'],
    ['https://data.example/api?id=lpr', 'lpr-'],
    ['https://data.example/dataset/sygehus%C3%A6nge%20p%C3%A5%20%C3%98en', 'sygehusaenge-paa-oeen-'],
    ['https://data.example/dataset/données-médicales', 'donnees-medicales-'],
    ['https://data.example/d/%E0%A4%A', 'e0-a4-a-'],
    ['https://data.example/', 'data-example-'],
    ['urn:uuid:4b9a2c1e-8d1f-4c0a-9a55-1c2d3e4f5a6b', '4b9a2c1e-8d1f-4c0a-9a55-1c2d3e4f5a6b-'],
    ['https://data.example/健康', 'dataset-'],
    [
      'https://data.example/a-very-long-title-of-a-dataset-that-goes-on-and-on-for-ever',
      'a-very-long-title-of-a-dataset-that-goes-',
    ],
    [`https://data.example/${'x'.repeat(60)}`, `${'x'.repeat(40)}-`],
  ])('%s begins with %s', (iri, beginning) => {
    const id = recordIdOf(iri)
    expect(id.slice(0, -12)).toBe(beginning)
    expect(id.slice(-12)).toMatch(/^[a-z2-7]{12}$/)
  })

  test('never changes', () => {
    expect(recordIdOf('https://datalandkort.example/dataset/lpr3')).toBe('lpr3-5apkdypcfn3b')
  })

  test('is URL-safe and short for any IRI, and differs where the IRI does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const [idA, idB] = [recordIdOf(a), recordIdOf(b)]
        expect(idA).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,39})-[a-z2-7]{12}$/)
        expect(idA === idB).toBe(a === b)
      }),
    )
  })
})

const named = (node: string, identifier: string, title: string): Triple[] => [
  { subject: node, predicate: dct.identifier, object: `"${identifier}"` },
  { subject: node, predicate: dct.title, object: `"${title}"` },
]

const content = (node: string, title: string): Triple[] => [
  { subject: node, predicate: dct.title, object: `"${title}"` },
]

describe('the IRI of a dataset that has none', () => {
  test('stays while its identifier does, whatever its label and title', () => {
    const [before] = syntheticIris('source', '_:a', named('_:a', 'lpr', 'old'))
    const [after] = syntheticIris('source', '_:other', named('_:other', 'lpr', 'new'))
    expect(after).toBe(before)
    expect(before).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('differs between sources', () => {
    expect(syntheticIris('one', '_:a', named('_:a', 'x', 'y'))).not.toEqual(
      syntheticIris('two', '_:a', named('_:a', 'x', 'y')),
    )
  })

  test('without identifier is a matter of its content', () => {
    const [iri] = syntheticIris('source', '_:a', content('_:a', 'same'))
    expect(syntheticIris('source', '_:z9', content('_:z9', 'same'))[0]).toBe(iri)
    expect(syntheticIris('source', '_:a', content('_:a', 'other'))[0]).not.toBe(iri)
  })
})
