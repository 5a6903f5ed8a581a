import type { Context } from 'hono'
import type { CheckFailure, Submission } from '../harvest/checks/checks.ts'
import { explainVerdict, explanationText, type FailedVerdict } from '../validation/verdict-words.ts'
import type { RdfProblem } from '../rdf/problem.ts'
import { problem } from './problem.ts'
import { problemsAnswer } from './report-json.ts'
import { tooLarge, unsupported } from './submission.ts'

/** The answer to a document of which nothing can be said; each kind has a status of its own. */
export function refuseDocument(
  c: Context,
  failure: FailedVerdict | CheckFailure,
  submission: Submission,
): Response {
  switch (failure.kind) {
    case 'not-rdf':
      // 415 is about the body of the request, which was an address.
      return submission.kind === 'document' ? unsupported(c, sentence(failure.reason)) : explained(c, failure)
    case 'unreadable':
    case 'no-dataset':
      return explained(c, failure)
    case 'too-large':
      return tooLarge(c, failure.maxBytes)
    case 'unreachable':
      return problem(c, 422, {
        detail: `The address could not be read: ${failure.reason}.`,
        errors: [{ path: 'url', message: failure.reason }],
      })
    case 'unusable-profile':
      return unusableProfile(c, failure)
    case 'busy':
      c.header('Retry-After', String(failure.retryAfterSeconds))
      return problem(c, 503, {
        detail: `Too many documents are waiting; try again in ${failure.retryAfterSeconds} seconds.`,
      })
    case 'gave-up':
      return problem(c, 422, {
        detail: `It took longer than ${failure.seconds} seconds and was given up. Split the document, or run 'datalandkort validate' on your own machine.`,
      })
  }
}

const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`

function explained(c: Context, verdict: Exclude<FailedVerdict, { kind: 'too-large' }>) {
  const explanation = explainVerdict(verdict)
  const en = explanationText(explanation, 'en')
  return problem(c, 422, {
    detail: en,
    explanation: { da: explanationText(explanation, 'da'), en },
    ...whereabouts(verdict),
  })
}

function whereabouts(verdict: Exclude<FailedVerdict, { kind: 'too-large' }>) {
  if (verdict.kind === 'not-rdf') return {}
  const lines = verdict.kind === 'no-dataset' ? verdict.problems.filter(isLoss) : [verdict]
  const line = lines.find((each) => each.line !== undefined)?.line
  return {
    ...(line !== undefined && { line }),
    ...(verdict.kind === 'no-dataset' && {
      classes: [...verdict.classes],
      statements: verdict.statements,
      problems: problemsAnswer(verdict.problems),
    }),
  }
}

const isLoss = ({ effect }: RdfProblem): boolean => effect !== 'kept'

function unusableProfile(
  c: Context,
  { known, problem: reason }: Extract<CheckFailure, { kind: 'unusable-profile' }>,
): Response {
  // Whoever asks can do nothing about an operator's broken file.
  if (reason !== undefined)
    return problem(c, 503, {
      detail: `The profile cannot be used: ${reason}. There are: ${known.join(', ')}.`,
    })
  const message = `There is no such profile; there are: ${known.join(', ')}.`
  return problem(c, 400, {
    detail: `profile: ${message}`,
    errors: [{ path: 'profile', message }],
    profiles: [...known],
  })
}
