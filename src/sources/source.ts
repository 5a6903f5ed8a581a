import type { Triple } from '../rdf/term.ts'

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
      readonly triples: readonly Triple[]
      readonly document: string
    }
  /** The catalogue's own description, without its datasets. */
  | { readonly kind: 'catalogue'; readonly iri: string; readonly triples: readonly Triple[] }
  /** A dataset, or a part of a document, that cannot be used. Costs nothing else. */
  | {
      readonly kind: 'rejected'
      readonly document: string
      readonly iri?: string
      readonly line?: number
      readonly reason: string
    }
  /** A document was read to its end; `bytes` after decompression. */
  | {
      readonly kind: 'document'
      readonly document: string
      readonly bytes: number
      readonly fetchMs: number
      readonly parseMs: number
    }

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
}

export interface NetworkSettings {
  /** Host names that may resolve to private addresses. */
  readonly allowPrivateHosts: readonly string[]
  /** Largest document, in bytes after decompression. */
  readonly maxBytes: number
  readonly requestTimeoutSeconds: number
  readonly runTimeoutMinutes: number
  readonly userAgent: string
}

/** A harvest protocol: everything a source has, streamed; ends normally only when all of it was read. */
export type ReadSource = (context: ReadContext) => AsyncIterable<SourceItem>
