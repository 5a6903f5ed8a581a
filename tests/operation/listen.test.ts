import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '../../src/operation/listen.ts'

let listening: Listening
beforeAll(async () => {
  const answer = (request: Request) =>
    new Response(String(new URL(request.url).searchParams.get('q')?.length))
  listening = await listen(answer, { host: '127.0.0.1', port: 0 })
})
afterAll(() => listening.close(1000))

const ask = (address: string) => fetch(`http://127.0.0.1:${listening.port}${address}`)

describe('a request', () => {
  it.each(['a', 'ø', '健', '🧬'])('reaches the routes with an address of 10,000 times %s', async (sign) => {
    const count = 10_000 / sign.length
    const answer = await ask(`/?q=${encodeURIComponent(sign.repeat(count))}`)
    expect([answer.status, await answer.text()]).toEqual([200, '10000'])
  })

  it('is told what is wrong with it when its address is longer than any that is read', async () => {
    const answer = await ask(`/?q=${'a'.repeat(200_000)}`)
    expect(answer.status).toBe(431)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 431, detail: expect.stringContaining('fewer words') })
  })

  it('is refused with a reason when it is not HTTP', async () => {
    const socket = connect(listening.port, '127.0.0.1')
    socket.write('GIMME ALL\r\n\r\n')
    let answer = ''
    for await (const piece of socket) answer += String(piece)
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad request\r\n/)
    expect(answer).toContain('cannot be read as HTTP')
  })
})
