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

/** What the catalogue remembers of a source: no secret, and nothing of when it is harvested. */
export const storedSource = ({ id, kind, url, title, authority = '', profile }: SourceSettings) => ({
  id,
  kind,
  url,
  title,
  authority,
  profile,
})

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
  /** The source itself says that a dataset is gone: a deleted record of OAI-PMH, a Delete of a feed. */
  | { readonly kind: 'deleted'; readonly iri: string; readonly document: string }
  /** The source has the dataset and says it is as it was: its description was not fetched again. */
  | { readonly kind: 'present'; readonly iri: string }
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
  /** Something that the source has and keeps to itself, as drafts: no fault of anybody, and not absent by mistake. */
  | { readonly kind: 'passed-over'; readonly document: string; readonly reason: string }
  /** A document was read to its end; `bytes` as they were parsed, `fetchMs` spent waiting for them. */
  | {
      readonly kind: 'document'
      readonly document: string
      readonly bytes: number
      readonly fetchMs: number
      /** Kept once what the document had is stored, and given back by `ReadContext.recall`. */
      readonly memory?: DocumentMemory
    }
  /** A document that was not read, because it is as it was when it was remembered: what stood in it still stands. */
  | { readonly kind: 'unchanged-document'; readonly document: string }
  /** A run that is interrupted from here on is resumed here: all that came before is stored. */
  | { readonly kind: 'position'; readonly position: string }
  /**
   * Where the whole source can be told by one digest: at its end, what `ReadContext.lastDigest` of the next run is;
   * `same` when it is that of the last run, and then nothing else was parsed.
   */
  | { readonly kind: 'digest'; readonly digest: string; readonly same: boolean }
  /**
   * At the end, from readers that can ask for changes alone. After an `increment` absence says nothing; `state` is given
   * to the next run, once everything is stored. Without this item the listing was full.
   */
  | { readonly kind: 'end'; readonly listing: 'full' | 'increment'; readonly state?: string }

/** How a document can be recognised without parsing it. */
export interface DocumentMemory {
  /** As the server gave them (RFC 9110 §8.8), to be sent back in If-None-Match and If-Modified-Since. */
  readonly etag?: string
  readonly lastModified?: string
  /** SHA-256 of its bytes. */
  readonly digest?: string
  /** Addresses of the documents it leads to. */
  readonly next: readonly string[]
  /** Those of catalogues within this one. */
  readonly parts?: readonly string[]
}

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
  /** HTTP status, where the source answered with one. */
  readonly status?: number
  /** It may be better in a moment, as far as can be told. */
  readonly mayHeal: boolean
  /** The source said when it will be better. */
  readonly retryAfterMs?: number
  constructor(kind: 'unreachable' | 'unreadable', message: string, facts: SourceErrorFacts = {}) {
    super(message)
    const { line, status, mayHeal = false, retryAfterMs } = facts
    this.kind = kind
    this.mayHeal = mayHeal
    if (line !== undefined) this.line = line
    if (status !== undefined) this.status = status
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
  }
}

export interface SourceErrorFacts {
  readonly line?: number | undefined
  readonly status?: number | undefined
  readonly mayHeal?: boolean
  readonly retryAfterMs?: number | undefined
}

export interface ReadContext {
  readonly settings: SourceSettings
  readonly network: NetworkSettings
  readonly signal: AbortSignal
  readonly now: Date
  /** Of the last run, where all of it was stored. */
  readonly lastDigest?: string
  /** What an `end` of the last good run gave; absent when everything is to be read again. */
  readonly state?: string
  /** The last `position` of a run that was interrupted. */
  readonly position?: string
  /** What is known of a document from the last time it was read; nothing when everything is to be read again. */
  readonly recall: (document: string) => Promise<DocumentMemory | undefined>
}

export interface NetworkSettings {
  /** Host names that may resolve to private addresses. */
  readonly allowPrivateHosts: readonly string[]
  /** Largest document, in bytes after each decompression. */
  readonly maxBytes: number
  readonly requestTimeoutSeconds: number
  readonly runTimeoutMinutes: number
  readonly userAgent: string
  readonly pace?: Pace
}

/** How hard a source is asked, and how patiently. */
export interface Pace {
  /** Requests to one host that wait for their answer at the same time. */
  readonly requestsPerHost: number
  /** A host rests for as long as its last answer took, at most so long. */
  readonly maxRestMs: number
  readonly maxAttempts: number
  /** Before the second attempt; doubled before each further one. */
  readonly firstPauseMs: number
  /** All pauses and failed attempts of one request together: whatever would take longer is given up. */
  readonly maxTroubleMs: number
}

/** A harvest protocol: everything a source has, streamed; ends normally only when all of it was read. */
export type ReadSource = (context: ReadContext) => AsyncIterable<SourceItem>
