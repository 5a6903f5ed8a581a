import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/validation/contents/content-validator.ts'
import { validateHere } from '../../src/validation/contents/validate-here.ts'
import { validateInThreads } from '../../src/validation/contents/validate-in-threads.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { builtFolder } from '../harvest/built.ts'

builtFolder()

const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
const contentOf = (name: string): Content => ({
  iri: `https://data.example/${name}`,
  ntriples:
    `<https://data.example/${name}> <http://purl.org/dc/terms/issued> "never" .\n` +
    `<https://data.example/${name}> ${TYPE} <http://www.w3.org/ns/dcat#Dataset> .\n`,
  lines: [7, 5],
})
const contents = Array.from({ length: 120 }, (_, number) => contentOf(`d${number}`))
const here = validateHere(openProfiles({ vocabulary: loadVocabularies() }))

describe('contents', () => {
  it('are validated with the lines they stand on', async () => {
    const [report] = await here.validate('dcat-ap-3', [contentOf('x')])
    const issued = report?.findings.find(({ path }) => path === 'http://purl.org/dc/terms/issued')
    expect(issued).toMatchObject({ value: 'never', line: 7 })
  })

  it('have no reports where there is no such profile', async () => {
    expect(await here.versionOf('gone')).toBeUndefined()
    expect(await here.validate('gone', [contentOf('x')])).toEqual([undefined])
  })

  it('have the same reports, in the same order, when they are validated in threads', async () => {
    const threads = validateInThreads({ threads: 2 })
    try {
      expect(await threads.versionOf('dcat-ap-3')).toBe(await here.versionOf('dcat-ap-3'))
      expect(await threads.versionOf('gone')).toBeUndefined()
      const made = await threads.validate('dcat-ap-3', contents)
      expect(made).toEqual(await here.validate('dcat-ap-3', contents))
      expect(await threads.validate('dcat-ap-3', [])).toEqual([])
    } finally {
      await threads.close()
    }
  })

  it('are read the same when they were written by somebody else, in no order, with escapes in names', async () => {
    const { iri, ntriples } = contentOf('x')
    const [canonical, other] = await here.validate('dcat-ap-3', [
      { iri, ntriples, lines: [7, 5] },
      { iri, ntriples: ntriples.replace('/x>', '/\\u0078>').replaceAll(' .', '\t.'), lines: [7, 5] },
    ])
    expect(other).toEqual(canonical)
  })

  it('that a thread does not come to an end with go without a report, and hold up nobody', async () => {
    const threads = validateInThreads({ timeoutMs: 0 })
    try {
      expect(await threads.validate('dcat-ap-3', contents.slice(0, 2))).toEqual([undefined, undefined])
      expect(await threads.versionOf('dcat-ap-3')).toBeUndefined()
    } finally {
      await threads.close()
    }
  })
})
