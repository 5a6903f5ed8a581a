import { describe, expect, it } from 'vitest'
import { documentFromRecord } from '../../src/search/document.ts'
import { filterOf, searchRequests } from '../../src/search/meilisearch/requests.ts'
import { indexSettings } from '../../src/search/meilisearch/settings.ts'
import { quoted, unitKeys } from '../../src/search/meilisearch/unit-keys.ts'
import { documentKeys } from '../../src/search/meilisearch/keys.ts'
import { keyOf, spelledOut, storedFrom } from '../../src/search/meilisearch/stored.ts'
import { queryFromParameters } from '../../src/search/parameters.ts'
import { readQuery } from '../../src/search/query-units.ts'
import type { QueryUnit } from '../../src/search/query-units.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { da, record } from './records.ts'

const queryOf = (parameters: string) => {
  const read = queryFromParameters(new URLSearchParams(parameters))
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read.query
}

describe('requests to Meilisearch', () => {
  it('filter with OR within a facet, AND between them, and ranges that overlap', () => {
    expect(filterOf(queryOf('category=EHRS&category=EINS&source=a&yearFrom=1990&yearTo=2000'))).toEqual([
      ['facets.category = "EHRS"', 'facets.category = "EINS"'],
      ['facets.source = "a"'],
      ['ranges.year.from <= 2000'],
      ['ranges.year.to >= 1990'],
    ])
  })

  it('keep quotes and backslashes of a value inside the value', () => {
    expect(quoted(String.raw`a" OR b = "\ `)).toBe(String.raw`"a\" OR b = \"\\ "`)
  })

  it('send words without anything that Meilisearch reads as an operator', () => {
    const { text } = queryOf(`q=${encodeURIComponent('kræft "fire ord" *')}`)
    const typed = readQuery(text).units
    const [page] = searchRequests('index', queryOf('q=x'), { keyed: [], typed, excluded: [] }).queries
    expect(page?.q).toBe('kraeft "fire ord" ')
  })

  it('rank by concepts and words what keys filter, and leave nothing of it out', () => {
    const keyed = readQuery('sukkersyge ').units
    const [page, count] = searchRequests('index', queryOf('q=x'), { keyed, typed: [], excluded: [] }).queries
    expect(page?.q).toMatch(/^zqdataset zqconcept\d+q sukkersyge $/u)
    expect(page).toMatchObject({ matchingStrategy: 'last' })
    expect(page?.filter).toEqual([expect.stringMatching(/^\(keys IN \[.*"c:diabetes".*\]\)$/u)])
    expect(count).toMatchObject({ q: '', filter: page?.filter })
  })

  it('count each filtered facet without its own filter, and everything exactly', () => {
    const { queries, filtered } = searchRequests('index', queryOf('category=EHRS&source=a'), {
      keyed: [],
      typed: [],
      excluded: [],
    })
    expect(filtered).toEqual(['category', 'source'])
    expect(queries).toHaveLength(4)
    expect(queries[1]).toMatchObject({ hitsPerPage: 0, page: 1 })
    expect(queries[2]).toMatchObject({ facets: ['facets.category'], filter: [['facets.source = "a"']] })
    expect(queries[3]).toMatchObject({ facets: ['facets.source'], filter: [['facets.category = "EHRS"']] })
  })
})

describe('the index in Meilisearch', () => {
  it('has attributes in the order of their weights', () => {
    const attributes = indexSettings().searchableAttributes ?? []
    expect(attributes.indexOf('texts.title.da')).toBeLessThan(attributes.indexOf('texts.keyword.da'))
    expect(attributes.indexOf('texts.keyword.da')).toBeLessThan(attributes.indexOf('texts.description.da'))
  })

  it('counts beyond the thousand hits and hundred values that it stops at by itself', () => {
    const { pagination, faceting } = indexSettings()
    expect(pagination?.maxTotalHits).toBeGreaterThan(100_000)
    expect(faceting?.maxValuesPerFacet).toBeGreaterThan(100)
  })

  it('spells Danish letters out, for it takes ø for o', () => {
    expect(spelledOut('Rø Å æble Ölands')).toBe('Roe AA aeble OElands')
  })

  it('makes keys that it allows, a different one for each id', () => {
    const ids = ['a_b', 'a.b', 'a~b', 'a-b', 'æ']
    expect(ids.map(keyOf).every((key) => /^[\w-]+$/u.test(key))).toBe(true)
    expect(new Set(ids.map(keyOf)).size).toBe(ids.length)
  })

  it('holds open ends of ranges as numbers beyond every value', () => {
    const period = { start: { written: '1990', from: '1990-01-01', to: '1990-12-31' }, labels: [] }
    const document = documentFromRecord(
      record('a', { title: [da('A')], temporal: [period] }),
      loadVocabularies(),
    )
    expect(storedFrom(document).ranges['year']).toEqual({ from: 1990, to: 1e9 })
  })
})

describe('the keys of documents and of queries', () => {
  const holds = (title: string, text: string): boolean => {
    const document = documentFromRecord(record('a', { title: [da(title)] }), loadVocabularies())
    const keys = new Set(documentKeys(document))
    const isThere = (unit: QueryUnit): boolean =>
      [...unitKeys(unit).keys()].some((key) => keys.has(key)) ||
      (unit.apart.length > 0 && unit.apart.every(isThere))
    return readQuery(`${text} `).units.every(isThere)
  }

  it.each([
    ['Sygehusmedicin', 'medicin'],
    ['Landspatientregisteret', 'patientregister'],
    ['Hjertekarsygdomme', 'hjerte kar sygdom'],
    ['Skolebørn', 'barn'],
    ['Fødsler', 'foedsel'],
    ['Fødsler', 'fodsel'],
    ['Apopleksi', 'blodprop i hjernen'],
    ['Cancer', 'kræft'],
    ['Brystkræft', 'cancer'],
    ['Lungesygdommen KOL', 'copd'],
    ['Koder I50.0', 'DI50'],
    ['Koder E10-E14', 'E11.9'],
    ['Koder DI509', 'i50'],
    ['Hjertesvigt', 'I50'],
    ['Data i ICD-10', 'J44'],
    ['Brystkræft: et register', 'brystkræftregister'],
  ])('meet where %s is searched for by %s', (title, text) => {
    expect(holds(title, text)).toBe(true)
  })

  it.each([
    ['Rollag', 'rø'],
    ['Ansvar', 'svar'],
    ['Kvindelig', 'lig'],
    ['Bil (car)', 'CARD'],
    ['Koder I50', 'I51'],
    ['Koder J01', 'L01'],
  ])('do not meet where %s is searched for by %s', (title, text) => {
    expect(holds(title, text)).toBe(false)
  })
})
