import { describe, expect, it } from 'vitest'
import { documentFromRecord } from '../../src/search/document.ts'
import { facetOptions } from '../../src/search/facet-options.ts'
import { facetLabel } from '../../src/search/labels.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { place, record } from './records.ts'

const vocabulary = loadVocabularies()
const counted = (value: string) => ({ value, label: { da: value, en: value }, count: 1 })
const on = (day: string) => ({ vocabulary, day })

describe('the values of a facet', () => {
  it('end with what is not stated, however frequent it is', () => {
    const options = facetOptions('category', ['_none', 'EHRS'].map(counted), on('2026-11-22'))
    expect(options.map(({ value }) => value)).toEqual(['EHRS', '_none'])
  })

  it('lie in regions that exist on the day', () => {
    const parentOn = (day: string) =>
      facetOptions('region', ['DK02', '0101', '0265'].map(counted), on(day)).map(({ parent }) => parent)
    expect(parentOn('2026-12-31')).toEqual([undefined, 'DK01', 'DK02'])
    expect(parentOn('2027-01-01')).toEqual([undefined, 'oestdanmark', 'oestdanmark'])
  })

  it('of coding systems say what kind they are', () => {
    const [diagnoses, unknown] = facetOptions(
      'codingSystem',
      ['ICD-10', 'OWN'].map(counted),
      on('2026-11-22'),
    )
    expect(diagnoses?.group?.en).toBe('Diseases and diagnoses')
    expect(unknown?.group).toBeUndefined()
  })
})

describe('a dataset about a municipality', () => {
  it('is found by the municipality and by its region', () => {
    const iri = 'https://datalandkort.example/municipality/0101'
    const { facets } = documentFromRecord(record('x', { spatial: [place(iri)] }), vocabulary)
    expect(facets.region).toEqual(expect.arrayContaining(['0101', 'DK01']))
    expect(facetLabel('region', '0101', { vocabulary })).toEqual({ da: 'København', en: 'Copenhagen' })
  })
})
