import { createHash } from 'node:crypto'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { ATOM_TYPE } from '../search/export/atom.ts'
import { CSV_DIALECTS, type CsvDialect } from '../search/export/csv.ts'
import { writeAtomList, writeCsvList, writeRisList } from '../search/export/write-list.ts'
import type { ListWriting } from '../search/export/writing.ts'
import {
  DEFAULT_LIMIT,
  parametersFromQuery,
  queryFromParameters,
  type ParameterError,
} from '../search/parameters.ts'
import type { SearchQuery, UiLanguage } from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { badRequest } from './schemas.ts'
import { refuseQuery, searchParameterDocs } from './search-query.ts'
import { streamText } from './text-stream.ts'

/** To be changed whenever the same datasets are written in another way. */
const WRITING_VERSION = 1

const listed = searchParameterDocs.filter(({ name }) => name !== 'limit' && name !== 'offset')
const csvDialect = {
  name: 'dialect',
  in: 'query' as const,
  description:
    '`standard` is RFC 4180: commas, UTF-8. `excel-da` has a byte order mark and semicolons, as Excel in Danish expects; `excel` the mark and commas. In all, a value that a spreadsheet would run as a formula begins with an apostrophe.',
  schema: { type: 'string' as const, enum: [...CSV_DIALECTS], default: 'standard' },
}

interface Asked {
  readonly query: SearchQuery
  readonly writing: ListWriting
  readonly dialect: CsvDialect
}

interface List {
  readonly path: string
  readonly type: string
  readonly summary: string
  readonly parameters: readonly { readonly name: string }[]
  /** Of the file that it is saved as; absent for what programs subscribe to. */
  readonly suffix?: string
  readonly write: (
    ids: readonly string[],
    asked: Asked,
    dependencies: ApiDependencies,
  ) => AsyncGenerator<string, void, undefined>
}

const lists: readonly List[] = [
  {
    path: '/api/v1/search.csv',
    type: 'text/csv',
    summary: 'Everything found, as CSV',
    parameters: [...listed, csvDialect],
    suffix: 'csv',
    write: (ids, asked, { store }) => writeCsvList(ids, { ...asked, store }),
  },
  {
    path: '/api/v1/search.ris',
    type: 'application/x-research-info-systems',
    summary: 'Everything found, as RIS references',
    parameters: listed,
    suffix: 'ris',
    write: (ids, asked, { store }) => writeRisList(ids, { ...asked, store }),
  },
  {
    path: '/api/v1/search.atom',
    type: ATOM_TYPE,
    summary: 'A feed of any search: what is new and changed, newest first',
    parameters: listed.filter(({ name }) => name !== 'sort'),
    write: (ids, asked, { store, configuration }) => {
      const author = configuration.catalogue.publisher.name[asked.query.language]
      return writeAtomList(ids, { ...asked, store, author })
    },
  },
]

const routeOf = ({ path, type, summary, parameters }: List) =>
  createRoute({
    method: 'get',
    path,
    tags: ['Search'],
    summary,
    description:
      'The whole list, not a page of it, written as it is read. `limit` and `offset` are understood and ignored.',
    parameters: [...parameters] as typeof listed,
    responses: {
      200: {
        description: 'Every dataset that the search finds.',
        content: { [type]: { schema: z.string() } },
      },
      ...badRequest,
    },
  })

export function addSearchLists(api: OpenAPIHono, dependencies: ApiDependencies): void {
  const { engine, onError } = dependencies
  for (const list of lists) {
    api.openapi(routeOf(list), async (c) => {
      const asked = readAsked(c, list, dependencies)
      if ('errors' in asked) return refuseQuery(c, asked.errors)
      c.header('ETag', tagOf(list, asked, await engine.position()))
      if (list.suffix !== undefined)
        c.header('Content-Disposition', attachment(list.suffix, asked.query.language))
      const pieces = list.write(await engine.idsFound(asked.query), asked, dependencies)
      const type = `${list.type}; charset=utf-8`
      return c.body(streamText(pieces, onError), 200, { 'Content-Type': type })
    })
  }
}

function readAsked(
  c: Context,
  list: List,
  { configuration, vocabulary }: ApiDependencies,
): Asked | { readonly errors: readonly Pick<ParameterError, 'path' | 'message'>[] } {
  const parameters = new URL(c.req.url).searchParams
  const also = list.parameters.includes(csvDialect) ? [csvDialect.name] : []
  const read = queryFromParameters(parameters, { also })
  const wanted = parameters.get(csvDialect.name) ?? 'standard'
  const dialect = CSV_DIALECTS.find((name) => name === wanted)
  const wrong =
    dialect === undefined && also.length > 0
      ? [{ path: csvDialect.name, message: `One of ${CSV_DIALECTS.join(', ')}.` }]
      : []
  if ('errors' in read || wrong.length > 0)
    return { errors: [...('errors' in read ? read.errors : []), ...wrong] }
  const { language } = read.query
  const { publicUrl } = configuration.server
  const catalogue = configuration.catalogue.title[language]
  return {
    query: read.query,
    writing: { language, vocabulary, publicUrl, catalogue },
    dialect: dialect ?? 'standard',
  }
}

/** Of what decides the list: nothing has to be written to see that it is the same. */
function tagOf({ path }: List, { query, writing, dialect }: Asked, position: number): string {
  const parameters = parametersFromQuery({ ...query, offset: 0, limit: DEFAULT_LIMIT }).toString()
  const { language, publicUrl } = writing
  const decisive = [WRITING_VERSION, path, dialect, language, parameters, position, publicUrl]
  return `"${createHash('sha256').update(JSON.stringify(decisive)).digest('base64url')}"`
}

const NAMES: Readonly<Record<UiLanguage, string>> = { da: 'datakilder', en: 'data-sources' }
const attachment = (suffix: string, language: UiLanguage) =>
  `attachment; filename="${NAMES[language]}.${suffix}"`
