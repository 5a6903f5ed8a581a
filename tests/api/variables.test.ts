import { beforeAll, describe, expect, it } from 'vitest'
import { lprId, openTestCatalogue, type TestCatalogue } from './catalogue.ts'

let catalogue: TestCatalogue
beforeAll(async () => {
  catalogue = await openTestCatalogue()
})

const ask = async (parameters: string) => {
  const answer = await catalogue.ask(`/api/v1/variables?${parameters}`)
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as object }
}

describe('variables', () => {
  it('come with the datasets that have them', async () => {
    const { body, headers } = await ask('q=aktionsdiagnose')
    expect(headers.get('ETag')).toBeTruthy()
    expect(body).toEqual({
      total: 1,
      items: [
        {
          name: 'c_adiag',
          kind: 'column',
          because: 'word',
          datasetCount: 1,
          datasets: [
            {
              id: lprId,
              title: { da: 'Landspatientregisteret', en: 'Danish National Patient Register' },
              page: `http://localhost:8080/datasets/${lprId}`,
              years: { from: 1977 },
              codingSystems: [],
              name: 'c_adiag',
              label: { da: 'Aktionsdiagnose' },
              description: {},
              datatype: 'string',
            },
          ],
        },
      ],
    })
  })

  it('are a list like the others', async () => {
    expect((await ask('limit=0')).status).toBe(400)
    expect((await ask('kind=column')).body).toMatchObject({ errors: [{ path: 'kind' }] })
    expect((await ask('cursor=nothing')).body).toMatchObject({ errors: [{ path: 'cursor' }] })
    const first = (await ask('limit=1')).body as {
      total: number
      nextCursor: string
      items: { name: string }[]
    }
    expect(first.total).toBe(2)
    const second = (await ask(`limit=1&cursor=${first.nextCursor}`)).body as typeof first
    expect([...first.items, ...second.items].map(({ name }) => name).toSorted()).toEqual([
      'c_adiag',
      'd_inddto',
    ])
    expect(second).not.toHaveProperty('nextCursor')
  })
})
