import { describe, expect, it } from 'vitest'
import { schemeNames } from '../../src/vocabulary/concept.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const vocabulary = loadVocabularies()
const everyConcept = schemeNames.flatMap((scheme) => vocabulary.concepts(scheme))

describe('the code lists', () => {
  it.each([
    ['healthcategories', 17],
    ['health-theme', 20],
    ['coding-system', 32],
    ['health-activity', 34],
    ['publisher-type', 36],
    ['data-theme', 13],
    ['regions', 6],
    ['municipalities', 98],
  ] as const)('have every code of %s: %i', (scheme, count) => {
    expect(vocabulary.concepts(scheme)).toHaveLength(count)
  })

  it.each(schemeNames)('of %s are not empty and name each concept once', (scheme) => {
    const iris = vocabulary.concepts(scheme).map(({ iri }) => iri)
    expect(iris.length).toBeGreaterThan(0)
    expect(new Set(iris).size).toBe(iris.length)
  })

  it('label every concept in Danish and in English', () => {
    const unlabelled = everyConcept.filter(({ labels }) => !labels['da']?.trim() || !labels['en']?.trim())
    expect(unlabelled.map(({ iri }) => iri)).toEqual([])
  })

  it('name no IRI in two lists', () => {
    expect(new Set(everyConcept.map(({ iri }) => iri)).size).toBe(everyConcept.length)
  })

  it('refer to nothing that is not listed', () => {
    const referred = everyConcept.flatMap(({ broader, replaces, replacedBy }) => [
      ...broader,
      ...replaces,
      ...replacedBy,
    ])
    expect(referred.filter((iri) => vocabulary.concept(iri)?.iri !== iri)).toEqual([])
  })

  it('find each concept by its code', () => {
    const lost = everyConcept.filter((concept) => vocabulary.byCode(concept.scheme, concept.code) !== concept)
    expect(lost.map(({ iri }) => iri)).toEqual([])
  })
})

const categories = vocabulary.concepts('healthcategories')
const letters = (day: string) =>
  categories
    .filter(({ extra }) => extra.appliesFrom === day)
    .map(({ extra }) => extra.article51)
    .join('')

describe('the health categories', () => {
  it('stand in the order of Article 51(1)', () => {
    expect(categories.map(({ extra }) => extra.article51).join('')).toBe('abcdefghijklmnopq')
  })

  it('apply from 26 March 2029, five of them from 26 March 2031', () => {
    expect(letters('2031-03-26')).toBe('bfgmp')
    expect(letters('2029-03-26')).toBe('acdehijklnoq')
  })

  it('have a short label for headings in both languages', () => {
    for (const { shortLabels, labels } of categories) {
      expect(shortLabels['da']?.length).toBeLessThanOrEqual(30)
      expect(shortLabels['en']?.length).toBeLessThanOrEqual(30)
      expect(labels['en']).not.toBe(shortLabels['en'])
    }
  })

  it('are found by letter as well as by code', () => {
    expect(vocabulary.byCode('healthcategories', 'q')?.code).toBe('EINS')
    expect(vocabulary.byCode('healthcategories', 'eins')?.code).toBe('EINS')
  })

  it('say where a Danish label is a translation of our own', () => {
    expect(vocabulary.byCode('healthcategories', 'HRAD')?.editorialNote).toBeUndefined()
    expect(vocabulary.byCode('healthcategories', 'WELA')?.editorialNote).toMatch(/vores oversættelse/)
  })
})

describe('labels', () => {
  it('come in the language asked for', () => {
    const iri = 'http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC'
    expect(vocabulary.label(iri, 'da')).toBe('ikke offentlig')
    expect(vocabulary.label(iri, 'en')).toBe('non-public')
  })

  it('are undefined for what no list has', () => {
    expect(vocabulary.label('https://example.org/something', 'da')).toBeUndefined()
  })
})
