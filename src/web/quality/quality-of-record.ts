import type { CatalogueRecord } from '../../catalogue/record.ts'
import { lossesOf, type Losses } from '../../dataset/losses.ts'
import { assessQuality } from '../../quality/assess.ts'
import { graphOf } from '../../rdf/graph.ts'
import { parseNTriples } from '../../rdf/ntriples/stored.ts'
import type { PageContext } from '../page-context.tsx'
import type { DescriptionQuality } from './description-quality.tsx'

type Sources = Pick<PageContext, 'store' | 'vocabulary' | 'now'>

export const datasetPath = ({ id }: { readonly id: string }): string => `/datasets/${encodeURIComponent(id)}`

export const lossesOfRecord = (
  { ntriples, iri }: CatalogueRecord,
  { vocabulary }: Pick<Sources, 'vocabulary'>,
): Losses => lossesOf(graphOf(parseNTriples(ntriples)), iri, vocabulary)

export const todayOf = ({ now }: Pick<Sources, 'now'>): string =>
  now().toISOString().slice(0, 'yyyy-mm-dd'.length)

/** What is said of a record of the catalogue, now or as it was. */
export async function qualityOfRecord(
  sources: Sources,
  record: CatalogueRecord,
  at: string | undefined,
): Promise<DescriptionQuality> {
  const past = at === undefined ? '' : `?at=${encodeURIComponent(at)}`
  return {
    report: await sources.store.report(record.id, at),
    quality: assessQuality(record, { vocabulary: sources.vocabulary, today: todayOf(sources) }),
    losses: lossesOfRecord(record, sources),
    reportPath: `${datasetPath(record)}/report${past}`,
    lossesPath: `${datasetPath(record)}/losses${past}`,
  }
}
