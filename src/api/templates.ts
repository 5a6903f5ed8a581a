import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { writeTemplateCsv, writeTemplateXlsx } from '../spreadsheet/template/write-template.ts'
import { asIs } from './as-is.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problemResponse } from './problem.ts'
import { CSV, XLSX } from './submission.ts'

const query = z.strictObject({
  lang: z.enum(['da', 'en']).default('da').openapi({ description: 'Of headings, guide and names of codes.' }),
  example: z
    .enum(['true', 'false'])
    .default('false')
    .openapi({ description: 'With one invented dataset filled in.' }),
})

const BINARY = { schema: { type: 'string' as const, format: 'binary' } }
const TEXT = { schema: { type: 'string' as const } }
const BAD = problemResponse('A parameter is unknown, or has a value that it cannot have.')

const xlsxRoute = createRoute({
  method: 'get',
  path: '/api/v1/templates/dataset.xlsx',
  tags: ['Checks'],
  summary: 'The spreadsheet in which datasets can be described, as an Excel workbook',
  description:
    'One row a dataset, a second sheet for variables, a guide, and the codes that may be written. Filled, it can be posted to /api/v1/validate and /api/v1/rehearsals, and harvested as a source of the kind `spreadsheet`.',
  request: { query },
  responses: { 200: { description: 'The workbook.', content: { [XLSX]: BINARY } }, 400: BAD },
})

const csvRoute = createRoute({
  method: 'get',
  path: '/api/v1/templates/dataset.csv',
  tags: ['Checks'],
  summary: 'The same template as CSV, a sheet at a time',
  request: {
    query: query.extend({
      part: z.enum(['datasets', 'variables']).default('datasets').openapi({
        description: 'Variables of `name.csv` are harvested from `name-variables.csv` beside it.',
      }),
    }),
  },
  responses: { 200: { description: 'UTF-8, semicolons.', content: { [CSV]: TEXT } }, 400: BAD },
})

export function addTemplates(api: OpenAPIHono, { vocabulary }: Pick<ApiDependencies, 'vocabulary'>): void {
  // Eight hundred codes and a compression for an answer that is always the same.
  const written = new Map<string, Uint8Array>()
  api.openapi(xlsxRoute, (c) => {
    const { lang: language, example } = c.req.valid('query')
    const key = `${language} ${example}`
    const known = written.get(key)
    const bytes = known ?? writeTemplateXlsx({ language, vocabulary, withExample: example === 'true' })
    written.set(key, bytes)
    return asIs(download(bytes, { type: XLSX, name: `datalandkort-${language}.xlsx` }))
  })
  api.openapi(csvRoute, (c) => {
    const { lang: language, example, part } = c.req.valid('query')
    const text = writeTemplateCsv(part, { language, vocabulary, withExample: example === 'true' })
    const name = part === 'datasets' ? 'datalandkort.csv' : 'datalandkort-variables.csv'
    return asIs(download(text, { type: `${CSV}; charset=utf-8`, name }))
  })
}

const download = (
  body: string | Uint8Array,
  { type, name }: { readonly type: string; readonly name: string },
): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  })
