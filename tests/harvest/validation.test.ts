import { describe, expect, it } from 'vitest'
import type { ContentValidator } from '../../src/validation/contents/content-validator.ts'
import { validateHere } from '../../src/validation/contents/validate-here.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { iriOf, turtleOf } from './catalogues.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const own = validateHere(openProfiles({ vocabulary: loadVocabularies() }))
const validator = own

/** The same profile with other shapes: all reports of before are out of date. */
const nextYear: ContentValidator = {
  ...own,
  versionOf: async () => 'next year',
  validate: async (profile, contents) =>
    (await own.validate(profile, contents)).map(
      (report) => report && { ...report, profileVersion: 'next year' },
    ),
}

const serve = async (body: string) => {
  const pages = { '/': { body } }
  const { origin } = await setting.serve(pages)
  return { origin, pages }
}
const reportOf = async (name: string) => setting.store.report((await setting.store.idOf(iriOf(name))) ?? '')

describe('a harvest that validates', () => {
  it('stores the report of each dataset with its version', async () => {
    const body = turtleOf({ datasets: ['a', 'b'] })
    const { origin } = await serve(body)
    const run = await setting.harvest(origin, { validator })
    const report = await reportOf('a')
    expect(report).toMatchObject({ iri: iriOf('a'), profile: 'dcat-ap-3', version: 1, source: 'source' })
    const description = report?.findings.find(({ path }) => path === 'http://purl.org/dc/terms/description')
    expect(description).toMatchObject({ severity: 'violation', constraint: 'MinCount' })
    const lines = body.split('\n')
    expect(lines[(description?.line ?? 0) - 1]).toContain(iriOf('a'))
    expect((await setting.recordOf('a'))?.validation).toMatchObject({
      profile: 'dcat-ap-3',
      conforms: false,
      violations: report?.counts.violation,
    })
    expect(Object.keys(run.timings)).toContain('validate')
    expect(await setting.store.run(run.id)).toEqual(run)
  })

  it('names nodes without IRI as the stored text does', async () => {
    const extra = `<${iriOf('c')}> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ] .
      <https://data.example/catalog> dcat:dataset <${iriOf('c')}> .`
    const { origin } = await serve(turtleOf({ datasets: [], extra }))
    await setting.harvest(origin, { validator })
    const focus = (await reportOf('c'))?.findings.find((finding) => finding.focus.startsWith('_:'))?.focus
    expect(focus).toBeDefined()
    expect((await setting.recordOf('c'))?.ntriples).toContain(`${focus} <`)
  })

  it('sums up what it found', async () => {
    const { origin, pages } = await serve(turtleOf({ datasets: ['a', 'b'] }))
    const { findings } = await setting.harvest(origin, { validator })
    expect(findings).toMatchObject({ datasets: 2, conforming: 0, unvalidated: 0 })
    expect(findings?.frequent[0]).toMatchObject({ datasets: 2 })
    expect(findings?.frequent.length).toBeLessThanOrEqual(20)
    pages['/'] = { body: turtleOf({ datasets: ['a', { name: 'b', title: 'new' }] }) }
    expect((await setting.harvest(origin, { validator })).findings).toMatchObject({ datasets: 1 })
    expect(await setting.harvest(origin, { validator, force: true })).not.toHaveProperty('findings')
  })

  it('validates what has not changed once more when the shapes have', async () => {
    const { origin } = await serve(turtleOf({ datasets: ['a', 'b'] }))
    await setting.harvest(origin, { validator })
    const run = await setting.harvest(origin, { validator: nextYear })
    expect(run).toMatchObject({ counts: { unchanged: 2, updated: 0 }, findings: { datasets: 2 } })
    expect(await reportOf('a')).toMatchObject({ profileVersion: 'next year', version: 1 })
    expect((await setting.harvest(origin, { validator: nextYear })).bytes).toBe(0)
  })

  it('validates what was stored before anybody validated', async () => {
    const { origin } = await serve(turtleOf({ datasets: ['a'] }))
    await setting.harvest(origin)
    expect(await setting.recordOf('a')).not.toHaveProperty('validation')
    await setting.harvest(origin, { validator })
    expect((await setting.recordOf('a'))?.validation?.conforms).toBe(false)
  })

  it('stores a dataset that cannot be validated all the same, and says how many there were', async () => {
    const { origin } = await serve(turtleOf({ datasets: ['a', 'b'] }))
    const failing: ContentValidator = {
      ...own,
      validate: async (profile, contents) =>
        (await own.validate(profile, contents)).map((report) =>
          report?.iri === iriOf('a') ? undefined : report,
        ),
    }
    const run = await setting.harvest(origin, { validator: failing })
    expect(run).toMatchObject({ outcome: { kind: 'done' }, findings: { datasets: 1, unvalidated: 1 } })
    expect(await setting.states()).toEqual({ a: 'active', b: 'active' })
    expect(await reportOf('a')).toBeUndefined()
  })

  it('stores everything where its profile does not exist', async () => {
    const { origin } = await serve(turtleOf({ datasets: ['a'] }))
    const run = await setting.harvest(origin, { validator, settings: { profile: 'gone' } })
    expect(run).toMatchObject({ counts: { created: 1 }, findings: { datasets: 0, unvalidated: 1 } })
  })

  it('validates without storing anything in a dry run', async () => {
    const { origin } = await serve(turtleOf({ datasets: ['a'] }))
    const run = await setting.harvest(origin, { validator, dryRun: true })
    expect(run.findings).toMatchObject({ datasets: 1 })
    expect(await setting.states()).toEqual({})
  })
})
