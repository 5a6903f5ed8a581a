import { NOT_STATED, facetFields, rangeFields } from './fields.ts'
import type { FacetName, RangeName } from './fields.ts'
import { SORT_ORDERS, UI_LANGUAGES } from './query.ts'
import type { SearchQuery, SortOrder, UiLanguage } from './query.ts'
import type { Span } from './spans.ts'
import { editDistance } from './text/edit-distance.ts'

const MAX_QUERY_CHARACTERS = 1000
const MAX_FILTER_VALUES = 100
export const DEFAULT_LIMIT = 20
export const MAX_LIMIT = 100
export const MAX_OFFSET = 1_000_000

export interface ParameterError {
  readonly path: string
  readonly message: string
  /** The same for people who read Danish. */
  readonly inDanish: string
}

const OWN = ['q', 'lang', 'sort', 'limit', 'offset']
const FILTERS = new Map<string, (typeof facetFields)[number]>(facetFields.map((field) => [field.name, field]))
const RANGES = rangeFields.flatMap(({ name, parameters, limits }) => [
  { parameter: parameters.from, name, end: 'from' as const, limits },
  { parameter: parameters.to, name, end: 'to' as const, limits },
])

/** Every parameter of a search, in the order in which documentation shows them. */
export const searchParameters: readonly string[] = [
  ...OWN,
  ...FILTERS.keys(),
  ...RANGES.map(({ parameter }) => parameter),
]

/** A search as addresses write it; all that is wrong is reported together. `also` are the caller's own parameters. */
export function queryFromParameters(
  parameters: URLSearchParams,
  options: { readonly language?: UiLanguage; readonly also?: readonly string[] } = {},
): { readonly query: SearchQuery } | { readonly errors: readonly ParameterError[] } {
  const errors: ParameterError[] = []
  const problem: Problem = (path, message, inDanish) => errors.push({ path, message, inDanish })
  refuseUnknown(parameters, options.also ?? [], problem)
  const query: SearchQuery = {
    text: textOf(parameters.get('q') ?? '', problem),
    language: oneOf(
      parameters,
      { name: 'lang', known: UI_LANGUAGES, otherwise: options.language ?? 'da' },
      problem,
    ),
    sort: oneOf<SortOrder>(parameters, { name: 'sort', known: SORT_ORDERS, otherwise: 'relevance' }, problem),
    limit: whole(
      parameters.get('limit'),
      { name: 'limit', max: MAX_LIMIT, otherwise: DEFAULT_LIMIT },
      problem,
    ),
    offset: whole(parameters.get('offset'), { name: 'offset', max: MAX_OFFSET, otherwise: 0 }, problem),
    filters: filtersOf(parameters, problem),
    ranges: rangesOf(parameters, problem),
  }
  return errors.length > 0 ? { errors } : { query }
}

/** The address of a search: only what differs from an empty one, in a fixed order. */
export function parametersFromQuery(query: SearchQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  if (query.text !== '') parameters.set('q', query.text)
  if (query.sort !== 'relevance') parameters.set('sort', query.sort)
  if (query.limit !== DEFAULT_LIMIT) parameters.set('limit', String(query.limit))
  if (query.offset > 0) parameters.set('offset', String(query.offset))
  for (const { name } of facetFields)
    for (const value of query.filters[name] ?? []) parameters.append(name, value)
  for (const { parameter, name, end } of RANGES) {
    const value = query.ranges[name]?.[end]
    if (value !== undefined) parameters.set(parameter, String(value))
  }
  return parameters
}

type Problem = (path: string, message: string, inDanish: string) => void

function refuseUnknown(parameters: URLSearchParams, also: readonly string[], problem: Problem): void {
  const known = [...searchParameters, ...also]
  for (const name of new Set(parameters.keys())) {
    if (known.includes(name)) continue
    const nearest = known.find((each) => editDistance(each.toLowerCase(), name.toLowerCase(), 2) <= 2)
    const list = known.join(', ')
    problem(
      name.slice(0, 100),
      `Unknown parameter. ${nearest ? `Did you mean "${nearest}"? ` : ''}Known: ${list}.`,
      `${nearest ? `Mente du »${nearest}«? ` : ''}Kendte parametre: ${list}.`,
    )
  }
}

function textOf(written: string, problem: Problem): string {
  if (written.length > MAX_QUERY_CHARACTERS) {
    problem(
      'q',
      `At most ${MAX_QUERY_CHARACTERS} characters; this has ${written.length}.`,
      `Højst ${MAX_QUERY_CHARACTERS} tegn; her er ${written.length}.`,
    )
  }
  return (
    written
      .slice(0, MAX_QUERY_CHARACTERS)
      .replace(/\p{Cc}+/gu, ' ')
      .normalize('NFC')
      // A space at the end stays: it says that the last word is whole.
      .trimStart()
  )
}

function oneOf<T extends string>(
  parameters: URLSearchParams,
  rule: { readonly name: string; readonly known: readonly T[]; readonly otherwise: T },
  problem: Problem,
): T {
  const written = parameters.get(rule.name)
  if (written === null || written === '') return rule.otherwise
  const value = rule.known.find((each) => each === written)
  if (value === undefined) {
    const list = rule.known.join(', ')
    problem(rule.name, `One of ${list}.`, `Skriv en af disse: ${list}.`)
  }
  return value ?? rule.otherwise
}

function whole(
  written: string | null,
  rule: { readonly name: string; readonly min?: number; readonly max: number; readonly otherwise: number },
  problem: Problem,
): number {
  if (written === null || written === '') return rule.otherwise
  const { min = 0, max } = rule
  const value = /^\d{1,9}$/u.test(written) ? Number(written) : Number.NaN
  if (value >= min && value <= max) return value
  problem(rule.name, `A whole number from ${min} to ${max}.`, `Skriv et helt tal fra ${min} til ${max}.`)
  return rule.otherwise
}

function filtersOf(parameters: URLSearchParams, problem: Problem): SearchQuery['filters'] {
  const filters: Partial<Record<FacetName, readonly string[]>> = {}
  for (const { name, form, always } of FILTERS.values()) {
    const values = [...new Set(parameters.getAll(name).map((value) => value.normalize('NFC').trim()))].filter(
      (value) => value !== '',
    )
    if (values.length > MAX_FILTER_VALUES)
      problem(name, `At most ${MAX_FILTER_VALUES} values.`, `Højst ${MAX_FILTER_VALUES} værdier.`)
    const misformed = values.find((value) => !form.test(value) && (always === true || value !== NOT_STATED))
    if (misformed !== undefined) {
      const shown = misformed.slice(0, 100)
      problem(name, `"${shown}" is not a value of this filter.`, `»${shown}« er ikke en værdi her.`)
    }
    if (values.length > 0) filters[name] = values.slice(0, MAX_FILTER_VALUES)
  }
  return filters
}

function rangesOf(parameters: URLSearchParams, problem: Problem): SearchQuery['ranges'] {
  const ranges: Partial<Record<RangeName, Span>> = {}
  for (const { parameter, name, end, limits } of RANGES) {
    const written = parameters.get(parameter)
    if (written === null || written === '') continue
    const value = whole(written, { name: parameter, ...limits, otherwise: limits.min }, problem)
    ranges[name] = { ...ranges[name], [end]: value }
  }
  for (const { name, parameters: ends } of rangeFields) {
    const { from, to } = ranges[name] ?? {}
    if (from !== undefined && to !== undefined && from > to)
      problem(ends.to, `Not before ${ends.from} (${from}).`, `Må ikke ligge før ${ends.from} (${from}).`)
  }
  return ranges
}
