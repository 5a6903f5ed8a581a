import { fetchText, type FetchContext } from '../network/fetch-document.ts'
import { SourceError } from '../source.ts'
import type { CkanAddress } from './address.ts'
import { isObject, plainText, type JsonObject } from './json.ts'

export interface CkanAnswer {
  readonly address: string
  readonly result: unknown
  readonly bytes: number
  readonly fetchMs: number
}

const ADVICE = 'give the address of the portal’s front page, without what comes after it'

/**
 * Asks for an action of CKAN's API, version 3.
 * @throws SourceError in words that say what to do
 */
export async function askCkan(
  context: FetchContext,
  { api }: CkanAddress,
  { action, parameters }: { action: string; parameters: Readonly<Record<string, string>> },
): Promise<CkanAnswer> {
  const address = `${api}/${action}?${new URLSearchParams(parameters).toString()}`
  const fetched = await fetchText(context, { url: address, accept: 'application/json' }).catch(
    (error: unknown) => {
      throw inWordsOfCkan(error, `${api}/${action}`)
    },
  )
  const answer = parseAnswer(fetched.text, address)
  if (answer['success'] === false) throw refusal(answer['error'], address)
  const { bytes, fetchMs } = fetched
  return { address, result: answer['result'], bytes, fetchMs }
}

function inWordsOfCkan(error: unknown, address: string): unknown {
  if (!(error instanceof SourceError)) return error
  const said: Readonly<Record<number, string>> = {
    404: `${address} is not there (404): this is no CKAN portal, or its API lies elsewhere; ${ADVICE}`,
    403: `${address} may not be read (403): the portal keeps its API to itself; ask its owner for a key and name it in the source’s headersEnv, as Authorization`,
    409: `${address} does not accept what was asked for (409); check the filters in the source’s address`,
  }
  const words = said[error.status ?? 0]
  return words === undefined
    ? error
    : new SourceError('unreachable', words, { ...(error.status !== undefined && { status: error.status }) })
}

function parseAnswer(body: string, address: string): JsonObject {
  const looks = body.trimStart().slice(0, 200)
  if (/^<(?:!doctype|html|\?xml)/i.test(looks)) {
    throw unreadable(`${address} answers with a web page where CKAN’s API should be; ${ADVICE}`)
  }
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch {
    const what = looks === '' ? 'with nothing' : 'with JSON that is broken or cut off'
    const isJson = looks === '' || /^[[{]/.test(looks)
    throw isJson
      ? new SourceError('unreadable', `${address} answers ${what}; try again later`, { mayHeal: true })
      : unreadable(
          `${address} answers with "${looks.slice(0, 40)}", which is no answer of CKAN’s API; ${ADVICE}`,
        )
  }
  if (!isObject(answer) || !('result' in answer || 'success' in answer))
    throw unreadable(`${address} answers with JSON that is no answer of CKAN’s API; ${ADVICE}`)
  return answer
}

function refusal(error: unknown, address: string): SourceError {
  const type = isObject(error) ? plainText(error['__type']) : undefined
  const said = (isObject(error) ? plainText(error['message']) : plainText(error)) ?? type ?? 'no reason'
  const advice = /authoriz/i.test(type ?? '')
    ? '; ask its owner for a key and name it in the source’s headersEnv'
    : ''
  return unreadable(`${address} refuses (${said.slice(0, 300)})${advice}`)
}

const unreadable = (message: string) => new SourceError('unreadable', message)
