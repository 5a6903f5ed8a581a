import type { SchemeName } from '../../vocabulary/concept.ts'

export interface Bilingual {
  readonly da: string
  readonly en: string
}

/** How a cell is read. */
export type CellKind =
  /** Literal; with a language where the column is for one. */
  | { readonly kind: 'text'; readonly language?: 'da' | 'en' }
  /** Code or label of one of our lists, or an IRI; in the order in which the lists are searched. */
  | { readonly kind: 'code'; readonly schemes: readonly [SchemeName, ...SchemeName[]] }
  | { readonly kind: 'date' }
  | { readonly kind: 'count' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'duration' }
  /** Name of a datatype of CSVW, or what it is commonly called. */
  | { readonly kind: 'datatype' }
  /** Address of something on the web. */
  | { readonly kind: 'link' }
  /** Any IRI: of a dataset, a person, a law. */
  | { readonly kind: 'iri' }
  | { readonly kind: 'email'; readonly as: 'literal' | 'mailto' }

/** Of HealthDCAT-AP release 8. `non-public`: mandatory where access is not public, else recommended or optional. */
export type Need = 'mandatory' | 'non-public' | 'recommended' | 'optional'

export interface Column<Node extends string = string> {
  /** Stable name; also taken as a heading. */
  readonly key: string
  readonly heading: Bilingual
  /** Other headings it is known by. */
  readonly also?: readonly string[]
  /** Of which node it says something. */
  readonly node: Node
  /** IRI of the property; `iri` where the cell is the IRI of the node itself. */
  readonly property: string
  readonly read: CellKind
  /** Values are separated by semicolons or line breaks. */
  readonly several?: boolean
  readonly need: Need
  /** What is said where the cell is empty. */
  readonly ifEmpty?: string
  readonly help: Bilingual
  /** Made up, and of no real register. */
  readonly example?: Bilingual
}

export const NODE_IRI = 'iri'

/** A node of the graph that a row describes. */
export interface NodeDeclaration<Node extends string = string> {
  readonly types: readonly string[]
  /** Whose it is, and by which property; absent for the row's own node. */
  readonly of?: { readonly node: Node; readonly by: string }
  /** One node for each value of this column, where others need but one. */
  readonly each?: string
}
