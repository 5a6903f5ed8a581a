import type { LocatedTriple, Triple } from '../rdf/term.ts'

/** A source as configured. */
export interface SourceSettings {
  readonly id: string
  readonly kind: string
  /** An http(s) address, or the absolute path of a file or folder. */
  readonly url: string
  readonly title: Readonly<Record<string, string>>
  readonly authority?: string
  readonly schedule?: string
  readonly profile: string
  /** Values already read from the environment variables that the configuration names. */
  readonly headers: Readonly<Record<string, string>>
  readonly deletion: { readonly graceDays: number; readonly holdAbovePercent: number }
}

/** What a source gives, piece by piece. */
export type SourceItem =
  /** One dataset: its node, what hangs below it, and the agents, series and services it refers to. */
  | {
      readonly kind: 'dataset'
      readonly iri: string
      readonly triples: readonly LocatedTriple[]
      readonly document: string
      /** Its document breaks off further on, where more of it may have stood. */
      readonly isIncomplete?: boolean
    }
  /** The catalogue's own description, without its datasets. */
  | { readonly kind: 'catalogue'; readonly iri: string; readonly triples: readonly Triple[] }
  /** Something that cannot be used, or not as it was written. Costs nothing else. */
  | {
      readonly kind: 'rejected'
      readonly scope: RejectionScope
      readonly document: string
      /** Of the dataset, where it is known. */
      readonly iri?: string
      readonly line?: number
      readonly reason: string
    }
  /** A document was read to its end; `bytes` as they were parsed, `fetchMs` spent waiting for them. */
  | { readonly kind: 'document'; readonly document: string; readonly bytes: number; readonly fetchMs: number }
  /**
   * Where the whole source can be told by one digest: at its end, what `ReadContext.lastDigest` of the next run is;
   * `same` when it is that of the last run, and then nothing else was parsed.
   */
  | { readonly kind: 'digest'; readonly digest: string; readonly same: boolean }

/**
 * `dataset`: it is not stored, or not as it is now. `part`: a statement was left out, its dataset is stored without it.
 * `document`: what could not be read may have had any number of datasets, so that none can be called absent.
 */
export type RejectionScope = 'dataset' | 'part' | 'document'

/** Why a source could not be read to its end. Thrown by readers, caught once, in `harvest`. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  readonly kind: 'unreachable' | 'unreadable'
  readonly line?: number
  constructor(kind: 'unreachable' | 'unreadable', message: string, line?: number) {
    super(message)
    this.kind = kind
    if (line !== undefined) this.line = line
  }
}

export interface ReadContext {
  readonly settings: SourceSettings
  readonly network: NetworkSettings
  readonly signal: AbortSignal
  /** Of the last run, where all of it was stored. */
  readonly lastDigest?: string
}

export interface NetworkSettings {
  /** Host names that may resolve to private addresses. */
  readonly allowPrivateHosts: readonly string[]
  /** Largest document, in bytes after each decompression. */
  readonly maxBytes: number
  readonly requestTimeoutSeconds: number
  readonly runTimeoutMinutes: number
  readonly userAgent: string
}

/** A harvest protocol: everything a source has, streamed; ends normally only when all of it was read. */
export type ReadSource = (context: ReadContext) => AsyncIterable<SourceItem>
