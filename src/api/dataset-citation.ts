import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { citationOf, type Citation } from '../search/export/citation.ts'
import { listedFrom } from '../search/export/listed.ts'
import { UI_LANGUAGES, type UiLanguage } from '../search/query.ts'
import type { CatalogueRecord } from '../catalogue/record.ts'
import { negotiate } from '../rdf/negotiate.ts'
import { gone, unknown } from './dataset.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problemResponse } from './problem.ts'
import { badRequest, bothLanguages } from './schemas.ts'

const BIBTEX = 'application/x-bibtex'
const RIS = 'application/x-research-info-systems'
const FORMATS = ['json', 'bibtex', 'ris', 'text'] as const
type Format = (typeof FORMATS)[number]

const candidates: readonly { name: Format; types: readonly [string, ...string[]] }[] = [
  { name: 'json', types: ['application/json'] },
  { name: 'bibtex', types: [BIBTEX, 'text/x-bibtex'] },
  { name: 'ris', types: [RIS] },
  { name: 'text', types: ['text/plain'] },
]

const route = createRoute({
  method: 'get',
  path: '/api/v1/datasets/{id}/citation',
  tags: ['Datasets'],
  summary: 'How to refer to a dataset',
  description:
    'As JSON with all of them, or one of them by `format` or Accept. Publisher and year are those that the publisher states.',
  request: {
    params: z.object({ id: z.string() }),
    query: z.strictObject({
      lang: z.enum(UI_LANGUAGES).default('da'),
      format: z.enum(FORMATS).optional(),
    }),
  },
  responses: {
    200: {
      description: 'The citation.',
      content: {
        'application/json': {
          schema: z.object({ apa: bothLanguages, bibtex: z.string(), ris: z.string() }).openapi('Citation'),
        },
        [BIBTEX]: { schema: z.string() },
        [RIS]: { schema: z.string() },
        'text/plain': { schema: z.string() },
      },
    },
    404: problemResponse('No dataset has this id.'),
    410: problemResponse('Deleted: with what is left of it under `tombstone`.'),
    ...badRequest,
  },
})

export function addDatasetCitation(api: OpenAPIHono, dependencies: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const { lang, format } = c.req.valid('query')
    const record = await dependencies.store.record(id)
    if (!record) return unknown(c, id)
    if (record.state === 'deleted') return gone(c, record)
    c.header('Vary', 'Accept', { append: true })
    const citation = citationIn(lang, record, dependencies)
    const wanted = format ?? negotiate(c.req.header('Accept'), candidates) ?? 'json'
    if (wanted !== 'json') return c.body(...written(wanted, citation, id))
    const { bibtex, ris } = citation
    const apa = {
      da: citationIn('da', record, dependencies).apa,
      en: citationIn('en', record, dependencies).apa,
    }
    return c.json({ apa, bibtex, ris }, 200)
  })
}

function citationIn(
  language: UiLanguage,
  record: CatalogueRecord,
  { vocabulary, configuration }: ApiDependencies,
): Citation {
  const { publicUrl } = configuration.server
  const catalogue = configuration.catalogue.title[language]
  const dataset = listedFrom({ record, vocabulary })
  return citationOf({ dataset, version: record.version }, { language, vocabulary, publicUrl, catalogue })
}

function written(
  format: Exclude<Format, 'json'>,
  { apa, bibtex, ris }: Citation,
  id: string,
): [string, 200, Record<string, string>] {
  if (format === 'text') return [`${apa}\n`, 200, { 'Content-Type': 'text/plain; charset=utf-8' }]
  const [text, type, suffix] = format === 'bibtex' ? [bibtex, BIBTEX, 'bib'] : [ris, RIS, 'ris']
  return [
    text,
    200,
    {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${id.replaceAll(/[^\w.-]/g, '-')}.${suffix}"`,
    },
  ]
}
