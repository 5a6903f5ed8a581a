import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { findCode } from '../reading/find-code.ts'
import type { Choice, WrittenCell, WrittenSheet } from '../xlsx/write-xlsx.ts'
import type { CellKind, Column, Need } from './column.ts'
import { datasetColumns } from './dataset-columns.ts'
import { variableColumns } from './variable-columns.ts'
import { templateWords, type TemplateLanguage } from './words.ts'

export interface TemplateOptions {
  readonly language: TemplateLanguage
  readonly vocabulary: Vocabulary
  /** With one row, of an invented dataset. */
  readonly withExample?: boolean
}

export type TemplateColumns = readonly Column[]

/** Headings, and the row of the example where it is asked for. */
export function templateRows(
  columns: TemplateColumns,
  { language, withExample }: TemplateOptions,
): string[][] {
  const headings = columns.map(({ heading }) => heading[language])
  return withExample ? [headings, columns.map(({ example }) => example?.[language] ?? '')] : [headings]
}

/** The workbook: a sheet to fill in for datasets, one for variables, the guide, and the codes that may be chosen. */
export function templateSheets(options: TemplateOptions): readonly WrittenSheet[] {
  const words = templateWords[options.language]
  const codes = listCodes(options)
  return [
    formSheet(words.sheets.datasets, datasetColumns, { options, codes }),
    formSheet(words.sheets.variables, variableColumns, { options, codes }),
    guideSheet(options),
    {
      name: words.sheets.codes,
      widths: [28, 40, 24, 48, 48],
      rows: codes.rows,
      hasHeading: true,
      choices: [],
    },
  ]
}

const STYLES: Readonly<Record<Need, WrittenCell['style']>> = {
  mandatory: 'mandatory',
  'non-public': 'mandatory',
  recommended: 'recommended',
  optional: 'optional',
}

interface FormContext {
  readonly options: TemplateOptions
  readonly codes: ListedCodes
}

function formSheet(name: string, columns: TemplateColumns, { options, codes }: FormContext): WrittenSheet {
  const [headings = [], ...rest] = templateRows(columns, options)
  const first = headings.map((text, index) => ({ text, style: STYLES[columns[index]?.need ?? 'optional'] }))
  return {
    name,
    widths: columns.map(({ read, heading }) =>
      Math.max(heading[options.language].length + 2, WIDTHS[read.kind] ?? 18),
    ),
    rows: [first, ...rest.map((row) => row.map((text) => ({ text })))],
    hasHeading: true,
    isForm: true,
    choices: columns.flatMap((column, index) => choiceOf(column, index, { options, codes }) ?? []),
  }
}

const WIDTHS: Partial<Record<CellKind['kind'], number>> = { text: 30, link: 36, iri: 36, code: 26 }

function choiceOf(column: Column, index: number, { options, codes }: FormContext): Choice | undefined {
  const words = templateWords[options.language]
  if (column.read.kind === 'flag') return { column: index, formula: `"${words.yes},${words.no}"` }
  const range = codes.ranges.get(column)
  return range && { column: index, formula: `'${words.sheets.codes}'!$B$${range.from}:$B$${range.to}` }
}

interface ListedCodes {
  readonly rows: readonly (readonly WrittenCell[])[]
  /** Rows of the codes of a column, from 1. */
  readonly ranges: ReadonlyMap<Column, { readonly from: number; readonly to: number }>
}

/** Every code that may be written, with the name in the template's language where that is certain to be understood. */
function listCodes({ language, vocabulary }: TemplateOptions): ListedCodes {
  const rows: WrittenCell[][] = [
    templateWords[language].codesHeadings.map((text) => ({ text, style: 'recommended' })),
  ]
  const ranges = new Map<Column, { from: number; to: number }>()
  for (const column of datasetColumns) {
    if (column.read.kind !== 'code') continue
    const { schemes } = column.read
    const from = rows.length + 1
    for (const concept of schemes.flatMap((scheme) => vocabulary.concepts(scheme))) {
      if (concept.deprecated || concept.replacedBy.length > 0) continue
      const { code, labels, iri } = concept
      const name = labels[language] ?? code
      const found = name.includes(';') ? undefined : findCode(name, schemes, vocabulary)
      const written = found?.kind === 'found' && found.iri === iri ? name : code
      const texts = [column.heading[language], written, code, labels['da'] ?? '', labels['en'] ?? '']
      rows.push(texts.map((text) => ({ text })))
    }
    if (rows.length >= from) ranges.set(column, { from, to: rows.length })
  }
  return { rows, ranges }
}

function guideSheet({ language }: TemplateOptions): WrittenSheet {
  const words = templateWords[language]
  const rowOf = (sheet: string) => (column: Column) =>
    [
      sheet,
      column.heading[language],
      words.needs[column.need],
      column.help[language],
      column.several ? words.yes : words.no,
      column.example?.[language] ?? '',
    ].map((text): WrittenCell => ({ text, style: 'wrapped' }))
  return {
    name: words.sheets.guide,
    widths: [14, 34, 22, 60, 14, 44],
    hasHeading: false,
    choices: [],
    rows: [
      ...words.guide.map((text) => [{ text }]),
      [],
      words.guideHeadings.map((text): WrittenCell => ({ text, style: 'recommended' })),
      ...datasetColumns.map(rowOf(words.sheets.datasets)),
      ...variableColumns.map(rowOf(words.sheets.variables)),
    ],
  }
}
