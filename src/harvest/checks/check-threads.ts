import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { NetworkSettings } from '../../sources/source.ts'
import type { CheckKind, CheckKinds, Perform } from './perform-check.ts'
import type { CheckLimits } from './submission.ts'
import { clearLeftBehind } from './left-behind.ts'

/** What a thread is started with. */
export interface ThreadData {
  readonly profilesFolder?: string
  readonly network: NetworkSettings
  readonly limits: CheckLimits
  readonly timeoutSeconds: number
  /** Below it each thread has a folder for what it writes meanwhile. */
  readonly workFolder: string
}

export type ThreadRequest =
  | {
      readonly kind: 'check'
      readonly check: CheckKind
      readonly request: CheckKinds[CheckKind]['request']
    }
  /** Compiles a profile before it is asked for. */
  | { readonly kind: 'prepare'; readonly profile: string }
  /** The files of profiles have changed. */
  | { readonly kind: 'reload' }

export type ThreadMessage<K extends CheckKind> =
  | { readonly kind: 'answer'; readonly answer: CheckKinds[K]['answer'] }
  | { readonly kind: 'failed'; readonly message: string }

export interface CheckThreads {
  readonly perform: Perform
  readonly prepare: (profile: string) => void
  readonly reloadProfiles: () => void
  readonly close: () => Promise<void>
}

export interface CheckThreadsSettings extends ThreadData {
  readonly threads: number
  readonly maxWaiting: number
  /** A thread that wants more memory dies alone. */
  readonly maxHeapMb?: number
}

/** Node starts threads from JavaScript alone; run from the TypeScript sources, the thread is the one last built. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/harvest/checks/worker.js', import.meta.url)
  : new URL('worker.js', import.meta.url)

/** Enough for the largest document allowed. */
const MAX_HEAP_MB = 1024
const RETRY_AFTER_SECONDS = 5
/** A thread ends a check itself, and tidies up; one that does not get to it is ended. */
const GRACE_MS = 3000

/**
 *   perform ──▶ a thread is idle ──────────────▶ checked ──▶ idle again, next in line
 *          ├──▶ none is, the line is short ──▶ waits ──┘ └──▶ time is up, or it died: a new thread takes its place
 *          └──▶ the line is full ──▶ busy
 */
export function openCheckThreads(settings: CheckThreadsSettings): CheckThreads {
  const { threads, maxWaiting, timeoutSeconds, workFolder } = settings
  clearLeftBehind(workFolder, timeoutSeconds * 1000 + GRACE_MS)
  const all = new Set<Worker>()
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []

  const start = (): Worker => {
    const worker = startThread(settings)
    const forget = () => {
      all.delete(worker)
      const place = idle.indexOf(worker)
      if (place >= 0) idle.splice(place, 1)
    }
    // Whoever waits for its answer hears of it too; an idle one is simply replaced.
    worker.on('error', forget).on('exit', forget)
    all.add(worker)
    return worker
  }
  const take = () => idle.pop() ?? (all.size < threads ? start() : undefined)
  const release = (worker: Worker) => {
    const next = waiting.shift()
    if (next) next(all.has(worker) ? worker : start())
    else if (all.has(worker)) idle.push(worker)
  }

  return {
    async perform(check, request) {
      const free = take()
      if (!free && waiting.length >= maxWaiting)
        return { kind: 'busy', retryAfterSeconds: RETRY_AFTER_SECONDS }
      const worker = free ?? (await new Promise<Worker>((resolve) => waiting.push(resolve)))
      try {
        return await askThread(worker, { check, request, timeoutSeconds })
      } catch (error) {
        all.delete(worker)
        await worker.terminate()
        if (error instanceof OutOfTime || isOutOfMemory(error))
          return { kind: 'gave-up', seconds: timeoutSeconds }
        throw error
      } finally {
        release(worker)
      }
    },
    prepare(profile) {
      const worker = take()
      if (!worker) return
      post(worker, { kind: 'prepare', profile })
      release(worker)
    },
    reloadProfiles: () => all.forEach((worker) => post(worker, { kind: 'reload' })),
    async close() {
      waiting.length = 0
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const post = (worker: Worker, request: ThreadRequest) => worker.postMessage(request)

function startThread({ profilesFolder, network, limits, ...settings }: CheckThreadsSettings): Worker {
  const { timeoutSeconds, maxHeapMb = MAX_HEAP_MB } = settings
  const workFolder = join(settings.workFolder, randomUUID())
  const data: ThreadData = {
    workFolder,
    network,
    limits,
    timeoutSeconds,
    ...(profilesFolder !== undefined && { profilesFolder }),
  }
  const worker = new Worker(ENTRY, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  })
  // However it ended: what it was writing is of no use to anybody.
  worker.on('exit', () => rmSync(workFolder, { recursive: true, force: true }))
  worker.unref()
  return worker
}

class OutOfTime extends Error {}

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

interface Question<K extends CheckKind> {
  readonly check: K
  readonly request: CheckKinds[K]['request']
  readonly timeoutSeconds: number
}

function askThread<K extends CheckKind>(
  worker: Worker,
  { check, request, timeoutSeconds }: Question<K>,
): Promise<CheckKinds[K]['answer']> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      act()
    }
    const onMessage = (message: ThreadMessage<K>) =>
      settle(() => (message.kind === 'answer' ? resolve(message.answer) : reject(new Error(message.message))))
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = () => settle(() => reject(new Error('the thread that made a check ended')))
    const timer = setTimeout(() => settle(() => reject(new OutOfTime())), timeoutSeconds * 1000 + GRACE_MS)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    post(worker, { kind: 'check', check, request })
  })
}
