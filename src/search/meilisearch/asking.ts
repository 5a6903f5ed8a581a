import type { Meilisearch, MultiSearchQuery, MultiSearchResult } from 'meilisearch'
import type { ConceptLookup } from '../concepts.ts'
import type { QueryUnit } from '../query-units.ts'
import {
  MOST_STEPS_WIDER,
  SHARE_THAT_FOLLOWS,
  isNamedPhrase,
  isStrict,
  tellingWeight,
  widerUnit,
} from '../query-units.ts'
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
  const units = await widenedUnits(read, countKeyed)
  const counts = await countKeyed(units)
  const isTyped = (unit: QueryUnit, place: number) =>
    isPhrase(unit) || (counts[place] === 0 && unit.field === undefined)
  return {
    units,
    keyed: units.filter((unit, place) => !isTyped(unit, place)),
    typed: units.filter((unit, place) => isTyped(unit, place) && !unit.optional),
    excluded,
  }
}

/** Each unit, or the nearest wider that anything has. */
async function widenedUnits(
  read: readonly QueryUnit[],
  countKeyed: (units: readonly QueryUnit[]) => Promise<number[]>,
): Promise<readonly QueryUnit[]> {
  const units = [...read]
  let open = units.map((unit, place) => ({ unit, place }))
  for (let step = 0; open.length > 0 && step <= MOST_STEPS_WIDER; step++) {
    const counts = await countKeyed(
      open.map(({ unit }) => (isNamedPhrase(unit) ? { ...unit, apart: [] } : unit)),
    )
    for (const [at, { unit, place }] of open.entries()) if ((counts[at] ?? 0) > 0) units[place] = unit
    open = open.flatMap(({ unit, place }, at) => {
      const wider = (counts[at] ?? 0) > 0 ? undefined : widerUnit(unit)
      return wider ? [{ unit: wider, place }] : []
    })
  }
  return units
}

/** More units than this have too many sets. */
const MOST_FREE = 6

/** The smallest sets of units that say enough of the whole; undefined where nothing may be left out. */
export async function setsThatFollow(
  { keyed, typed }: AskedUnits,
  { client, name }: Context,
): Promise<readonly (readonly QueryUnit[])[] | undefined> {
  const free = keyed.filter((unit) => !isStrict(unit) && !unit.optional)
  if (typed.length > 0 || free.length < 2 || free.length > MOST_FREE) return undefined
  const counts = await ask(client, [
    countRequest(name, NOTHING),
    ...free.map((unit) => countRequest(name, { ...NOTHING, keyed: [unit] })),
  ])
  const [documents = 0, ...having] = counts.map(totalOf)
  const weights = having.map((count) => tellingWeight(count, documents))
  const least = SHARE_THAT_FOLLOWS * weights.reduce((sum, weight) => sum + weight, 0)
  const saying = (set: number) =>
    weights.reduce((sum, weight, at) => sum + ((set >>> at) & 1 ? weight : 0), 0)
  const sets = Array.from({ length: 2 ** free.length }, (_, set) => set).filter((set) => saying(set) >= least)
  const smallest = sets.filter((set) => !sets.some((other) => other !== set && (other & set) === other))
  return smallest.map((set) => free.filter((_, at) => (set >>> at) & 1))
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
