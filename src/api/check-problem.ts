import type { Context } from 'hono'
import type { CheckFailure, Submission } from '../harvest/checks/checks.ts'
import { explainVerdict, type FailedVerdict } from '../validation/verdict-words.ts'
import { problem } from './problem.ts'
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
  const { what, advice } = explainVerdict(verdict)
  const about =
    verdict.kind === 'no-dataset'
      ? { classes: [...verdict.classes], statements: verdict.statements }
      : verdict.kind === 'unreadable' && verdict.line !== undefined && { line: verdict.line }
  return problem(c, 422, {
    detail: `${what.en} ${advice.en}`,
    explanation: { da: `${what.da} ${advice.da}`, en: `${what.en} ${advice.en}` },
    ...about,
  })
}

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
