import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordIdOf } from '../../src/dataset/identity.ts'
import { openTestSite, idOf, type TestSite } from './site.ts'
import { words } from './words.ts'

const COPY = 'https://portal.example/77'

let site: TestSite
/** A portal has a copy under an address of its own. */
beforeAll(async () => {
  site = await openTestSite()
  const { store } = site
  const at = '2026-11-21T03:00:00.000Z'
  const lpr = await store.record(idOf('lpr'))
  const source = { id: 'portal', kind: 'dcat', url: '', authority: '', profile: 'healthdcat-ap-8' }
  await store.saveSource({ ...source, title: { da: 'Portalen', en: 'The portal' } })
  await store.startRun({ id: 'portal-1', source: 'portal', startedAt: at })
  const dataset = {
    iri: COPY,
    fingerprint: 'of the copy',
    ntriples: (lpr?.ntriples ?? '')
      .replaceAll(`<${lpr?.iri}>`, `<${COPY}>`)
      .replace(/(<http:\/\/purl.org\/dc\/terms\/title>) "[^"]*"/, '$1 "En kopi"'),
    publisher: '',
    identifiers: [{ value: 'web:a.example/dataset/lpr', isOriginal: true }],
  }
  await store.apply({ source: 'portal', run: 'portal-1', at }, [{ kind: 'created', dataset }])
})
afterAll(() => site.close())

it('shows who else publishes a dataset, where, and what they say otherwise', async () => {
  const page = await site.page(`/datasets/${idOf('lpr')}`)
  expect(words(page)).toMatch(/Udgives også gennem Portalen ?, under en anden adresse \(afviger i Titel\)/)
  expect(page).toContain(`href="/datasets/${recordIdOf(COPY)}"`)
  expect(words(await site.page(`/en/datasets/${idOf('lpr')}`))).toContain('differs in Title')
})

it('leads from a copy to the one that lists and search show', async () => {
  const page = await site.page(`/datasets/${recordIdOf(COPY)}`)
  expect(words(page)).toContain('Søgning og lister viser den ledende beskrivelse')
  expect(page).toContain(`href="/datasets/${idOf('lpr')}"`)
})
