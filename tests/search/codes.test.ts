import { describe, expect, it } from 'vitest'
import { codesIn, widerCodes } from '../../src/search/text/codes.ts'
import { healthLexicon } from '../../src/search/lexicon/lexicon.ts'
import { plainForm } from '../../src/search/text/spelling.ts'
import { readQuery } from '../../src/search/query-units.ts'

const codes = (written: string) =>
  codesIn(plainForm(written)).map(({ system, code, to }) => [system, code, to])

describe('codes as people write them', () => {
  it.each([
    ['I50.0', [['ICD-10', 'i500', 'i50']]],
    ['di509', [['ICD-10', 'i509', 'i50']]],
    ['E10-E14', [['ICD-10', 'e10', 'e14']]],
    ['DE10-DE14', [['ICD-10', 'e10', 'e14']]],
    ['C00-D09', [['ICD-10', 'c00', 'd09']]],
    ['C10AA05', [['ATC', 'c10aa05', 'c10aa05']]],
    ['MC10AA05', [['ATC', 'c10aa05', 'c10aa05']]],
    ['npu27300', [['NPU', 'npu27300', 'npu27300']]],
    ['E14-E10', [['ICD-10', 'e10', 'e14']]],
    ['H1N1', []],
    ['2024', []],
    ['HbA1c', []],
  ])('%s are %j', (written, expected) => {
    expect(codes(written)).toEqual(expected)
  })

  it('of a category alone may be of two systems', () => {
    expect(codes('J01').map(([system]) => system)).toEqual(['ICD-10', 'ATC'])
  })

  it('name the codes of a short range one by one', () => {
    expect(codes('N83.0-N83.2').map(([, code]) => code)).toEqual(['n830', 'n831', 'n832'])
  })

  it('lie in wider ones', () => {
    expect(codesIn('c10aa05').map(widerCodes)).toEqual([['c10aa', 'c10a', 'c10', 'c']])
    expect(codesIn('di509').map(widerCodes)).toEqual([['i50']])
  })
})

describe('concepts in searches', () => {
  const { concepts, ofCode } = healthLexicon()
  const named = (text: string) =>
    readQuery(`${text} `).units.map((unit) => unit.concepts.map((concept) => concepts[concept]?.slug))
  const coded = (text: string) =>
    readQuery(text).units.flatMap((unit) =>
      unit.codes.flatMap(ofCode).map((concept) => concepts[concept]?.slug),
    )

  it.each([
    ['hjertesvigt', [['heart-failure']]],
    ['blodprop i hjernen', [['stroke']]],
    ['DHR', [expect.arrayContaining(['danish-heart-registry', 'danish-hip-arthroplasty-register'])]],
    ['DDD', [expect.arrayContaining(['defined-daily-dose', 'danish-depression-database'])]],
    ['car', [[]]],
    ['gift', [[]]],
  ])('%s name %j', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each([
    ['I50', 'heart-failure'],
    ['DI509', 'heart-failure'],
    ['J01', 'sinusitis'],
    ['J01', 'antibiotic'],
  ])('%s is the code of %s', (text, slug) => {
    expect(coded(text)).toContain(slug)
  })
})
