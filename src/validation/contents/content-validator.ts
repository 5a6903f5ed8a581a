import type { DatasetReport } from '../validate-dataset.ts'

/** A dataset as it is stored: canonical N-Triples, and of each triple the line it stands on (0: unknown), where there are any. */
export interface Content {
  readonly iri: string
  readonly ntriples: string
  readonly lines?: readonly number[]
}

/** Validates what is stored or about to be, many datasets at a time. */
export interface ContentValidator {
  /** Of a profile's shapes; undefined where there is no such profile, or it cannot be used. */
  readonly versionOf: (profile: string) => Promise<string | undefined>
  /** A report for each, in the order given; undefined for those that could not be validated, which costs nothing else. */
  readonly validate: (
    profile: string,
    contents: readonly Content[],
  ) => Promise<readonly (DatasetReport | undefined)[]>
  readonly close: () => Promise<void>
}
