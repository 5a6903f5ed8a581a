import type { SourceItem, ReadContext } from '../source.ts'
import type { XmlElement } from '../xml/element.ts'

/** What a record turns out to be. */
export type RecordItem =
  | Extract<SourceItem, { kind: 'dataset' | 'rejected' }>
  /** An article, a picture: in the repository and no dataset. */
  | { readonly kind: 'other'; readonly type: string }

export interface RecordContext {
  readonly context: ReadContext
  /** Of the record in its repository. */
  readonly identifier: string
  /** Where the record can be looked at; the IRI of a dataset that has no other. */
  readonly address: string
}

/** Reads what stands in a record's `metadata`. */
export type ReadMetadata = (
  element: XmlElement,
  record: RecordContext,
) => AsyncIterable<RecordItem> | Iterable<RecordItem>
