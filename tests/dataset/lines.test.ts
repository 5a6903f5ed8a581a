import { describe, expect, it } from 'vitest'
import { splitDatasets } from '../../src/dataset/split-datasets.ts'
import type { Quad } from '../../src/rdf/term.ts'

const A = 'https://data.example/a'
const B = 'https://data.example/b'
const PUBLISHER = 'https://data.example/publisher'
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
const DATASET = 'http://www.w3.org/ns/dcat#Dataset'
const DCT = 'http://purl.org/dc/terms/'
const quad = (subject: string, predicate: string, object: string, line?: number): Quad => ({
  subject,
  predicate,
  object,
  graph: '',
  ...(line !== undefined && { line }),
})

const DOCUMENT: readonly Quad[] = [
  quad(A, TYPE, DATASET, 1),
  quad(A, `${DCT}title`, '"a \0 text"', 2),
  quad(A, `${DCT}publisher`, PUBLISHER, 3),
  quad(PUBLISHER, `${DCT}title`, '"publisher"', 4),
  quad(B, TYPE, DATASET, 1_000_005),
  quad(B, `${DCT}publisher`, PUBLISHER, 1_000_006),
  quad(A, `${DCT}description`, '"[said later"', 2_000_000),
  quad(B, `${DCT}description`, '"[nobody knows where"'),
]

async function* batches() {
  yield DOCUMENT
}

async function linesOf(budgetBytes: number) {
  const found: Record<string, (number | undefined)[]> = {}
  for await (const item of splitDatasets(batches(), { source: 's', budgetBytes }))
    if (item.kind === 'dataset') found[item.iri] = item.triples.map(({ line }) => line)
  return found
}

async function* nameless() {
  yield [quad('_:d', TYPE, DATASET, 7), quad('_:d', `${DCT}title`, '"x"', 8)]
}

describe('the statements of a dataset', () => {
  it.each([
    ['in memory', 1_000_000],
    ['on disk', 0],
  ])('know the line on which they stand, held %s', async (_, budgetBytes) => {
    expect(await linesOf(budgetBytes)).toEqual({
      [A]: [1, 2, 3, 2_000_000, 4],
      [B]: [1_000_005, 1_000_006, undefined, 4],
    })
  })

  it('keep it when their dataset has no IRI of its own', async () => {
    for await (const item of splitDatasets(nameless(), { source: 's' }))
      if (item.kind === 'dataset') expect(item.triples.map(({ line }) => line)).toEqual([7, 8])
  })
})
