import { SourceError } from '../source.ts'
import { PrivateAddressError } from './addresses.ts'

const UNTRUSTED = 'has a certificate that nobody we trust has signed; install the full chain on the server'

/** What went wrong on the way, and what to do about it, by the codes of Node and undici. */
const FAULTS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has a host name that does not exist; check the spelling of the address',
  EAI_AGAIN: 'cannot be looked up, the name server does not answer; check this machine’s network',
  ECONNREFUSED: 'refuses the connection; check the port and whether the server is running',
  ECONNRESET: 'broke off the connection; try again later',
  EPIPE: 'broke off the connection; try again later',
  UND_ERR_SOCKET: 'broke off the connection before the end of its answer; try again later',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'ended before the length it had promised; try again later',
  EHOSTUNREACH: 'cannot be reached from this network; check firewall and routing',
  ENETUNREACH: 'cannot be reached from this network; check firewall and routing',
  ETIMEDOUT: 'does not answer; check the address and the firewall',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer; check the address and the firewall',
  UND_ERR_HEADERS_OVERFLOW: 'sends more headers than can be right',
  CERT_HAS_EXPIRED: 'has a certificate that has expired; its owner must renew it',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet; check the clocks on both sides',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another host name; check the address',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  EPROTO: 'does not speak TLS as it should; check whether the address is http:// or https://',
}

const STATUSES: Readonly<Record<number, string>> = {
  401: 'asks for a key (401); name it in the source’s headersEnv',
  403: 'refuses us (403); ask its owner for access, or name a key in the source’s headersEnv',
  404: 'is not there (404); check the address',
  410: 'is gone (410); remove the source or ask its owner for the new address',
  429: 'says that we ask too often (429); harvest it less often',
}

/** RFC 9110 §15: nothing else gets better by asking again. */
const HEALING_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504])

const HEALING_FAULTS = new Set([
  'EAI_AGAIN',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

export function statusError(status: number, address: string, retryAfterMs?: number): SourceError {
  const said =
    STATUSES[status] ?? (status >= 500 ? `has an error of its own (${status}); try again later` : undefined)
  return new SourceError(
    'unreachable',
    `${address} ${said ?? `answers with status ${status}; check the address`}`,
    { status, mayHeal: HEALING_STATUSES.has(status), retryAfterMs },
  )
}

const isSamePlace = (one: string, other: string): boolean =>
  one === other || (URL.canParse(one) && new URL(one).href === other)

/** Any error on the way from a server, as one that says what to do; `address` begins its sentence, `asked` led there. */
export function networkError(error: unknown, address: string, asked = address): unknown {
  const cause = causeOf(error)
  if (cause instanceof SourceError) {
    return cause.message.startsWith(address)
      ? cause
      : new SourceError(cause.kind, `${address} ${cause.message}`, cause)
  }
  if (cause instanceof PrivateAddressError) {
    const way = isSamePlace(asked, address) ? '' : `${asked} redirects to ${address}: `
    return new SourceError('unreachable', way + cause.message)
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const isNotHttp = cause instanceof Error && cause.name === 'HTTPParserError'
  const fault = FAULTS[code] ?? (isNotHttp ? 'does not answer in HTTP; check the port' : undefined)
  if (fault)
    return new SourceError('unreachable', `${address} ${fault}`, { mayHeal: HEALING_FAULTS.has(code) })
  const isTheirs = code.startsWith('ERR_SSL') || code.startsWith('UND_ERR')
  if (!isTheirs || !(cause instanceof Error)) return error
  return new SourceError('unreachable', `${address} cannot be read: ${cause.message}`)
}

/** Happy Eyeballs reports the errors of all addresses together; the first is the one to tell. */
function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors[0])
  return error instanceof Error && error.cause !== undefined && !('code' in error)
    ? causeOf(error.cause)
    : error
}
