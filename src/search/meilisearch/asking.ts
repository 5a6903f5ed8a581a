import type { Meilisearch, MultiSearchQuery, MultiSearchResult } from 'meilisearch'
import type { ConceptLookup } from '../concepts.ts'
import type { QueryUnit } from '../query-units.ts'
import { widerUnit } from '../query-units.ts'
import type { AskedUnits } from './requests.ts'
import { NOTHING, countRequest } from './requests.ts'
import type { EngineState } from './state.ts'
import type { StoredDocument } from './stored.ts'

export interface Context {
  readonly client: Meilisearch
  readonly name: string
  readonly state: EngineState
  readonly vocabulary: ConceptLookup
}

export type Answer = MultiSearchResult<StoredDocument>

export async function ask(client: Meilisearch, queries: MultiSearchQuery[]): Promise<readonly Answer[]> {
  if (queries.length === 0) return []
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, StoredDocument>({ queries })
  return results
}

export const totalOf = (answer: Answer | undefined): number => answer?.totalHits ?? 0

const isPhrase = ({ quoted, words }: QueryUnit): boolean => quoted && words.length > 1

/**
 * Units that documents have keys for are filtered by; what has none may be the beginning of a word or misspelt, which
 * is Meilisearch's own business, as are phrases in quotes.
 */
export async function askedUnits(
  read: readonly QueryUnit[],
  excluded: readonly QueryUnit[],
  { client, name }: Context,
): Promise<AskedUnits & { readonly units: readonly QueryUnit[] }> {
  const countKeyed = async (each: readonly QueryUnit[]) =>
    (
      await ask(
        client,
        each.map((unit) => countRequest(name, { ...NOTHING, keyed: [unit] })),
      )
    ).map(totalOf)
  const named = await countKeyed(read)
  const units = read.map((unit, place) => (named[place] === 0 ? (widerUnit(unit) ?? unit) : unit))
  const counts = named.includes(0) ? await countKeyed(units) : named
  const isTyped = (unit: QueryUnit, place: number) =>
    isPhrase(unit) || (counts[place] === 0 && unit.field === undefined)
  return {
    units,
    keyed: units.filter((unit, place) => !isTyped(unit, place)),
    typed: units.filter(isTyped),
    excluded,
  }
}

/** Units that some document has all of: first those go that nothing has, then the least telling. */
export async function unitsTogether(asked: AskedUnits, { client, name }: Context): Promise<AskedUnits> {
  const units = [...asked.keyed, ...asked.typed]
  const among = (kept: readonly QueryUnit[]): AskedUnits => ({
    keyed: asked.keyed.filter((unit) => kept.includes(unit)),
    typed: asked.typed.filter((unit) => kept.includes(unit)),
    excluded: asked.excluded,
  })
  const counts = await ask(
    client,
    units.map((unit) => countRequest(name, among([unit]))),
  )
  const found = units
    .map((unit, place) => ({ unit, count: totalOf(counts[place]) }))
    .filter(({ count }) => count > 0)
    .sort((left, right) => left.count - right.count)
    .map(({ unit }) => unit)
  while (found.length > 1) {
    const [together] = await ask(client, [countRequest(name, among(found))])
    if (totalOf(together) > 0) break
    found.pop()
  }
  return found.length === 0 ? asked : among(found)
}
