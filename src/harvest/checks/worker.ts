import { parentPort, workerData } from 'node:worker_threads'
import { openProfiles } from '../../validation/profiles.ts'
import { loadVocabularies } from '../../vocabulary/load.ts'
import type { ThreadData, ThreadMessage, ThreadRequest } from './check-threads.ts'
import { performHere, type CheckKind } from './perform-check.ts'

/** The thread of `openCheckThreads`: one check after the other, with profiles compiled once. */
const { profilesFolder, timeoutSeconds, ...context }: ThreadData = workerData
const profiles = openProfiles({
  vocabulary: loadVocabularies(),
  ...(profilesFolder !== undefined && { folder: profilesFolder }),
})
const perform = performHere({ profiles, ...context }, timeoutSeconds)

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const send = (message: ThreadMessage<CheckKind>) => parentPort?.postMessage(message)

parentPort?.on('message', (request: ThreadRequest) => {
  if (request.kind === 'reload') profiles.reload()
  else if (request.kind === 'prepare') profiles.get(request.profile)
  else void answer(request)
})

async function answer({ check, request }: Extract<ThreadRequest, { kind: 'check' }>): Promise<void> {
  try {
    send({ kind: 'answer', answer: await perform(check, request) })
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    send({ kind: 'failed', message })
  }
}
