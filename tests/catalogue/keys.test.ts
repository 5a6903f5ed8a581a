import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOfKey, newAccessKey } from '../../src/catalogue/access-key.ts'
import { openSqliteStore } from '../../src/catalogue/sqlite-store.ts'
import type { CatalogueStore } from '../../src/catalogue/store.ts'

const NOW = new Date('2026-03-01T10:00:30.000Z')
let store: CatalogueStore
beforeEach(() => {
  store = openSqliteStore(':memory:')
})
afterEach(() => store.close())

describe('a key', () => {
  it('is 256 bits of chance, and no two are alike', () => {
    const secrets = Array.from({ length: 100 }, () => newAccessKey({ role: 'admin', name: 'A' }, NOW).secret)
    expect(new Set(secrets).size).toBe(100)
    for (const secret of secrets) expect(secret).toMatch(/^dlk_[\w-]{43}$/)
  })

  it('is remembered by what it is for, never by itself', async () => {
    const { key, secret, digest } = newAccessKey(
      { role: 'holder', name: 'Rigsarkivet', holder: 'https://holder.example/' },
      NOW,
    )
    await store.saveKey(key, digest)
    const [kept] = await store.keys()
    expect(kept).toEqual({
      id: key.id,
      role: 'holder',
      name: 'Rigsarkivet',
      holder: 'https://holder.example/',
      createdAt: NOW.toISOString(),
    })
    expect(JSON.stringify(await store.keys())).not.toContain(secret)
  })

  it('opens until it is revoked, and tells when it was used last, to the minute', async () => {
    const { key, secret, digest } = newAccessKey({ role: 'admin', name: 'Drift' }, NOW)
    await store.saveKey(key, digest)
    expect(await store.useKey(digestOfKey(secret), '2026-03-02T08:15:59.999Z')).toMatchObject({ id: key.id })
    expect((await store.keys())[0]?.lastUsedAt).toBe('2026-03-02T08:15:00.000Z')
    expect(await store.useKey(digestOfKey(`${secret}x`), NOW.toISOString())).toBeUndefined()
    expect(await store.revokeKey(key.id, '2026-03-03T00:00:00.000Z')).toMatchObject({
      revokedAt: '2026-03-03T00:00:00.000Z',
    })
    expect(await store.useKey(digestOfKey(secret), NOW.toISOString())).toBeUndefined()
    expect(await store.revokeKey(key.id, '2026-04-03T00:00:00.000Z')).toMatchObject({
      revokedAt: '2026-03-03T00:00:00.000Z',
    })
  })

  it('that nobody made cannot be revoked', async () => {
    expect(await store.revokeKey('nothing', NOW.toISOString())).toBeUndefined()
  })
})

describe('an added source', () => {
  it('is kept with its settings, changed, and removed once', async () => {
    const source = { id: 'b', settings: '{"kind":"dcat"}', addedAt: NOW.toISOString() }
    await store.saveAddedSource(source)
    await store.saveAddedSource({ ...source, id: 'a' })
    await store.saveAddedSource({ ...source, settings: '{}', addedAt: '2027-01-01T00:00:00.000Z' })
    expect(await store.addedSources()).toEqual([
      { ...source, id: 'a' },
      { ...source, settings: '{}' },
    ])
    expect(await store.removeAddedSource('b')).toBe(true)
    expect(await store.removeAddedSource('b')).toBe(false)
    expect((await store.addedSources()).map(({ id }) => id)).toEqual(['a'])
  })
})
