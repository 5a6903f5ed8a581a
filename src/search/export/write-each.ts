import type { CatalogueRecord } from '../../catalogue/record.ts'
import type { CatalogueStore } from '../../catalogue/store.ts'

const DRAWN_AT_A_TIME = 20
/** Other requests get their turn while a list is written. */
const WORK_BETWEEN_PAUSES_MS = 5

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The records of a list of ids in its order, each as text; those deleted since the list was made are left out. */
export async function* writeEach(
  ids: readonly string[],
  store: Pick<CatalogueStore, 'recordsOf'>,
  write: (record: CatalogueRecord) => string,
): AsyncGenerator<string, void, undefined> {
  for (let start = 0; start < ids.length; start += DRAWN_AT_A_TIME) {
    let pauseAt = performance.now() + WORK_BETWEEN_PAUSES_MS
    let text = ''
    for (const record of await store.recordsOf(ids.slice(start, start + DRAWN_AT_A_TIME))) {
      if (record.state === 'deleted') continue
      text += write(record)
      if (performance.now() < pauseAt) continue
      await pause()
      pauseAt = performance.now() + WORK_BETWEEN_PAUSES_MS
    }
    yield text
    await pause()
  }
}
