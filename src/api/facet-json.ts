import { z } from '@hono/zod-openapi'
import type { FacetCount } from '../search/query.ts'
import { bothLanguages } from './schemas.ts'

export const countsSchema = z.array(z.object({ value: z.string(), label: bothLanguages, count: z.int() }))

export const listedFacet = (facet: readonly FacetCount[]) =>
  facet.map(({ value, label, count }) => ({ value, label: { ...label }, count }))
