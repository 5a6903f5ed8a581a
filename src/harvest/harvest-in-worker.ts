import { Worker } from 'node:worker_threads'
import { openSqliteStore } from '../catalogue/sqlite-store.ts'
import type { RunReport } from '../catalogue/run.ts'
import type { HarvestOptions, PlannedChange } from './run.ts'

/** What a run needs, in a form that can be sent to a thread. */
export type WorkerTask = Pick<HarvestOptions, 'id' | 'settings' | 'network' | 'force' | 'dryRun'> & {
  /** The catalogue's file; a thread has its own connection. */
  readonly storePath: string
  /** The operator's own profiles. */
  readonly profilesFolder?: string
  /** Whether anybody wants to hear of each change. */
  readonly tellsChanges?: boolean
}

export type WorkerMessage =
  | { readonly kind: 'progress' | 'ended'; readonly report: RunReport }
  | { readonly kind: 'changes'; readonly changes: readonly PlannedChange[] }

export type WorkerOptions = Omit<WorkerTask, 'tellsChanges'> &
  Pick<HarvestOptions, 'signal' | 'onProgress' | 'onChanges'>

/** Node starts threads from JavaScript alone; run from the TypeScript sources, the thread is the one last built. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/harvest/worker.js', import.meta.url)
  : new URL('worker.js', import.meta.url)

/**
 * `harvestSource` in a thread of its own, so that parsing never keeps a server from answering.
 * A thread that dies (out of memory, at worst) takes nothing with it but its run, which is closed as interrupted.
 */
export async function harvestInWorker({
  signal,
  onProgress,
  onChanges,
  ...options
}: WorkerOptions): Promise<RunReport> {
  const task: WorkerTask = { ...options, tellsChanges: onChanges !== undefined }
  const worker = new Worker(ENTRY, { workerData: task })
  const stop = () => {
    const reason = signal?.reason instanceof Error ? signal.reason.message : 'it was stopped'
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(reason)
  }
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    return await reportOf(worker, { onProgress, onChanges })
  } catch (error) {
    const report = await closeRunOf(task)
    if (report) return report
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

function reportOf(
  worker: Worker,
  { onProgress, onChanges }: { [K in 'onProgress' | 'onChanges']: HarvestOptions[K] | undefined },
): Promise<RunReport> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'changes') onChanges?.(message.changes)
      else if (message.kind === 'ended') resolve(message.report)
      else onProgress?.(message.report)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that harvested ended with code ${code}`)))
  })
}

async function closeRunOf({ storePath, settings }: WorkerTask): Promise<RunReport | undefined> {
  const store = openSqliteStore(storePath)
  try {
    const closed = await store.closeAbandonedRuns(new Date().toISOString())
    const reports = await Promise.all(closed.map((id) => store.run(id)))
    return reports.find((report) => report?.source === settings.id)
  } finally {
    await store.close()
  }
}
