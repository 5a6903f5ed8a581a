import { createServer, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { UsageError } from '../usage-error.ts'

export interface Listening {
  readonly port: number
  /** No new connections; resolves when the requests under way are answered, or after the time given. */
  readonly close: (graceMs: number) => Promise<void>
}

export interface Address {
  readonly host: string
  readonly port: number
}

const ADVICE: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ port }) =>
    `port ${port} is in use: stop the other program, or choose another port with PORT=${port + 1} or server.port`,
  EACCES: ({ port }) =>
    `this user may not listen on port ${port}: choose one above 1023 with PORT or server.port`,
  EADDRNOTAVAIL: ({ host }) => `this machine has no address ${host}: change HOST or server.host`,
  ENOTFOUND: ({ host }) => `the host name ${host} is not known here: change HOST or server.host`,
}

/**
 * Room for an address of 10,000 characters of any script, 9 bytes each when encoded, so that the pages themselves say
 * what is wrong with it.
 */
const MAX_HEADER_BYTES = 131_072

export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  address: Address,
): Promise<Listening> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, getRequestListener(fetch))
  server.on('clientError', refuseUnread)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const advice = ADVICE[error.code ?? '']
      reject(advice ? new UsageError(advice(address)) : error)
    })
    server.listen(address.port, address.host, resolve)
  })
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : address.port,
    close: (graceMs) => closeGracefully(server, graceMs),
  }
}

interface Refusal {
  readonly status: number
  readonly title: string
  readonly detail: string
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    title: 'Request header fields too large',
    detail: `Address and header fields may have ${MAX_HEADER_BYTES} bytes together: write fewer words, or send what is long in the body.`,
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    title: 'Request timeout',
    detail: 'The request was not sent to its end in time.',
  },
}

const NOT_HTTP: Refusal = { status: 400, title: 'Bad request', detail: 'This cannot be read as HTTP/1.1.' }

/** What never becomes a request reaches no route: it is answered here, where Node would send a bare status. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, title, detail } = REFUSALS[error.code ?? ''] ?? NOT_HTTP
  const body = JSON.stringify({ type: 'about:blank', title, status, detail })
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}

function closeGracefully(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection becomes idle only when its last answer is out.
    const closingIdle = setInterval(() => server.closeIdleConnections(), 100)
    const impatience = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(closingIdle)
      clearTimeout(impatience)
      resolve()
    })
  })
}
