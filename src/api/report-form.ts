import type { Context } from 'hono'
import { negotiate, syntaxCandidates, type Candidate } from '../rdf/negotiate.ts'
import { syntaxOf, type SyntaxName } from '../rdf/syntaxes.ts'
import { problem } from './problem.ts'

/** What a report can be answered as: our JSON with its words, or SHACL's own vocabulary in any syntax. */
type ReportForm = 'json' | SyntaxName

const candidates: readonly Candidate<ReportForm>[] = [
  { name: 'json', types: ['application/json'] },
  ...syntaxCandidates,
]

/** The form asked for; undefined where nothing that is acceptable can be written. */
export function negotiateReportForm(c: Context): ReportForm | undefined {
  c.header('Vary', 'Accept', { append: true })
  return negotiate(c.req.header('Accept'), candidates)
}

export const mediaTypeOf = (syntax: SyntaxName): string => `${syntaxOf(syntax).mediaTypes[0]}; charset=utf-8`

export const noSuchForm = (c: Context): Response =>
  problem(c, 406, {
    detail: `This answers with ${candidates.map(({ types: [type] }) => type).join(', ')}.`,
  })

/** One answer of a route's `responses`, in every form. */
export const reportContent = <T>(schema: T) => ({
  'application/json': { schema },
  'text/turtle': { schema: { type: 'string' as const } },
  'application/ld+json': { schema: { type: 'string' as const } },
})
