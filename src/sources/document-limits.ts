import { dcat } from '../rdf/namespaces.ts'
import type { Term, Triple } from '../rdf/term.ts'
import type { RejectionScope } from './source.ts'

/** More than any catalogue publishes in one document. */
const MAX_DATASETS = 500_000
/** The largest that is known has 8,327. */
const MAX_DISTRIBUTIONS = 20_000

interface Refusal {
  readonly scope: RejectionScope
  readonly reason: string
  readonly iri?: Term
}

/** Counts what one document gives; what is beyond the limits is named and left out. */
export interface DocumentLimits {
  readonly refuse: (dataset: {
    readonly iri: Term
    readonly triples: readonly Triple[]
  }) => Refusal | undefined
  readonly isReached: () => boolean
}

export function newDocumentLimits(
  maxDatasets = MAX_DATASETS,
  maxDistributions = MAX_DISTRIBUTIONS,
): DocumentLimits {
  let datasets = 0
  return {
    isReached: () => datasets > maxDatasets,
    refuse({ iri, triples }) {
      datasets++
      // Said once, of the first one too many.
      if (datasets === maxDatasets + 1)
        return {
          scope: 'document',
          reason: `has more than ${maxDatasets} datasets; the rest is left out: publish it in pages`,
        }
      let distributions = 0
      for (const { subject, predicate } of triples)
        if (predicate === dcat.distribution && subject === iri) distributions++
      if (datasets > maxDatasets || distributions <= maxDistributions) return undefined
      return {
        scope: 'dataset',
        iri,
        reason: `has ${distributions} distributions; at most ${maxDistributions} are taken: describe them as a series`,
      }
    },
  }
}
