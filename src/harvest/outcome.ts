import type { RunOutcome } from '../catalogue/run.ts'
import { SourceError } from '../sources/source.ts'

/** Why a run was ended before its source was read: the reason of an abort. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped'
}

/** What came of a source that was read to its end. */
export function outcomeOfReading(read: {
  datasets: number
  /** No news is good news after an increment. */
  mayBeEmpty: boolean
  hasRejections: boolean
}): RunOutcome {
  if (read.hasRejections) return { kind: 'partly-rejected' }
  return { kind: read.datasets === 0 && !read.mayBeEmpty ? 'empty' : 'done' }
}

/** What came of a run that ended with an error; after an abort, whatever broke broke because of it. */
export function outcomeOfError(error: unknown, signal: AbortSignal): RunOutcome {
  if (signal.aborted) return { kind: 'interrupted', reason: messageOf(signal.reason) }
  if (!(error instanceof SourceError)) return { kind: 'failed', reason: messageOf(error) }
  const { kind, message: reason, line } = error
  return kind === 'unreadable' && line !== undefined ? { kind, reason, line } : { kind, reason }
}

function messageOf(reason: unknown): string {
  if (reason instanceof RunStopped) return reason.message
  if (reason instanceof DOMException && reason.name === 'AbortError') return 'it was stopped'
  return reason instanceof Error ? reason.message : String(reason)
}
