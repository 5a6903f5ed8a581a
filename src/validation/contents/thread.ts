import { parentPort, workerData } from 'node:worker_threads'
import { loadVocabularies } from '../../vocabulary/load.ts'
import { openProfiles } from '../profiles.ts'
import { packReports } from './packed-reports.ts'
import type { ThreadAnswer, ThreadData, ThreadQuestion } from './validate-in-threads.ts'
import { validateContent } from './validate-here.ts'

/** The thread of `validateInThreads`: profiles compiled once, contents validated as they come. */
const { profilesFolder }: ThreadData = workerData
const profiles = openProfiles({
  vocabulary: loadVocabularies(),
  ...(profilesFolder !== undefined && { folder: profilesFolder }),
})

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const send = (answer: ThreadAnswer) => parentPort?.postMessage(answer)

parentPort?.on('message', (question: ThreadQuestion) => {
  const profile = profiles.get(question.profile)
  if (question.kind === 'version') send({ kind: 'version', version: profile?.version })
  else {
    const reports = question.contents.map((content) => profile && validateContent(content, profile))
    send({ kind: 'reports', packed: packReports(reports) })
  }
})
