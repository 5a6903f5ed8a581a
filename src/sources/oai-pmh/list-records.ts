import { SourceError, type SourceItem } from '../source.ts'
import { requestAddress } from './address.ts'
import { errorInWords, readAnswer, type AnswerPart } from './answer.ts'
import type { Listing } from './plan.ts'
import { readRecord, type RecordOptions } from './read-record.ts'

/** A list that has not ended by then never will: five million records at a hundred an answer. */
const MAX_ANSWERS = 50_000
/** Answers in a row that begin with a record an earlier answer began with; one may, where a record has moved. */
const MAX_REPEATED_ANSWERS = 3

/** How a list ended. */
export interface ListEnd {
  /** By the repository's clock, when the list began. */
  readonly until: string | undefined
  readonly isIncrement: boolean
}

/**
 *   first answer ──token──▶ next answer ──token──▶ … ──no token──▶ end
 *        ▲                       │ badResumptionToken: from the beginning, once
 *        └───────────────────────┘ badArgument to a `from`: the same without it
 */
export async function* listRecords(
  listing: Listing,
  options: RecordOptions & { readonly set: string | undefined },
): AsyncGenerator<SourceItem, ListEnd> {
  const { base, prefix, set } = options
  const circle = newCircleWatch(base)
  let { from, until, token } = listing
  let mayRestart = true
  for (let answers = 0; answers < MAX_ANSWERS; answers++) {
    const asked = token === undefined ? { metadataPrefix: prefix, set, from } : { resumptionToken: token }
    const url = requestAddress(base, { verb: 'ListRecords', ...asked })
    const answer = yield* readPage(url, { ...options, onFirst: circle.noteFirst })
    until ??= answer.date
    const error = answer.error
    if (error?.code === 'badResumptionToken' && token !== undefined && mayRestart) {
      mayRestart = false
      token = undefined
      until = undefined
      circle.forget()
    } else if (error?.code === 'badArgument' && from !== undefined && token === undefined) from = undefined
    else if (error !== undefined && error.code !== 'noRecordsMatch') throw errorInWords(base, error)
    else if (answer.token === '') return { until, isIncrement: from !== undefined }
    else {
      token = answer.token
      circle.noteToken(token)
      yield { kind: 'position', position: JSON.stringify({ ...listing.state, token, from, until }) }
    }
  }
  throw new SourceError('unreadable', `${base} has more than ${MAX_ANSWERS} answers in one list`)
}

interface PageEnd {
  readonly token: string
  readonly date: string | undefined
  readonly error: Extract<AnswerPart, { kind: 'error' }> | undefined
}

async function* readPage(
  url: string,
  options: RecordOptions & { readonly onFirst: (identifier: string) => void },
): AsyncGenerator<SourceItem, PageEnd> {
  let token = ''
  let date: string | undefined
  let error: PageEnd['error']
  let isFirst = true
  for await (const part of readAnswer(url, options.context)) {
    options.context.signal.throwIfAborted()
    if (part.kind === 'response-date') date = part.date
    if (part.kind === 'token') token = part.token
    if (part.kind === 'error') error = part
    if (part.kind === 'end')
      yield { kind: 'document', document: url, bytes: part.bytes, fetchMs: part.fetchMs }
    if (part.kind !== 'record') continue
    if (isFirst) options.onFirst(part.record.identifier)
    isFirst = false
    yield* readRecord(part.record, options)
  }
  return { token, date, error }
}

/** A repository that gives the same answers for ever ends nowhere else. */
function newCircleWatch(base: string) {
  let tokens = new Set<string>()
  let firsts = new Set<string>()
  let repeated = 0
  const circle = () =>
    new SourceError('unreadable', `${base} gives the same records again and again; its list never ends`)
  return {
    forget() {
      tokens = new Set()
      firsts = new Set()
      repeated = 0
    },
    noteToken: (token: string) => {
      if (tokens.has(token)) throw circle()
      tokens.add(token)
    },
    noteFirst: (identifier: string) => {
      repeated = firsts.has(identifier) ? repeated + 1 : 0
      if (repeated >= MAX_REPEATED_ANSWERS) throw circle()
      firsts.add(identifier)
    },
  }
}
