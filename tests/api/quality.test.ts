import { beforeAll, describe, expect, it } from 'vitest'
import { recordIdOf } from '../../src/dataset/identity.ts'
import { sh } from '../../src/rdf/namespaces.ts'
import { parseTurtle } from '../../src/rdf/parse-turtle.ts'
import { CANCER, goneId, LPR, lprId, openTestCatalogue, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue({ now: () => new Date('2026-11-22T10:00:00Z') })
})

// oxlint-disable-next-line typescript/no-explicit-any -- answers are looked at, not used
type Json = any
const ask = async (path: string, headers: Record<string, string> = {}): Promise<Json> => {
  const answer = await catalogue.ask(`/api/v1${path}`, headers)
  expect(answer.status).toBe(200)
  return answer.json()
}
const status = async (path: string) => (await catalogue.ask(`/api/v1${path}`)).status

describe('the report of a dataset', () => {
  it('is the one stored with its version', async () => {
    expect(await ask(`/datasets/${lprId}/report`)).toMatchObject({
      id: lprId,
      iri: LPR,
      source: 'sds',
      version: 2,
      at: '2026-02-10T03:00:00.000Z',
      profile: 'healthdcat-ap-8',
      level: 'non-public',
      conforms: false,
      findings: expect.arrayContaining([
        expect.objectContaining({ severity: 'violation', path: 'http://purl.org/dc/terms/identifier' }),
      ]),
    })
    expect(await ask(`/datasets/${lprId}/report?at=2026-01-20`)).toMatchObject({ version: 1 })
  })

  it('is a SHACL report where that is asked for', async () => {
    const answer = await catalogue.ask(`/api/v1/datasets/${lprId}/report`, { Accept: 'text/turtle' })
    expect(answer.headers.get('Content-Type')).toMatch('text/turtle')
    const results = parseTurtle(await answer.text())
    expect(results).toContainEqual(expect.objectContaining({ object: sh.ValidationReport }))
    expect(results).toContainEqual(expect.objectContaining({ predicate: sh.focusNode, object: LPR }))
  })

  it('is missing for what was not validated, deleted or never there', async () => {
    expect(await status(`/datasets/${recordIdOf(CANCER)}/report`)).toBe(404)
    expect(await status(`/datasets/${goneId}/report`)).toBe(410)
    expect(await status('/datasets/nothing/report')).toBe(404)
    expect(await status(`/datasets/${lprId}/report?at=yesterday`)).toBe(400)
  })
})

describe('the losses of a dataset', () => {
  it('put every triple in one of three places', async () => {
    const losses = await ask(`/datasets/${lprId}/losses`)
    expect(losses.understood + losses.normalised.length + losses.unused.length).toBe(losses.triples)
    expect(losses.unused).toContainEqual(
      expect.objectContaining({ subject: LPR, predicate: 'https://a.example/own', object: '"kept"' }),
    )
  })
})

describe('a dataset', () => {
  it('tells its validation, and its quality with the reasons', async () => {
    const { validation, quality, links } = await ask(`/datasets/${lprId}`)
    expect(validation).toMatchObject({ profile: 'healthdcat-ap-8', level: 'non-public', conforms: false })
    expect(validation.violations).toBeGreaterThan(0)
    const { completeness, mqa, label, confirmation } = quality
    expect(completeness).toMatchObject({ of: 27 })
    expect(completeness.elements).toHaveLength(27)
    expect(completeness.elements.filter(({ given }: Json) => given)).toHaveLength(completeness.given)
    expect(completeness.elements).toContainEqual({
      key: 'title',
      label: { da: 'Titel', en: 'Title' },
      given: true,
      conditional: false,
    })
    const sum = (list: Json[], of: (each: Json) => number) =>
      list.reduce((total, each) => total + of(each), 0)
    expect(sum(mqa.dimensions, ({ points }) => points)).toBe(mqa.points)
    expect(sum(mqa.dimensions, ({ of }) => of)).toBe(405)
    expect(sum(mqa.indicators, ({ state, points }) => (state === 'met' ? points : 0))).toBe(mqa.points)
    expect(mqa.caveat.da).toMatch('ikke er offentlige')
    expect(label.elements.map(({ letter }: Json) => letter).join('')).toBe('abcdef')
    expect(confirmation).toEqual({ state: 'confirmed', on: '2026-01-05', due: '2027-01-05' })
    expect(links).toMatchObject({ report: expect.stringMatching(/\/report$/) })
  })

  it('has no validation before it was validated, and a quality all the same', async () => {
    const record = await ask(`/datasets/${recordIdOf(CANCER)}`)
    expect(record).not.toHaveProperty('validation')
    expect(record.quality.confirmation).toEqual({ state: 'unknown' })
  })
})

describe('the profiles', () => {
  it('are listed with their levels', async () => {
    const { items, problems } = await ask('/profiles')
    expect(items.map(({ name }: Json) => name)).toEqual(['dcat-ap-3', 'dcat-ap-dk-3', 'healthdcat-ap-8'])
    expect(items[2]).toMatchObject({
      version: '8',
      usable: true,
      extends: 'dcat-ap-3',
      levels: [{ name: 'public' }, { name: 'restricted' }, { name: 'non-public' }],
      notEvaluated: [],
    })
    expect(problems).toEqual([])
  })
})

describe('the statistics', () => {
  it('tell the state of all descriptions, and what is found most', async () => {
    const { quality, coverage, conformingByAuthority, conformingBySource } = await ask('/stats')
    expect(quality).toMatchObject({
      datasets: 2,
      validated: 1,
      conforming: 0,
      conformingShare: 0,
      confirmation: { confirmed: 1, overdue: 0, unknown: 1 },
    })
    expect(quality.frequentFindings[0]).toMatchObject({
      datasets: 1,
      ids: [lprId],
      kind: { message: { da: expect.any(String) }, howToFix: { en: expect.any(String) } },
    })
    expect(coverage.before).toBe(0)
    expect(coverage.years[0]).toEqual({ year: 1977, count: 1 })
    expect(coverage.years.at(-1)).toEqual({ year: 2026, count: 1 })
    const row = [{ datasets: 2, validated: 1, conforming: 0 }]
    expect(conformingByAuthority).toMatchObject(row)
    expect(conformingBySource).toMatchObject(row)
  })

  it('tell the state of one source or authority', async () => {
    const all = await ask('/stats/quality')
    expect(await ask('/stats/quality?source=sds')).toEqual(all)
    expect(await ask('/stats/quality?authority=sds')).toEqual(all)
    const iri = encodeURIComponent('https://a.example/authority/sds')
    expect(await ask(`/stats/quality?authority=${iri}`)).toEqual(all)
    expect(await ask('/stats/quality?source=other')).toMatchObject({
      datasets: 0,
      conformingShare: null,
      frequentFindings: [],
    })
  })
})
