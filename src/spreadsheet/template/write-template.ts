import { writeXlsx } from '../xlsx/write-xlsx.ts'
import { datasetColumns } from './dataset-columns.ts'
import { templateRows, templateSheets, type TemplateOptions } from './template-sheets.ts'
import { variableColumns } from './variable-columns.ts'

export type TemplatePart = 'datasets' | 'variables'

/** The template as an Excel workbook. */
export const writeTemplateXlsx = (options: TemplateOptions): Uint8Array => writeXlsx(templateSheets(options))

/** One sheet of the template as CSV, the way Excel opens it in Denmark: semicolons, and a mark that says UTF-8. */
export function writeTemplateCsv(part: TemplatePart, options: TemplateOptions): string {
  const rows = templateRows(part === 'datasets' ? datasetColumns : variableColumns, options)
  return `\uFEFF${rows.map((row) => `${row.map(quote).join(';')}\r\n`).join('')}`
}

const quote = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
