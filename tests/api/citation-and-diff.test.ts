import { beforeAll, describe, expect, it } from 'vitest'
import { CANCER, goneId, lprId, openTestCatalogue, type TestCatalogue } from './catalogue.ts'
import { recordIdOf } from '../../src/dataset/identity.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await catalogue.ask(`/api/v1/datasets/${path}`, headers)
  return { status: answer.status, type: answer.headers.get('Content-Type'), text: await answer.text() }
}

const APA =
  `Sundhedsdatastyrelsen. (2026). Landspatientregisteret (version 2 af beskrivelsen) [Datasæt]. ` +
  `Datalandkort over danske sundhedsdata. http://localhost:8080/datasets/${lprId}`

describe('a citation', () => {
  it('says who, when, what and where, in both languages', async () => {
    const { text } = await ask(`${lprId}/citation`)
    expect(JSON.parse(text)).toMatchObject({
      apa: { da: APA, en: expect.stringContaining('[Data set]') as string },
      bibtex: expect.stringMatching(/^@misc\{lpr-/) as string,
      ris: expect.stringMatching(/^TY {2}- DATA\r\n/) as string,
    })
  })

  it('makes up neither publisher nor year', async () => {
    const { text } = await ask(`${recordIdOf(CANCER)}/citation?format=text&lang=en`)
    expect(text).toMatch(/^Cancerregisteret \(version 1 of the description\) \[Data set\]\. \(n\.d\.\)\. /)
  })

  it.each([
    ['format=bibtex', {}, 'application/x-bibtex; charset=utf-8', 'author = {{Sundhedsdatastyrelsen}}'],
    ['', { Accept: 'application/x-bibtex' }, 'application/x-bibtex; charset=utf-8', '@misc{'],
    ['format=ris', {}, 'application/x-research-info-systems; charset=utf-8', 'ER  - '],
    ['format=text', {}, 'text/plain; charset=utf-8', APA],
  ])('is written in the form asked for (%s)', async (query, headers, type, part) => {
    const answer = await ask(`${lprId}/citation?${query}`, headers)
    expect(answer.type).toBe(type)
    expect(answer.text).toContain(part)
  })

  it('is for what there is', async () => {
    expect((await ask('nothing/citation')).status).toBe(404)
    expect((await ask(`${goneId}/citation`)).status).toBe(410)
    expect((await ask(`${lprId}/citation?format=word`)).status).toBe(400)
  })
})

describe('similar datasets', () => {
  it('are told with what they have in common', async () => {
    const { status, text } = await ask(`${lprId}/similar`)
    expect(status).toBe(200)
    const { items } = JSON.parse(text) as { items: { id: string; reasons: unknown[] }[] }
    expect(items.map(({ id }) => id)).not.toContain(lprId)
    for (const { reasons } of items) expect(reasons.length).toBeGreaterThan(0)
  })

  it('are for what there is', async () => {
    expect((await ask('nothing/similar')).status).toBe(404)
    expect((await ask(`${goneId}/similar`)).status).toBe(410)
    expect((await ask(`${lprId}/similar?limit=0`)).status).toBe(400)
  })
})

describe('a difference', () => {
  const diff = async (path: string) => JSON.parse((await ask(path)).text) as Record<string, unknown>

  it('lists the triples added and removed between the last two versions', async () => {
    const answer = await diff(`${lprId}/diff`)
    expect(answer).toMatchObject({
      from: { number: 1, at: '2026-01-10T03:00:00.000Z', change: 'created' },
      to: { number: 2, at: '2026-02-10T03:00:00.000Z', change: 'updated' },
      added: [expect.stringContaining('"Danish National Patient Register"@en .')],
      removed: [expect.stringContaining('"Danish National Patient Registry"@en .')],
    })
  })

  it('is taken between any two, backwards too, and from nothing', async () => {
    const back = await diff(`${lprId}/diff?from=2&to=1`)
    expect(back['added']).toEqual([expect.stringContaining('Registry"@en')])
    const all = await diff(`${lprId}/diff?from=0&to=1`)
    expect([(all['added'] as string[]).length > 10, all['removed']]).toEqual([true, []])
    expect(await diff(`${lprId}/diff?from=1&to=1`)).toMatchObject({ added: [], removed: [] })
  })

  it('shows what was lost when a dataset was deleted', async () => {
    const answer = await diff(`${goneId}/diff`)
    expect(answer).toMatchObject({ to: { number: 2, change: 'deleted' }, added: [] })
    expect(answer['removed']).toContainEqual(expect.stringContaining('Forladt register'))
  })

  it.each(['from=9', 'to=9', 'to=first', 'from=-1', 'version=2'])('refuses %s', async (query) => {
    const { status, text } = await ask(`${lprId}/diff?${query}`)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ path: query.split('=')[0] }] })
  })

  it('is for what was ever known', async () => {
    expect((await ask('nothing/diff')).status).toBe(404)
  })
})
