import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newAccessKey, type KeyRole } from '../../src/catalogue/access-key.ts'
import { harvestSource } from '../../src/harvest/harvest-source.ts'
import { iriOf, turtleOf } from '../harvest/catalogues.ts'
import { settingsOf } from '../harvest/setting.ts'
import { networkOf, serve, type Loopback } from '../sources/loopback.ts'
import { FIRST_HARVEST, openTestSite, PUBLIC_URL, type TestSite } from './site.ts'
import { words } from './words.ts'

let site: TestSite
let server: Loopback
let datasets = ['a', 'b', 'c', 'd']
let hour = 1
beforeAll(async () => {
  site = await openTestSite()
  server = await serve((_, response) =>
    response.setHeader('content-type', 'text/turtle').end(turtleOf({ datasets })),
  )
})
afterAll(async () => {
  await server.close()
  await site.close()
})

const deletion = { graceDays: 0, holdAbovePercent: 20 }
const title = { da: 'Amtets katalog', en: 'County catalogue' }
const harvest = () =>
  harvestSource({
    settings: settingsOf(server.origin, { id: 'amt', title, deletion }),
    store: site.store,
    network: networkOf(),
    now: () => new Date(FIRST_HARVEST.getTime() + hour++ * 3_600_000),
  })
const newKey = async (role: KeyRole) => {
  const { key, secret, digest } = newAccessKey({ role, name: 'Test' }, FIRST_HARVEST)
  await site.store.saveKey(key, digest)
  return secret
}
const decide = (run: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  site.web.request(`${PUBLIC_URL}/runs/${run}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Host: 'data.example', ...headers },
  })

describe('the page of a source', () => {
  it('says when it is harvested next, and that one which was removed is not any more', async () => {
    await site.dependencies.administration.add({
      id: 'tidsplan',
      kind: 'dcat',
      url: server.origin,
      title: { da: 'Plan' },
      schedule: '0 3 * * *',
    })
    const listed = words(await site.page('/sources'))
    expect(listed).toMatch(/Næste høstning/)
    expect(listed).toMatch(/Plan 0 – Ikke høstet endnu 2\d\. november 2026 kl\. 0\d\.00/)
    expect(listed).toMatch(/Styrelsens katalog .* Høstes ikke mere/)
    expect(words(await site.page('/sources/universitet'))).toContain('Det, der er hentet fra den tidligere')
  })

  it('draws how many datasets were found over time, and says the same in words', async () => {
    await harvest()
    expect(await site.page('/sources/amt')).not.toContain('<svg viewBox="0 0 600')
    datasets = [...datasets, 'e']
    await harvest()
    const page = await site.page('/en/sources/amt')
    expect(page).toMatch(/<svg [^>]*role="img" aria-labelledby="counts-title counts-text"/)
    expect(page.match(/<circle/g)).toHaveLength(2)
    expect(words(page)).toMatch(/From 4 on 20 November 2026 to 5 on 20 November 2026; 5 at most/)
  })
})

describe('the page of a held run', () => {
  const held = async () => {
    datasets = ['a', 'b', 'c', 'd', 'e']
    await harvest()
    datasets = ['a', 'b']
    return (await harvest()).id
  }

  it('lists what would go by title, and says how to decide in every way', async () => {
    const run = await held()
    const page = await site.page(`/en/runs/${run}`)
    expect(words(page)).toMatch(/no longer has 3 of its 5 data sources.*3 of 3 are shown/)
    for (const name of ['c', 'd', 'e'])
      expect(page).toMatch(
        new RegExp(`/datasets/${await site.store.idOf(iriOf(name))}"[^>]*lang="da"[^>]*>${name}</a>`),
      )
    expect(page).toContain(`datalandkort deletions approve ${run}`)
    expect(page).toContain(`href="/api/v1/runs/${run}/held"`)
    expect(page).toContain(`POST /api/v1/runs/${run}/approve-deletions`)
    expect(page).toMatch(/<input [^>]*type="password"[^>]*autocomplete="off"/)
    expect(await site.page('/sources/amt')).toContain(`/runs/${run}`)
  })

  it('takes a decision with a key, keeps the key nowhere, and tells what was decided', async () => {
    const run = await held()
    const key = await newKey('admin')
    const answer = await decide(run, { key, decision: 'rejected' }, { 'Sec-Fetch-Site': 'same-origin' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/runs/${run}`])
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    const page = await site.page(`/runs/${run}`)
    expect(words(page)).toMatch(/Sletninger afvist .*Afvist .*: alle datakilder er bevaret/)
    expect(words(page)).not.toMatch(/[Aa]fventer|venter på/)
    expect(page).toContain(`datalandkort deletions approve ${run}`)
    expect(page).not.toContain(key)
    expect((await decide(run, { key, decision: 'approved' })).status).toBe(303)
    expect(words(await site.page(`/runs/${run}`))).toMatch(/Sletninger godkendt .*3 datakilder blev slettet/)
    expect((await decide(run, { key, decision: 'rejected' })).status).toBe(409)
  })

  it('leads to the later harvest that has found out anew', async () => {
    const run = await held()
    datasets = ['a', 'b', 'c', 'd', 'e']
    const later = await harvest()
    const page = await site.page(`/en/runs/${run}`)
    expect(words(page)).toMatch(/Superseded by a later harvest/)
    expect(page).toContain(`href="/en/runs/${later.id}"`)
    expect(page).not.toContain('deletions approve')
  })

  it.each([
    ['without a key', { decision: 'approved' }, {}, 400],
    ['without a decision', { key: 'dlk_x' }, {}, 400],
    ['with a wrong key', { key: 'dlk_x', decision: 'approved' }, {}, 401],
    ['from another site', { key: 'KEY', decision: 'approved' }, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['of another origin', { key: 'KEY', decision: 'approved' }, { Origin: 'https://evil.example' }, 403],
    ['with a key for holders', { key: 'HOLDER', decision: 'approved' }, {}, 403],
  ])('takes none %s', async (_how, given, headers, status) => {
    const run = await held()
    const form = Object.fromEntries(
      await Promise.all(
        Object.entries(given).map(async ([name, value]) => [
          name,
          value === 'KEY' ? await newKey('admin') : value === 'HOLDER' ? await newKey('holder') : value,
        ]),
      ),
    ) as Record<string, string>
    const answer = await decide(run, form, headers)
    expect(answer.status).toBe(status)
    const page = await answer.text()
    expect(page).toMatch(/aria-invalid="true"/)
    if (form['key']) expect(page).not.toContain(form['key'])
    expect(await site.store.run(run)).not.toMatchObject({ outcome: { decision: {} } })
  })
})
