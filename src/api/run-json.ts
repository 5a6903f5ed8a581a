import { z } from '@hono/zod-openapi'
import type { RunFindings, RunReport } from '../catalogue/run.ts'
import { findingKindSchema, kindAnswer, severityCounts } from './report-json.ts'

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
        'held',
        'empty',
        'unreachable',
        'unreadable',
        'interrupted',
        'failed',
      ]),
      reason: z.string().optional(),
      line: z.int().optional(),
      deletions: z.int().optional(),
      records: z.int().optional(),
      decision: z
        .object({ kind: z.enum(['approved', 'rejected']), at: z.string(), deleted: z.int() })
        .optional()
        .openapi({ description: 'Of a held run: what an administrator has decided.' }),
      supersededBy: z.string().optional().openapi({
        description:
          'Of a held run on which nobody decided: the later run that found out anew what is absent.',
      }),
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
    totals: z
      .object({ active: count, missing: count, deleted: count })
      .optional()
      .openapi({ description: 'Records of the source after the run.' }),
    continues: z
      .string()
      .optional()
      .openapi({ description: 'The interrupted run that this one goes on with.' }),
    findings: z
      .object({
        datasets: count,
        conforming: count,
        counts: severityCounts,
        frequent: z
          .array(z.object({ kind: findingKindSchema, findings: count, datasets: count }))
          .openapi({ description: 'The kinds found in most datasets, those first.' }),
      })
      .optional()
      .openapi({ description: 'Of the datasets that this run validated: new, changed, or with new shapes.' }),
    passedOver: z
      .object({ count, documents: z.array(z.object({ document: z.string(), reason: z.string() })) })
      .optional()
      .openapi({
        description: 'What the source has and does not make public, as drafts; the first hundred.',
      }),
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

export const runAnswer = ({ findings, passedOver, ...run }: RunReport) => ({
  ...run,
  ...(findings && { findings: findingsAnswer(findings) }),
  ...(passedOver && {
    passedOver: { count: passedOver.count, documents: passedOver.documents.map((each) => ({ ...each })) },
  }),
  outcome: { ...run.outcome },
  counts: { ...run.counts },
  timings: { ...run.timings } as Record<string, number>,
  rejections: [...run.rejections],
})

const findingsAnswer = ({ datasets, conforming, counts, frequent }: RunFindings) => ({
  datasets,
  conforming,
  counts: { ...counts },
  frequent: frequent.map(({ kind, ...found }) => ({ ...found, kind: kindAnswer(kind) })),
})
