import { pagesFrom } from '../paging.ts'
import { SourceError, type ReadContext, type SourceItem } from '../source.ts'
import { readActivities, type Activity } from './activities.ts'
import { fetchPage, memoryName, type FeedPage, type PageLink } from './feed-page.ts'
import type { FeedState } from './feed-state.ts'

/** What a walk over the pages of a feed met. */
export interface Walk {
  /** Closed pages, met now or before. */
  readonly closed: Set<string>
  readonly documents: SourceItem[]
  readonly rejections: SourceItem[]
  /** By as:next, each page with the times of its members. */
  readonly chain: Map<string, ChainPage>
  forgets: boolean
}

export interface ChainPage {
  readonly next: string | undefined
  readonly oldestMs: number
  readonly newestMs: number
}

export const newWalk = (closed: readonly string[] = []): Walk => ({
  closed: new Set(closed),
  documents: [],
  rejections: [],
  chain: new Map(),
  forgets: false,
})

interface Options {
  readonly context: ReadContext
  readonly walk: Walk
  /** Of the last run; without it every page is read. */
  readonly since: FeedState | undefined
  readonly take: (activity: Activity, page: string) => void
}

/**
 * Every page of a feed once, or those that may have something new: not what a relation says is older, not closed pages
 * that were read before, not what the server says is as it was.
 */
export async function walkPages(start: string, { context, walk, since, take }: Options): Promise<void> {
  const pages = pagesFrom(start)
  for (let url = pages.take(); url !== undefined; url = pages.take()) {
    context.signal.throwIfAborted()
    const memory = since && (await context.recall(memoryName(url)))
    if (memory && walk.closed.has(url)) {
      for (const next of memory.next) pages.add(next)
      continue
    }
    const page = await fetchPage(url, context, memory)
    if (page === undefined) {
      for (const next of memory?.next ?? []) pages.add(next)
      continue
    }
    const newestMs = takePage(page, walk, take)
    for (const link of page.links) if (!since || mayHaveNews(link, newestMs, since)) pages.add(link.url)
  }
}

/** Not what is older than the last run by its relation, nor what comes after older things where the newest comes first. */
function mayHaveNews({ beforeMs, isNext }: PageLink, pageNewestMs: number, since: FeedState): boolean {
  if (since.newestMs === undefined) return true
  if (beforeMs !== undefined && beforeMs <= since.newestMs) return false
  const isOld = Number.isFinite(pageNewestMs) && pageNewestMs < since.newestMs
  return !(isNext && isOld && since.order === 'newest-first')
}

function takePage(page: FeedPage, walk: Walk, take: Options['take']): number {
  const { activities, problems } = readActivities(page.quads)
  for (const activity of activities) take(activity, page.url)
  walk.documents.push(page.document)
  walk.rejections.push(...page.rejections)
  for (const { iri, object, reason } of problems)
    walk.rejections.push({
      kind: 'rejected',
      scope: object === undefined ? 'part' : 'dataset',
      document: page.url,
      reason: `${iri} ${reason}`,
      ...(object !== undefined && { iri: object }),
    })
  if (page.isClosed) walk.closed.add(page.url)
  walk.forgets ||= page.forgets
  const times = activities.map(({ publishedMs }) => publishedMs).filter((ms) => ms !== undefined)
  const newestMs = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const oldestMs = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  walk.chain.set(page.url, { next: page.links.find(({ isNext }) => isNext)?.url, oldestMs, newestMs })
  return newestMs
}

/** The page that a feed was at is gone: it has been built anew. */
export const isGone = (error: unknown): boolean =>
  error instanceof SourceError && (error.status === 404 || error.status === 410)
