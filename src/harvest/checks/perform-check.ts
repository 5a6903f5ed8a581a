import type {
  CheckRequest,
  Rehearsal,
  RehearsalAnswer,
  ValidationAnswer,
  ValidationRequest,
} from './checks.ts'
import { rehearseSubmission } from './rehearse-submission.ts'
import type { RehearsalContext } from './submission.ts'
import { validateSubmission } from './validate-submission.ts'

export type UnkeptRehearsal = Exclude<RehearsalAnswer, { kind: 'rehearsed' }> | Rehearsal

/** What each kind of check takes and answers, in a form that can be sent to a thread. */
export interface CheckKinds {
  readonly validate: {
    readonly request: ValidationRequest
    readonly answer: ValidationAnswer
  }
  readonly rehearse: { readonly request: CheckRequest; readonly answer: UnkeptRehearsal }
}

export type CheckKind = keyof CheckKinds

/** Makes a check, in a thread or where it is called. */
export type Perform = <K extends CheckKind>(
  kind: K,
  request: CheckKinds[K]['request'],
) => Promise<CheckKinds[K]['answer']>

const kinds: {
  readonly [K in CheckKind]: (
    request: CheckKinds[K]['request'],
    context: RehearsalContext,
    signal: AbortSignal,
  ) => Promise<CheckKinds[K]['answer']>
} = { validate: validateSubmission, rehearse: rehearseSubmission }

/** Where it is called, and for no longer than `timeoutSeconds`, as far as the work lets itself be interrupted. */
export const performHere =
  (context: RehearsalContext, timeoutSeconds: number): Perform =>
  async (kind, request) => {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000)
    try {
      return await kinds[kind](request, context, signal)
    } catch (error) {
      if (signal.aborted) return { kind: 'gave-up', seconds: timeoutSeconds }
      throw error
    }
  }
