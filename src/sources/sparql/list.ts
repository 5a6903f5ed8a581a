import { SourceError, type SourceItem } from '../source.ts'
import type { Endpoint } from './endpoint.ts'
import { listQuery, type Graphs } from './queries.ts'

/** One page of the list. */
export interface ListPage {
  readonly iris: readonly string[]
  readonly item: SourceItem
  /** The list may be taken up again after any of them. */
  readonly isOrdered: boolean
}

const PAGE = 1000
const MIN_PAGE = 10
const SHRINK = 5
const MAX_DATASETS = 5_000_000

interface ListOptions {
  readonly graphs: Graphs
  readonly after: string | undefined
}

/**
 * Every dataset with an IRI, in pages that are asked for by what comes after the last one, until one is empty: an
 * endpoint that gives fewer rows than asked for does not say that there are more.
 */
export async function* listDatasets(endpoint: Endpoint, options: ListOptions): AsyncGenerator<ListPage> {
  const met = new Set<string>()
  let { after } = options
  let limit = PAGE
  /** Undefined as long as pages go by what comes after the last one. */
  let offset: number | undefined
  let first: string | undefined
  /** Given out when it is known whether there are more: a page that is short and not the last one shows a limit. */
  let waiting: ListPage | undefined
  let rows = Number.POSITIVE_INFINITY
  while ((offset ?? met.size) < MAX_DATASETS) {
    const page = await attempt(endpoint, {
      graphs: options.graphs,
      limit,
      ...(offset === undefined ? { after } : { offset }),
    })
    if ('error' in page) {
      if (limit > MIN_PAGE && page.error.mayHeal) {
        limit = Math.ceil(limit / SHRINK)
        continue
      }
      if (waiting) yield waiting
      throw page.error
    }
    const { values, item } = page
    if (values.length > 0 && rows < limit) endpoint.noteRowLimit(rows)
    if (waiting) yield waiting
    if (values.length === 0) return
    rows = values.length
    waiting = undefined
    if (offset === undefined && !isAscending(after, values)) {
      // Ordered by something else than what is compared: what comes after the last one would not be the rest.
      offset = 0
      continue
    }
    if (offset !== undefined && values[0] === first) throw noPaging(endpoint)
    first = values[0]
    const iris = [...new Set(values)].filter((iri) => !met.has(iri))
    for (const iri of iris) met.add(iri)
    after = values.at(-1)
    if (offset !== undefined) offset += values.length
    waiting = { iris, item, isOrdered: offset === undefined }
  }
  throw noPaging(endpoint)
}

async function attempt(
  endpoint: Endpoint,
  page: Parameters<typeof listQuery>[0],
): Promise<{ values: readonly string[]; item: SourceItem } | { error: SourceError }> {
  try {
    return await endpoint.select(listQuery(page))
  } catch (error) {
    if (error instanceof SourceError) return { error }
    throw error
  }
}

/** By code point, as SPARQL compares simple literals (XPath fn:compare). */
function isAscending(after: string | undefined, values: readonly string[]): boolean {
  let before = after
  for (const value of values) {
    if (before !== undefined && Buffer.compare(Buffer.from(before), Buffer.from(value)) >= 0) return false
    before = value
  }
  return true
}

const noPaging = ({ address }: Endpoint) =>
  new SourceError(
    'unreadable',
    `${address} gives the same datasets on every page; it pages neither by FILTER nor by OFFSET`,
  )
