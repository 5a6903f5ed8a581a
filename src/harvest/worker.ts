import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteStore } from '../catalogue/sqlite-store.ts'
import { validateInThreads } from '../validation/contents/validate-in-threads.ts'
import type { WorkerMessage, WorkerTask } from './harvest-in-worker.ts'
import { harvestSource } from './harvest-source.ts'
import { RunStopped } from './outcome.ts'

/** The thread of `harvestInWorker`: one run with its own connection to the catalogue. */
async function work(task: WorkerTask): Promise<void> {
  const controller = new AbortController()
  parentPort?.once('message', (reason: string) => controller.abort(new RunStopped(reason)))
  const store = openSqliteStore(task.storePath)
  const validator = validateInThreads(task)
  try {
    const report = await harvestSource({
      ...task,
      store,
      validator,
      now: () => new Date(),
      signal: controller.signal,
      ...(task.tellsChanges && { onChanges: (changes) => send({ kind: 'changes', changes }) }),
      onProgress: (progress) => send({ kind: 'progress', report: progress }),
    })
    send({ kind: 'ended', report })
  } finally {
    await validator.close()
    await store.close()
    parentPort?.close()
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const send = (message: WorkerMessage) => parentPort?.postMessage(message)

const given: WorkerTask = workerData
await work(given)
