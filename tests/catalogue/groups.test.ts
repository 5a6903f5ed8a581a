import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differingProperties } from '../../src/catalogue/differing-properties.ts'
import {
  globalIdentifiers,
  irisOfIdentifier,
  normalizeIdentifier,
} from '../../src/catalogue/global-identifiers.ts'
import { leadersOf, type GroupLink, type GroupMember } from '../../src/catalogue/group.ts'
import { parseNTriples } from '../../src/rdf/ntriples/stored.ts'

const UUID = '0F8FAD5B-D9CB-469F-A165-70867728950E'

describe('an identifier', () => {
  it.each([
    ['10.5281/Zenodo.123', 'doi:10.5281/zenodo.123'],
    ['https://doi.org/10.5281/zenodo.123', 'doi:10.5281/zenodo.123'],
    ['doi: 10.5281/zenodo.123', 'doi:10.5281/zenodo.123'],
    [UUID, `uuid:${UUID.toLowerCase()}`],
    [`urn:uuid:${UUID}`, `uuid:${UUID.toLowerCase()}`],
    ['URN:NBN:dk-123', 'urn:nbn:dk-123'],
    ['http://Data.Example/dataset/1/', 'web:data.example/dataset/1'],
    ['https://data.example/dataset/1', 'web:data.example/dataset/1'],
    ['https://data.example/#lpr', 'web:data.example#lpr'],
  ])('%s is known everywhere as %s', (written, value) => {
    expect(normalizeIdentifier(written)).toBe(value)
  })
  it.each([
    '42',
    'LPR3',
    '',
    'https://data.example/',
    'http://[',
    '00000000-0000-0000-0000-000000000000',
    'urn:x:',
    `https://data.example/${'x'.repeat(3000)}`,
  ])('%s is known to its publisher alone', (written) => {
    expect(normalizeIdentifier(written)).toBeUndefined()
  })
  it('leads back to the IRIs it may have been', () => {
    for (const iri of ['https://data.example/x', 'http://data.example/x/', `urn:uuid:${UUID.toLowerCase()}`])
      expect(irisOfIdentifier(normalizeIdentifier(iri) ?? '')).toContain(iri)
  })
})

describe('a description is known by', () => {
  const iri = 'https://portal.example/1'
  const known = (text: string) =>
    globalIdentifiers(
      iri,
      parseNTriples(
        text
          .replaceAll('dct:', 'http://purl.org/dc/terms/')
          .replaceAll('adms:', 'http://www.w3.org/ns/adms#')
          .replaceAll('foaf:', 'http://xmlns.com/foaf/0.1/')
          .replaceAll('skos:', 'http://www.w3.org/2004/02/skos/core#')
          .replaceAll('prov:', 'http://www.w3.org/ns/prov#'),
      ),
    ).map(({ value, isOriginal }) => `${value}${isOriginal ? ' (original)' : ''}`)
  it.each([
    ['dct:identifier', `<${iri}> <dct:identifier> "10.1234/x" .\n`, ['doi:10.1234/x']],
    [
      'the IRI of an adms:Identifier',
      `<${iri}> <adms:identifier> <https://doi.org/10.1234/x> .\n`,
      ['doi:10.1234/x'],
    ],
    [
      'the notation of an adms:Identifier',
      `<${iri}> <adms:identifier> _:i .\n_:i <skos:notation> "10.1234/x" .\n`,
      ['doi:10.1234/x'],
    ],
    [
      'the original that its CatalogRecord names',
      `<https://portal.example/r> <foaf:primaryTopic> <${iri}> .
<https://portal.example/r> <dct:source> <https://own.example/1> .
<${iri}> <foaf:isPrimaryTopicOf> _:r .
_:r <prov:wasDerivedFrom> <https://own.example/2> .\n`,
      ['web:own.example/1 (original)', 'web:own.example/2 (original)', 'web:portal.example/r'],
    ],
    ['nothing where it names but itself', `<${iri}> <dct:identifier> "${iri}" .\n`, []],
    ['no dataset that it was made from', `<${iri}> <dct:source> <https://other.example/1> .\n`, []],
    ['nothing that a part of it is known by', `<https://x.example/d> <dct:identifier> "10.1234/x" .\n`, []],
    [
      'nothing where it claims to be everything',
      Array.from({ length: 30 }, (_, n) => `<${iri}> <dct:identifier> "10.1234/${n}" .\n`).join(''),
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect([...known(text)].sort()).toEqual([...expected].sort())
  })
})

const member = (id: string, changes: Partial<GroupMember> = {}): GroupMember => ({
  id,
  sources: [`source of ${id}`],
  publisher: '',
  sourceAuthority: '',
  isOnItsHost: false,
  firstSeen: '2026-01-01',
  ...changes,
})
const link = (a: string, b: string, named?: string): GroupLink => ({ ids: [a, b], ...(named && { named }) })
const own = { publisher: 'https://own.example/', sourceAuthority: 'https://own.example/' }
const others = { publisher: 'https://other.example/', sourceAuthority: 'https://other.example/' }
const portal = { publisher: 'https://portal.example/org/own', sourceAuthority: 'https://portal.example/' }

describe('the same dataset under several IRIs', () => {
  it.each<[string, GroupMember[], GroupLink[], Record<string, string>]>([
    [
      'is led by the first seen',
      [member('b', { firstSeen: '2026-02-01' }), member('a')],
      [link('a', 'b')],
      { b: 'a' },
    ],
    [
      'is led by the one whose IRI is its source’s, where nothing else tells',
      [member('a'), member('b', { isOnItsHost: true, firstSeen: '2026-02-01' })],
      [link('a', 'b')],
      { a: 'b' },
    ],
    [
      'is not what two authorities call their own, each with the same identifier',
      [member('a', own), member('b', others)],
      [link('a', 'b')],
      {},
    ],
    [
      'is not that through the copy of a third either',
      [member('a', own), member('b', others), member('c', portal)],
      [link('a', 'b'), link('a', 'c'), link('b', 'c')],
      { c: 'a' },
    ],
    [
      'may be called his own by who names it as his original',
      [member('a', own), member('b', others)],
      [link('a', 'b', 'b')],
      { a: 'b' },
    ],
    [
      'is one where two sources of one authority have it',
      [member('a', own), member('b', own)],
      [link('a', 'b')],
      { b: 'a' },
    ],
    [
      'is led by the authority’s own source',
      [member('a', portal), member('b', { ...own, firstSeen: '2026-02-01' })],
      [link('a', 'b')],
      { a: 'b' },
    ],
    [
      'is led by the one that the others name',
      [member('a', portal), member('b', { firstSeen: '2026-02-01' })],
      [link('a', 'b', 'b')],
      { a: 'b' },
    ],
    [
      'is not led by who names a dataset of somebody else and calls it his',
      [
        member('thief', { publisher: 'https://thief.example/', sourceAuthority: 'https://thief.example/' }),
        member('victim', { publisher: 'https://own.example/', firstSeen: '2026-02-01' }),
      ],
      [link('thief', 'victim', 'victim')],
      { thief: 'victim' },
    ],
    [
      'is led by the authority that names the copy of a portal',
      [
        member('a', { ...portal, publisher: own.publisher }),
        member('b', { ...own, firstSeen: '2026-02-01' }),
      ],
      [link('a', 'b', 'a')],
      { a: 'b' },
    ],
    [
      'may be known in a third place through the second',
      [member('a'), member('b'), member('c')],
      [link('a', 'b'), link('b', 'c')],
      { b: 'a', c: 'a' },
    ],
    [
      'is never two of one source',
      [member('a', { sources: ['x'] }), member('b', { sources: ['x', 'y'] })],
      [link('a', 'b')],
      {},
    ],
    [
      'is neither of two that it might be',
      [member('a', { sources: ['x'] }), member('b', { sources: ['x'] }), member('c'), member('d')],
      [link('a', 'c'), link('c', 'b'), link('c', 'd')],
      { d: 'c' },
    ],
    [
      'does not bring two of one source together through a third',
      [member('a', { sources: ['x'] }), member('b'), member('c'), member('d', { sources: ['x'] })],
      [link('a', 'b'), link('b', 'c'), link('c', 'd')],
      { b: 'a', c: 'a' },
    ],
    ['is none where nothing links them', [member('a'), member('b')], [], {}],
  ])('%s', (_, members, links, expected) => {
    expect(Object.fromEntries(leadersOf(members, links))).toEqual(expected)
    expect(Object.fromEntries(leadersOf([...members].reverse(), [...links].reverse()))).toEqual(expected)
  })
})

describe('groups of any datasets and links', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const anyId = fc.constantFrom(...ids)
  const anyMember = fc.record({
    sources: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { minLength: 1, maxLength: 2 }),
    publisher: fc.constantFrom('', 'p', 'q'),
    sourceAuthority: fc.constantFrom('', 'p', 'q'),
    isOnItsHost: fc.boolean(),
    firstSeen: fc.constantFrom('2026-01-01', '2026-02-01'),
  })
  const anyMembers = fc.tuple(...ids.map((id) => anyMember.map((rest) => ({ id, ...rest }))))
  const anyLinks = fc.array(
    fc.tuple(anyId, anyId, fc.nat(2)).filter(([one, other]) => one !== other),
    { maxLength: 12 },
  )

  it('have one leader each, never two of one source, and do not depend on the order', () => {
    fc.assert(
      fc.property(anyMembers, anyLinks, (members, pairs) => {
        const links = pairs.map(([one, other, which]) => link(one, other, [undefined, one, other][which]))
        const leaders = leadersOf(members, links)
        for (const leader of leaders.values()) expect(leaders.has(leader)).toBe(false)
        for (const leader of new Set(leaders.values())) {
          const group = members.filter(({ id }) => id === leader || leaders.get(id) === leader)
          const sources = group.flatMap((each) => each.sources)
          expect(new Set(sources).size).toBe(sources.length)
        }
        expect(leadersOf([...members].reverse(), [...links].reverse())).toEqual(leaders)
      }),
    )
  })
})

describe('two descriptions of a dataset', () => {
  const described = (iri: string, text: string) => ({ iri, triples: parseNTriples(text) })
  it('differ in the properties that have other values', () => {
    const one = described(
      'https://a.example/1',
      `<https://a.example/1> <p:title> "x" .
<https://a.example/1> <p:contact> _:c .
_:c <p:name> "n" .
<https://a.example/1> <p:self> <https://a.example/1> .
<https://a.example/1> <p:only> "1" .\n`,
    )
    const other = described(
      'https://b.example/1',
      `<https://b.example/1> <p:self> <https://b.example/1> .
<https://b.example/1> <p:contact> _:other .
_:other <p:name> "n" .
<https://b.example/1> <p:title> "x"@da .
<https://b.example/1> <p:title> "y" .\n`,
    )
    expect(differingProperties(one, one)).toEqual([])
    expect(differingProperties(one, other)).toEqual(['p:only', 'p:title'])
    expect(differingProperties(other, one)).toEqual(['p:only', 'p:title'])
  })

  it('that refer to each other in circles, a thousandfold, are compared all the same', () => {
    const nodes = Array.from({ length: 60 }, (_, from) =>
      Array.from({ length: 60 }, (__, to) => `_:b${from} <p:x> _:b${to} .\n`).join(''),
    ).join('')
    const one = described('https://a.example/1', `<https://a.example/1> <p:x> _:b0 .\n${nodes}`)
    expect(differingProperties(one, one)).toEqual([])
  })
})
