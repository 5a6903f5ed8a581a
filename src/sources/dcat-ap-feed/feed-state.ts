import type { PackedIndex } from './entity-index.ts'
import type { ChainPage, Walk } from './walk.ts'

/** What the next run needs to know. */
export interface FeedState {
  /** The address it is of. */
  readonly url: string
  /** When the newest activity was published, in milliseconds; absent where activities have no time. */
  readonly newestMs?: number
  /** IRIs of the activities of that moment: others of the same moment may yet come. */
  readonly atNewest: readonly string[]
  /** Each dataset says all that there is to say of itself, so that a change can be read without the rest. */
  readonly isOfDatasetsAlone: boolean
  readonly closed: readonly string[]
  /** Of a feed whose datasets are in several entities, unless there are too many of these. */
  readonly index?: PackedIndex
  /** How as:next leads through time, where it does. */
  readonly order?: 'oldest-first' | 'newest-first'
  /** The last page by as:next, where what is new is put there. */
  readonly tail?: string
}

export function readFeedState(written: string | undefined, url: string): FeedState | undefined {
  if (written === undefined) return undefined
  try {
    const state = JSON.parse(written) as Partial<FeedState>
    const isWhole = state.url === url && Array.isArray(state.atNewest) && Array.isArray(state.closed)
    return isWhole ? (state as FeedState) : undefined
  } catch {
    return undefined
  }
}

/** Remembered at most; a feed with more closed pages than this has its oldest looked at again. */
const MAX_CLOSED = 20_000

const DAY_MS = 86_400_000

/**
 * The newest of the activities met, and which they are. One that claims to be from a day that has yet to come does not
 * count: everything that came after it would be taken for old.
 */
export function newNewest(from: FeedState | undefined, nowMs: number) {
  let newestMs = from?.newestMs
  let atNewest = new Set(from?.atNewest)
  return {
    /** Whether the last run has not met it. */
    isNew: (iri: string, publishedMs: number | undefined): boolean =>
      from?.newestMs === undefined ||
      publishedMs === undefined ||
      publishedMs > from.newestMs ||
      (publishedMs === from.newestMs && !from.atNewest.includes(iri)),
    note(iri: string, publishedMs: number | undefined): void {
      if (publishedMs === undefined || publishedMs > nowMs + DAY_MS) return
      if (newestMs !== undefined && publishedMs < newestMs) return
      if (publishedMs !== newestMs) atNewest = new Set()
      newestMs = publishedMs
      atNewest.add(iri)
    },
    value: () => ({ atNewest: [...atNewest], ...(newestMs !== undefined && { newestMs }) }),
  }
}

/** Where what is new will be found, from the pages of a whole walk. */
export function shapeOf({ chain }: Walk): Pick<FeedState, 'order' | 'tail'> {
  const pairs = [...chain.values()].flatMap((page): (readonly [ChainPage, ChainPage])[] => {
    const next = page.next === undefined ? undefined : chain.get(page.next)
    return next ? [[page, next]] : []
  })
  if (pairs.length === 0) return {}
  if (pairs.every(([page, next]) => page.newestMs <= next.oldestMs)) {
    const followed = new Set([...chain.values()].map(({ next }) => next))
    const ends = [...chain].filter(([url, { next }]) => next === undefined && followed.has(url))
    const tail = ends.length === 1 ? ends[0]?.[0] : undefined
    return { order: 'oldest-first', ...(tail !== undefined && { tail }) }
  }
  return pairs.every(([page, next]) => page.oldestMs >= next.newestMs) ? { order: 'newest-first' } : {}
}

export const closedOf = ({ closed }: Walk): readonly string[] => [...closed].slice(-MAX_CLOSED)
