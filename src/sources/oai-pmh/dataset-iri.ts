import { doiAddress, webAddressOf } from '../write-dataset.ts'
import type { RecordContext } from './reading.ts'

/** A DOI is meant to last, an address mostly does; the repository's own identifier does as long as the repository. */
export function datasetIri(identifiers: readonly string[], { identifier, address }: RecordContext): string {
  const found = (read: (value: string) => string | undefined) =>
    identifiers.map(read).find((iri) => iri !== undefined)
  return (
    found(doiAddress) ??
    found(webAddressOf) ??
    (/^[a-z][a-z0-9+.-]*:\S+$/i.test(identifier) ? identifier : address)
  )
}
