import { isWebAddress } from '../document.ts'
import { pagesFrom } from '../paging.ts'
import { SourceError, type DocumentMemory, type ReadContext, type SourceItem } from '../source.ts'
import { fetchIfChanged, fetchSmall, type SmallDocument } from './fetch-small.ts'
import { inOrder } from './in-order.ts'
import { readPage, type PageReading } from './read-page.ts'
import { looksLikeSitemap, readSitemaps, type ListedPage } from './sitemap.ts'

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, application/ld+json;q=0.9, */*;q=0.5'
/** Fetched ahead; how many of them at a time is for the host's queue. */
const PAGES_AT_ONCE = 4
/** After this many pages in a row that cannot be had, it is the site. */
const MAX_FAILURES = 8
const PAGES_A_POSITION = 50

/**
 * Datasets on web pages, as search engines find them: JSON-LD with schema.org's terms. The address is that of one page, of
 * a list of datasets that leads to their pages, or of a sitemap.
 */
export async function* readSchemaOrg(context: ReadContext): AsyncIterable<SourceItem> {
  const { url } = context.settings
  if (!isWebAddress(url)) throw new SourceError('unreachable', `${url} is no web address; pages have one`)
  const first = await fetchSmall(url, { context, accept: `application/xml;q=0.9, ${ACCEPT}` })
  if (looksLikeSitemap(first.text)) return yield* readListed(context, first)
  const { items, links } = await readPage(url, first)
  yield* items
  if (items.every(({ kind }) => kind !== 'dataset') && links.length === 0) yield nothingOn(url)
  yield* readLinked(links, context)
}

const nothingOn = (url: string): SourceItem => ({
  kind: 'rejected',
  scope: 'document',
  document: url,
  reason:
    'the page has no JSON-LD that describes a dataset, or leads to one; give the address of the site’s sitemap',
})

/** The pages that a list leads to, and those that these lead to. */
async function* readLinked(links: readonly string[], context: ReadContext): AsyncIterable<SourceItem> {
  const pages = pagesFrom(context.settings.url)
  pages.take()
  const watch = newFailureWatch()
  links.forEach(pages.add)
  for (let url = pages.take(); url !== undefined; url = pages.take()) {
    context.signal.throwIfAborted()
    const outcome = await tryPage({ url, unchangedSinceMs: undefined }, { context })
    yield* outcome.items
    watch.note(outcome)
    outcome.links.forEach(pages.add)
  }
}

interface Position {
  readonly url: string
  /** Pages that have been read, and the last one of them. */
  readonly pages: number
  readonly last: string
  /** When the reading began. */
  readonly since: string
}

/** Every page of a sitemap; one that has not changed since it was read is not asked for. */
async function* readListed(context: ReadContext, first: SmallDocument): AsyncIterable<SourceItem> {
  const { url } = context.settings
  const sinceMs = readState(context)
  const resumed = await stillListed(context, first)
  const since = resumed?.since ?? context.now.toISOString()
  const watch = newFailureWatch()
  let pages = resumed?.pages ?? 0
  const parts = skipPages(readSitemaps(url, { context, first }), pages)
  const read = async (part: ListedPart): Promise<PageOutcome> =>
    part.kind === 'page' ? tryPage(part.page, { context, sinceMs }) : { items: [part], links: [] }
  for await (const { part, result } of inOrder(parts, PAGES_AT_ONCE, read)) {
    context.signal.throwIfAborted()
    yield* result.items
    watch.note(result)
    if (part.kind !== 'page' || ++pages % PAGES_A_POSITION !== 0) continue
    const position: Position = { url, pages, last: part.page.url, since }
    yield { kind: 'position', position: JSON.stringify(position) }
  }
  yield { kind: 'end', listing: 'full', state: JSON.stringify({ since }) }
}

type ListedPart =
  | { readonly kind: 'page'; readonly page: ListedPage }
  | Extract<SourceItem, { kind: 'document' }>

async function* skipPages(parts: AsyncIterable<ListedPart>, count: number): AsyncIterable<ListedPart> {
  let pages = 0
  const met = new Set<string>()
  for await (const part of parts) {
    if (part.kind === 'page') {
      if (met.has(part.page.url)) continue
      met.add(part.page.url)
      if (++pages <= count) continue
    }
    yield part
  }
}

/** Where an interrupted run was, if the sitemaps still list what they listed then. */
async function stillListed(context: ReadContext, first: SmallDocument): Promise<Position | undefined> {
  if (context.position === undefined) return undefined
  const position = JSON.parse(context.position) as Position
  if (position.url !== context.settings.url) return undefined
  let listed = 0
  for await (const part of skipPages(readSitemaps(position.url, { context, first }), 0)) {
    if (part.kind !== 'page' || ++listed < position.pages) continue
    return part.page.url === position.last ? position : undefined
  }
  return undefined
}

function readState({ state }: ReadContext): number | undefined {
  const since = state === undefined ? undefined : (JSON.parse(state) as { since?: string }).since
  const ms = Date.parse(since ?? '')
  return Number.isNaN(ms) ? undefined : ms
}

type PageOutcome = PageReading & { readonly failure?: SourceError }

/** Clocks differ a little. */
const SLACK_MS = 3_600_000

/** One page that cannot be had costs itself; one that is gone has gone with its datasets. */
async function tryPage(
  { url, unchangedSinceMs }: ListedPage,
  { context, sinceMs }: { context: ReadContext; sinceMs?: number | undefined },
): Promise<PageOutcome> {
  try {
    const memory = await context.recall(url)
    const isOld =
      sinceMs !== undefined && unchangedSinceMs !== undefined && unchangedSinceMs + SLACK_MS < sinceMs
    if (memory && isOld) return unchanged(url, memory)
    const page = await fetchIfChanged(url, { context, accept: ACCEPT, memory })
    if (page) return await readPage(url, page)
    return memory ? unchanged(url, memory) : { items: [], links: [] }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const isGone = error.status === 404 || error.status === 410
    const scope = isGone ? 'part' : 'document'
    const items: readonly SourceItem[] = [{ kind: 'rejected', scope, document: url, reason: error.message }]
    return { items, links: [], ...(!isGone && { failure: error }) }
  }
}

const unchanged = (url: string, { next }: DocumentMemory): PageOutcome => ({
  items: [{ kind: 'unchanged-document', document: url }],
  links: next,
})

/** Throws when it is no longer one page that fails. */
function newFailureWatch() {
  let failures = 0
  return {
    note({ failure }: PageOutcome): void {
      failures = failure === undefined ? 0 : failures + 1
      if (failure && failures >= MAX_FAILURES) throw failure
    },
  }
}
