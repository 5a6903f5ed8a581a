import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { StoredSource } from '../catalogue/store.ts'
import { ATOM_TYPE } from '../search/export/atom.ts'
import { writeSourceFeed } from '../search/export/source-feed.ts'
import { UI_LANGUAGES, type UiLanguage } from '../search/query.ts'
import type { ApiDependencies } from './dependencies.ts'
import { problem, problemResponse } from './problem.ts'
import { badRequest, listQuery } from './schemas.ts'

const route = createRoute({
  method: 'get',
  path: '/api/v1/sources/{id}/changes.atom',
  tags: ['Sources'],
  summary: 'A feed of what happened at a source: created, changed, deleted, returned',
  request: {
    params: z.object({ id: z.string() }),
    query: listQuery.extend({
      lang: z.enum(UI_LANGUAGES).default('da'),
      cursor: z
        .string()
        .regex(/^\d{1,15}$/u, 'Not a cursor of this list; begin again without it')
        .optional()
        .openapi({ description: 'Where the entries begin: see the link `next` of the feed before.' }),
    }),
  },
  responses: {
    200: { description: 'Newest first.', content: { [ATOM_TYPE]: { schema: z.string() } } },
    404: problemResponse('No source has this id.'),
    ...badRequest,
  },
})

interface FeedPage {
  readonly source: StoredSource
  readonly language: UiLanguage
  readonly limit: number
  readonly cursor: string | undefined
}

export function addSourceChanges(api: OpenAPIHono, dependencies: ApiDependencies): void {
  api.openapi(route, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor, lang: language } = c.req.valid('query')
    const source = (await dependencies.store.sources()).find((each) => each.id === id)
    if (!source) return problem(c, 404, { detail: `No source has the id '${id}'.` })
    const text = await feedText({ source, language, limit, cursor }, dependencies)
    return c.body(text, 200, { 'Content-Type': `${ATOM_TYPE}; charset=utf-8` })
  })
}

async function feedText(page: FeedPage, { store, configuration, vocabulary }: ApiDependencies) {
  const { source, language, limit, cursor } = page
  const { publicUrl } = configuration.server
  const found = await store.eventsOf({
    source: source.id,
    limit: limit + 1,
    ...(cursor !== undefined && { before: Number(cursor) }),
  })
  const shown = found.slice(0, limit)
  const events = []
  for (const event of shown) events.push({ event, record: await store.record(event.id, event.at) })
  const last = shown.at(-1)
  const next = found.length > limit && last ? addressOf(page, publicUrl, String(last.place)) : undefined
  const [newest] = await store.runs({ source: source.id, limit: 1 })
  return writeSourceFeed(
    {
      source: { id: source.id, title: titleOf(source, language) },
      events,
      author: configuration.catalogue.publisher.name[language],
      // Of a source without any record: when it was last looked at.
      updated: shown[0]?.at ?? newest?.startedAt ?? '1970-01-01T00:00:00.000Z',
      self: addressOf(page, publicUrl, cursor),
      ...(next !== undefined && { next }),
    },
    { language, vocabulary, publicUrl, catalogue: configuration.catalogue.title[language] },
  )
}

const titleOf = ({ id, title }: StoredSource, language: UiLanguage): string =>
  title[language] ?? title['da'] ?? title['en'] ?? id

const DEFAULT_LIMIT = 50

function addressOf({ source, language, limit }: FeedPage, publicUrl: string, cursor: string | undefined) {
  const parameters = new URLSearchParams({
    ...(language !== 'da' && { lang: language }),
    ...(limit !== DEFAULT_LIMIT && { limit: String(limit) }),
    ...(cursor !== undefined && { cursor }),
  }).toString()
  const path = `${publicUrl}/api/v1/sources/${encodeURIComponent(source.id)}/changes.atom`
  return parameters === '' ? path : `${path}?${parameters}`
}
