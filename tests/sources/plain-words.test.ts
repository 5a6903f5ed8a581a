import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fetchGuarded } from '../../src/sources/network/fetch-guarded.ts'
import { networkError } from '../../src/sources/network/plain-words.ts'
import { networkOf } from './loopback.ts'

/** Of a server that exists in this test alone: self-signed for "localhost", 2020 to 2120. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgl9Zowi7NCcEpxI76
nRxLSFu9ZU7EQDIKsgaQwKMfk0qhRANCAASh/IWfQK2P06EaQg2YUIrSfLM0iULk
tiik2MZvNFm4yXt/59XH1O6f+3Uldr8xOruYvJzFCrSbiQSKGQw9JY8H
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBETCBuAIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcN
MjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2Fs
aG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKH8hZ9ArY/ToRpCDZhQitJ8
szSJQuS2KKTYxm80WbjJe3/n1cfU7p/7dSV2vzE6u5i8nMUKtJuJBIoZDD0ljwcw
CgYIKoZIzj0EAwIDSAAwRQIhAOE7xN0M7StJ40H8kZzTaNV/yYxtl96bcXghdLe+
/5bcAiBSdiJKe7LWjYvUoqaDPJvhAw25dbiSX6G+28dub97M5Q==
-----END CERTIFICATE-----`

describe('errors on the way to a source, in words that say what to do', () => {
  it.each([
    ['ENOTFOUND', /host name that does not exist; check the spelling/],
    ['EAI_AGAIN', /name server does not answer/],
    ['ECONNREFUSED', /check the port and whether the server is running/],
    ['ECONNRESET', /try again later/],
    ['ETIMEDOUT', /check the address and the firewall/],
    ['CERT_HAS_EXPIRED', /its owner must renew it/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /certificate for another host name/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /install the full chain/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /cannot be read: what the library says/],
  ])('%s', (code, words) => {
    const error = networkError(
      Object.assign(new Error('what the library says'), { code }),
      'https://a.example/',
    )
    expect(error).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(words) })
    expect(error).toMatchObject({ message: expect.stringMatching(/^https:\/\/a\.example\/ /) })
  })

  it('tells the first of the errors of several addresses', () => {
    const errors = ['ECONNREFUSED', 'ENETUNREACH'].map((code) => Object.assign(new Error(code), { code }))
    expect(networkError(new AggregateError(errors), 'x')).toMatchObject({
      message: expect.stringContaining('refuses the connection'),
    })
  })

  it('leaves an error of our own as it is', () => {
    const bug = new TypeError('undefined is not a function')
    expect(networkError(bug, 'x')).toBe(bug)
  })

  it('says that nobody we trust has signed a certificate', async () => {
    const server = createServer({ key, cert }, (_, response) => response.end('secret')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `https://localhost:${(server.address() as AddressInfo).port}/`
    const asked = fetchGuarded({
      url,
      network: networkOf(),
      signal: new AbortController().signal,
      accept: '*/*',
      headers: {},
      ownOrigin: url,
    })
    await expect(asked).rejects.toThrow(/certificate that nobody we trust has signed; install the full chain/)
    server.close()
  })
})
