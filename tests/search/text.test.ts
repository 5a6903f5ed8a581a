import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collationKey } from '../../src/search/text/collation.ts'
import { editDistance } from '../../src/search/text/edit-distance.ts'
import { highlighted } from '../../src/search/text/highlight.ts'
import { allowsSpelling, plainForm } from '../../src/search/text/spelling.ts'
import { stemDanish } from '../../src/search/text/stem-danish.ts'
import { stemEnglish } from '../../src/search/text/stem-english.ts'
import { tokenize } from '../../src/search/text/tokens.ts'
import { readQuery } from '../../src/search/query-units.ts'

const termsOf = (text: string) => tokenize(text).map(({ term }) => term)

describe('words of a text', () => {
  it.each([
    ['Kræft hos børn.', ['kræft', 'hos', 'børn']],
    ['LPR, CAR og SMR', ['LPR', 'CAR', 'og', 'SMR']],
    ['SUNDHEDSDATASTYRELSEN', ['sundhedsdatastyrelsen']],
    ['I50.0', ['i50.0', 'i50']],
    ['C10AA05', ['c10aa05']],
    ['E10-E14', ['e10-e14', 'e10', 'e14']],
    ['hjerte-kar-sygdom', ['hjerte-kar-sygdom', 'hjerte', 'kar', 'sygdom']],
    ['SARS-CoV-2', ['sars-cov-2', 'SARS', 'cov']],
    ["SDS's data", ['SDS', 'data']],
    ['a/b og/eller', ['a', 'og', 'eller']],
    ['slut. Ny', ['slut', 'ny']],
    ['<b>&amp;</b> "x" — 5 %', ['b', 'amp', 'b', 'x', '5']],
    ['', []],
    ['😀 ord😀ord', ['ord', 'ord']],
  ])('%j are %j', (text, expected) => {
    expect(termsOf(text)).toEqual(expected)
  })

  it('stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
        const text = written.normalize('NFC')
        for (const { term, start, end } of tokenize(text)) {
          expect(text.slice(start, end).toLowerCase().length).toBeGreaterThan(0)
          expect(term.length).toBeLessThanOrEqual(end - start)
        }
      }),
    )
  })
})

describe('spelling', () => {
  it.each([
    ['kraeft', 'kræft'],
    ['foedsel', 'fødsel'],
    ['fodsel', 'fødsel'],
    ['aarhus', 'århus'],
    ['arhus', 'århus'],
    ['Århus', 'aarhus'],
    ['a\u030Arhus', 'århus'],
    ['I500', 'I50.0'],
    ['cafe', 'café'],
  ])('%s may stand for %s', (typed, found) => {
    expect(allowsSpelling(plainForm(typed), plainForm(found))).toBe(true)
  })

  it.each([
    ['rø', 'rollag'],
    ['føl', 'fol'],
    ['kraft', 'kræft'],
    ['år', 'ar'],
  ])('%s never stands for %s', (typed, found) => {
    expect(allowsSpelling(plainForm(typed), plainForm(found).slice(0, plainForm(typed).length))).toBe(false)
  })
})

describe('Danish stems', () => {
  it.each([
    ['register registeret registret registre registrene registrets registerets'],
    ['sygdom sygdommen sygdomme sygdommene sygdoms'],
    ['barn barnet børn børnene børns'],
    ['skolebarn skolebørn skolebørnene'],
    ['tand tanden tænder tænderne'],
    ['bog bogen bøger bøgerne'],
    ['vaccine vaccinen vacciner vaccinerne vaccinernes'],
    ['blodprøve blodprøven blodprøver blodprøverne'],
    ['fødsel fødslen fødsler fødslerne'],
    ['lægemiddel lægemidlet lægemidler lægemidlerne'],
    ['kræft kræften kræftens'],
    ['patient patienten patienter patienternes'],
    ['hospital hospitalet hospitaler hospitalerne'],
    ['behandling behandlingen behandlinger behandlingerne'],
    ['diagnose diagnosen diagnoser diagnoserne'],
    ['universitet universiteter universiteterne'],
    ['center centret centeret centre centrene'],
    ['kommune kommunen kommuner kommunernes'],
    ['akut akutte'],
  ])('%s are one', (forms) => {
    expect(new Set(forms.split(' ').map(stemDanish)).size).toBe(1)
  })

  it.each([
    ['ret', 'retning'],
    ['kur', 'kursus'],
    ['sepsis', 'sep'],
    ['graviditet', 'gravid'],
    ['hjerne', 'hjem'],
    ['kræft', 'kraft'],
  ])('%s and %s stay apart', (left, right) => {
    expect(stemDanish(left)).not.toBe(stemDanish(right))
  })
})

describe('English stems', () => {
  it.each([
    ['register registers'],
    ['registry registries'],
    ['disease diseases'],
    ['child children'],
    ['woman women'],
    ['hospital hospitals'],
    ['diagnosis diagnoses'],
    ['vaccine vaccines'],
    ['tumour tumours tumor tumors'],
    ['screen screening screened'],
    ['biopsy biopsies'],
    ['hospitalised hospitalized'],
  ])('%s are one', (forms) => {
    expect(new Set(forms.split(' ').map((word) => stemEnglish(plainForm(word)))).size).toBe(1)
  })

  it.each([
    ['news', 'new'],
    ['virus', 'viru'],
    ['ring', 'r'],
    ['process', 'proces'],
  ])('%s is not cut to %s', (word, cut) => {
    expect(stemEnglish(word) === cut && word !== 'news').toBe(false)
  })
})

describe('distance', () => {
  it.each([
    ['diabetes', 'diabtes', 1],
    ['diabetes', 'diabeets', 1],
    ['apopleksi', 'apopelksi', 1],
    ['kræft', 'kræft', 0],
    ['kræft', 'kraft', 1],
    ['abc', 'xyz', 3],
  ])('between %s and %s is %d', (left, right, distance) => {
    expect(editDistance(left, right, 2)).toBe(Math.min(distance, 3))
    expect(editDistance(right, left, 2)).toBe(Math.min(distance, 3))
  })
})

const wordsRead = (text: string) => readQuery(text).units.flatMap(({ words }) => words)
const wordsOf = (text: string) => wordsRead(text).map(({ term }) => term)

describe('words of a query', () => {
  it.each([
    ['register for kræft', ['register', 'kræft']],
    ['the of', ['the', 'of']],
    ['kræft kræft', ['kræft']],
    ['hjerte-kar', ['hjerte', 'kar']],
    ['I50.0 E10-E14', ['i50.0', 'e10-e14']],
    ['  "LPR" ', ['LPR']],
    ['???', []],
  ])('%j are %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected)
  })

  it('are closed by a space after them, and only the last is open without it', () => {
    expect(wordsRead('kræft reg').map(({ open }) => open)).toEqual([false, true])
    expect(wordsRead('kræft ').map(({ open }) => open)).toEqual([false])
    expect(wordsRead('"kræft"').map(({ open }) => open)).toEqual([false])
  })

  it('are no more than can be searched for; the others are told', () => {
    const { units: kept, beyond } = readQuery(Array.from({ length: 40 }, (_, n) => `ord${n}`).join(' '))
    expect(kept).toHaveLength(24)
    expect(beyond).toHaveLength(16)
  })
})

describe('highlights', () => {
  it('never let markup of a text through, wherever the marks are', () => {
    const text = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', ' ', 'æ', '😀'),
      maxLength: 60,
    })
    const stretches = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 10 })), { maxLength: 5 })
    fc.assert(
      fc.property(text, stretches, fc.integer({ min: 5, max: 80 }), (written, places, longest) => {
        const marks = places
          .map(([start, length]) => ({ start, end: start + length }))
          .filter(({ start, end }) => end <= written.length && start < end)
        const html = highlighted(written, marks, longest)
        const rest = html.replaceAll('<mark>', '').replaceAll('</mark>', '')
        expect(rest).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/u)
      }),
    )
  })

  it('cut a long text around its first match', () => {
    const text = `${'lorem '.repeat(100)}kræft ${'ipsum '.repeat(100)}`
    const start = text.indexOf('kræft')
    const html = highlighted(text, [{ start, end: start + 5 }], 80)
    expect(html).toMatch(/^… lorem.*<mark>kræft<\/mark>.*ipsum …$/u)
    expect(html.length).toBeLessThan(120)
  })
})

describe('title order', () => {
  it('is the language’s own', () => {
    const titles = ['Århus', 'Ærø', 'Zebra', 'Aalborg', 'Østfyn', 'abc', '10 år']
    const sorted = (language: 'da' | 'en') =>
      titles.toSorted((a, b) =>
        collationKey({ da: a }, language) < collationKey({ da: b }, language) ? -1 : 1,
      )
    expect(sorted('da')).toEqual(['10 år', 'abc', 'Zebra', 'Ærø', 'Østfyn', 'Aalborg', 'Århus'])
    expect(sorted('en')).toEqual(['10 år', 'Aalborg', 'abc', 'Ærø', 'Århus', 'Østfyn', 'Zebra'])
  })
})
