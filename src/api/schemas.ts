import { z } from '@hono/zod-openapi'
import type { LocalText } from '../search/document.ts'
import { problemResponse } from './problem.ts'

/** Shapes that several answers share. */

export const bothLanguages = z.object({ da: z.string(), en: z.string() })

export const localText = z.record(z.string(), z.string()).openapi('LocalText', {
  description: 'Text by language tag; `und` where the publisher gave none.',
  example: { da: 'Landspatientregisteret', en: 'Danish National Patient Registry' },
})

export const jsonAnswer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).openapi({ description: 'Rows on a page.' }),
  cursor: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: 'Where the page begins: `nextCursor` of the page before.' }),
})

/** Query of every list: unknown parameters are refused, so that a slip does not read as an answer. */
export const listQuery = pageQuery.strict()

export const listOf = <T extends z.ZodType>(items: T) =>
  z.object({
    total: z.int(),
    nextCursor: z.string().optional().openapi({ description: 'Absent on the last page.' }),
    items: z.array(items),
  })

export const badRequest = { 400: problemResponse('A parameter is unknown or wrong; `errors` names each.') }

/** BCP 47 has a tag for text of no known language; a key must not be empty. */
export const withTags = ({ '': untagged, ...tagged }: LocalText): LocalText =>
  untagged === undefined ? tagged : { ...tagged, und: untagged }
