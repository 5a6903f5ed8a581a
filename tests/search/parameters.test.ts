import { describe, expect, it } from 'vitest'
import { parametersFromQuery, queryFromParameters } from '../../src/search/parameters.ts'

const read = (parameters: string) => queryFromParameters(new URLSearchParams(parameters))
const problems = (parameters: string) => {
  const found = read(parameters)
  return 'errors' in found ? found.errors : []
}

describe('the parameters of a search', () => {
  it('are all optional', () => {
    expect(read('')).toEqual({
      query: { text: '', language: 'da', sort: 'relevance', limit: 20, offset: 0, filters: {}, ranges: {} },
    })
  })

  it('become a query', () => {
    const address =
      'q=+kræft%00børn+&lang=en&sort=-modified&limit=100&offset=40&category=EHRS&category=EINS&category=EHRS&yearFrom=1990&ageTo=17'
    expect(read(address)).toEqual({
      query: {
        text: 'kræft børn ',
        language: 'en',
        sort: '-modified',
        limit: 100,
        offset: 40,
        filters: { category: ['EHRS', 'EINS'] },
        ranges: { year: { from: 1990 }, age: { to: 17 } },
      },
    })
  })

  it('come back as the address they were', () => {
    const address =
      'q=kr%C3%A6ft&sort=title&limit=50&offset=100&theme=CANCER_DISEASE&has=sample&yearFrom=1990&yearTo=2000'
    const found = read(address)
    if ('errors' in found) throw new Error('no query')
    const again = queryFromParameters(parametersFromQuery(found.query))
    expect(again).toEqual(found)
  })

  it.each([
    ['limit=101', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=ti', 'limit'],
    ['offset=1.5', 'offset'],
    ['sort=dato', 'sort'],
    ['lang=sv', 'lang'],
    ['has=everything', 'has'],
    ['category=EH"RS', 'category'],
    ['yearFrom=x', 'yearFrom'],
    ['yearFrom=2000&yearTo=1990', 'yearTo'],
    [`q=${'a'.repeat(1001)}`, 'q'],
    [`source=${'a'.repeat(501)}`, 'source'],
  ])('%s is refused at %s', (parameters, path) => {
    expect(problems(parameters).map((problem) => problem.path)).toEqual([path])
  })

  it('are refused all together, each unknown one with the nearest known', () => {
    const found = problems('catgory=EHRS&limit=1000&qq=1')
    expect(found.map(({ path }) => path)).toEqual(['catgory', 'qq', 'limit'])
    expect(found[0]?.message).toContain('"category"')
    expect(found[0]?.message).toContain('yearFrom')
  })

  it('may have others beside them that the caller knows', () => {
    const own = queryFromParameters(new URLSearchParams('view=map'), { also: ['view'] })
    expect(own).toHaveProperty('query')
  })

  it('take any text for words', () => {
    for (const text of [`' OR 1=1 --`, '"', '*', 'a AND (b', '\\', 'category = "x"', '\uD800']) {
      expect(queryFromParameters(new URLSearchParams({ q: text }))).toHaveProperty('query')
    }
  })
})
