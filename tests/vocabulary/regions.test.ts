import { describe, expect, it } from 'vitest'
import { loadVocabularies } from '../../src/vocabulary/load.ts'

const vocabulary = loadVocabularies()
const codesAt = (day: string) => vocabulary.regionsAt(day).map(({ code }) => code)
const EAST = 'https://datalandkort.example/region/oestdanmark'

describe('the regions', () => {
  it('are five until the end of 2026', () => {
    expect(codesAt('2026-12-31')).toEqual(['DK01', 'DK02', 'DK03', 'DK04', 'DK05'])
  })

  it('are four from 1 January 2027, when Region Østdanmark replaces two', () => {
    expect(codesAt('2027-01-01')).toEqual(['DK03', 'DK04', 'DK05', 'oestdanmark'])
    expect(vocabulary.concept(EAST)?.replaces.map((iri) => vocabulary.label(iri, 'da'))).toEqual([
      'Region Hovedstaden',
      'Region Sjælland',
    ])
  })

  it('are found by the codes of Statistics Denmark', () => {
    expect(
      ['084', '085', '083', '082', '081'].map((code) => vocabulary.byCode('regions', code)?.code),
    ).toEqual(['DK01', 'DK02', 'DK03', 'DK04', 'DK05'])
  })
})

describe('a municipality', () => {
  const municipalities = vocabulary.concepts('municipalities')
  const countBy = (day: string) => {
    const counts: Record<string, number> = {}
    for (const { iri } of municipalities) {
      const region = vocabulary.regionOf(iri, day)?.code ?? 'none'
      counts[region] = (counts[region] ?? 0) + 1
    }
    return counts
  }

  it('belongs to one of five regions in 2026', () => {
    expect(countBy('2026-12-31')).toEqual({ DK01: 29, DK02: 17, DK03: 22, DK04: 19, DK05: 11 })
  })

  it('belongs to one of four regions in 2027', () => {
    expect(countBy('2027-01-01T08:00:00Z')).toEqual({ oestdanmark: 46, DK03: 22, DK04: 19, DK05: 11 })
  })

  it('has a code of four digits and a name with its own letters', () => {
    expect(municipalities.filter(({ code }) => !/^0\d{3}$/.test(code))).toEqual([])
    expect(vocabulary.byCode('municipalities', '0665')?.labels['da']).toBe('Lemvig')
    expect(vocabulary.byCode('municipalities', '0492')?.labels['da']).toBe('Ærø')
    expect(vocabulary.byCode('municipalities', '0411')).toBeUndefined()
  })
})
