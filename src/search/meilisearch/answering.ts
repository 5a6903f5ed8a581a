import type { FacetName, RangeName } from '../fields.ts'
import { healthLexicon } from '../lexicon/lexicon.ts'
import type { Instead, SearchHit, SearchQuery, SearchResult } from '../query.ts'
import type { QueryUnit, ReadQuery } from '../query-units.ts'
import { FEW, readQuery } from '../query-units.ts'
import type { Context } from './asking.ts'
import { ask, askedUnits, setsThatFollow, totalOf, unitsTogether } from './asking.ts'
import type { AskedUnits } from './requests.ts'
import { conceptRequest, countRequest, idsRequest, searchRequests } from './requests.ts'
import { readResult } from './results.ts'

export async function searchDocuments(query: SearchQuery, context: Context): Promise<SearchResult> {
  const { state, vocabulary } = context
  const read = readQuery(query.text)
  const found = await answersFor(query, read, context)
  // As they were widened, where nothing has what was asked for.
  const kept = found.read.filter((unit) => [...found.asked.keyed, ...found.asked.typed].includes(unit))
  const dropped = [
    ...found.read.filter((unit) => !unit.optional && !kept.includes(unit)).map(({ text }) => text),
    ...read.beyond,
  ]
  const total = totalOf(found.answers[1])
  const nothingAsked = isNothing(read, query.text)
  const result = readResult(found.answers, {
    ...found,
    query,
    units: kept,
    dropped,
    vocabulary,
    nothingAsked,
    instead:
      total > 0 && !nothingAsked
        ? undefined
        : await insteadOf(query, read, { ...context, asked: found.asked }),
    names: await state.namesFor(found.answers),
  })
  const suggestion = correctedText(query.text, found.asked.typed, result.hits)
  return suggestion === undefined ? result : { ...result, suggestion }
}

/** Signs alone ask for nothing that can be found. */
const isNothing = ({ units, excluded }: ReadQuery, text: string): boolean =>
  units.length === 0 && excluded.length === 0 && text.trim() !== ''

/** How many have the units, whatever the filters. */
async function totalUnfiltered(
  { filters, ranges }: SearchQuery,
  asked: AskedUnits,
  { context, found }: { readonly context: Context; readonly found: number },
): Promise<number> {
  const isFiltered = Object.keys(filters).length + Object.keys(ranges).length > 0
  if (!isFiltered || found >= FEW) return found
  const [answer] = await ask(context.client, [countRequest(context.name, asked)])
  return totalOf(answer)
}

/** With all the units, or with those that something has together. */
async function answersFor(query: SearchQuery, { units, excluded }: ReadQuery, context: Context) {
  const { client, name } = context
  const { units: read, ...asked } = await askedUnits(units, excluded, context)
  const requests = searchRequests(name, query, asked)
  const answers = await ask(client, requests.queries)
  if (units.length <= 1) return { ...requests, answers, asked, read }
  const total = await totalUnfiltered(query, asked, { context, found: totalOf(answers[1]) })
  if (total >= FEW) return { ...requests, answers, asked, read }
  if (total > 0) {
    const enough = await setsThatFollow(asked, context)
    if (!enough) return { ...requests, answers, asked, read }
    const more = { ...asked, enough }
    const again = searchRequests(name, query, more)
    return { ...again, answers: await ask(client, again.queries), asked: more, read }
  }
  const fewer = await unitsTogether(asked, context)
  const again = searchRequests(name, query, fewer)
  return { ...again, answers: await ask(client, again.queries), asked: fewer, read }
}

/** More than the index may hold: everything in one answer. */
const ALL = 1_000_000

export async function idsFound(query: SearchQuery, context: Context): Promise<readonly string[]> {
  const read = readQuery(query.text)
  if (isNothing(read, query.text)) return []
  const { asked } = await answersFor({ ...query, limit: 0 }, read, context)
  const everything = idsRequest(context.name, { ...query, offset: 0, limit: ALL }, asked)
  const [answer] = await ask(context.client, [everything])
  return answer?.hits.map(({ document }) => document.id) ?? []
}

/** One word that only a misspelling explains, as the best hit spells it. */
function correctedText(
  text: string,
  typed: readonly QueryUnit[],
  [best]: readonly SearchHit[],
): string | undefined {
  const slip = best?.why.find(({ because }) => because === 'typo')
  const [word, ...others] = typed.flatMap(({ words }) => words)
  if (!slip || !word || others.length > 0) return undefined
  const at = text.toLowerCase().indexOf(word.term.toLowerCase())
  return at < 0
    ? undefined
    : text.slice(0, at) + slip.matched.toLowerCase() + text.slice(at + word.term.length)
}

async function insteadOf(
  query: SearchQuery,
  { units }: ReadQuery,
  { client, name, asked }: Context & { readonly asked: AskedUnits },
): Promise<Instead> {
  const limits = [...new Set([...Object.keys(query.filters), ...Object.keys(query.ranges)])] as (
    | FacetName
    | RangeName
  )[]
  const counts = await ask(
    client,
    limits.map((without) => countRequest(name, asked, { query, without })),
  )
  const blocking = limits.map((limit, place) => ({ name: limit, total: totalOf(counts[place]) }))
  return {
    concepts: await nearestConcepts(units, { client, name }),
    blocking: blocking.filter(({ total }) => total > 0).sort((left, right) => right.total - left.total),
  }
}

const MOST_CONCEPTS = 5

/** Concepts that the units or their parts name, else the nearest wider ones, of which datasets speak. */
async function nearestConcepts(
  units: readonly QueryUnit[],
  { client, name }: Pick<Context, 'client' | 'name'>,
): Promise<Instead['concepts']> {
  const lexicon = healthLexicon()
  const named = units.flatMap((unit) => [
    ...unit.concepts,
    ...(unit.within ?? []),
    ...unit.codes.flatMap((code) => lexicon.ofCode(code)),
    ...unit.apart.flatMap((part) => part.concepts),
  ])
  const chains = named.slice(0, MOST_CONCEPTS).map((number) => lexicon.concepts[number]?.wider ?? [])
  const candidates = [...new Set(chains.flat().map(({ concept }) => concept))]
  const counts = await ask(
    client,
    candidates.map((concept) => conceptRequest(name, [concept], 0)),
  )
  const spokenOf = new Set(candidates.filter((_, place) => totalOf(counts[place]) > 0))
  const nearest = chains.flatMap((chain) => chain.find(({ concept }) => spokenOf.has(concept))?.concept ?? [])
  return [...new Set(nearest)].flatMap((number) => {
    const concept = lexicon.concepts[number]
    return concept ? [{ label: concept.labels }] : []
  })
}
