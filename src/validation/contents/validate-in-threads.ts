import { Worker } from 'node:worker_threads'
import type { DatasetReport } from '../validate-dataset.ts'
import type { Content, ContentValidator } from './content-validator.ts'
import { unpackReports } from './packed-reports.ts'

export interface ThreadData {
  /** The operator's own profiles. */
  readonly profilesFolder?: string
}

export interface ThreadsSettings extends ThreadData {
  readonly threads?: number
  /** A thread that takes longer for one message is ended, and what it was given goes without a report. */
  readonly timeoutMs?: number
}

export type ThreadQuestion =
  | { readonly kind: 'version'; readonly profile: string }
  | { readonly kind: 'validate'; readonly profile: string; readonly contents: readonly Content[] }

type Reports = readonly (DatasetReport | undefined)[]

export type ThreadAnswer =
  | { readonly kind: 'version'; readonly version: string | undefined }
  | { readonly kind: 'reports'; readonly packed: string }

/** Node starts threads from JavaScript alone; run from the TypeScript sources, the thread is the one last built. */
const ENTRY = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/validation/contents/thread.js', import.meta.url)
  : new URL('thread.js', import.meta.url)

const TIMEOUT_MS = 120_000
/** Datasets in one message: enough that the message costs little, few enough that all threads have something to do. */
const CONTENTS_AT_ONCE = 50

/**
 * Validates in threads of their own, started when first needed, while this one goes on. A thread that dies, or does not
 * come to an end, costs the reports of what it was given and is replaced.
 */
export function validateInThreads(settings: ThreadsSettings = {}): ContentValidator {
  const { threads: count = 1, timeoutMs = TIMEOUT_MS } = settings
  const threads = Array.from({ length: count }, () => newThread(settings, timeoutMs))
  let turn = 0
  const next = () => threads[turn++ % count] ?? newThread(settings, timeoutMs)
  const versions = new Map<string, string | undefined>()
  const validatePart = async (profile: string, part: readonly Content[]): Promise<Reports> => {
    const answer = await next().ask({ kind: 'validate', profile, contents: part })
    if (answer?.kind === 'reports') return unpackReports(answer.packed)
    if (part.length === 1) return [undefined]
    // One of them was too much: alone it costs only itself.
    const alone = await Promise.all(part.map((content) => validatePart(profile, [content])))
    return alone.flat()
  }
  return {
    async versionOf(profile) {
      if (!versions.has(profile)) {
        const answer = await next().ask({ kind: 'version', profile })
        versions.set(profile, answer?.kind === 'version' ? answer.version : undefined)
      }
      return versions.get(profile)
    },
    async validate(profile, contents) {
      const reports = await Promise.all(inParts(contents).map((part) => validatePart(profile, part)))
      return reports.flat()
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()))
    },
  }
}

const inParts = (contents: readonly Content[]): readonly Content[][] =>
  Array.from({ length: Math.ceil(contents.length / CONTENTS_AT_ONCE) }, (_, index) =>
    contents.slice(index * CONTENTS_AT_ONCE, (index + 1) * CONTENTS_AT_ONCE),
  )

interface Thread {
  /** Answered one after the other; undefined where the thread gave no answer. */
  readonly ask: (question: ThreadQuestion) => Promise<ThreadAnswer | undefined>
  readonly close: () => Promise<void>
}

function newThread({ profilesFolder }: ThreadData, timeoutMs: number): Thread {
  const workerData: ThreadData = { ...(profilesFolder !== undefined && { profilesFolder }) }
  let worker: Worker | undefined
  let line: Promise<unknown> = Promise.resolve()

  const start = (): Worker => {
    const started = new Worker(ENTRY, { workerData })
    const forget = () => {
      if (worker === started) worker = undefined
    }
    return started.on('error', forget).on('exit', forget)
  }
  const askNow = async (question: ThreadQuestion): Promise<ThreadAnswer | undefined> => {
    worker ??= start()
    const answer = await answerOf(worker, question, timeoutMs)
    if (!answer) await worker?.terminate()
    return answer
  }
  return {
    ask(question) {
      const answer = line.then(() => askNow(question))
      line = answer
      return answer
    },
    async close() {
      await line
      await worker?.terminate()
    },
  }
}

function answerOf(worker: Worker, question: ThreadQuestion, timeoutMs: number) {
  return new Promise<ThreadAnswer | undefined>((resolve) => {
    const settle = (answer?: ThreadAnswer) => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', giveUp).off('exit', giveUp)
      resolve(answer)
    }
    const giveUp = () => settle()
    const timer = setTimeout(giveUp, timeoutMs)
    worker.on('message', settle).on('error', giveUp).on('exit', giveUp)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(question)
  })
}
