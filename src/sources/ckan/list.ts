import type { FetchContext } from '../network/fetch-document.ts'
import type { CkanAddress } from './address.ts'
import { plainText, type JsonObject } from './json.ts'
import { searchPackages } from './search.ts'

export interface ListedPackage {
  readonly id: string
  readonly row: JsonObject
}

const ROWS = 1000
const FIELDS = 'id,name,type,metadata_modified,extras_uri'
const MAX_PAGES = 5000

/**
 * Every package of a portal with little more than its id. Each page begins with the last one of the page before: where
 * it does not, the list has changed in between and a package may have slipped through.
 * @returns whether the list is whole
 */
export async function* listPackages(
  context: FetchContext,
  site: CkanAddress,
): AsyncGenerator<readonly ListedPackage[], boolean> {
  let isWhole = true
  let last: string | undefined
  for (let page = 0, start = 0; page < MAX_PAGES; page++) {
    const { rows, count } = await searchPackages(context, site, { start, rows: ROWS, fl: FIELDS })
    const listed = rows.flatMap((row) => {
      const id = plainText(row['id'])
      return id === undefined ? [] : [{ id, row }]
    })
    if (listed.length < rows.length) isWhole = false
    if (last !== undefined && listed[0]?.id !== last) isWhole = false
    const end = start + rows.length
    const isNew = listed.at(-1)?.id !== last
    yield listed
    if (end >= count) return isWhole
    // A page of nothing but what was there before leads nowhere.
    if (rows.length === 0 || !isNew) return false
    last = listed.at(-1)?.id
    start = end - 1
  }
  return false
}
