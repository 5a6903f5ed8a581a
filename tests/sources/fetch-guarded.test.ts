import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchGuarded } from '../../src/sources/network/fetch-guarded.ts'
import { isPublicAddress } from '../../src/sources/network/addresses.ts'
import type { NetworkSettings } from '../../src/sources/source.ts'
import { networkOf, serve, type Loopback } from './loopback.ts'

let servers: Loopback[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
})

async function serving(...args: Parameters<typeof serve>): Promise<Loopback> {
  const server = await serve(...args)
  servers.push(server)
  return server
}

interface Asked {
  readonly network?: Partial<NetworkSettings>
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal
}

async function read(url: string, { network = {}, headers = {}, signal }: Asked = {}): Promise<string> {
  const ownOrigin = new URL(url).origin
  const document = await fetchGuarded({
    url,
    network: networkOf(network),
    signal: signal ?? new AbortController().signal,
    accept: 'text/turtle',
    headers,
    ownOrigin,
  })
  if (document.kind !== 'fetched') throw new Error('nothing was fetched')
  const chunks: Uint8Array[] = []
  for await (const chunk of document.body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('the guard against addresses of our own network', () => {
  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1:248:1893:25c8:1946', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.100.100.200', false],
    ['168.63.129.16', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['198.18.0.1', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['ff02::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['not an address', false],
  ])('says of %s that it is public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })

  it.each([
    'http://127.0.0.1:1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
  ])('refuses %s, however it is written', async (url) => {
    await expect(read(url, { network: { allowPrivateHosts: [] } })).rejects.toThrow(/allowPrivateHosts/)
  })

  it('refuses a name that leads to a private address, when it connects', async () => {
    const server = await serving({ '/': { body: 'secret' } })
    const url = server.origin.replace('127.0.0.1', 'localhost')
    await expect(read(url, { network: { allowPrivateHosts: [] } })).rejects.toThrow(/private address/)
    expect(server.requests).toHaveLength(0)
  })

  it('lets through a private host that the configuration names', async () => {
    const server = await serving({ '/': { body: 'ours' } })
    const url = server.origin.replace('127.0.0.1', 'localhost')
    await expect(read(url, { network: { allowPrivateHosts: ['LOCALHOST'] } })).resolves.toBe('ours')
  })

  it('refuses a redirect to a private address', async () => {
    const hidden = await serving({ '/': { body: 'secret' } })
    const server = await serving({ '/': { status: 302, headers: { location: hidden.origin } } })
    const url = server.origin.replace('127.0.0.1', 'localhost')
    await expect(read(url, { network: { allowPrivateHosts: ['localhost'] } })).rejects.toThrow(
      `${url} redirects to ${hidden.origin}/: 127.0.0.1 is or leads to a private address`,
    )
    expect(hidden.requests).toHaveLength(0)
  })

  it.each(['http://169.254.169.254/latest', 'http://[fd00:ec2::254]/', 'http://168.63.129.16/'])(
    'does not advise to allow %s, where a cloud keeps secrets',
    async (url) => {
      const refused = read(url, { network: { allowPrivateHosts: [] } })
      await expect(refused).rejects.toThrow(/where a cloud keeps the secrets/)
      await expect(refused).rejects.not.toThrow(/allowPrivateHosts/)
    },
  )

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'gopher://example.org/', 'data:text/turtle,'])(
    'refuses a redirect to %s',
    async (location) => {
      const server = await serving({ '/': { status: 301, headers: { location } } })
      await expect(read(server.origin)).rejects.toThrow(/neither http nor https/)
    },
  )
})

describe('redirects', () => {
  it('are followed, also relative ones', async () => {
    const server = await serving({
      '/a': { status: 301, headers: { location: 'b/c' } },
      '/b/c': { status: 307, headers: { location: '/d' } },
      '/d': { body: 'here' },
    })
    await expect(read(`${server.origin}/a`)).resolves.toBe('here')
  })

  it('in a circle are told apart from slow answers', async () => {
    const server = await serving({
      '/a': { status: 302, headers: { location: '/b' } },
      '/b': { status: 302, headers: { location: '/a' } },
    })
    await expect(read(`${server.origin}/a`)).rejects.toThrow(/circle/)
  })

  it('end after ten', async () => {
    const server = await serving((request, response) => {
      response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end()
    })
    await expect(read(`${server.origin}/1`)).rejects.toThrow(/more than 10 times/)
    expect(server.requests).toHaveLength(11)
  })

  it('do not carry a key of the source to another origin', async () => {
    const other = await serving({ '/': { body: 'other' } })
    const server = await serving({ '/': { status: 302, headers: { location: other.origin } } })
    await read(server.origin, { headers: { 'X-API-Key': 'secret' } })
    expect(server.requests[0]?.headers['x-api-key']).toBe('secret')
    expect(other.requests[0]?.headers).not.toHaveProperty('x-api-key')
  })
})

describe('compressed answers', () => {
  const text = '<a> <b> "æøå" .\n'.repeat(5000)
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['identity', Buffer.from(text)],
    ['deflate, gzip', gzipSync(deflateSync(text))],
  ])('are read when sent as %s', async (encoding, body) => {
    const server = await serving({ '/': { headers: { 'content-encoding': encoding }, body } })
    await expect(read(server.origin)).resolves.toBe(text)
  })

  it('in an unknown coding are refused by its name', async () => {
    const server = await serving({ '/': { headers: { 'content-encoding': 'zip' }, body: 'x' } })
    await expect(read(server.origin)).rejects.toThrow(/encoded as "zip"/)
  })

  it('that are a bomb are stopped at the size limit', async () => {
    const bomb = gzipSync(Buffer.alloc(80_000_000))
    const server = await serving({ '/': { headers: { 'content-encoding': 'gzip' }, body: bomb } })
    await expect(read(server.origin, { network: { maxBytes: 1_000_000 } })).rejects.toThrow(
      /larger than 1000000 bytes/,
    )
  })

  it('that are cut off are called damaged', async () => {
    const body = gzipSync(text).subarray(0, 200)
    const server = await serving({ '/': { headers: { 'content-encoding': 'gzip' }, body } })
    await expect(read(server.origin)).rejects.toThrow(/damaged or cut off/)
  })
})

describe('faults on the way', () => {
  it('tells a body that ends before its promised length', async () => {
    const server = await serving((_, response) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half', () => response.destroy())
    })
    await expect(read(server.origin)).rejects.toMatchObject({ kind: 'unreachable' })
    await expect(read(server.origin)).rejects.toThrow(/broke off|ended before/)
  })

  it('gives up on a server that never answers', async () => {
    const server = await serving(() => {})
    await expect(read(server.origin, { network: { requestTimeoutSeconds: 0.2 } })).rejects.toThrow(
      /no answer for 0.2 seconds/,
    )
  })

  it('gives up on a body that stops half way', async () => {
    const server = await serving((_, response) => void response.writeHead(200).write('half'))
    await expect(read(server.origin, { network: { requestTimeoutSeconds: 0.2 } })).rejects.toThrow(
      /no answer for 0.2 seconds/,
    )
  })

  it('says that a host refuses the connection', async () => {
    const server = await serve({})
    await server.close()
    await expect(read(server.origin)).rejects.toThrow(/refuses the connection; check the port/)
  })

  it('says that a port does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9\r\n')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await expect(read(`http://127.0.0.1:${port}/`)).rejects.toThrow(/does not answer in HTTP/)
    server.close()
  })

  it('says that a port does not speak TLS', async () => {
    const server = await serving({ '/': { body: 'plain' } })
    await expect(read(server.origin.replace('http:', 'https:'))).rejects.toMatchObject({
      kind: 'unreachable',
    })
  })

  it.each([
    [401, /headersEnv/],
    [404, /check the address/],
    [418, /status 418/],
    [500, /error of its own \(500\)/],
  ])('turns status %i into words', async (status, words) => {
    const server = await serving({ '/': { status, body: 'x' } })
    await expect(read(server.origin)).rejects.toThrow(words)
  })

  it('refuses a password in the address', async () => {
    await expect(read('http://me:secret@127.0.0.1/')).rejects.toThrow(/headersEnv/)
    await expect(read('http://me:secret@127.0.0.1/')).rejects.not.toThrow(/secret/)
  })

  it('ends with the reason of whoever ends the run', async () => {
    const server = await serving((_, response) => void response.writeHead(200).write('half'))
    const controller = new AbortController()
    const reading = read(server.origin, { signal: controller.signal })
    setTimeout(() => controller.abort(new Error('the run took too long')), 100)
    await expect(reading).rejects.toThrow('the run took too long')
  })
})
