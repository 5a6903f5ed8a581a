import { textIn } from '../../dataset/texts.ts'
import type { Text } from '../../dataset/description.ts'
import type { ListedDataset } from './listed.ts'
import { namesOf, oneLine, pageOf, type ListWriting } from './writing.ts'

/**
 * `standard` is RFC 4180: commas, UTF-8, no mark. Excel reads a file by the list separator of its user's
 * country and takes it for UTF-8 only after a byte order mark: `excel-da` has semicolons, `excel` commas.
 */
export const CSV_DIALECTS = ['standard', 'excel', 'excel-da'] as const
export type CsvDialect = (typeof CSV_DIALECTS)[number]

const BYTE_ORDER_MARK = '\u{FEFF}'
const BETWEEN_VALUES = ' | '

type Column = (dataset: ListedDataset, writing: ListWriting) => string | readonly string[] | undefined

const inLanguage = (texts: readonly Text[], language: string) =>
  texts.find((text) => text.language?.split('-')[0] === language)?.value

const columns: Readonly<Record<string, Column>> = {
  id: ({ id }) => id,
  title: ({ title }, { language }) => textIn(title, language)?.value,
  title_da: ({ title }) => inLanguage(title, 'da'),
  title_en: ({ title }) => inLanguage(title, 'en'),
  description: ({ description }, { language }) => textIn(description, language)?.value,
  publisher: ({ publisher }, { language }) => textIn(publisher, language)?.value,
  authority: ({ authority }) => authority,
  category_codes: ({ categories }) => categories,
  categories: ({ categories }, writing) => namesOf('category', categories, writing),
  themes: ({ themes }, writing) => namesOf('theme', themes, writing),
  access_code: ({ access }) => access,
  access: ({ access }, writing) => (access === undefined ? undefined : namesOf('access', [access], writing)),
  coverage_start: ({ temporal }) => temporal.start,
  coverage_end: ({ temporal }) => temporal.end,
  keywords: ({ keyword }, { language }) => keywordsIn(keyword, language),
  coding_systems: ({ codingSystems }) => codingSystems,
  modified: ({ modified }) => modified,
  last_changed: ({ lastChanged }) => lastChanged,
  source: ({ source }) => source,
  address: ({ id }, writing) => pageOf(id, writing),
  iri: ({ iri }) => iri,
}

/** Those in the language and those without one; all where that leaves none. */
function keywordsIn(keywords: readonly Text[], language: string): string[] {
  const fitting = keywords.filter((keyword) => (keyword.language ?? language).split('-')[0] === language)
  return (fitting.length > 0 ? fitting : keywords).map(({ value }) => value)
}

export interface CsvWriter {
  /** The line with the names of the columns. */
  readonly head: string
  readonly row: (dataset: ListedDataset) => string
}

export function csvWriter(dialect: CsvDialect, writing: ListWriting): CsvWriter {
  const separator = dialect === 'excel-da' ? ';' : ','
  const line = (values: readonly string[]) => `${values.map(csvField).join(separator)}\r\n`
  return {
    head: (dialect === 'standard' ? '' : BYTE_ORDER_MARK) + line(Object.keys(columns)),
    row: (dataset) =>
      line(
        Object.values(columns).map((column) => {
          const value = column(dataset, writing) ?? ''
          return typeof value === 'string' ? value : value.join(BETWEEN_VALUES)
        }),
      ),
  }
}

/** Quoted where it has to be, on one line, and never a formula of a spreadsheet. */
function csvField(value: string): string {
  const text = withoutFormula(oneLine(value))
  return /[",;|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A spreadsheet runs what begins like this, whoever wrote it; an apostrophe makes it text (OWASP, CSV injection). */
const withoutFormula = (text: string): string => (/^[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text)
