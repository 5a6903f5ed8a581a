import type { classes, datasetProperties, ClassName, PropertyTable } from './properties.ts'

export interface Text {
  readonly value: string
  /** Lower-case BCP 47 tag; absent where the publisher gave none. */
  readonly language?: string
}

export interface Concept {
  /** Absent where the publisher wrote a plain literal. */
  readonly iri?: string
  /** Labels that the description carries itself; the code lists of `vocabulary` have more. */
  readonly labels: readonly Text[]
}

/** A date as written, and the first and last day (ISO) it stands for; both absent when not understood. */
export interface WrittenDate {
  readonly written: string
  readonly from?: string
  readonly to?: string
}

export interface Period {
  readonly start?: WrittenDate
  readonly end?: WrittenDate
  readonly labels: readonly Text[]
}

interface ValueOfKind {
  text: Text
  concept: Concept
  resource: Concept
  link: string
  date: WrittenDate
  period: Period
  number: number
  flag: boolean
}

type ValueOf<K> = K extends keyof ValueOfKind
  ? ValueOfKind[K]
  : K extends { readonly of: infer C extends ClassName }
    ? Described<C>
    : never

export type Values<T extends PropertyTable> = { readonly [P in keyof T]: readonly ValueOf<T[P]['kind']>[] }

/** A statement whose property no table lists. Terms in the notation of `rdf/term.ts`. */
export interface OtherStatement {
  readonly predicate: string
  readonly object: string
}

export interface NodeIdentity {
  /** Absent for blank nodes. */
  readonly iri?: string
  readonly types: readonly string[]
  readonly other: readonly OtherStatement[]
}

export type Described<C extends ClassName> = NodeIdentity & Values<(typeof classes)[C]>
export type Agent = Described<'agent'>
export type Distribution = Described<'distribution'>
export type ContactPoint = Described<'contactPoint'>

/** A dataset as its publisher describes it, read by the tables of `properties.ts`; every property is a list. */
export type DatasetDescription = NodeIdentity & Values<typeof datasetProperties>
