import type { FetchContext } from '../network/fetch-document.ts'
import { SourceError } from '../source.ts'
import type { CkanAddress } from './address.ts'
import { askCkan } from './ask.ts'
import { isObject, type JsonObject } from './json.ts'
import { modifiedMs } from './sweep.ts'

/** One page of a search. */
export interface FoundPage {
  readonly address: string
  readonly rows: readonly JsonObject[]
  /** Of everything that the search finds; as the portal says. */
  readonly count: number
  readonly bytes: number
  readonly fetchMs: number
}

export interface SearchPage {
  readonly start: number
  readonly rows: number
  /** Beside that of the address. */
  readonly fq?: string | undefined
  /** The fields to answer with; absent: all. */
  readonly fl?: string
  readonly sort?: string
}

/** By id and not by date or relevance: what changes during a harvest must not change places. */
const SORT = 'id asc'

export async function searchPackages(
  context: FetchContext,
  site: CkanAddress,
  { start, rows, fq, fl, sort = SORT }: SearchPage,
): Promise<FoundPage> {
  const filters = [site.query.fq, fq].filter((each) => each !== undefined)
  // Whatever the portal's Solr makes of a space: all of them.
  const filter = filters.length > 1 ? filters.map((each) => `+(${each})`).join(' ') : filters.join('')
  const { result, ...answer } = await askCkan(context, site, {
    action: 'package_search',
    parameters: {
      ...(site.query.q !== undefined && { q: site.query.q }),
      ...(filter !== '' && { fq: filter }),
      ...(fl !== undefined && { fl }),
      sort,
      start: String(start),
      rows: String(rows),
    },
  })
  const found = isObject(result) ? result['results'] : undefined
  if (!isObject(result) || !Array.isArray(found))
    throw new SourceError(
      'unreadable',
      `${answer.address} answers without a list of packages; check the address`,
    )
  const count = Number(result['count'])
  return {
    ...answer,
    rows: found.filter(isObject),
    count: Number.isSafeInteger(count) ? count : found.length,
  }
}

const DAY_MS = 86_400_000

/** When the portal changed last, in milliseconds; a stamp from the future would hide every change until then. */
export async function findNewestMs(
  context: FetchContext & { readonly now: Date },
  site: CkanAddress,
): Promise<number> {
  const tomorrow = new Date(context.now.getTime() + DAY_MS).toISOString()
  const page = {
    start: 0,
    rows: 1,
    fq: `metadata_modified:[* TO ${tomorrow}]`,
    sort: 'metadata_modified desc',
  }
  try {
    const { rows } = await searchPackages(context, site, page)
    return rows[0] === undefined ? 0 : modifiedMs(rows[0])
  } catch (error) {
    // A search that knows no dates is read in full each time.
    if (error instanceof SourceError && [400, 409, 500].includes(error.status ?? 0)) return 0
    throw error
  }
}
