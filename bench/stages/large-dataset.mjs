import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stage } from '../child.mjs'
import { peakMemory, timed } from '../measure.mjs'
import { harvestSource, network, openSqliteStore, sourceOf } from '../project.mjs'
import { countQuads } from './bare-parse.mjs'

/** One dataset with so many distributions that it killed the job of another catalogue. */
await stage(async ({ folder, distributions }) => {
  const path = join(folder, 'large.ttl')
  const data = join(folder, 'large')
  mkdirSync(data)
  writeFileSync(path, datasetWith(distributions))
  const parse = await timed(() => countQuads(path))
  const store = openSqliteStore(join(data, 'catalogue.db'))
  const harvest = (force) =>
    timed(() => harvestSource({ settings: sourceOf(path), store, network, now: () => new Date(), force }))
  const first = await harvest(false)
  const again = await harvest(true)
  await store.close()
  for (const [{ value }, expected] of [
    [first, 'created'],
    [again, 'unchanged'],
  ])
    if (value.outcome.kind !== 'done' || value.counts[expected] !== 1)
      throw new Error(JSON.stringify({ outcome: value.outcome, counts: value.counts }))
  return { parseMs: parse.ms, firstMs: first.ms, againMs: again.ms, peakBytes: peakMemory() }
})

/** Blank nodes, as most portals write them: they must be given the same names each time. */
function datasetWith(distributions) {
  const parts = Array.from(
    { length: distributions },
    (_, index) => `  dcat:distribution [
    a dcat:Distribution ;
    dct:title "Udtræk ${index}"@da ;
    dcat:accessURL <https://bench.example/files/${index}> ;
    dct:format <http://publications.europa.eu/resource/authority/file-type/CSV>
  ] ;`,
  )
  return `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
<https://bench.example/dataset/large> a dcat:Dataset ;
${parts.join('\n')}
  dct:title "Et datasæt med mange distributioner"@da .
`
}
