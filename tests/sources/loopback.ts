import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NetworkSettings } from '../../src/sources/source.ts'

export interface Loopback {
  readonly origin: string
  /** What was asked for, in order. */
  readonly requests: readonly IncomingMessage[]
  close: () => Promise<void>
}

export interface Page {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A real server on this machine: pages by path, or a function that misbehaves. */
export async function serve(
  pages: Readonly<Record<string, Page | RequestListener>> | RequestListener,
): Promise<Loopback> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    const page = typeof pages === 'function' ? pages : pages[request.url ?? '/']
    if (typeof page === 'function') page(request, response)
    else response.writeHead(page?.status ?? (page ? 200 : 404), page?.headers).end(page?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const networkOf = (changes: Partial<NetworkSettings> = {}): NetworkSettings => ({
  allowPrivateHosts: ['127.0.0.1', 'localhost'],
  maxBytes: 50_000_000,
  requestTimeoutSeconds: 5,
  runTimeoutMinutes: 5,
  userAgent: 'datalandkort-tests',
  pace: { requestsPerHost: 4, maxRestMs: 0, maxAttempts: 3, firstPauseMs: 1, maxTroubleMs: 5000 },
  ...changes,
})
