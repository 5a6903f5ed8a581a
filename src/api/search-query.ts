import type { Context } from 'hono'
import { facetFields, NOT_STATED, rangeFields, searchFields } from '../search/fields.ts'
import { DEFAULT_LIMIT, MAX_LIMIT, MAX_OFFSET, type ParameterError } from '../search/parameters.ts'
import { SORT_ORDERS, UI_LANGUAGES } from '../search/query.ts'
import { problem } from './problem.ts'

const UNSTATED = `, \`${NOT_STATED}\` for datasets that do not say`
const BESIDE_RANGE = ', also beside those within its range'
const isRange = (name: string) => rangeFields.some((range) => range.name === name)

const repeatable = { type: 'array', items: { type: 'string' } } as const
const whole = (minimum: number, maximum: number, otherwise?: number) => ({
  type: 'integer' as const,
  minimum,
  maximum,
  ...(otherwise !== undefined && { default: otherwise }),
})
const inQuery = (name: string, description: string, schema: object) => ({
  name,
  in: 'query' as const,
  description,
  schema,
})

/** Documentation only: `queryFromParameters` reads and checks them, for pages and machines alike. */
export const searchParameterDocs = [
  inQuery('q', 'Words in Danish or English; acronyms, codes and slips of the pen are understood.', {
    type: 'string',
    maxLength: 1000,
  }),
  inQuery('lang', 'Language of titles in the order of the answer.', {
    type: 'string',
    enum: [...UI_LANGUAGES],
  }),
  inQuery('sort', 'Order of the hits.', { type: 'string', enum: [...SORT_ORDERS] }),
  inQuery('limit', 'Hits on a page.', whole(0, MAX_LIMIT, DEFAULT_LIMIT)),
  inQuery('offset', 'Hits left out before the page.', whole(0, MAX_OFFSET, 0)),
  ...facetFields.map(({ name, always }) =>
    inQuery(
      name,
      `Only: ${searchFields[name].label.en}. Repeatable; any of the values${always ? '' : UNSTATED}${isRange(name) ? BESIDE_RANGE : ''}.`,
      repeatable,
    ),
  ),
  ...rangeFields.flatMap(({ name, parameters: { from, to }, limits: { min, max } }) => [
    inQuery(from, `${searchFields[name].label.en}: from.`, whole(min, max)),
    inQuery(to, `${searchFields[name].label.en}: to.`, whole(min, max)),
  ]),
]

/** Everything that is wrong with a search, together. */
export const refuseQuery = (c: Context, errors: readonly Pick<ParameterError, 'path' | 'message'>[]) =>
  problem(c, 400, {
    detail: errors.map(({ path, message }) => `${path}: ${message}`).join(' '),
    errors: errors.map(({ path, message }) => ({ path, message })),
  })
