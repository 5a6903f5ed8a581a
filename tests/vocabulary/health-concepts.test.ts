import { describe, expect, it } from 'vitest'
import { listedCodes } from '../../src/search/text/codes.ts'
import { loadHealthConcepts } from '../../src/vocabulary/health-concepts.ts'

describe('health concepts', () => {
  const concepts = loadHealthConcepts()
  const iris = new Set(concepts.map(({ iri }) => iri))

  it('have a label in Danish and in English', () => {
    expect(concepts.filter(({ labels }) => labels.da === '' || labels.en === '')).toEqual([])
  })

  it('are narrower than concepts that are there, and never than themselves', () => {
    const astray = concepts.filter(({ iri, broader }) =>
      broader.some((wider) => !iris.has(wider) || wider === iri),
    )
    expect(astray.map(({ slug }) => slug)).toEqual([])
  })

  it('have codes that are codes of their system', () => {
    const astray = concepts.flatMap(({ slug, codes }) =>
      codes
        .filter(({ system, code }) => listedCodes(system, code).length === 0)
        .map(({ code }) => `${slug} ${code}`),
    )
    expect(astray).toEqual([])
  })
})
