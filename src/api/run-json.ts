import { z } from '@hono/zod-openapi'
import type { RunReport } from '../catalogue/run.ts'

const count = z.int()

export const runSchema = z
  .object({
    id: z.string(),
    source: z.string(),
    startedAt: z.string(),
    endedAt: z.string().optional(),
    outcome: z.object({
      kind: z.enum([
        'running',
        'done',
        'partly-rejected',
        'empty',
        'unreachable',
        'unreadable',
        'interrupted',
        'failed',
      ]),
      reason: z.string().optional(),
      line: z.int().optional(),
    }),
    counts: z.object({
      found: count,
      created: count,
      updated: count,
      unchanged: count,
      deleted: count,
      held: count,
      rejected: count,
    }),
    timings: z.record(z.string(), z.number()).openapi({ description: 'Milliseconds spent per stage.' }),
    bytes: z.int(),
    rejections: z
      .array(
        z.object({
          document: z.string(),
          iri: z.string().optional(),
          line: z.int().optional(),
          reason: z.string(),
        }),
      )
      .openapi({ description: 'The first hundred; `counts.rejected` has them all.' }),
  })
  .openapi('Run')

export const runAnswer = (run: RunReport) => ({
  ...run,
  outcome: { ...run.outcome },
  counts: { ...run.counts },
  timings: { ...run.timings } as Record<string, number>,
  rejections: [...run.rejections],
})
