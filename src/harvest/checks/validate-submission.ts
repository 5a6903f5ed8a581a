import { serializeRdf } from '../../rdf/serialize.ts'
import { reportToRdf } from '../../validation/shacl-report.ts'
import type { Result } from '../../validation/shape.ts'
import { loadVocabularies } from '../../vocabulary/load.ts'
import type { ValidationAnswer, ValidationRequest } from './checks.ts'
import { validateSubmitted } from './submitted-spreadsheet.ts'
import { failureOf, openSubmission, profileFor, type CheckContext } from './submission.ts'

/** What one answer holds, however large the document: all of it is validated and counted. */
const MAX_LISTED = 1000
const MAX_RESULTS = 20_000

/** Validates a document on somebody's request. */
export async function validateSubmission(
  { submission, profile: name, report, withExcerpts = false }: ValidationRequest,
  context: CheckContext,
  signal: AbortSignal,
): Promise<ValidationAnswer> {
  const profile = profileFor(name, context)
  if ('kind' in profile) return profile
  const opened = await openSubmission(submission, context, signal)
  if (opened.kind !== 'opened') return opened
  const results: Result[] = []
  let total = 0
  try {
    const verdict = await validateSubmitted(opened.document, {
      profile,
      vocabulary: loadVocabularies(),
      signal,
      withExcerpts,
      maxBytes: opened.maxBytes,
      maxListed: MAX_LISTED,
      maxListedFindings: MAX_RESULTS,
      ...(report && {
        onDataset(_dataset, all) {
          const more = all()
          total += more.length
          keepResults(results, more)
        },
      }),
    })
    if (verdict.kind !== 'validated' || !report) return verdict
    return { ...verdict, shaclReport: await serializeRdf(reportToRdf(results, total), report) }
  } catch (error) {
    return failureOf(error, signal)
  }
}

/** Beyond the limit only the first violation counts: the report must not say that all is well. */
function keepResults(kept: Result[], more: readonly Result[]): void {
  const room = MAX_RESULTS - kept.length
  kept.push(...more.slice(0, Math.max(0, room)))
  if (more.length <= room || kept.some(isViolation)) return
  const violation = more.find(isViolation)
  if (violation) kept.push(violation)
}

const isViolation = ({ shape }: Result) => shape.severity === 'violation'
