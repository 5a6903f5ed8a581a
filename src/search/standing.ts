import type { CatalogueRecord } from '../catalogue/record.ts'
import { slugOf } from './concepts.ts'

/** Statistics, code lists and invented data are about registers; they are not the register. */
const SECONDARY = new Set(['STATISTICAL', 'CODE_LIST', 'DIRECTORY', 'SYNTHETIC', 'TEST_DATA'])
const MOST_REFERENCES = 4

/**
 * How much a dataset is a source of its own, −1 to 1, by what its description says of itself: what is derived from
 * others, a part of a series or a version stands behind; what is written about and comes from a national authority
 * stands before. Decides between datasets that answer a search equally well.
 */
export function standingOf({ description }: CatalogueRecord): number {
  let standing = 0
  if (description.source.length > 0) standing -= 0.5
  if (description.isVersionOf.length + description.inSeries.length > 0) standing -= 0.25
  if (description.type.some(({ iri }) => iri !== undefined && SECONDARY.has(slugOf(iri)))) standing -= 0.25
  standing += (0.5 * Math.min(MOST_REFERENCES, description.referencedBy.length)) / MOST_REFERENCES
  const isNational = description.publisher.some(({ type }) =>
    type.some(({ iri }) => iri !== undefined && slugOf(iri) === 'national-authority'),
  )
  return isNational ? standing + 0.5 : standing
}
