import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { CatalogueStore } from '../../catalogue/store.ts'

/** Few enough that other requests get their turn within milliseconds. */
const DRAWN_AT_A_TIME = 20

/** The records of a list of ids, in its order; those deleted since the list was made are left out. */
export async function* drawList(
  ids: readonly string[],
  store: Pick<CatalogueStore, 'recordsOf'>,
): AsyncGenerator<readonly CatalogueRecord[], void, undefined> {
  for (let start = 0; start < ids.length; start += DRAWN_AT_A_TIME) {
    const records = await store.recordsOf(ids.slice(start, start + DRAWN_AT_A_TIME))
    yield records.filter(({ state }) => state !== 'deleted')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
