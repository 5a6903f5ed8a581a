import { canonicalize } from '../../src/rdf/canonicalize.ts'
import type { ReadSource } from '../../src/sources/source.ts'
import { collect, type Collected, type CollectOptions } from './collect.ts'

export interface ReadItems extends Collected {
  /** Canonical N-Triples of a dataset. */
  readonly textOf: (iri: string) => string
}

/** Does not rest between requests, and tries again at once. */
const PACE = { requestsPerHost: 4, maxRestMs: 0, maxAttempts: 3, firstPauseMs: 1, maxTroubleMs: 2000 }

/** All that a reader gives, and the error it ends with. */
export async function readAll(
  read: ReadSource,
  url: string,
  changes: CollectOptions = {},
): Promise<ReadItems> {
  const collected = await collect(read, url, {
    now: new Date('2026-06-01T00:00:00Z'),
    signal: AbortSignal.timeout(20_000),
    ...changes,
    network: { pace: PACE, ...changes.network },
  })
  const triplesOf = (iri: string) => collected.of('dataset').find((each) => each.iri === iri)?.triples
  return { ...collected, textOf: (iri) => canonicalize(triplesOf(iri) ?? []).ntriples }
}
