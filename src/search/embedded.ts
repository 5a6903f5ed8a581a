import type { CatalogueStore } from '../catalogue/store.ts'
import type { ConceptLookup } from './concepts.ts'
import { documentFromRecord } from './document.ts'
import { createAnswers } from './embedded/answers.ts'
import { CatalogueIndex } from './embedded/catalogue-index.ts'
import { crossCounts } from './embedded/cross-counts.ts'
import { indexVersion } from './embedded/index-version.ts'
import { createShelf } from './embedded/shelf.ts'
import { readSnapshot, writeSnapshot } from './embedded/snapshot.ts'
import { searchIndex } from './embedded/search-index.ts'
import { similarTo } from './embedded/similar.ts'
import { suggestFrom } from './embedded/suggest.ts'
import type { IndexBatch, SearchEngine } from './engine.ts'

export interface EmbeddedSettings {
  /** Hits are drawn from its records: the index itself keeps no texts. */
  readonly store: Pick<CatalogueStore, 'recordsOf'>
  readonly vocabulary: ConceptLookup
  /** File that `persist` writes and a start reads; without it every start reads the whole catalogue. */
  readonly snapshot?: string
}

interface State {
  readonly index: CatalogueIndex
  readonly position: number
}

/** The search engine inside this process: an inverted index in memory that follows the catalogue. */
export async function openEmbeddedEngine(settings: EmbeddedSettings): Promise<SearchEngine> {
  const { vocabulary, snapshot } = settings
  const shelf = createShelf(settings)
  const answers = createAnswers({ shelf, vocabulary })
  const inTurn = takeTurns()
  let state = (await restore(snapshot)) ?? { index: new CatalogueIndex(), position: 0 }
  if (state.position > 0) void inTurn(() => prepareFirstLetters(state.index))
  const write = async (into: CatalogueIndex, { records, deleted }: IndexBatch) => {
    for (const id of deleted) into.remove(id)
    let pauseAt = performance.now() + WORK_BETWEEN_PAUSES_MS
    for (const record of records) {
      into.put(documentFromRecord(record, vocabulary))
      if (performance.now() < pauseAt) continue
      answers.forget()
      await pause()
      pauseAt = performance.now() + WORK_BETWEEN_PAUSES_MS
    }
  }
  const replace = (next: State) => {
    state = next
    shelf.clear()
    answers.forget()
  }
  return {
    name: 'embedded',
    position: async () => state.position,
    update: (batch) =>
      inTurn(async () => {
        shelf.remove([...batch.deleted, ...batch.records.map(({ id }) => id)])
        await write(state.index, batch)
        const index = state.index.isWorthCompacting() ? await state.index.compacted(pause) : state.index
        state = { index, position: batch.position }
        answers.forget()
      }),
    search: (query) => answers.answer(query, state.index),
    idsFound: async (query) =>
      searchIndex({ ...query, offset: 0, limit: state.index.size }, state.index).ranked.map(({ id }) => id),
    suggest: (request) => suggestFrom(request, { index: state.index, shelf, vocabulary }),
    similar: (request) => similarTo(request, { index: state.index, shelf, vocabulary }),
    crossCount: async (rows, columns) => crossCounts(state.index, rows, columns),
    async rebuild(fill) {
      const index = new CatalogueIndex()
      let position = 0
      const update = async (batch: IndexBatch) => {
        await write(index, batch)
        position = batch.position
      }
      await fill({ position: async () => position, update })
      await inTurn(async () => replace({ index, position }))
    },
    clear: () => inTurn(async () => replace({ index: new CatalogueIndex(), position: 0 })),
    persist: () =>
      inTurn(async () => {
        await save(state, snapshot)
        await prepareFirstLetters(state.index)
      }),
    async close() {},
  }
}

/** Searches get their turn while a large batch is written. */
const WORK_BETWEEN_PAUSES_MS = 5
const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The lists that a first keystroke asks for take longest to make: they are made before somebody waits for them. */
async function prepareFirstLetters(index: CatalogueIndex): Promise<void> {
  for (const letter of 'abcdefghijklmnopqrstuvwxyzæøå') {
    index.beginnings.listFor(letter)
    await pause()
  }
}

/** One writer at a time: a snapshot must not see half an update. Searches wait for nobody. */
function takeTurns(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}

async function restore(path: string | undefined): Promise<State | undefined> {
  const found = path === undefined ? undefined : await readSnapshot(path, indexVersion())
  if (!found) return undefined
  const index = new CatalogueIndex()
  index.transfer(found.archive)
  return { index, position: found.position }
}

async function save({ index, position }: State, path: string | undefined): Promise<void> {
  if (path === undefined) return
  await writeSnapshot(path, { version: indexVersion(), position }, (archive) => index.transfer(archive))
}
