import { describe, expect, it } from 'vitest'
import { formats } from '../../src/web/format.ts'
import { pathIn, splitPath } from '../../src/web/language.ts'
import { pageNumbers } from '../../src/web/search/pagination.tsx'

const date = (written: string, from?: string, to?: string) => ({
  written,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
})

describe('a date', () => {
  it.each([
    [date('2026-11-22', '2026-11-22', '2026-11-22'), '22. november 2026', '22 November 2026'],
    [date('2018-05', '2018-05-01', '2018-05-31'), 'maj 2018', 'May 2018'],
    [date('1977', '1977-01-01', '1977-12-31'), '1977', '1977'],
    [date('foråret 1977'), 'foråret 1977', 'foråret 1977'],
  ])('%j is written as people write it', (given, danish, english) => {
    expect(formats.da.written(given)).toBe(danish)
    expect(formats.en.written(given)).toBe(english)
  })

  it('without an end is a beginning', () => {
    expect(formats.da.period({ start: date('1977', '1977-01-01', '1977-12-31'), labels: [] })).toBe(
      'siden 1977',
    )
    expect(formats.en.period({ end: date('1977', '1977-01-01', '1977-12-31'), labels: [] })).toBe(
      'until 1977',
    )
  })
})

describe('a Danish list', () => {
  it('has æ, ø and å last', () => {
    const names = ['Ålborg', 'Ærø', 'Zealand', 'Øst', 'aa', 'Ballerup']
    expect(names.toSorted(formats.da.compare)).toEqual(['Ballerup', 'Zealand', 'Ærø', 'Øst', 'aa', 'Ålborg'])
  })
})

describe('the language of an address', () => {
  it.each([
    ['/', 'da', '/'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/en?x=1', 'en', '/?x=1'],
    ['/en/search?q=en', 'en', '/search?q=en'],
    ['/english', 'da', '/english'],
    ['/en//evil.example', 'en', '/evil.example'],
    ['//evil.example', 'da', '/evil.example'],
  ] as const)('%s is %s, and its path %s', (address, language, path) => {
    expect(splitPath(address)).toEqual({ language, path })
  })

  it('is put before the path and found again', () => {
    for (const path of ['/', '/?a=b', '/search?q=1'])
      expect(splitPath(pathIn('en', path))).toEqual({ language: 'en', path })
  })
})

describe('page numbers', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, 0, 9]],
    [5, 9, [1, 0, 4, 5, 6, 0, 9]],
    [3, 9, [1, 2, 3, 4, 0, 9]],
    [9, 9, [1, 0, 8, 9]],
  ])('of page %i of %i are %j', (current, last, pages) => {
    expect(pageNumbers(current, last)).toEqual(pages)
  })
})
