import { SourceError } from '../source.ts'
import type { FoundPage } from './search.ts'

const ROWS = 100
/** What fails on a large page may work on a smaller one, and one broken package must not cost its neighbours. */
const SHRINK = 5
const MAX_LOST = 20
const MAX_LOST_IN_A_ROW = 3
/** A search that never ends is none. */
const MAX_PACKAGES = 5_000_000

export type PageItem =
  | { readonly kind: 'page'; readonly page: FoundPage; readonly start: number; readonly next: number }
  /** A place in the list at which nothing can be had. */
  | { readonly kind: 'lost'; readonly start: number; readonly reason: string }

/** Page after page of a search; a page that fails is asked for in smaller pieces. */
export async function* readPages(
  ask: (page: { start: number; rows: number }) => Promise<FoundPage>,
  from: number,
): AsyncIterable<PageItem> {
  let rows = ROWS
  let lost = 0
  let lostInARow = 0
  for (let start = from; start < MAX_PACKAGES;) {
    const answer = await attempt(() => ask({ start, rows }))
    if (answer.kind === 'found') {
      const { page } = answer
      const next = start + page.rows.length
      yield { kind: 'page', page, start, next }
      if (page.rows.length === 0 || next >= page.count) return
      lostInARow = 0
      rows = Math.min(ROWS, rows * SHRINK)
      start = next
    } else if (rows > 1) rows = Math.ceil(rows / SHRINK)
    else {
      lost++
      lostInARow++
      if (lost > MAX_LOST || lostInARow > MAX_LOST_IN_A_ROW) throw answer.error
      yield { kind: 'lost', start, reason: answer.error.message }
      start++
    }
  }
  throw new SourceError('unreadable', `the search has more than ${MAX_PACKAGES} packages`)
}

async function attempt(
  ask: () => Promise<FoundPage>,
): Promise<{ kind: 'found'; page: FoundPage } | { kind: 'failed'; error: SourceError }> {
  try {
    return { kind: 'found', page: await ask() }
  } catch (error) {
    if (error instanceof SourceError && error.mayHeal) return { kind: 'failed', error }
    throw error
  }
}
