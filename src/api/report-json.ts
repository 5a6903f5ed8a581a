import { z } from '@hono/zod-openapi'
import type { CellPlace, RdfProblem } from '../rdf/problem.ts'
import type { Finding, FindingKind } from '../validation/finding.ts'
import type { DatasetReport } from '../validation/validate-dataset.ts'
import { bothLanguages } from './schemas.ts'

const count = z.int()

export const severityCounts = z.object({ violation: count, warning: count, info: count })

const kindMembers = {
  severity: z.enum(['violation', 'warning', 'info']),
  path: z.string().openapi({
    description: "IRI of the publisher's own property, a SPARQL path, or '' for the node as a whole.",
  }),
  constraint: z.string().openapi({ example: 'MinCount' }),
  shape: z.string(),
  name: bothLanguages.openapi({ description: 'What the property is called.' }),
  message: bothLanguages,
}

/** What a finding says of whichever dataset it is found in. */
export const findingKindSchema = z
  .object({ ...kindMembers, howToFix: bothLanguages.optional() })
  .openapi('FindingKind')

/** Where something stands in a spreadsheet, which has no lines. */
const cellSchema = z
  .object({
    sheet: z.string(),
    row: z.int().openapi({ description: 'From 1.' }),
    column: z.string().optional().openapi({ description: 'Letter; absent for a whole row.', example: 'D' }),
    heading: z.string().optional(),
  })
  .openapi('Cell')

const findingSchema = z
  .object({
    ...kindMembers,
    focus: z.string().openapi({ description: 'The node: an IRI, or `_:` and a label.' }),
    value: z.string().optional().openapi({ description: 'As written; absent where it is missing.' }),
    valueLanguage: z.string().optional(),
    howToFix: bothLanguages,
    line: z.int().optional().openapi({ description: 'In the document of the source, from 1.' }),
    cell: cellSchema.optional(),
  })
  .openapi('Finding')

export const reportSchema = z.object({
  iri: z.string(),
  profile: z.string(),
  profileVersion: z.string().openapi({ description: 'Changes whenever a shape of the profile does.' }),
  level: z.string().optional().openapi({ description: 'Of the profile, chosen by the access rights.' }),
  conforms: z.boolean().openapi({ description: 'There are no violations.' }),
  counts: severityCounts,
  findings: z.array(findingSchema).openapi({ description: 'Violations first; at most a thousand.' }),
})

export const problemsSchema = z
  .array(
    z.object({
      reason: z.string(),
      effect: z.enum(['kept', 'value-dropped', 'statement-dropped', 'rest-dropped']),
      line: z.int().optional(),
      cell: cellSchema.optional(),
      subject: z.string().optional(),
    }),
  )
  .openapi({ description: 'What of the document could not be read as written, and what became of it.' })

const findingAnswer = ({ name, message, howToFix, cell, ...rest }: Finding) => ({
  ...rest,
  ...cellMember(cell),
  name: { ...name },
  message: { ...message },
  howToFix: { ...howToFix },
})

export const kindAnswer = ({
  severity,
  path,
  constraint,
  shape,
  name,
  message,
  howToFix,
}: Omit<FindingKind, 'howToFix'> & Partial<Pick<FindingKind, 'howToFix'>>) => ({
  severity,
  path,
  constraint,
  shape,
  name: { ...name },
  message: { ...message },
  ...(howToFix && { howToFix: { ...howToFix } }),
})

export const reportAnswer = ({ findings, counts, ...report }: DatasetReport) => ({
  ...report,
  counts: { ...counts },
  findings: findings.map(findingAnswer),
})

export const problemsAnswer = (problems: readonly RdfProblem[]) =>
  problems.map(({ cell, ...problem }) => ({ ...problem, ...cellMember(cell) }))

const cellMember = (cell: CellPlace | undefined) => (cell ? { cell: { ...cell } } : {})
