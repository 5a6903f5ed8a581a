import { createServer, type Server } from 'node:http'
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

export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  address: Address,
): Promise<Listening> {
  const server = createServer(getRequestListener(fetch))
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
