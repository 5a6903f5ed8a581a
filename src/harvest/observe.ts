import { globalIdentifiers } from '../catalogue/global-identifiers.ts'
import type { ObservedDataset } from '../catalogue/store.ts'
import { canonicalize } from '../rdf/canonicalize.ts'
import { dct } from '../rdf/namespaces.ts'
import { isIri, type LocatedTriple, type Triple } from '../rdf/term.ts'

/** A dataset as the catalogue keeps it: its own graph in the one form that does not depend on how it was written. */
export function observeDataset(iri: string, triples: readonly LocatedTriple[]): ObservedDataset {
  const { ntriples, fingerprint, lines } = canonicalize(triples)
  const publisher = publisherOf(iri, triples)
  return { iri, ntriples, fingerprint, lines, publisher, identifiers: globalIdentifiers(iri, triples) }
}

/** The first in order of IRI, where there are several: the choice must not depend on how the triples are ordered. */
function publisherOf(iri: string, triples: readonly Triple[]): string {
  const publishers = triples.filter(
    ({ subject, predicate, object }) => subject === iri && predicate === dct.publisher && isIri(object),
  )
  return publishers.map(({ object }) => object).sort()[0] ?? ''
}
