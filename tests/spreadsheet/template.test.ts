import { describe, expect, it } from 'vitest'
import { writeTriple } from '../../src/rdf/ntriples/write.ts'
import { findCode } from '../../src/spreadsheet/reading/find-code.ts'
import { fold } from '../../src/spreadsheet/reading/fold.ts'
import { readSpreadsheet } from '../../src/spreadsheet/read-spreadsheet.ts'
import { datasetColumns } from '../../src/spreadsheet/template/dataset-columns.ts'
import { templateSheets } from '../../src/spreadsheet/template/template-sheets.ts'
import { variableColumns } from '../../src/spreadsheet/template/variable-columns.ts'
import { writeTemplateCsv, writeTemplateXlsx } from '../../src/spreadsheet/template/write-template.ts'
import { validateDocument } from '../../src/validation/validate-document.ts'
import { openProfiles } from '../../src/validation/profiles.ts'
import { vocabulary } from './books.ts'

const profile = openProfiles({ vocabulary }).get('healthdcat-ap-8')!
const languages = ['da', 'en'] as const

const readTemplate = (language: 'da' | 'en', format: 'xlsx' | 'csv') => {
  const options = { language, vocabulary, withExample: true }
  const files =
    format === 'xlsx'
      ? [{ format, name: 'template.xlsx', bytes: writeTemplateXlsx(options) }]
      : (['datasets', 'variables'] as const).map((part) => ({
          format,
          name: `${part}.csv`,
          bytes: Buffer.from(writeTemplateCsv(part, options)),
        }))
  return readSpreadsheet(files, { vocabulary, source: 'test' })
}

describe('the template', () => {
  for (const language of languages)
    for (const format of ['xlsx', 'csv'] as const)
      it(`filled with its example in ${language} as ${format} conforms to HealthDCAT-AP 8`, async () => {
        const { datasets, faults, problems } = await readTemplate(language, format)
        expect(faults).toEqual([])
        expect(problems).toEqual([])
        expect(datasets).toHaveLength(1)
        const text = datasets.flatMap(({ triples }) => triples.map(writeTriple)).join('\n')
        const bytes = (async function* () {
          yield Buffer.from(`${text}\n`)
        })()
        const verdict = await validateDocument({ bytes, name: 'x.nt' }, { profile })
        if (verdict.kind !== 'validated') throw new Error(verdict.kind)
        const findings = verdict.datasets.flatMap(({ findings: all }) => all)
        const violations = findings.filter(({ severity }) => severity === 'violation')
        expect(violations.map(({ path, message, value }) => [path, value, message.en])).toEqual([])
        expect(verdict.datasets[0]?.level).toBe('non-public')
      })

  it('says the same in both languages, but for its texts', async () => {
    const [da, en] = await Promise.all(languages.map((language) => readTemplate(language, 'xlsx')))
    const iris = (read: typeof da) =>
      read?.datasets[0]?.triples.filter(({ object }) => object.startsWith('http'))
    const objects = (read: typeof da) => iris(read)?.map(({ predicate, object }) => `${predicate} ${object}`)
    expect(objects(da)).toEqual(objects(en))
  })

  it('gives an empty workbook no dataset', async () => {
    const bytes = writeTemplateXlsx({ language: 'da', vocabulary })
    const read = await readSpreadsheet([{ format: 'xlsx', name: 'x', bytes }], { vocabulary, source: 's' })
    expect(read.datasets).toEqual([])
    expect(read.faults).toEqual([])
  })

  it('names each column by headings that no other column has', () => {
    for (const columns of [datasetColumns, variableColumns]) {
      const names = columns.flatMap(({ key, heading }) => [
        ...new Set([key, heading.da, heading.en].map(fold)),
      ])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })

  for (const language of languages)
    it(`offers in ${language} only codes that are read as what they stand for`, () => {
      const sheets = templateSheets({ language, vocabulary })
      const rows = sheets[3]?.rows.slice(1).map((row) => row.map(({ text }) => text)) ?? []
      expect(rows.length).toBeGreaterThan(500)
      const wrong = rows.filter(([heading, written = '', code]) => {
        const column = datasetColumns.find((each) => each.heading[language] === heading)
        if (column?.read.kind !== 'code') return true
        const found = findCode(written, column.read.schemes, vocabulary)
        return found.kind !== 'found' || vocabulary.concept(found.iri)?.code !== code
      })
      expect(wrong).toEqual([])
    })

  it('is the same bytes every time', () => {
    const once = writeTemplateXlsx({ language: 'en', vocabulary })
    expect(Buffer.from(writeTemplateXlsx({ language: 'en', vocabulary })).equals(once)).toBe(true)
  })
})
