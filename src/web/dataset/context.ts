import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import type { Authority } from '../authority/authorities.ts'
import type { View } from '../view.ts'

/** Another record that the shown one refers to. */
export interface KnownRecord {
  readonly id: string
  readonly title: string
}

/** What showing a description needs besides the description. */
export interface Shown {
  readonly view: View
  readonly vocabulary: Vocabulary
  /** IRI → authority, for links to its page. */
  readonly authorities: ReadonlyMap<string, Authority>
  /** IRI → record of ours. */
  readonly records: ReadonlyMap<string, KnownRecord>
}
