import { createHash } from 'node:crypto'
import { MeilisearchApiError } from 'meilisearch'
import type { Meilisearch, MultiSearchResult } from 'meilisearch'
import type { SearchDocument } from '../document.ts'
import { statedCounts } from './results.ts'
import { indexSettings } from './settings.ts'
import type { StoredDocument } from './stored.ts'

/** What is known about the index besides its documents: kept as the one document of an index beside it. */
interface StateDocument {
  readonly id: 'state'
  /** Changes with the settings and the shape of stored documents: another one means the index is to be built anew. */
  readonly version: string
  readonly position: number
  readonly names: SearchDocument['names']
}

export interface EngineState {
  readonly isCurrent: () => Promise<boolean>
  readonly read: () => Promise<Pick<StateDocument, 'position' | 'names'>>
  /** Takes the position; names are added to those known. */
  readonly write: (state: Pick<StateDocument, 'position' | 'names'>) => Promise<void>
  readonly reset: () => Promise<void>
  /** Names of facet values, read again when an answer has a value without one. */
  readonly namesFor: (
    answers: readonly MultiSearchResult<StoredDocument>[],
  ) => Promise<SearchDocument['names']>
}

/** Raise it when `stored.ts` changes what it stores. */
const SHAPE = 3
const NAMES_KEPT_MS = 2000

export async function openState(client: Meilisearch, name: string): Promise<EngineState> {
  const index = client.index<StateDocument>(`${name}-state`)
  const version = createHash('sha256')
    .update(JSON.stringify([SHAPE, indexSettings()]))
    .digest('hex')
  const empty: StateDocument = { id: 'state', version, position: 0, names: {} }
  let names: SearchDocument['names'] = {}
  let namesReadAt = 0

  const stored = async (): Promise<StateDocument | undefined> => {
    try {
      return await index.getDocument('state')
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 404) return undefined
      throw error
    }
  }
  const read = async () => {
    const state = (await stored()) ?? empty
    names = state.names
    namesReadAt = Date.now()
    return state
  }
  const save = async (state: StateDocument) => {
    const { status, error } = await index.addDocuments([state], { primaryKey: 'id' }).waitTask()
    if (status !== 'succeeded') throw new Error(`Meilisearch: ${error?.message ?? `the task is ${status}`}`)
    names = state.names
  }
  return {
    async isCurrent() {
      const state = await stored()
      names = state?.names ?? {}
      return state?.version === version
    },
    read,
    async write(state) {
      await save({ ...empty, position: state.position, names: merged(names, state.names) })
    },
    reset: () => save(empty),
    async namesFor(answers) {
      const isUnnamed = (['publisher', 'authority'] as const).some((facet) =>
        answers.some((answer) => statedCounts(answer, facet).some(({ value }) => !names[facet]?.[value])),
      )
      if (isUnnamed && Date.now() - namesReadAt > NAMES_KEPT_MS) await read()
      return names
    },
  }
}

function merged(known: SearchDocument['names'], more: SearchDocument['names']): SearchDocument['names'] {
  return {
    publisher: { ...known.publisher, ...more.publisher },
    authority: { ...known.authority, ...more.authority },
  }
}
