import { describe, expect, it } from 'vitest'
import { writeTemplateXlsx } from '../../src/spreadsheet/template/write-template.ts'
import { validateHere } from '../../src/validation/contents/validate-here.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { newSetting } from './setting.ts'

const setting = newSetting()
const vocabulary = loadVocabularies()
const validator = validateHere(openProfiles({ vocabulary }))
const settings = { kind: 'spreadsheet', profile: 'healthdcat-ap-8' }
const rows = (...names: string[]) =>
  `Identifikator;Titel;Ændret\r\n${names.map((name) => `${name};Register ${name};2020\r\n`).join('')}`

describe('a harvest of a spreadsheet', () => {
  it('stores and validates what a filled template says, and nothing twice', async () => {
    const body = writeTemplateXlsx({ language: 'da', vocabulary, withExample: true })
    const { origin } = await setting.serve({ '/register.xlsx': { body } })
    const url = `${origin}/register.xlsx`
    const first = await setting.harvest(url, { settings, validator })
    expect(first).toMatchObject({ outcome: { kind: 'done' }, counts: { created: 1, rejected: 0 } })
    expect(first.findings).toMatchObject({ conforming: 1, counts: { violation: 0 } })
    const second = await setting.harvest(url, { settings, validator })
    expect(second).toMatchObject({ outcome: { kind: 'done' }, counts: { created: 0, unchanged: 1 } })
  })

  it('names bad cells and keeps the rest; a row that may be any dataset lets nothing go', async () => {
    const pages = { '/register.csv': { body: rows('a', 'b', 'c') } }
    const { origin } = await setting.serve(pages)
    const url = `${origin}/register.csv`
    await setting.harvest(url, { settings })
    pages['/register.csv'] = { body: rows('a', 'b').replace('b;', ';').replace('a;2020', 'a;snart') }
    const run = await setting.harvest(url, { settings })
    expect(run.outcome.kind).toBe('partly-rejected')
    expect(run.rejections.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/row 2, column C \(Ændret\): "snart" is no date/),
      expect.stringMatching(/row 3: the row is left out/),
    ])
    setting.passDays(30)
    await setting.harvest(url, { settings, force: true })
    expect(Object.values(await setting.states()).filter((state) => state !== 'active')).toEqual([])
  })

  it('marks a dataset missing whose row is gone, and finds it again under its address', async () => {
    const pages = { '/register.csv': { body: rows('a', 'b') } }
    const { origin } = await setting.serve(pages)
    const url = `${origin}/register.csv`
    await setting.harvest(url, { settings })
    const before = Object.keys(await setting.states()).sort()
    pages['/register.csv'] = { body: rows('a') }
    await setting.harvest(url, { settings })
    expect(Object.values(await setting.states()).toSorted()).toEqual(['active', 'missing'])
    pages['/register.csv'] = { body: rows('b', 'a') }
    await setting.harvest(url, { settings })
    expect(await setting.states()).toEqual({ [before[0]!]: 'active', [before[1]!]: 'active' })
  })
})
